import type { TSESTree } from "@typescript-eslint/utils";
import { getStaticValue } from "./ast.js";
import type { File } from "./file.js";
import { refute } from "./types/refutation.js";
import { argumentKind } from "./types/shape.js";
import { bare, isGlobal, originsOf } from "./value.js";

/** The constant text that a URL starts with: `"https://api.example.com/users/"` of a template; undefined if none is. */
export function urlStart(file: File, url: TSESTree.Expression | undefined): string | undefined {
  return url && startOf(file, url, new Set());
}

/** @param passed the variables on the way here: one that is made of itself has no start. */
function startOf(file: File, from: TSESTree.Expression, passed: Set<TSESTree.Node>): string | undefined {
  const node = bare(from) as TSESTree.Expression;
  const constant = getStaticValue(node, file.sourceCode.getScope(node));
  if (typeof constant?.value === "string") return constant.value;
  if (constant?.value instanceof URL) return constant.value.href;
  const on = (next: TSESTree.Node | undefined): string | undefined => (next ? startOf(file, next as TSESTree.Expression, passed) : undefined);
  if (node.type === "TemplateLiteral") return node.quasis[0]?.value.cooked || on(node.expressions[0]);
  if (node.type === "BinaryExpression") return node.left.type === "PrivateIdentifier" ? undefined : on(node.left);
  if (node.type === "NewExpression" && isGlobal(file, node.callee, "URL")) {
    const [path, base] = node.arguments;
    const whole = base ?? path;
    return whole?.type === "SpreadElement" ? undefined : on(whole);
  }
  if (node.type === "Identifier") {
    const [origin, ...others] = originsOf(file, node);
    const made = origin && others.length === 0 && origin.path.length === 0 ? origin.made : undefined;
    if (made?.by !== "expression" || passed.has(made.node)) return undefined;
    passed.add(made.node);
    return on(made.node);
  }
  return undefined;
}

/** URLs that name something in this process, or on this machine: reading them waits for nobody. */
export function isLocal(file: File, url: TSESTree.Expression | undefined): boolean {
  if (!url) return false;
  if (/^(?:data|blob|ws\+unix):/i.test(urlStart(file, url) ?? "")) return true;
  return originsOf(file, url).some(({ made }) => made.by === "expression" && isObjectUrl(file, made.node));
}

function isObjectUrl(file: File, node: TSESTree.Expression): boolean {
  return (
    node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    isGlobal(file, node.callee.object, "URL") &&
    node.callee.property.type === "Identifier" &&
    node.callee.property.name === "createObjectURL"
  );
}

/** Names of what may be a request; `requestUrl` and `inputPath` are none. */
const requestName = /^(?!.*(?:ur[il]|href|endpoint|path|link)).*(?:req|input|init|info|resource|args|opt|param|clone)/i;

/**
 * Whether a `fetch` argument may be a `Request`, which may carry a signal of its own: any object but a URL, since libraries
 * and frameworks have requests of their own. Where nothing in sight tells, a name like `request` or `input` is reason
 * enough to stay silent; it is never a reason to speak.
 */
export function mayBeRequest(file: File, argument: TSESTree.Expression): boolean {
  return originsOf(file, argument).some(({ made, path }) => {
    if (made.by === "expression" && path.length === 0 && isVisiblyUrl(file, made.node)) return false;
    if (made.by === "expression" && made.node.type === "NewExpression") return true;
    const isNamedLikeOne = requestName.test(lastName(argument));
    const kind = file.types && argumentKind(file.types, argument);
    if (kind && kind !== "url" && !isNamedLikeOne) refute("the argument is no URL", argument);
    return kind ? kind !== "url" : isNamedLikeOne;
  });
}

function isVisiblyUrl(file: File, from: TSESTree.Expression): boolean {
  const node = bare(from);
  if (node.type === "TemplateLiteral" || node.type === "BinaryExpression") return true;
  return (node.type === "Literal" && typeof node.value === "string") || (node.type === "NewExpression" && isGlobal(file, node.callee, "URL"));
}

function lastName(from: TSESTree.Expression): string {
  const node = bare(from);
  if (node.type === "Identifier") return node.name;
  if (node.type === "MemberExpression" && node.property.type === "Identifier") return node.property.name;
  return node.type === "CallExpression" ? lastName(node.callee) : "";
}

/** Whether a URL visibly stays on the page's own origin: `/api/users`, `./data.json`, `?page=2`. */
export function isSameOrigin(start: string | undefined): boolean {
  return start !== undefined && /^(?:\/(?!\/)|\.{1,2}\/|[?#])/.test(start);
}

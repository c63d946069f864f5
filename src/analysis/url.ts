import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName, getStaticValue } from "./ast.js";
import { isFunction } from "./chain.js";
import type { File } from "./file.js";
import { outcomesAt } from "./outcome.js";
import { refute } from "./types/refutation.js";
import { argumentKind } from "./types/shape.js";
import { literalText } from "./types/text.js";
import { bare, isGlobal, type Made, type Origin, originsOf } from "./value.js";

/** The constant text that a URL starts with: `"https://api.example.com/users/"` of a template; undefined if none is. */
export function urlStart(file: File, url: TSESTree.Expression | undefined): string | undefined {
  const start = url && startOf(file, url, new Set());
  return typeof start === "string" ? start : undefined;
}

/**
 * What a URL starts with: a constant text, or the expression that gives the start, where nothing tells what that is.
 * @param passed the variables on the way here: one that is made of itself has no start.
 */
function startOf(file: File, from: TSESTree.Node, passed: Set<TSESTree.Node>): string | TSESTree.Node {
  const node = bare(from);
  const constant = getStaticValue(node, file.sourceCode.getScope(node));
  if (typeof constant?.value === "string") return constant.value;
  if (constant?.value instanceof URL) return constant.value.href;
  const on = (next: TSESTree.Node | undefined): string | TSESTree.Node => (next ? startOf(file, next, passed) : node);
  if (node.type === "TemplateLiteral") return node.quasis[0]?.value.cooked || on(node.expressions[0]);
  if (node.type === "BinaryExpression") return node.left.type === "PrivateIdentifier" ? node : on(node.left);
  if (node.type === "NewExpression" && isGlobal(file, node.callee, "URL")) {
    const [path, base] = node.arguments;
    const whole = base ?? path;
    return whole?.type === "SpreadElement" ? node : on(whole);
  }
  if (node.type === "Identifier") {
    const [origin, ...others] = originsOf(file, node);
    const made = origin && others.length === 0 && origin.path.length === 0 ? origin.made : undefined;
    if (made?.by !== "expression" || passed.has(made.node)) return node;
    passed.add(made.node);
    return on(made.node);
  }
  return node;
}

/**
 * Whether a URL leads to another host than the program's own: by its text, or by a setting or a constant of another file that it
 * starts with, since a path on the own host needs none.
 * @param inside the modules whose values begin such paths all the same.
 */
export function leadsOutside(file: File, url: TSESTree.Node, inside: readonly string[], passed = new Set<TSESTree.Node>()): boolean {
  const start = startOf(file, url, passed);
  if (typeof start === "string") return isAbsolute(start);
  const origins = originsOf(file, start).filter(({ made }) => mayBeStart(made));
  return origins.length > 0 && origins.every((origin) => isOutside(file, origin, inside, passed)) && isAbsolute((file.types && literalText(file.types, start)) ?? "//");
}

/** Not so for what is still to be filled, and for what is added to a text: `url += "?page=2"`. */
function mayBeStart(made: Made): boolean {
  if (made.by !== "expression") return made.by !== "nothing";
  const { parent } = made.node;
  return parent.type !== "AssignmentExpression" || parent.operator !== "+=" || parent.right !== made.node;
}

function isOutside(file: File, { made, path }: Origin, inside: readonly string[], passed: Set<TSESTree.Node>): boolean {
  switch (made.by) {
    case "global":
      return made.name === "process" && path[0] === "env";
    case "import":
      // A file that is imported for its URL is one of the program's own.
      return !inside.includes(made.module) && path.join() !== "default";
    case "expression":
      if (made.node.type === "MetaProperty") return path[0] === "env" && path[1] !== "BASE_URL";
      if (path.length > 0 || passed.has(made.node)) return false;
      passed.add(made.node);
      return leadsOutside(file, made.node, inside, passed);
    default:
      return false;
  }
}

function isAbsolute(start: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(start);
}

const local = /^(?:data|blob|ws\+unix):/i;

/** `if (!url.startsWith("blob:")) return; … fetch(url)` */
function isTestedLocal({ sourceCode }: File, url: TSESTree.Expression): boolean {
  const text = sourceCode.getText(url);
  for (let node: TSESTree.Node = url; node.parent && !isFunction(node); node = node.parent) {
    if (outcomesAt(node, node.parent).some(({ test, truth }) => truth && isLocalTest(test) && sourceCode.getText(test.callee.object) === text)) return true;
  }
  return false;
}

type StartTest = TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression };

function isLocalTest(test: TSESTree.Node): test is StartTest {
  if (test.type !== "CallExpression" || test.callee.type !== "MemberExpression" || getPropertyName(test.callee) !== "startsWith") return false;
  const [start] = test.arguments;
  return start?.type === "Literal" && typeof start.value === "string" && local.test(start.value);
}

/** URLs that name something in this process, or on this machine: reading them waits for nobody. */
export function isLocal(file: File, url: TSESTree.Expression | undefined): boolean {
  if (!url) return false;
  if (url.type === "Literal" && url.value === null) return true;
  if (local.test(urlStart(file, url) ?? "") || isTestedLocal(file, url)) return true;
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

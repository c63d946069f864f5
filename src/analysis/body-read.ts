import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { chainOn, enclosing, isFunction, outer } from "./chain.js";
import { functionOf, parametersOf } from "./consumption/bind.js";
import { readers } from "./consumption/response.js";
import type { File } from "./file.js";
import { callsIn } from "./nodes.js";
import { bare, variableOf } from "./value.js";

/**
 * The calls that read the body of a request's response whole: `response.json()`, `.then((response) => response.text())`.
 * Only what is surely this request's response is followed: a variable that holds no other, a handler's parameter.
 */
export function bodyReadsOf(file: File, request: TSESTree.Node): readonly TSESTree.CallExpression[] {
  const links = chainOn(request);
  const handled = links.find(({ name }) => name === "then");
  if (handled) {
    const own = onResponse(file, handled.call.arguments[0]);
    // `.then((response) => response)` gives the response again, with whatever was done to it.
    return own.isPassedOn ? [...own.reads, ...bodyReadsOf(file, handled.call)] : own.reads;
  }
  const { parent } = outer(links.at(-1)?.call ?? request);
  if (parent?.type === "AwaitExpression") return readsOf(file, parent);
  const kept = parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? mentionsOf(file, parent.id) : [];
  return kept.flatMap((mention) => (outer(mention).parent?.type === "AwaitExpression" ? readsOf(file, outer(mention).parent!) : []));
}

/** What a handler does with the response that it is called with. */
function onResponse(file: File, handler: TSESTree.Node | undefined): { readonly reads: readonly TSESTree.CallExpression[]; readonly isPassedOn: boolean } {
  const fn = handler && functionOf(file, handler);
  const [parameter] = fn ? parametersOf(fn) : [];
  const mentions = parameter?.type === "Identifier" ? mentionsOf(file, parameter) : [];
  const isPassedOn = mentions.some((mention) => {
    const { parent } = outer(mention);
    return parent?.type === "ReturnStatement" || (parent?.type === "ArrowFunctionExpression" && parent.body === outer(mention));
  });
  return { reads: mentions.flatMap((mention) => readsOf(file, mention)), isPassedOn };
}

/** The reads of a response that an expression gives, or of the variable that it is given to. */
function readsOf(file: File, response: TSESTree.Node): readonly TSESTree.CallExpression[] {
  const node = outer(response);
  const { parent } = node;
  switch (parent?.type) {
    case "MemberExpression": {
      const callee = outer(parent);
      const isRead = parent.object === node && readers.has(getPropertyName(parent) ?? "") && callee.parent?.type === "CallExpression" && callee.parent.callee === callee;
      return isRead ? [callee.parent as TSESTree.CallExpression] : [];
    }
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? mentionsOf(file, parent.id).flatMap((mention) => readsOf(file, mention)) : [];
    case "AssignmentExpression":
      if (parent.left.type === "MemberExpression") return readsByText(file, parent, parent.left);
      return parent.right === node && parent.left.type === "Identifier" ? mentionsOf(file, parent.left).flatMap((mention) => readsOf(file, mention)) : [];
    default:
      return [];
  }
}

/** The reads behind `context.response = await fetch(url);` of the same function, by the text of what holds the response. */
function readsByText(file: File, { range }: TSESTree.Node, holder: TSESTree.MemberExpression): readonly TSESTree.CallExpression[] {
  const fn = enclosing(holder);
  const text = file.sourceCode.getText(holder);
  return (isFunction(fn) && fn.body ? callsIn(file, fn.body) : []).flatMap((call) => {
    const callee = bare(call.callee);
    const isRead = call.range[0] > range[1] && callee.type === "MemberExpression" && readers.has(getPropertyName(callee) ?? "");
    return isRead && call.type === "CallExpression" && enclosing(call) === fn && file.sourceCode.getText(callee.object) === text ? [call] : [];
  });
}

/** Where a variable is read that is given one value alone, nothing aside. */
function mentionsOf(file: File, name: TSESTree.Identifier): readonly TSESTree.Node[] {
  const references = variableOf(file, name)?.references ?? [];
  const written = references.filter((reference) => reference.isWrite() && !/^(?:undefined|null)$/.test(reference.writeExpr ? file.sourceCode.getText(reference.writeExpr) : ""));
  if (written.length > 1) return [];
  return references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
}

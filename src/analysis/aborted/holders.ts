import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName, memberName } from "../ast.js";
import { contains } from "../chain.js";
import { classOf } from "../field.js";
import type { File } from "../file.js";
import { bare, variableOf } from "../value.js";

/** What holds a signal: the mentions of a variable or of `this`, and the members that lead from it to the signal. */
export interface Holder {
  readonly mentions: readonly TSESTree.Node[];
  readonly path: readonly string[];
  readonly owner: TSESLint.Scope.Definition | undefined;
}

/** What an expression's signal is taken from, and what that is made of; `made` collects the initialisers on the way. */
export function holdersOf(file: File, from: TSESTree.Node, path: readonly string[], made: TSESTree.Node[]): readonly Holder[] {
  const node = bare(from);
  const on = (next: TSESTree.Node | null, rest = path): readonly Holder[] => (next ? holdersOf(file, next, rest, made) : []);
  switch (node.type) {
    case "MemberExpression": {
      const name = memberName(node);
      return name === null ? [] : on(node.object, [name, ...path]);
    }
    case "ThisExpression":
      return [{ mentions: mentionsOfThis(file, node, path[0]), path, owner: undefined }];
    case "Identifier":
      return ofVariable(file, node, path, made);
    case "LogicalExpression":
      return [...on(node.left), ...on(node.right)];
    case "ConditionalExpression":
      return [...on(node.consequent), ...on(node.alternate)];
    case "CallExpression":
      return [...node.arguments.flatMap((argument) => on(argument, [])), ...(node.callee.type === "MemberExpression" ? on(node.callee.object, []) : [])];
    case "ArrayExpression":
      return node.elements.flatMap((element) => on(element, []));
    case "SpreadElement":
      return on(node.argument);
    default:
      return [];
  }
}

function ofVariable(file: File, node: TSESTree.Identifier, path: readonly string[], made: TSESTree.Node[]): readonly Holder[] {
  const variable = variableOf(file, node);
  const owner = variable?.defs[0];
  if (!variable || !owner) return [];
  const own: Holder = { mentions: variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier), path, owner };
  if (owner.node.type !== "VariableDeclarator" || !owner.node.init || made.includes(owner.node.init)) return [own];
  const { id, init } = owner.node;
  made.push(init);
  if (id.type === "Identifier") return [own, ...holdersOf(file, init, path, made)];
  const property = id.type === "ObjectPattern" ? id.properties.find((each) => each.type === "Property" && contains(each.value, owner.name)) : undefined;
  const key = property?.type === "Property" ? getPropertyName(property) : null;
  return key === null ? [own] : [own, ...holdersOf(file, init, [key, ...path], made)];
}

/** Where a class mentions one of its members by `this`, found by its text. */
function mentionsOfThis({ sourceCode }: File, node: TSESTree.ThisExpression, name: string | undefined): readonly TSESTree.Node[] {
  const body = classOf(node);
  if (!body || name === undefined) return [];
  return [...sourceCode.getText(body).matchAll(/\bthis\b/g)].flatMap(({ index }) => {
    const mention = sourceCode.getNodeByRangeIndex(body.range[0] + index);
    return mention?.type === "ThisExpression" && classOf(mention) === body && mention.parent.type === "MemberExpression" ? [mention] : [];
  });
}

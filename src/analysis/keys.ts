import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import type { File } from "./file.js";
import { isObjectMethod } from "./uses.js";
import { bare, isGlobal, variableOf } from "./value.js";

/** What an options object is made of. */
export interface Keys {
  /** The names of the properties that this file shows it to have. */
  readonly names: readonly string[];
  /** The objects that may have others: a parameter, what a call returns. */
  readonly hidden: readonly TSESTree.Node[];
}

const nothing: Keys = { names: [], hidden: [] };

const plain = /^(?:Literal|TemplateLiteral|BinaryExpression|UnaryExpression|UpdateExpression|ArrayExpression|ArrowFunctionExpression|FunctionExpression|ClassExpression|JSX\w+)$/;

/** Whether an expression is no object of somebody's making: text, a number, a list, a function. */
export const isPlain = ({ type }: TSESTree.Node): boolean => plain.test(type);

/** The properties of an options object, as far as literals, local variables, spreads, later writes and `Object.assign` show them. */
export function keysOf(file: File, options: TSESTree.Node): Keys {
  return keysIn(file, options, new Set());
}

function keysIn(file: File, from: TSESTree.Node, seen: Set<TSESTree.Node>): Keys {
  const node = bare(from);
  if (seen.has(node) || isPlain(node)) return nothing;
  seen.add(node);
  const on = (nodes: readonly TSESTree.Node[]): Keys => together(nodes.map((each) => keysIn(file, each, seen)));
  switch (node.type) {
    case "ObjectExpression":
      return together(
        node.properties.map((entry) => {
          if (entry.type === "SpreadElement") return on([entry.argument]);
          const name = getPropertyName(entry, file.sourceCode.getScope(node));
          return name === null ? nothing : { names: [name], hidden: [] };
        }),
      );
    case "ConditionalExpression":
      return on([node.consequent, node.alternate]);
    case "LogicalExpression":
      return on(node.operator === "&&" ? [node.right] : [node.left, node.right]);
    case "CallExpression":
      if (isObjectMethod(file, node, "assign") || isObjectMethod(file, node, "freeze")) return on(node.arguments);
      break;
    case "SpreadElement":
      return { names: [], hidden: [node.argument] };
    case "Identifier":
      if (isGlobal(file, node, "undefined")) return nothing;
      return ofVariable(file, node, on) ?? { names: [], hidden: [node] };
  }
  return { names: [], hidden: [node] };
}

/** A local variable: what it was made of, and what was written to it since. */
function ofVariable(file: File, identifier: TSESTree.Identifier, on: (nodes: readonly TSESTree.Node[]) => Keys): Keys | undefined {
  const variable = variableOf(file, identifier);
  const [definition, ...others] = variable?.defs ?? [];
  const declarator = definition?.node;
  if (!variable || others.length > 0 || declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return undefined;
  if (declarator.parent.declare || declarator.parent.parent.type === "ForOfStatement" || declarator.parent.parent.type === "ForInStatement") return undefined;
  const written = variable.references.flatMap(({ identifier: mention, init }): readonly Keys[] => {
    const { parent } = mention;
    if (parent.type === "AssignmentExpression" && parent.left === mention && !init) return [on([parent.right])];
    if (parent.type === "CallExpression" && parent.arguments[0] === mention && isObjectMethod(file, parent, "assign")) return [on(parent.arguments.slice(1))];
    const isWrite = parent.type === "MemberExpression" && parent.object === mention && parent.parent.type === "AssignmentExpression" && parent.parent.left === parent;
    const name = isWrite ? getPropertyName(parent, file.sourceCode.getScope(parent)) : null;
    return name === null ? [] : [{ names: [name], hidden: [] }];
  });
  return together([declarator.init ? on([declarator.init]) : nothing, ...written]);
}

function together(keys: readonly Keys[]): Keys {
  return { names: [...new Set(keys.flatMap(({ names }) => names))], hidden: keys.flatMap(({ hidden }) => hidden) };
}

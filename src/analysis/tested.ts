import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "./ast.js";
import type { File } from "./file.js";

/**
 * Whether the code round an expression, or before it, tests one of the names that the expression is made of: what stands
 * there may then be given on some paths alone. By text, so that no way of testing is missed.
 */
export function isTested(file: File, node: TSESTree.Node): boolean {
  const names = file.sourceCode.getText(node).match(word)?.filter((name) => !known.has(name)) ?? [];
  if (names.length === 0) return false;
  const text = testsRound(node, names).map((test) => file.sourceCode.getText(test)).join("\n");
  const words = new Set(text.match(word));
  return names.some((name) => words.has(name));
}

const word = /(?<![\w$])#?[A-Za-z_$][\w$]*/g;

/** Names that stand for themselves. */
const known = new Set(["Infinity", "NaN", "Number", "Math", "this", "as", "const"]);

/** What is tested on the way to a node: by the statements and expressions round it, and by those before these. */
function testsRound(node: TSESTree.Node, names: readonly string[]): readonly TSESTree.Node[] {
  const tests: TSESTree.Node[] = [];
  for (let at = node, { parent } = node; parent; at = parent, { parent } = at) {
    if ("test" in parent && parent.test && parent.test !== at) tests.push(parent.test);
    if (parent.type === "LogicalExpression" && parent.right === at) tests.push(parent.left);
    if (parent.type === "SwitchStatement") tests.push(parent.discriminant);
    tests.push(...statementsBefore(at, parent).flatMap((statement) => testsIn(statement, names)));
  }
  return tests;
}

function statementsBefore(node: TSESTree.Node, parent: TSESTree.Node): readonly TSESTree.Node[] {
  const isBlock = parent.type === "BlockStatement" || parent.type === "Program";
  const siblings: readonly TSESTree.Node[] = isBlock ? parent.body : parent.type === "SwitchCase" ? parent.consequent : [];
  return siblings.slice(0, Math.max(siblings.indexOf(node), 0));
}

/** What a statement tests, or hands to a function that may: `assertFinite(ms)`. */
function testsIn(statement: TSESTree.Node, names: readonly string[]): readonly TSESTree.Node[] {
  switch (statement.type) {
    case "IfStatement":
      return [statement.test];
    case "SwitchStatement":
      return [statement.discriminant];
    case "VariableDeclaration":
      return statement.declarations.flatMap(({ id, init }) => (init && !(id.type === "Identifier" && names.includes(id.name)) ? [init] : []));
    case "ExpressionStatement": {
      const { expression } = statement;
      return expression.type === "CallExpression" && !isTimer(expression) ? expression.arguments : [];
    }
    default:
      return [];
  }
}

function isTimer({ callee }: TSESTree.CallExpression): boolean {
  return /^set(?:Timeout|Interval)$/.test(calleeName(callee) ?? "");
}

import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "../file.js";
import { type Loop, turnOf } from "../loop.js";
import { ownNodes } from "../nodes.js";

/** Every test in a loop's turn, its own among them, on which the loop may end. */
export function testsIn(file: File, loop: Loop): readonly TSESTree.Expression[] {
  return [loop, ...turnOf(file, loop)].flatMap((node): readonly TSESTree.Expression[] => {
    switch (node.type) {
      case "IfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
        return [node.test];
      case "ForStatement":
        return node.test ? [node.test] : [];
      case "SwitchStatement":
        return [node.discriminant];
      default:
        return [];
    }
  });
}

/** What is asked on each way out of a loop that is no failure: its own test, and the tests round each `return` and `break`. */
export function waysOut(file: File, loop: Loop): readonly (readonly TSESTree.Expression[])[] {
  const own = loop.type !== "ForOfStatement" && loop.test && loop.test.type !== "Literal" ? [[loop.test]] : [];
  const leaves = ownNodes(file, loop.body).filter((node) => node.type !== "ThrowStatement" && isWayOut(node, loop));
  return [...own, ...leaves.map((node) => testsRound(file, node, loop))];
}

/** The tests that decide in a loop's turn whether a node is run: those it stands in, and those of a `continue` before it. */
export function testsRound(file: File, from: TSESTree.Node, loop: Loop): readonly TSESTree.Expression[] {
  const tests: TSESTree.Expression[] = [];
  for (let node = from, { parent } = node; parent && node !== loop; node = parent, { parent } = node) {
    if (parent.type === "IfStatement" && parent.test !== node) tests.push(parent.test);
    if (parent.type === "SwitchStatement" && parent.discriminant !== node) tests.push(parent.discriminant);
    for (const statement of before(node, parent)) if (statement.type === "IfStatement" && mayContinue(file, statement)) tests.push(statement.test);
  }
  return tests;
}

/** Whether a node runs only in a turn that is the loop's last. */
export function isLast(file: File, from: TSESTree.Node, loop: Loop): boolean {
  for (let node = from, { parent } = node; parent && node !== loop; node = parent, { parent } = node) {
    const rest = listOf(parent);
    const behind = rest.slice(rest.indexOf(node));
    const end = behind.findIndex((statement) => isWayOut(statement, loop));
    if (end !== -1 && !behind.slice(0, end).some((statement) => mayContinue(file, statement))) return true;
  }
  return false;
}

const mayContinue = (file: File, node: TSESTree.Node): boolean => ownNodes(file, node).some(({ type }) => type === "ContinueStatement");

const before = (node: TSESTree.Node, parent: TSESTree.Node): readonly TSESTree.Node[] => listOf(parent).slice(0, Math.max(0, listOf(parent).indexOf(node)));

function listOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type === "BlockStatement") return node.body;
  return node.type === "SwitchCase" ? node.consequent : [];
}

/** Whether a statement leaves the loop: `break` may leave another loop in it, or a `switch`. */
function isWayOut(node: TSESTree.Node, loop: Loop): boolean {
  if (node.type === "ReturnStatement" || node.type === "ThrowStatement") return true;
  if (node.type !== "BreakStatement" && !(node.type === "ContinueStatement" && node.label)) return false;
  const { label } = node;
  for (let at: TSESTree.Node | undefined = node.parent; at && at !== loop.body; at = at.parent) {
    const isLeft = label ? at.type === "LabeledStatement" && at.label.name === label.name : /^(?:Switch|For|ForIn|ForOf|While|DoWhile)Statement$/.test(at.type);
    if (isLeft) return false;
  }
  return !(node.type === "ContinueStatement" && loop.parent.type === "LabeledStatement" && loop.parent.label.name === label?.name);
}

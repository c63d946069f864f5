import type { TSESTree } from "@typescript-eslint/utils";
import { waitsAmong } from "./awaited.js";
import type { File } from "./file.js";
import { ownNodes } from "./nodes.js";
import { originsOf } from "./value.js";

export type Loop = TSESTree.ForStatement | TSESTree.ForOfStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

/** Whether a node is a loop that may wait in each turn; `for (… in …)` is left out: keys are few. */
export function isLoop({ type }: TSESTree.Node): boolean {
  return type === "ForStatement" || type === "ForOfStatement" || type === "WhileStatement" || type === "DoWhileStatement";
}

/** The first statement of a loop's body, or the body itself where it is none or is empty. */
export function headOf({ body }: Loop): TSESTree.Statement {
  return (body.type === "BlockStatement" && body.body[0]) || body;
}

/** What a loop runs in each turn, itself: no function in it, and nothing that it runs only once. */
export function turnOf(file: File, loop: Loop): readonly TSESTree.Node[] {
  const parts = loop.type === "ForOfStatement" ? [] : loop.type === "ForStatement" ? [loop.test, loop.update] : [loop.test];
  return [...parts, loop.body].flatMap((part) => (part ? ownNodes(file, part) : []));
}

/** What a loop waits for in each turn, also what it goes through itself. */
export function waitsIn(file: File, loop: Loop): readonly TSESTree.Expression[] {
  return waitsAmong(file, [loop, ...turnOf(file, loop)]);
}

/** Longer lists than this are rarely written by hand. */
const longest = 10;

/** Whether a loop has few turns: it goes through a list that is written out, or its first turn is its last. */
export function isShort(file: File, loop: Loop): boolean {
  if (loop.type === "ForOfStatement" && !loop.await && originsOf(file, loop.right).every(({ made, path }) => path.length === 0 && made.by === "expression" && isShortList(made.node))) return true;
  return leaves(loop.body) && !turnOf(file, loop).some(({ type }) => type === "ContinueStatement");
}

function isShortList(node: TSESTree.Expression): boolean {
  return node.type === "ArrayExpression" && node.elements.length <= longest && node.elements.every((element) => element?.type !== "SpreadElement");
}

/** Whether a statement always leaves the loop that it is the body of. */
function leaves(node: TSESTree.Statement): boolean {
  switch (node.type) {
    case "ReturnStatement":
    case "ThrowStatement":
    case "BreakStatement":
      return true;
    case "BlockStatement":
      return node.body.some(leaves);
    case "IfStatement":
      return node.alternate !== null && leaves(node.consequent) && leaves(node.alternate);
    case "TryStatement":
      return (node.finalizer !== null && leaves(node.finalizer)) || (leaves(node.block) && (node.handler === null || leaves(node.handler.body)));
    default:
      return false;
  }
}

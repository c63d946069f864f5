import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "../file.js";
import { type Loop, turnOf } from "../loop.js";
import { ownNodes } from "../nodes.js";
import { testsIn } from "./turn.js";

/** A clock, or somebody's way to end the loop. */
const bounding = /signal|abort|cancel|\b(?:Date|performance|hrtime|nanoseconds|dayjs|moment|DateTime|Temporal)\b/i;

/** Names of what a loop is bounded by, or of what tells it to stop; silence by a name does no harm. */
const telling =
  /time|deadline|elaps|expir|attempt|retry|retries|tries|max|limit|remain|budget|until|since|(?<!ac|dis)count|left|iterat|stop|clos|cancel|dispos|destroy|shut|kill|terminat|exit|quit|running|alive|mount|enabl|disabl|paus|suspend|keep|continu|loop|active|watch|sampl|poll|should/i;

/** Whether a loop's text mentions a clock or a signal: cheap, before anything else. */
export function isTimed({ sourceCode }: File, loop: Loop): boolean {
  return bounding.test(sourceCode.getText(loop));
}

/** Whether a count may end a loop that goes on too long, or a flag that says whether it is to go on. */
export function isCounted(file: File, loop: Loop): boolean {
  const counted = countedIn(file, loop);
  return testsIn(file, loop)
    .flatMap((test) => ownNodes(file, test))
    .some((node) => (node.type === "Identifier" && telling.test(node.name)) || (isValue(node) && counted.has(file.sourceCode.getText(node))));
}

/** The texts of what a loop counts with: all that its next value is made of its last. */
function countedIn(file: File, loop: Loop): ReadonlySet<string> {
  const { sourceCode } = file;
  return new Set(
    turnOf(file, loop).flatMap((node): string | readonly string[] => {
      if (node.type === "UpdateExpression") return sourceCode.getText(node.argument);
      if (node.type !== "AssignmentExpression") return [];
      const target = sourceCode.getText(node.left);
      return node.operator !== "=" || isMadeOf(file, node.right, node.left) ? target : [];
    }),
  );
}

/** Whether a value is made of another, and of nothing that was waited for. */
function isMadeOf(file: File, value: TSESTree.Expression, other: TSESTree.Node): boolean {
  const nodes = ownNodes(file, value);
  const text = file.sourceCode.getText(other);
  return !nodes.some(({ type }) => type === "AwaitExpression") && nodes.some((node) => isValue(node) && file.sourceCode.getText(node) === text);
}

/** Whether a node is more than the name of a property. */
function isValue(node: TSESTree.Node): boolean {
  const { parent } = node;
  return !(parent?.type === "MemberExpression" && parent.property === node && !parent.computed) && !(parent?.type === "Property" && parent.key === node && !parent.computed);
}

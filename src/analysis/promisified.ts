import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "./file.js";
import { originsOf } from "./value.js";

/** The function that `promisify(…)` of `node:util` makes a promise of; undefined for any other expression. */
export function promisifiedBy(file: File, node: TSESTree.Node): TSESTree.Expression | undefined {
  const [given] = node.type === "CallExpression" ? node.arguments : [];
  if (node.type !== "CallExpression" || !given || given.type === "SpreadElement") return undefined;
  const isIt = originsOf(file, node.callee).every(({ made, path }) => made.by === "import" && /^(?:node:)?util$/.test(made.module) && path.at(-1) === "promisify");
  return isIt ? given : undefined;
}

import type { TSESTree } from "@typescript-eslint/utils";
import { getStringIfConstant } from "./ast.js";
import type { File } from "./file.js";
import { bare, originsOf } from "./value.js";

/** Stands in a text for what this file doesn't show. */
export const hidden = "\0";

/** More ways than any hand writes. */
const most = 16;

/** The texts that an expression may give: through constants, templates, sums, and ternaries wherever they stand. */
export function textsOf(file: File, from: TSESTree.Node): readonly string[] {
  return textsFrom(file, from, new Set());
}

/** @param passed what variables on the way here hold: one that is made of itself has no end */
function textsFrom(file: File, from: TSESTree.Node, passed: Set<TSESTree.Node>): readonly string[] {
  const node = bare(from);
  const constant = getStringIfConstant(node, file.sourceCode.getScope(node));
  if (constant !== null) return [constant];
  const on = (next: TSESTree.Node): readonly string[] => textsFrom(file, next, passed);
  if (node.type === "BinaryExpression" && node.operator === "+") return joined([on(node.left), on(node.right)]);
  if (node.type === "TemplateLiteral") {
    return joined(node.quasis.flatMap(({ value }, index) => [[value.cooked ?? hidden], node.expressions[index] ? on(node.expressions[index]) : [""]]));
  }
  // What is still to be filled is no text yet.
  const origins = originsOf(file, node).filter(({ made }) => made.by !== "nothing");
  if (origins.length === 0) return [hidden];
  return origins.flatMap(({ made, path }) => {
    if (made.by !== "expression" || path.length > 0 || made.node === node || passed.has(made.node)) return [hidden];
    passed.add(made.node);
    return on(made.node);
  });
}

/** All texts that one of each part's make together. */
function joined(parts: readonly (readonly string[])[]): readonly string[] {
  const texts = parts.reduce<readonly string[]>((heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)).slice(0, most + 1), [""]);
  return texts.length > most ? [hidden] : texts;
}

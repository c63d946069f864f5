import type { TSESTree } from "@typescript-eslint/utils";

/** The statement that a jump leaves or goes on with. */
export function targetOf(jump: TSESTree.BreakStatement | TSESTree.ContinueStatement): TSESTree.Node | undefined {
  for (let node: TSESTree.Node | undefined = jump.parent; node; node = node.parent) {
    if (jump.label && node.type === "LabeledStatement" && node.label.name === jump.label.name) return jump.type === "ContinueStatement" ? node.body : node;
    if (!jump.label && (/^(?:For|While|DoWhile)/.test(node.type) || (jump.type === "BreakStatement" && node.type === "SwitchStatement"))) return node;
  }
  return undefined;
}

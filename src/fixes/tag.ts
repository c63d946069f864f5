import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { optionsText, type OptionEdit, setOption } from "./options.js";
import { insertion, textWith } from "./text.js";

/**
 * Sets one option of a tagged template: `` $({ cwd })`ls` `` becomes `` $({ cwd, timeout: 10_000 })`ls` ``, and any tag that is
 * not called with options where it stands is called with new ones. The answer is the new text of the whole template;
 * `undefined` where no exact edit exists.
 * @param isMade whether the tag is a call that takes these options
 */
export function setTagOption(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { tag, quasi, range, typeArguments }: TSESTree.TaggedTemplateExpression,
  edit: Omit<OptionEdit, "call" | "index" | "insertBefore">,
  isMade: boolean,
): string | undefined {
  if (typeArguments) return undefined;
  if (!isMade || tag.type !== "CallExpression") return textWith(sourceCode, range, [insertion(quasi.range[0], `(${optionsText(edit)})`)]);
  const text = setOption(sourceCode, { ...edit, call: tag, index: 0 });
  return text === undefined ? undefined : textWith(sourceCode, range, [{ range: tag.range, text }]);
}

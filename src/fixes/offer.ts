import type { TSESLint } from "@typescript-eslint/utils";
import type { Settings } from "../settings.js";

/** An edit, and whether it may be applied unasked. */
export interface Edit {
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** What a suggestion's message says. */
interface Message<MessageIds extends string> {
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * The part of a report that offers its edits, the best first: the first one as a fix where it is exact and
 * `settings.timeout.fixes` lets it be one, else each as a suggestion. No edit: neither.
 */
export function fixOrSuggest<E extends Edit, MessageIds extends string>(
  settings: Settings,
  edits: readonly (E | undefined)[],
  message: (edit: E) => Message<MessageIds>,
): { readonly fix: TSESLint.ReportFixFunction | null; readonly suggest: TSESLint.SuggestionReportDescriptor<MessageIds>[] } {
  const given = edits.filter((edit) => edit !== undefined);
  const [first] = given;
  if (first?.isExact && settings.fixes === "fix") return { fix: first.fix, suggest: [] };
  return { fix: null, suggest: given.map((edit) => ({ ...message(edit), fix: edit.fix })) };
}

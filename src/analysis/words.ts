import type { TSESLint } from "@typescript-eslint/utils";
import { once } from "./once.js";

/** Whether a file's text speaks of signals or aborts at all: asked of every file by many rules, answered once. */
export const mentionsSignal = once(({ text }: TSESLint.SourceCode): boolean => /signal|abort/i.test(text));

/** Whether it names a signal: who says `abort` alone has none to pass on. */
export const namesSignal = once(({ text }: TSESLint.SourceCode): boolean => /signal/i.test(text));

/** Whether it names the function that starts a timer. */
export const mentionsTimer = once(({ text }: TSESLint.SourceCode): boolean => text.includes("setTimeout"));

/** Whether it names anything that a delay is given to: a timer, or the signal that has one. */
export function mentionsDelay(sourceCode: TSESLint.SourceCode): boolean {
  const { text } = sourceCode;
  return mentionsTimer(sourceCode) || text.includes("setInterval") || text.includes("timers") || (mentionsSignal(sourceCode) && text.includes("AbortSignal"));
}

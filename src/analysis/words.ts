import type { TSESLint } from "@typescript-eslint/utils";
import { once } from "./once.js";

/** Whether a file's text speaks of signals or aborts at all: asked of every file by many rules, answered once. */
export const mentionsSignal = once(({ text }: TSESLint.SourceCode): boolean => /signal|abort/i.test(text));

/** Whether it names the function that starts a timer. */
export const mentionsTimer = once(({ text }: TSESLint.SourceCode): boolean => text.includes("setTimeout"));

import type { RuleTester } from "eslint";
import type { Expected } from "../cases.js";

type Suggestion = RuleTester.SuggestionOutput;

/** The suggestion to bound a call with `text`. */
export const bound = (text: string, output: string): Suggestion => ({ messageId: "bound", data: { text }, output });

/** The suggestion to bound with `text` what nobody hears the error of. */
export const boundUnheard = (text: string, output: string): Suggestion => ({ messageId: "boundUnheard", data: { text }, output });

/** The suggestion to bound the wait for the headers with `text`. */
export const boundHeaders = (text: string, output: string): Suggestion => ({ messageId: "boundHeaders", data: { text }, output });

/** A call of a function that waits in `waitsIn`, with what would bound it. */
export const unbounded = (callee: string, waitsIn: string, options: string, ...suggestions: Suggestion[]): Expected => ({
  messageId: "unbounded",
  data: { callee, waitsIn, options },
  ...(suggestions.length > 0 && { suggestions }),
});

/** A call whose option switches the limit off. */
export const switchedOff = (callee: string, waitsIn: string, written: string, ...suggestions: Suggestion[]): Expected => ({
  messageId: "switchedOff",
  data: { callee, waitsIn, written },
  ...(suggestions.length > 0 && { suggestions }),
});

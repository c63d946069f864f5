import type { RuleTester } from "eslint";
import type { Expected } from "../cases.js";

type Suggestion = RuleTester.SuggestionOutput;

/** The suggestion to bound a call with `text`. */
export const bound = (text: string, output: string): Suggestion => ({ messageId: "bound", data: { text }, output });

/** The suggestion to bound with `text` what then ends without an error. */
export const boundQuiet = (text: string, output: string): Suggestion => ({ messageId: "boundQuiet", data: { text }, output });

/** The suggestion to bound with `text` what nobody hears the error of. */
export const boundUnheard = (text: string, output: string): Suggestion => ({ messageId: "boundUnheard", data: { text }, output });

const error = (messageId: string, data: Record<string, string>, suggestions: Suggestion[]): Expected => ({
  messageId,
  data,
  ...(suggestions.length > 0 && { suggestions }),
});

/** A call of `node:child_process` that somebody waits for. */
export const unbounded = (callee: string, ...suggestions: Suggestion[]): Expected =>
  error("unbounded", { callee, client: "node:child_process", options: "`timeout` or `signal`" }, suggestions);

/** A call of execa that somebody waits for. */
export const unboundedExeca = (callee: string, ...suggestions: Suggestion[]): Expected => error("unbounded", { callee, client: "execa", options: "`timeout`" }, suggestions);

/** A command of zx's that asks a server. */
export const unboundedZx = (callee: string, ...suggestions: Suggestion[]): Expected => error("unbounded", { callee, client: "zx", options: "`timeout` or `signal`" }, suggestions);

/** A call that blocks the program. */
export const blocking = (callee: string, ...suggestions: Suggestion[]): Expected => error("blocking", { callee, options: "`timeout`" }, suggestions);

/** A call whose option switches the limit off. */
export const switchedOff = (callee: string, written: string, ...suggestions: Suggestion[]): Expected => error("switchedOff", { callee, written }, suggestions);

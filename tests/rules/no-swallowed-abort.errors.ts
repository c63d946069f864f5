import type { RuleTester } from "eslint";
import type { Expected } from "../cases.js";

const data = (signal: string, test = `${signal}.aborted`) => ({ signal, test });

/** An abort of `signal` that ends in a handler, and the suggestion's text and output where the edit is none to apply unasked. */
export const swallowed = (signal: string, ...suggestions: RuleTester.SuggestionOutput[]): Expected => ({
  messageId: "swallowed",
  data: data(signal),
  ...(suggestions.length > 0 && { suggestions }),
});

/** The same for a signal that may be undefined. */
export const swallowedOptional = (signal: string, ...suggestions: RuleTester.SuggestionOutput[]): Expected => ({
  ...swallowed(signal, ...suggestions),
  data: data(signal, `${signal}?.aborted`),
});

/** The suggestion to let the abort through with a statement. */
export const letThrough = (text: string, output: string): RuleTester.SuggestionOutput => ({ messageId: "letThrough", data: { text }, output });

/** A test for a name that the client never gives an abort. */
export const wrongName = (client: string, right: string, written: string, ...suggestions: RuleTester.SuggestionOutput[]): Expected => ({
  messageId: "wrongName",
  data: { signal: "signal", test: "signal.aborted", client, right, written },
  ...(suggestions.length > 0 && { suggestions }),
});

/** A `finally` that drops an abort of `signal`. */
export const dropped = (signal: string): Expected => ({ messageId: "dropped", data: { signal } });

import type { RuleTester } from "eslint";
import type { Expected } from "../cases.js";

type Suggestion = RuleTester.SuggestionOutput;

/** The suggestion to bound a client with `text`. */
export const bound = (text: string, output: string): Suggestion => ({ messageId: "bound", data: { text }, output });

/** The suggestion to bound with `text` what a client is asked for. */
export const boundAnswers = (text: string, output: string): Suggestion => ({ messageId: "boundAnswers", data: { text }, output });

/** The suggestion to bound with `text` what nobody hears the error of. */
export const boundUnheard = (text: string, output: string): Suggestion => ({ messageId: "boundUnheard", data: { text }, output });

const error = (messageId: string, data: Record<string, string>, suggestions: Suggestion[]): Expected => ({
  messageId,
  data,
  ...(suggestions.length > 0 && { suggestions }),
});

/** A client of pg that is built without a limit. */
export const unbounded = (callee: string, ...suggestions: Suggestion[]): Expected =>
  error("unbounded", { callee, client: "pg", option: "connectionTimeoutMillis" }, suggestions);

/** A client of another library that is built without the limit of that name. */
export const unboundedBy = (client: string, callee: string, option: string, ...suggestions: Suggestion[]): Expected =>
  error("unbounded", { callee, client, option }, suggestions);

/** A call whose answer may never come, of a client that takes a limit as its argument at that position. */
export const unanswered = (client: string, callee: string, position: string, ...suggestions: Suggestion[]): Expected =>
  error("unanswered", { callee, client, position }, suggestions);

/** A client whose option switches the limit off. */
export const switchedOff = (client: string, written: string, ...suggestions: Suggestion[]): Expected =>
  error("switchedOff", { client, written }, suggestions);

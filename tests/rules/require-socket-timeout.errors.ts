import type { RuleTester } from "eslint";
import type { Expected } from "../cases.js";

type Suggestion = RuleTester.SuggestionOutput;

/** The suggestion to bound the connect with `text`. */
export const bound = (text: string, output: string): Suggestion => ({ messageId: "bound", data: { text }, output });

/** The suggestion to bound with `text` what nobody hears the error of. */
export const boundUnheard = (text: string, output: string): Suggestion => ({ messageId: "boundUnheard", data: { text }, output });

const error = (messageId: string, data: Record<string, string>, suggestions: Suggestion[]): Expected => ({
  messageId,
  data,
  ...(suggestions.length > 0 && { suggestions }),
});

/** A socket of ws, whose limit can only be given where it is made. */
export const noHandshakeTimeout = (callee: string, ...suggestions: Suggestion[]): Expected =>
  error("noTimeoutOption", { callee, client: "ws", option: "handshakeTimeout" }, suggestions);

/** A socket of Node's, whose limit is set by a method. */
export const unbounded = (callee: string, client: string, ...suggestions: Suggestion[]): Expected => error("unbounded", { callee, client, option: "setTimeout" }, suggestions);

/** A limit that is switched off. */
export const switchedOff = (callee: string, written: string, ...suggestions: Suggestion[]): Expected => error("switchedOff", { callee, written }, suggestions);

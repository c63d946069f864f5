import type { RuleTester } from "eslint";
import type { Expected } from "../cases.js";

type Suggestion = RuleTester.SuggestionOutput;

/** The suggestion to bound everything with `text`. */
export const bound = (text: string, output: string): Suggestion => ({ messageId: "bound", data: { text }, output });

/** The suggestion to bound with `text` what nobody hears the error of. */
export const boundUnheard = (text: string, output: string): Suggestion => ({ messageId: "boundUnheard", data: { text }, output });

/** The suggestion to bound connecting and the headers with `text`. */
export const boundHeaders = (text: string, output: string): Suggestion => ({ messageId: "boundHeaders", data: { text }, output });

const error = (messageId: string, data: Record<string, string>, suggestions: Suggestion[]): Expected => ({
  messageId,
  data,
  ...(suggestions.length > 0 && { suggestions }),
});

/** A call of a client that takes a signal and has no timeout of its own. */
export const unbounded = (callee: string, ...suggestions: Suggestion[]): Expected => error("unbounded", { callee, deadline: "10_000" }, suggestions);

/** A call whose answer is read as a stream. */
export const unboundedStream = (...suggestions: Suggestion[]): Expected => error("unboundedStream", {}, suggestions);

/** A call that sends or loads files. */
export const unboundedTransfer = (callee: string, ...suggestions: Suggestion[]): Expected => error("unboundedTransfer", { callee }, suggestions);

/** A call of a client that has a timeout of its own. */
export const noTimeoutOption = (callee: string, client: string, options: string, ...suggestions: Suggestion[]): Expected =>
  error("noTimeoutOption", { callee, client, options }, suggestions);

/** A call that gives an observable. */
export const noTimeoutOperator = (callee: string, client: string, options: string, ...suggestions: Suggestion[]): Expected =>
  error("noTimeoutOperator", { callee, client, options }, suggestions);

/** A call whose option switches the client's limit off. */
export const switchedOff = (callee: string, written: string, ...suggestions: Suggestion[]): Expected => error("switchedOff", { callee, written }, suggestions);

/** A call that makes an instance without a limit. */
export const unboundedInstance = (callee: string, option: string, client: string, instance: string, ...suggestions: Suggestion[]): Expected =>
  error("unboundedInstance", { callee, option, client, instance }, suggestions);

/** A call whose only limit ends with the connect. */
export const connectOnly = (callee: string, written: string, options: string, ...suggestions: Suggestion[]): Expected =>
  error("connectOnly", { callee, written, options }, suggestions);

/** A request that is bounded by a method of its own. */
export const noTimeoutMethod = (callee: string, client: string, option: string, ...suggestions: Suggestion[]): Expected =>
  error("noTimeoutMethod", { callee, client, option }, suggestions);

/** A request that is bounded by a property of its own. */
export const noTimeoutProperty = (callee: string, option: string, ...suggestions: Suggestion[]): Expected => error("noTimeoutProperty", { callee, option }, suggestions);

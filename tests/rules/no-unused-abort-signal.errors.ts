import type { Expected } from "../cases.js";

/** A function whose edit, if there is one, is a fix. */
export const unused = (signal = "signal"): Expected => ({ messageId: "unused", data: { signal } });

/** A function whose edit is a suggestion. */
export const suggested = (output: string, signal = "signal", text = `${signal}.throwIfAborted();`): Expected => ({
  ...unused(signal),
  suggestions: [{ messageId: "check", data: { text }, output }],
});

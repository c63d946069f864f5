import type { Expected } from "../cases.js";

/** A loop whose edit, if there is one, is a fix. */
export const unchecked = (signal = "signal"): Expected => ({ messageId: "unchecked", data: { signal } });

/** A loop whose edit is a suggestion. */
export const checked = (output: string, signal = "signal", text = `${signal}.throwIfAborted();`): Expected => ({
  ...unchecked(signal),
  suggestions: [{ messageId: "check", data: { text }, output }],
});

import type { Expected } from "../cases.js";

/** A listener whose edit, if there is one, is a fix. */
export const leaked = (signal = "signal"): Expected => ({ messageId: "leaked", data: { signal } });

/** A listener whose edit is a suggestion. */
export const removable = (output: string, signal = "signal"): Expected => ({ ...leaked(signal), suggestions: [{ messageId: "remove", output }] });

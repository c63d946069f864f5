import type { Expected } from "../cases.js";

/** A loop whose edit, if there is one, is a fix. */
export const unbounded: Expected = { messageId: "unbounded" };

/** A loop for which only a deadline is suggested. */
export const timed = (output: string, text = "10_000"): Expected => ({ ...unbounded, suggestions: [{ messageId: "deadline", data: { text }, output }] });

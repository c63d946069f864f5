import type { Expected } from "../cases.js";

/** A listener whose edit, if there is one, is a fix. */
export const missed = (signal = "signal"): Expected => ({ messageId: "missed", data: { signal } });

/** A listener that aborts a controller, and whose edit is a fix. */
export const unlinked = (signal: string, controller: string): Expected => ({ messageId: "unlinked", data: { signal, controller } });

/** A listener whose edit is a suggestion. */
export const checked = (signal: string, output: string): Expected => ({ ...missed(signal), suggestions: [{ messageId: "check", data: { signal }, output }] });

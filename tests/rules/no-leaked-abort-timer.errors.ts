import type { Expected } from "../cases.js";

/** A timer that nothing clears, and whose edit is a fix, or that has none. */
export const leaked = (): Expected => ({ messageId: "leaked" });
/** One that is not cleared where something fails. */
export const failing = (): Expected => ({ messageId: "leakedOnFailure" });
/** One that others can clear only once something has not failed. */
export const before = (): Expected => ({ messageId: "leakedBefore" });
/** One that is not cleared on another way. */
export const somewhere = (): Expected => ({ messageId: "leakedSomewhere" });

const clear = (output: string) => ({ messageId: "clear", output });
const replace = (output: string, text = "AbortSignal.timeout(5000)") => ({ messageId: "replace", data: { text }, output });

/** An error whose only edit is the suggestion to clear the timer in `finally`. */
export const clearable = (error: Expected, output: string): Expected => ({ ...error, suggestions: [clear(output)] });

/** An error whose only edit is the suggestion to write `AbortSignal.timeout(…)`. */
export const replaceable = (error: Expected, output: string, text?: string): Expected => ({ ...error, suggestions: [replace(output, text)] });

/** An error with both suggestions. */
export const either = (error: Expected, replaced: string, cleared: string, text?: string): Expected => ({ ...error, suggestions: [replace(replaced, text), clear(cleared)] });

import type { Expected } from "../cases.js";

/** A race whose timer goes on, and whose edit, if there is one, is a fix. */
export const timerLeft: Expected = { messageId: "timer", data: {} };

/** One whose edit is a suggestion. */
export const timerLeftFor = (output: string, text = ".finally(() => clearTimeout(timer))"): Expected => ({ ...timerLeft, suggestions: [{ messageId: "clear", data: { text }, output }] });

/** A race after which the work goes on. */
export const workLeft = (callee = "fetch"): Expected => ({ messageId: "work", data: { callee } });

/** A race after which both go on; with what the suggestion leaves, where there is one. */
export const bothLeft = (output?: string, text = "AbortSignal.timeout(5_000)", callee = "fetch"): Expected => ({
  messageId: "both",
  data: { callee },
  ...(output !== undefined && { suggestions: [{ messageId: "deadline", data: { text }, output }] }),
});

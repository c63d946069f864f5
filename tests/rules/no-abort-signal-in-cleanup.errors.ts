import type { Expected } from "../cases.js";

const edited = (output: string | undefined, text = "AbortSignal.timeout(10_000)"): Pick<Expected, "suggestions"> =>
  output === undefined ? {} : { suggestions: [{ messageId: "fresh", data: { text }, output }] };

/** Cleanup that is cancelled where the work was; with the code that the suggestion leaves, where the edit is no fix. */
export const cancelled = (signal = "signal", output?: string, text?: string): Expected => ({ messageId: "cancelled", data: { signal }, ...edited(output, text) });

/** A call with a signal that is aborted for sure. */
export const aborted = (signal = "signal", output?: string): Expected => ({ messageId: "aborted", data: { signal }, ...edited(output) });

/** A function that is given a signal. */
export const given = (body: string): string => `/** @param {AbortSignal} signal */ export async function f(id, signal, options) { ${body} }`;

/** The same with work that is cleaned up after. */
export const finallyDoes = (body: string, before = ""): string => given(`${before}try { await work(id, signal); } finally { ${body} }`);

/** What the fix writes in the place of a signal. */
export const fresh = "AbortSignal.timeout(10_000)";

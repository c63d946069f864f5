import type { Expected } from "../cases.js";

/** A call with a signal of its own alone; with what each suggestion writes and leaves, where the edit is no fix. */
export const detached = (signal = "signal", ...suggestions: readonly (readonly [text: string, output: string])[]): Expected => ({
  messageId: "detached",
  data: { signal },
  ...(suggestions.length > 0 && { suggestions: suggestions.map(([text, output]) => ({ messageId: "joined", data: { text }, output })) }),
});

/** What the code of the cases calls. */
const api = "declare function load(url: string, options?: { signal?: AbortSignal; token?: AbortSignal }): Promise<string>; declare function work(...args: unknown[]): Promise<void>; ";

/** A function that is given a signal, and more. */
export const given = (body: string, head = "signal: AbortSignal"): string => `${api}export async function f(url: string, ${head}) { ${body} }`;

export const timeout = "AbortSignal.timeout(9)";
export const joined = `AbortSignal.any([signal, ${timeout}])`;

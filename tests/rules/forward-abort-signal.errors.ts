import type { Expected } from "../cases.js";

/** A call whose edit, if there is one, is a fix. */
export const forwarded = (callee = "load()", signal = "signal"): Expected => ({ messageId: "forward", data: { callee, signal } });

/** A call that suggestions can mend, each by the signal it passes and what it leaves. */
export const offered = (outputs: Readonly<Record<string, string>>, callee = "load()"): Expected => ({
  ...forwarded(callee, Object.keys(outputs).join("` or `")),
  suggestions: Object.entries(outputs).map(([text, output]) => ({ messageId: "pass", data: { text }, output })),
});

/** A function that takes a signal, or what else its head says, with a call in it; `load` is declared before it. */
export const inFunction =
  (head: string, load = "(id: number, options?: { signal?: AbortSignal; retries?: number }): Promise<number>") =>
  (body: string): string =>
    `export {}; declare function load${load}; async function f(${head}) { ${body} }`;

/** The same with a signal that is sure to be there. */
export const f = inFunction("signal: AbortSignal");

/** Whose suggestion, of the one signal, leaves `after` of the call `before`, which is marked as reported. */
export const suggested = (wrap: (body: string) => string, before: string, after: string, signal = "signal", callee = "load()") => ({
  code: wrap(before),
  errors: [offered({ [signal]: wrap(after) }, callee)],
});

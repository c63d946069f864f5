import rule from "../../rules/forward-abort-signal.js";
import { run } from "../cases.js";
import { fixture } from "../tester.js";
import { f, forwarded, inFunction, offered, suggested } from "./forward-abort-signal.errors.js";

/** A call that `--fix` mends, in a function that `wrap` makes. */
const fixed = (name: string, wrap: (body: string) => string, before: string, after: string, signal = "signal") => ({ name, code: wrap(before), errors: [forwarded("load()", signal)], output: wrap(after) });
const inExact = <Case extends object>(one: Case) => ({ ...one, filename: fixture("exact/file.ts") });

const gives = ": Promise<number>";
const direct = inFunction("signal: AbortSignal", `(id: number, signal?: AbortSignal)${gives}`);
const skipping = inFunction("signal: AbortSignal", `(id: number, name?: string, retries?: number, signal?: AbortSignal)${gives}`);
const middle = inFunction("signal: AbortSignal", `(id: number, signal?: AbortSignal, retries?: number)${gives}`);
const only = inFunction("signal: AbortSignal", `(options?: { signal?: AbortSignal })${gives}`);
const quoted = inFunction("signal: AbortSignal", `(id: number, options?: { "abort-signal"?: AbortSignal })${gives}`);
const rest = inFunction("signal: AbortSignal", `(id: number, signal?: AbortSignal, ...names: string[])${gives}`);

run("forward-abort-signal: writes an argument", rule, ["typed"], {
  valid: [],
  invalid: [
    fixed("behind the others", direct, "await ⟦load⟧(1);", "await load(1, signal);"),
    fixed("behind those that are left out", skipping, "await ⟦load⟧(1);", "await load(1, undefined, undefined, signal);"),
    fixed("behind those that are left out, but for the first", skipping, 'await ⟦load⟧(1, "a");', 'await load(1, "a", undefined, signal);'),
    fixed("before those that are left out", middle, "await ⟦load⟧(1);", "await load(1, signal);"),
    fixed("before a rest that gets nothing", rest, "await ⟦load⟧(1);", "await load(1, signal);"),
    fixed("alone", only, "await ⟦load⟧();", "await load({ signal });"),
    fixed("behind a trailing comma", direct, "await ⟦load⟧(1,);", "await load(1, signal,);"),
    fixed("behind a comment", direct, "await ⟦load⟧(1 /* one */);", "await load(1 /* one */, signal);"),
    fixed("on a line of its own", direct, "await ⟦load⟧(\n  1,\n);", "await load(\n  1,\n  signal,\n);"),
    fixed("behind a comment on a line", direct, "await ⟦load⟧(\n  1, // one\n);", "await load(\n  1, // one\n  signal,\n);"),
    fixed("behind type arguments", inFunction("signal: AbortSignal", "<T>(id: T, signal?: AbortSignal): Promise<T>"), "await ⟦load⟧<number>(1);", "await load<number>(1, signal);"),
    fixed("in parentheses of its own", direct, "await (⟦load⟧)(1);", "await (load)(1, signal);"),
    {
      name: "in brackets that were not there",
      code: "declare class Reader { constructor(signal?: AbortSignal); [Symbol.asyncIterator](): AsyncIterator<number> } export async function f(signal: AbortSignal) { for await (const x of new ⟦Reader⟧) void x; }",
      errors: [forwarded("new Reader()")],
      output: "declare class Reader { constructor(signal?: AbortSignal); [Symbol.asyncIterator](): AsyncIterator<number> } export async function f(signal: AbortSignal) { for await (const x of new Reader(signal)) void x; }",
    },
    {
      name: "in an optional call in a chain",
      code: `declare const api: { load?(id: number, signal?: AbortSignal)${gives} } | undefined; export const f = async (signal: AbortSignal) => await api?.⟦load⟧?.(1);`,
      errors: [forwarded("api?.load()")],
      output: `declare const api: { load?(id: number, signal?: AbortSignal)${gives} } | undefined; export const f = async (signal: AbortSignal) => await api?.load?.(1, signal);`,
    },
  ],
});

run("forward-abort-signal: writes an option", rule, ["typed"], {
  valid: [],
  invalid: [
    fixed("of new options", f, "await ⟦load⟧(1);", "await load(1, { signal });"),
    fixed("of empty options", f, "await ⟦load⟧(1, {});", "await load(1, { signal });"),
    fixed("beside others", f, "await ⟦load⟧(1, { retries: 2 });", "await load(1, { retries: 2, signal });"),
    fixed("on a line of its own", f, "await ⟦load⟧(1, {\n  retries: 2, // twice\n});", "await load(1, {\n  retries: 2, // twice\n  signal,\n});"),
    fixed("behind what is spread", f, "const base = { retries: 2 }; await ⟦load⟧(1, { ...base });", "const base = { retries: 2 }; await load(1, { ...base, signal });"),
    fixed("beside options in a const", f, "const base = { retries: 2 }; await ⟦load⟧(1, base);", "const base = { retries: 2 }; await load(1, { ...base, signal });"),
    fixed("by a name that is no identifier", quoted, "await ⟦load⟧(1);", 'await load(1, { "abort-signal": signal });'),
    fixed("of its own name", inFunction("o: { abortSignal: AbortSignal }"), "await ⟦load⟧(1);", "await load(1, { signal: o.abortSignal });", "o.abortSignal"),
    fixed("in a cast", f, "await ⟦load⟧(1, { retries: 2 } as const);", "await load(1, { retries: 2, signal } as const);"),
    fixed("of a signal that may be null, to one that takes undefined alone", inFunction("signal: AbortSignal | null"), "await ⟦load⟧(1);", "await load(1, { signal: signal ?? undefined });"),
    fixed("of a signal that may be null, to one that takes null", inFunction("signal: AbortSignal | null", `(id: number, options?: { signal?: AbortSignal | null })${gives}`), "await ⟦load⟧(1);", "await load(1, { signal });"),
    fixed("of a signal in options that may be missing", inFunction("o?: { signal?: AbortSignal }"), "await ⟦load⟧(1);", "await load(1, { signal: o?.signal });", "o?.signal"),
    inExact(fixed("under exact optional properties, of a signal that is there", f, "await ⟦load⟧(1);", "await load(1, { signal });")),
    inExact(fixed("under exact optional properties, of a signal that may be missing", inFunction("signal?: AbortSignal"), "await ⟦load⟧(1);", "await load(1, { ...(signal && { signal }) });")),
    inExact(
      fixed(
        "under exact optional properties that take undefined",
        inFunction("signal: AbortSignal | undefined", `(id: number, options?: { signal?: AbortSignal | undefined })${gives}`),
        "await ⟦load⟧(1);",
        "await load(1, { signal });",
      ),
    ),
    inExact(fixed("under exact optional properties, as an argument", inFunction("signal?: AbortSignal", `(id: number, signal?: AbortSignal)${gives}`), "await ⟦load⟧(1);", "await load(1, signal);")),
  ],
});

run("forward-abort-signal: only suggests", rule, ["typed"], {
  valid: [],
  invalid: [
    {
      name: "what copies an object of the caller's",
      ...suggested(inFunction("signal: AbortSignal, o: { retries: number }"), "await ⟦load⟧(1, o);", "await load(1, { ...o, signal });"),
    },
    {
      name: "what copies an object that a call makes",
      ...suggested((body) => f(body).replace("async function f", "declare function make(): { retries: number }; async function f"), "await ⟦load⟧(1, make());", "await load(1, { ...make(), signal });"),
    },
    { name: "an overload", ...suggested(inFunction("signal: AbortSignal", `(id: number)${gives}; declare function load(id: number, signal: AbortSignal)${gives}`), "await ⟦load⟧(1);", "await load(1, signal);") },
    {
      name: "an overload with the options before the callback, which stays the last",
      ...suggested(
        inFunction("signal: AbortSignal", `(id: number, done: () => void)${gives}; declare function load(id: number, options: { signal?: AbortSignal }, done: () => void)${gives}`),
        "await ⟦load⟧(1, () => undefined);",
        "await load(1, { signal }, () => undefined);",
      ),
    },
    { name: "options of a type parameter", ...suggested(inFunction("signal: AbortSignal", "<T extends { signal?: AbortSignal }>(id: number, options?: T): Promise<T>"), "await ⟦load⟧(1);", "await load(1, { signal });") },
    {
      name: "an argument more, where another overload may then take the call",
      ...suggested(
        inFunction("signal: AbortSignal", `(id: number, options: { signal?: AbortSignal }): Promise<string>; declare function load(id: number, options?: { signal?: AbortSignal })${gives}`),
        "await ⟦load⟧(1);",
        "await load(1, { signal });",
      ),
    },
    {
      name: "a signal of which only the name of an imported type says what it is",
      code: `import type { AbortSignal as Stop } from "./nowhere.js"; declare function load(id: number, signal?: AbortSignal)${gives}; export async function f(request: Request, stop: Stop) { await ⟦load⟧(1); }`,
      errors: [
        offered({
          stop: `import type { AbortSignal as Stop } from "./nowhere.js"; declare function load(id: number, signal?: AbortSignal)${gives}; export async function f(request: Request, stop: Stop) { await load(1, stop); }`,
        }),
      ],
    },
  ],
});

run("forward-abort-signal: reports and leaves the edit to a person", rule, ["typed"], {
  valid: [],
  invalid: [
    {
      name: "where options are made in a way that cannot be copied",
      code: "declare class Options { signal?: AbortSignal; retries?: number } declare function load(id: number, options?: { signal?: AbortSignal; retries?: number }): Promise<number>; export async function f(signal: AbortSignal) { await ⟦load⟧(1, new class { retries = 2 }); }",
      errors: [forwarded()],
    },
  ],
});

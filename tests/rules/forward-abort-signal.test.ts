import { Linter, type Rule } from "eslint";
import { expect } from "vitest";
import rule from "../../rules/forward-abort-signal.js";
import { policy, run } from "../cases.js";
import { describe, fixture, it } from "../tester.js";
import { f, forwarded, inFunction, offered } from "./forward-abort-signal.errors.js";

const optional = inFunction("signal?: AbortSignal");
const options = inFunction("options: { signal?: AbortSignal }");
const request = inFunction("request: Request");
const two = inFunction("one: AbortSignal, two: AbortSignal");

const target = "(id: number, options?: { signal?: AbortSignal }): Promise<number>";

run("forward-abort-signal: reports", rule, ["typed"], {
  valid: [
    { name: "a file that mentions no signal", code: "declare function load(id: number): Promise<number>; export async function f() { await load(1); }" },
    { name: "a call that has the signal", code: f("await load(1, { signal });") },
    { name: "a call that has another, which another rule reports", code: f("await load(1, { signal: AbortSignal.timeout(1) });") },
    { name: "a call that is to have none", code: f("await load(1, { signal: undefined });") },
    { name: "a call that nobody waits for", code: f("load(1);") },
    { name: "a call where no signal is", code: inFunction("id: number")("await load(id);") + " // signal" },
  ],
  invalid: [
    { name: "a call that is awaited", code: f("await ⟦load⟧(1);"), errors: [forwarded()], output: f("await load(1, { signal });") },
    { name: "a call that is returned", code: f("return ⟦load⟧(1);"), errors: [forwarded()], output: f("return load(1, { signal });") },
    { name: "each of two calls", code: f("await ⟦load⟧(1); await ⟦load⟧(2);"), errors: [forwarded(), forwarded()], output: f("await load(1, { signal }); await load(2, { signal });") },
    { name: "the one call of two that has none", code: f("await load(1, { signal }); await ⟦load⟧(2);"), errors: [forwarded()], output: f("await load(1, { signal }); await load(2, { signal });") },
    { name: "a call in a list that is waited for", code: f("await Promise.all([1, 2].map((id) => ⟦load⟧(id)));"), errors: [forwarded()], output: f("await Promise.all([1, 2].map((id) => load(id, { signal })));") },
    { name: "a signal that may be missing", code: optional("await ⟦load⟧(1);"), errors: [forwarded()], output: optional("await load(1, { signal });") },
    { name: "the signal of options", code: options("await ⟦load⟧(1);"), errors: [forwarded("load()", "options.signal")], output: options("await load(1, { signal: options.signal });") },
    {
      name: "the signal that a framework or the platform lends, which the user must choose",
      code: request("await ⟦load⟧(1);"),
      errors: [offered({ "request.signal": request("await load(1, { signal: request.signal });") })],
    },
    {
      name: "signals that are as near, of which the user must choose one",
      code: two("await ⟦load⟧(1);"),
      errors: [offered({ one: two("await load(1, { signal: one });"), two: two("await load(1, { signal: two });") })],
    },
    {
      name: "the callback's own signal before the outer one",
      code: f("await [1].map((id) => async (inner: AbortSignal) => { await ⟦load⟧(id); })[0]?.(signal);"),
      errors: [forwarded("load()", "inner")],
      output: f("await [1].map((id) => async (inner: AbortSignal) => { await load(id, { signal: inner }); })[0]?.(signal);"),
    },
    {
      name: "a method, at its name",
      code: `declare const api: { load${target} }; export const f = async (signal: AbortSignal) => await api.⟦load⟧(1);`,
      errors: [forwarded("api.load()")],
      output: `declare const api: { load${target} }; export const f = async (signal: AbortSignal) => await api.load(1, { signal });`,
    },
    {
      name: "a method in an optional chain",
      code: `declare const api: { load${target} } | undefined; export const f = async (signal: AbortSignal) => await api?.⟦load⟧(1);`,
      errors: [forwarded("api?.load()")],
      output: `declare const api: { load${target} } | undefined; export const f = async (signal: AbortSignal) => await api?.load(1, { signal });`,
    },
    {
      name: "a method that may be missing",
      code: `declare const api: { load?${target} }; export const f = async (signal: AbortSignal) => await api.⟦load⟧?.(1);`,
      errors: [forwarded("api.load()")],
      output: `declare const api: { load?${target} }; export const f = async (signal: AbortSignal) => await api.load?.(1, { signal });`,
    },
    {
      name: "a method at the end of a long chain, by its name alone",
      code: `declare const api: { users: { ofTheOrganisation: { withoutAnyRole: { load${target} } } } }; export const f = async (signal: AbortSignal) => await api.users.ofTheOrganisation.withoutAnyRole.⟦load⟧(1);`,
      errors: [forwarded("load()")],
      output: `declare const api: { users: { ofTheOrganisation: { withoutAnyRole: { load${target} } } } }; export const f = async (signal: AbortSignal) => await api.users.ofTheOrganisation.withoutAnyRole.load(1, { signal });`,
    },
    {
      name: "a new object that is iterated",
      code: "declare class Reader { constructor(id: number, options?: { signal?: AbortSignal }); [Symbol.asyncIterator](): AsyncIterator<number> } export async function f(signal: AbortSignal) { for await (const x of new ⟦Reader⟧(1)) void x; }",
      errors: [forwarded("new Reader()")],
      output:
        "declare class Reader { constructor(id: number, options?: { signal?: AbortSignal }); [Symbol.asyncIterator](): AsyncIterator<number> } export async function f(signal: AbortSignal) { for await (const x of new Reader(1, { signal })) void x; }",
    },
    {
      name: "a function that calls itself",
      code: "export async function load(id: number, signal?: AbortSignal): Promise<number> { return id > 0 ? ⟦load⟧(id - 1) : 0; }",
      errors: [forwarded()],
      output: "export async function load(id: number, signal?: AbortSignal): Promise<number> { return id > 0 ? load(id - 1, signal) : 0; }",
    },
    {
      name: "a field's signal",
      code: `declare function load${target}; export class Job { constructor(private readonly signal: AbortSignal) {} async run() { await ⟦load⟧(1); } }`,
      errors: [forwarded("load()", "this.signal")],
      output: `declare function load${target}; export class Job { constructor(private readonly signal: AbortSignal) {} async run() { await load(1, { signal: this.signal }); } }`,
    },
    {
      name: "JavaScript, by what its comments say",
      filename: fixture("script.js"),
      code: "/** @param {number} id @param {{ signal?: AbortSignal }} [options] */ async function load(id, options) { return [id, options]; }\n/** @param {AbortSignal} signal */ export async function f(signal) { await ⟦load⟧(1); }",
      errors: [forwarded()],
      output:
        "/** @param {number} id @param {{ signal?: AbortSignal }} [options] */ async function load(id, options) { return [id, options]; }\n/** @param {AbortSignal} signal */ export async function f(signal) { await load(1, { signal }); }",
    },
    {
      name: "a call that would be mended, but for the settings",
      code: f("await ⟦load⟧(1);"),
      settings: { timeout: { ...policy.timeout, fixes: "suggest" } },
      errors: [offered({ signal: f("await load(1, { signal });") })],
    },
    {
      name: "a call, without any settings",
      code: f("await ⟦load⟧(1);"),
      settings: {},
      errors: [forwarded()],
      output: f("await load(1, { signal });"),
    },
  ],
});

run("forward-abort-signal: leaves HTTP calls that nothing ends to their own rule", rule, ["typed"], {
  valid: [
    { name: "an unbounded fetch", code: "export async function f(url: string, signal: AbortSignal) { await fetch(url); }" },
    { name: "a fetch with an option that does nothing", code: "export async function f(url: string, signal: AbortSignal) { await fetch(url, { timeout: 1 } as RequestInit); }" },
    { name: "a fetch of a request, which may have a signal", code: "export async function f(request: Request, signal: AbortSignal) { await fetch(request); }" },
  ],
  invalid: [
    {
      name: "a fetch that an injected function makes",
      code: "export async function f(fetchJson: typeof fetch, url: string, signal: AbortSignal) { await ⟦fetchJson⟧(url); }",
      errors: [forwarded("fetchJson()")],
      output: "export async function f(fetchJson: typeof fetch, url: string, signal: AbortSignal) { await fetchJson(url, { signal }); }",
    },
  ],
});

describe("forward-abort-signal", () => {
  it("asks for types where there are none", () => {
    const linter = new Linter();
    const plugins = { timeout: { rules: { rule: rule as unknown as Rule.RuleModule } } };
    expect(() => linter.verify("f(signal);", { plugins, rules: { "timeout/rule": "error" } })).toThrow(/requires type information/);
  });
});

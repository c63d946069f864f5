import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { heldController, isController, staysHere } from "../../src/analysis/controller.js";
import { clientsOfKind } from "../../src/analysis/clients.js";
import type { File } from "../../src/analysis/file.js";
import { settingsOf } from "../../src/settings.js";
import { ask, type Reader } from "./ask.js";

const everywhere: readonly Reader[] = ["espree", "syntax", "types"];
const annotated: readonly Reader[] = ["syntax", "types"];

/** Asks of the only argument of the only call of `target`. */
function asked<Answer>(code: string, reader: Reader, question: (file: File, argument: TSESTree.Node) => Answer): Answer {
  const [answer, ...others] = ask(code, reader, ["target"], (file, { arguments: [argument] }) => question(file, argument!));
  expect(others).toEqual([]);
  return answer!;
}

describe("An AbortController is", () => {
  const answers = (code: string, reader: Reader) => asked(code, reader, isController);
  it.each([
    ["one made there", "target(new AbortController());"],
    ["one that a const holds", "const c = new AbortController(); target(c);"],
    ["one by a global object's member", "const c = new window.AbortController(); target(c);"],
    ["one that is made later", "let c; function f() { c = new AbortController(); } target(c);"],
    ["one of two", "const c = x ? new AbortController() : new AbortController(); target(c);"],
    ["one that a field holds", "class A { c = new AbortController(); m() { target(this.c); } }"],
    ["one in an object", "const o = { c: new AbortController() }; target(o.c);"],
  ])("%s", (_, code) => {
    expect(everywhere.map((reader) => answers(code, reader))).toEqual([true, true, true]);
  });

  it.each([
    ["a parameter", "function f(c: AbortController) { target(c); }"],
    ["an optional parameter", "function f(c?: AbortController | null) { target(c); }"],
    ["a field", "class A { c?: AbortController; m() { target(this.c); } }"],
    ["a private name", "class A { #c: AbortController | undefined; m() { target(this.#c); } }"],
    ["a parameter property", "class A { constructor(private c: AbortController = x) {} m() { target(this.c); } }"],
    ["a parameter with a default", "function f(c: AbortController = make()) { target(c); }"],
    ["what a call gives, annotated", "const c: AbortController = make(); target(c);"],
  ])("by annotation, %s", (_, code) => {
    expect(annotated.map((reader) => answers(code, reader))).toEqual([true, true]);
  });

  it.each([
    ["nothing by its name alone", "function f(abortController) { target(abortController); }"],
    ["no signal", "target(new AbortController().signal);"],
    ["no other class's instance", "const c = new Controller(); target(c);"],
    ["no own class's", "class AbortController {} target(new AbortController());"],
    ["no import's", "import { AbortController } from 'abort-controller'; target(new AbortController());"],
    ["no other object", "const c = { abort() {} }; target(c);"],
    ["no class", "class C {} target(C);"],
    ["nothing that may be another", "const c = x ? new AbortController() : make(); target(c);"],
    ["nothing that is nothing", "const c = null; target(c); "],
    ["no variable that is made of itself", "const c = c; target(c);"],
    ["no replaced global's", "globalThis.AbortController = X; target(new AbortController());"],
  ])("%s", (_, code) => {
    expect(everywhere.map((reader) => answers(code, reader))).toEqual([false, false, false]);
  });

  it("of a type that is no namesake, with types", () => {
    expect(answers("function f(job: { c: AbortController | undefined }) { target(job.c); }", "types")).toBe(true);
    expect(answers("declare namespace own { class AbortController {} } function f(c: own.AbortController) { target(c); }", "types")).toBe(false);
    expect(answers("function f(c: AbortController | string) { target(c); }", "types")).toBe(false);
    expect(answers("function f(c: any) { target(c); }", "types")).toBe(false);
  });
});

const clients = clientsOfKind(settingsOf({ settings: {} }), "http");

/** What is known of the controller `c`, in words. */
const known = (code: string, reader: Reader) =>
  asked(`async function f() { const c = new AbortController(); ${code} target(c.x); }`, reader, (file, argument) => {
    const held = heldController(file, (argument as TSESTree.MemberExpression).object);
    return (
      held && {
        aborts: held.aborts.length,
        uses: held.signalUses.map((use) => (use.is === "read" ? `reads ${use.name ?? "?"}` : use.is === "handed" ? `to ${file.sourceCode.getText(use.to.callee)}` : "lost")),
        stays: staysHere(file, clients, { ...held, escapes: false }),
      }
    );
  });

const escapes = (code: string, reader: Reader) =>
  asked(`async function f() { const c = new AbortController(); ${code} target(() => c.signal); }`, reader, (file, argument) => {
    const body = (argument as TSESTree.ArrowFunctionExpression).body as TSESTree.MemberExpression;
    return heldController(file, body.object)?.escapes;
  });

describe("A controller that one variable holds", () => {
  it.each<[string, string, { aborts: number; uses: string[]; stays: boolean }]>([
    ["is used for nothing", "", { aborts: 0, uses: [], stays: true }],
    ["is aborted, now and later", "c.abort(); setTimeout(() => c?.abort(x), 1);", { aborts: 2, uses: [], stays: true }],
    ["gives its signal to a client", "await fetch(url, { signal: c.signal });", { aborts: 0, uses: ["to fetch"], stays: true }],
    ["gives its signal to somebody", "await run(c.signal, c.signal);", { aborts: 0, uses: ["to run", "to run"], stays: false }],
    ["gives its signal to a client under a name", "const { signal } = c; await fetch(url, { signal });", { aborts: 0, uses: ["to fetch"], stays: true }],
    ["gives its signal to a client under a new name", "const stop = c.signal; await fetch(url, { signal: stop }); stop.aborted;", { aborts: 0, uses: ["to fetch", "reads aborted"], stays: true }],
    ["gives its signal on in a list", "go(AbortSignal.any([c.signal]));", { aborts: 0, uses: ["to AbortSignal.any"], stays: false }],
    ["gives its signal to a listener", "x.addEventListener('x', go, { signal: c.signal });", { aborts: 0, uses: ["to x.addEventListener"], stays: true }],
    ["has its signal read", "c.signal.throwIfAborted(); c.signal.reason; c.signal[x];", { aborts: 0, uses: ["reads throwIfAborted", "reads reason", "reads ?"], stays: false }],
    ["has its signal returned", "return c.signal;", { aborts: 0, uses: ["lost"], stays: false }],
    ["has its signal compared", "if (c.signal === x) go();", { aborts: 0, uses: ["lost"], stays: false }],
    ["has its signal as a key", "go({ [c.signal]: 1 });", { aborts: 0, uses: ["lost"], stays: false }],
    ["has its signal kept", "const o = { signal: c.signal }; go(o);", { aborts: 0, uses: ["lost"], stays: false }],
  ])("%s", (_, code, expected) => {
    for (const reader of everywhere) expect(known(code, reader)).toEqual(expected);
  });

  it.each([
    ["stays where only its abort and signal are used", "c.abort(); c.signal.aborted; const { signal } = c;", false],
    ["escapes by a call", "go(c);", true],
    ["escapes by a return", "return c;", true],
    ["escapes by a field", "this.c = c;", true],
    ["escapes by another name", "const d = c;", true],
    ["escapes by its method", "go(c.abort);", true],
    ["escapes by a computed member", "c[x]();", true],
    ["escapes by a pattern that takes more", "const { signal, abort } = c;", true],
  ])("%s", (_, code, expected) => {
    for (const reader of everywhere) expect(escapes(code, reader)).toBe(expected);
  });

  it.each([
    ["a variable that is written again", "let c = new AbortController(); c = x; target(c);"],
    ["a variable that another holds first", "const d = new AbortController(); const c = d; target(c);"],
    ["a destructured one", "const { c } = new AbortController(); target(c);"],
    ["a parameter", "function f(c = new AbortController()) { target(c); }"],
    ["a field", "class A { c = new AbortController(); m() { target(this.c); } }"],
    ["a global", "target(c);"],
    ["another class's", "const c = new X(); target(c);"],
  ])("is not %s", (_, code) => {
    for (const reader of everywhere) expect(asked(code, reader, heldController)).toBeUndefined();
  });
});

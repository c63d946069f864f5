import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { heldController, isController, staysHere } from "../../src/analysis/controller.js";
import { holderOf } from "../../src/analysis/controller/holder.js";
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

/** What holds the controllers that the first of these expressions names: what it is given, and where it is named. */
const holder = (code: string, reader: Reader) =>
  asked(code, reader, (file, argument) => {
    const held = holderOf(file, argument);
    return held && [held.made.length, held.mentions.length, held.isPublic];
  });

describe("A controller's holder", () => {
  it.each<[string, string, readonly [made: number, mentions: number, isPublic: boolean]]>([
    ["is a variable", "function f() { const c = new AbortController(); target(c); }", [1, 1, false]],
    ["is one that gets several", "function f() { let c; c = new AbortController(); if (x) c = new AbortController(); c = null; c ??= new AbortController(); target(c); }", [3, 5, false]],
    ["is one that is undefined at first", "function f() { let c = undefined; function g() { c = new AbortController(); } target(c); }", [1, 2, false]],
    ["is one with a second name", "function f() { const c = new AbortController(); const d = c; d.abort(); target(c); }", [1, 3, false]],
    ["is exported", "export const c = new AbortController(); target(c);", [1, 1, true]],
    ["is a private name", "class A { #c = new AbortController(); m(other) { target(this.#c); other.#c.abort(); return #c in other; } }", [1, 2, false]],
    ["is a private name that is written later", "class A { #c; m() { this.#c?.abort(); this.#c = new AbortController(); target(this.#c); this.#c = undefined; } }", [1, 4, false]],
    ["is a private name beside a longer one and another class's", "class A { #c = new AbortController(); #cc = 1; m() { target(this.#c); this.#cc; } } class B { #c; n() { this.#c; } }", [1, 1, false]],
  ])("%s", (_, code, expected) => {
    for (const reader of everywhere) expect(holder(code, reader)).toEqual(expected);
  });

  it.each<[string, string, readonly [made: number, mentions: number, isPublic: boolean]]>([
    ["is a private field", "class A { private c = new AbortController(); m() { target(this.c); } }", [1, 1, false]],
    ["is one that its constructor writes", "class A { private readonly c: AbortController; constructor() { this.c = new AbortController(); } m() { target(this.c!); } }", [1, 2, false]],
    ["is one whose name stands for others too", "class A { private c = new AbortController(); m() { const c = 'c'; go({ c }); target(this.c); } } class B { c = 1; n() { this.c; } }", [1, 1, false]],
    ["is a variable behind casts", "function f() { const c = new AbortController() as AbortController; target(c!); }", [1, 1, false]],
  ])("%s", (_, code, expected) => {
    for (const reader of annotated) expect(holder(code, reader)).toEqual(expected);
  });

  it.each([
    ["a variable that may hold another", "let c = new AbortController(); c = make(); target(c);"],
    ["a variable that a loop writes", "let c = new AbortController(); for (c of list) go(); target(c);"],
    ["a variable that a field shares its controller with", "class A { m() { const c = (this.c = new AbortController()); target(c); } }"],
    ["a public field", "class A { c = new AbortController(); m() { target(this.c); } }"],
    ["a field of which nobody knows", "class A { m() { target(this.c); } }"],
    ["a private name that another class has too", "class A { #c = new AbortController(); m() { target(this.#c); return class { #c; }; } }"],
    ["a private name that is given something else", "class A { #c = new AbortController(); m() { target(this.#c); this.#c = make(); } }"],
  ])("is not %s", (_, code) => {
    for (const reader of everywhere) expect(holder(code, reader)).toBeUndefined();
  });

  it.each([
    ["a protected field", "class A { protected c = new AbortController(); m() { target(this.c); } }"],
    ["a private static field", "class A { private static c = new AbortController(); static m() { target(this.c); } }"],
    ["a private field that a pattern takes", "class A { private c = new AbortController(); m() { target(this.c); const { c } = this; c.abort(); } }"],
    ["a private field that a pattern takes under a new name", "class A { private c = new AbortController(); m() { target(this.c); const { c: d } = this; d.abort(); } }"],
    ["a private field that may be named by a computed name", "class A { private c = new AbortController(); m(k: string) { target(this.c); (this[k as 'c']).abort(); } }"],
    ["a private field of an instance that is copied", "class A { private c = new AbortController(); m() { target(this.c); return { ...this }; } }"],
    ["a private field that another object's code names", "class A { private c = new AbortController(); m(other: A) { target(this.c); other.c.abort(); } }"],
    ["a private field that is named by a text", "class A { private c = new AbortController(); m(other: A) { target(this.c); other['c'].abort(); } }"],
    ["a private field that a function names by its own `this`", "class A { private c = new AbortController(); m() { target(this.c); go(function () { this.c.abort(); }); } }"],
  ])("is not %s", (_, code) => {
    for (const reader of annotated) expect(holder(code, reader)).toBeUndefined();
  });
});

describe("A controller that one variable holds", () => {
  it.each<[string, string, { aborts: number; uses: string[]; stays: boolean }]>([
    ["is used for nothing", "", { aborts: 0, uses: [], stays: true }],
    ["is aborted, now and later", "c.abort(); setTimeout(() => c?.abort(x), 1);", { aborts: 2, uses: [], stays: true }],
    ["hands out its abort", "go(c.abort.bind(c)); go({ stop: c.abort });", { aborts: 2, uses: [], stays: true }],
    ["has its abort and signal used by another name", "const d = c; const e = d; e.abort(); await fetch(url, { signal: d.signal });", { aborts: 1, uses: ["to fetch"], stays: true }],
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
    ["stays where its method alone is handed on", "go(c.abort); later(c.abort.bind(c));", false],
    ["stays under another name", "const d = c; d.abort();", false],
    ["stays where it is tested, compared and replaced", "if (c && c !== old) go(); typeof c; c ? 1 : 2; c;", false],
    ["escapes by a call", "go(c);", true],
    ["escapes by a return", "return c;", true],
    ["escapes by a field", "this.c = c;", true],
    ["escapes by another name that may come to hold another", "let d = c;", true],
    ["escapes by another name's use", "const d = c; go(d);", true],
    ["escapes in a list", "go([c]);", true],
    ["escapes by a chosen one", "go(c || d);", true],
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

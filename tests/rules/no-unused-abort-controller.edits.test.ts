import rule from "../../rules/no-unused-abort-controller.js";
import { everywhere, run, typescript } from "../cases.js";
import { bare, fixed, suggested, unaborted, unheard } from "./no-unused-abort-controller.errors.js";

const marked = "const ⟦controller⟧ = new AbortController(); ";
const lines = (...all: string[]): string => all.join("\n");

/** A function that makes a controller, and its lines. */
const f = (...body: string[]): string => lines("export async function f(url, init) {", ...body.map((line) => (line === "" ? "" : `  ${line}`)), "}", "");
const makes = "const ⟦controller⟧ = new AbortController();";

run("no-unused-abort-controller: a fix where the client need not get a signal", rule, everywhere, {
  valid: [],
  invalid: [
    fixed("the only option", f(makes, "return fetch(url, { signal: controller.signal });"), f("return fetch(url);")),
    fixed("the last option", f(makes, "return fetch('/x', { method: 'PUT', signal: controller.signal });"), f("return fetch('/x', { method: 'PUT' });")),
    fixed("the first option", f(makes, "return fetch('/x', { signal: controller.signal, method: 'PUT' });"), f("return fetch('/x', { method: 'PUT' });")),
    fixed(
      "an option a line",
      f(makes, "return fetch('/x', {", "  method: 'PUT', // whole", "  signal: controller.signal,", "  headers,", "});"),
      f("return fetch('/x', {", "  method: 'PUT', // whole", "  headers,", "});"),
    ),
    fixed(
      "the last option of several lines",
      f(makes, "return fetch('/x', {", "  headers,", "  method: 'PUT',", "  signal: controller.signal,", "});"),
      f("return fetch('/x', {", "  headers,", "  method: 'PUT',", "});"),
    ),
    fixed("a name of its own", f(makes, "const { signal } = controller;", "return fetch('/x', { signal });"), f("return fetch('/x');")),
    fixed("a name of another kind", f(makes, "const stop = controller.signal;", "await fetch('/x', { signal: stop });", "return fetch('/y', { body, signal: stop });"), f("await fetch('/x');", "return fetch('/y', { body });")),
    fixed("several calls", f(makes, "await fetch('/x', { signal: controller.signal });", "return fetch('/y', { signal: controller.signal });"), f("await fetch('/x');", "return fetch('/y');")),
    fixed("on one line", `export async function f() { ${marked}return fetch('/x', { signal: controller.signal }); }`, "export async function f() { return fetch('/x'); }"),
    fixed("behind other code on its line", "export async function f() {\n  go(); const ⟦controller⟧ = new AbortController();\n  return fetch('/x', { signal: controller.signal }); }", "export async function f() {\n  go();\n  return fetch('/x'); }"),
    fixed("the top of a module", `${makes}\nexport const answer = await fetch('/x', { signal: controller.signal });\n`, "export const answer = await fetch('/x');\n"),
    fixed("the last line of a file", "export const load = () => fetch('/x', { signal: controller.signal });\nconst ⟦controller⟧ = new AbortController();", "export const load = () => fetch('/x');\n"),
    fixed("comments round the line stay", f("// Loads it.", `${makes} // for the load`, "return fetch('/x', { signal: controller.signal });"), f("// Loads it.", "// for the load", "return fetch('/x');")),
    fixed("a file without semicolons", "export async function f() {\n  const ⟦controller⟧ = new AbortController()\n  return fetch('/x', { signal: controller.signal })\n}\n", "export async function f() {\n  return fetch('/x')\n}\n"),
    fixed(
      "a semicolon that starts the next line stays",
      "export async function f() {\n  go()\n  const ⟦controller⟧ = new AbortController()\n  ;[1].forEach(go)\n  return fetch('/x', { signal: controller.signal })\n}\n",
      "export async function f() {\n  go()\n  ;[1].forEach(go)\n  return fetch('/x')\n}\n",
    ),
    fixed("axios", `import axios from "axios"; export async function f(url) { ${marked}return axios.post(url, body, { headers, signal: controller.signal }); }`, `import axios from "axios"; export async function f(url) { return axios.post(url, body, { headers }); }`),
    fixed("options that are the first argument", `import axios from "axios"; export async function f(url) { ${marked}return axios({ url, signal: controller.signal }); }`, `import axios from "axios"; export async function f(url) { return axios({ url }); }`),
    fixed(
      "one of the signals that are joined",
      f(makes, "return run(AbortSignal.any([AbortSignal.timeout(1_000), controller.signal]));"),
      f("return run(AbortSignal.any([AbortSignal.timeout(1_000)]));"),
    ),
    fixed("the first of the signals that are joined", f(makes, "const { signal } = controller;", "return run(AbortSignal.any([signal, init.signal]));"), f("return run(AbortSignal.any([init.signal]));")),
    {
      name: "a private field",
      code: lines("export class A {", "  #url = '/x';", "  ⟦#controller⟧ = new AbortController();", "", "  load() {", "    return fetch('/x', { signal: this.#controller.signal });", "  }", "}"),
      errors: [unaborted("#controller")],
      output: lines("export class A {", "  #url = '/x';", "", "  load() {", "    return fetch('/x');", "  }", "}"),
    },
  ],
});

run("no-unused-abort-controller: a suggestion where the call may notice", rule, everywhere, {
  valid: [],
  invalid: [
    suggested("an argument of its own", `export function f() { ${marked}return run(url, controller.signal); }`, "export function f() { return run(url); }"),
    suggested("options that others may need", `export function f() { ${marked}return run({ signal: controller.signal }, url); }`, "export function f() { return run({}, url); }"),
    suggested("the only argument, of a function that may read it", `export function f() { ${marked}return run({ signal: controller.signal }); }`, "export function f() { return run({}); }"),
    suggested("an option of another name", `export function f() { ${marked}return run(url, { stop: controller.signal, url }); }`, "export function f() { return run(url, { url }); }"),
    suggested("a Request may bring its own signal, which the option replaces", `export function f(request) { ${marked}return fetch(request, { signal: controller.signal }); }`, "export function f(request) { return fetch(request); }"),
    suggested("what is spread may bring one too", `export function f(init) { ${marked}return fetch('/x', { ...init, signal: controller.signal }); }`, "export function f(init) { return fetch('/x', { ...init }); }"),
    suggested(
      "an instance may bring one too",
      `import axios from "axios"; const api = axios.create(init); export function f() { ${marked}return api.get('/x', { signal: controller.signal }); }`,
      `import axios from "axios"; const api = axios.create(init); export function f() { return api.get('/x'); }`,
    ),
    suggested(
      "the client's defaults may bring one too",
      `import axios from "axios"; axios.defaults.signal = stop; export function f() { ${marked}return axios.get('/x', { signal: controller.signal }); }`,
      `import axios from "axios"; axios.defaults.signal = stop; export function f() { return axios.get('/x'); }`,
    ),
    suggested(
      "a timeout that counts only where there is no signal",
      `import { ofetch } from "ofetch"; export function f() { ${marked}return ofetch('/x', { timeout: 1_000, signal: controller.signal }); }`,
      `import { ofetch } from "ofetch"; export function f() { return ofetch('/x', { timeout: 1_000 }); }`,
    ),
    suggested("a function that may be another", `export function f(own) { const load = own ? own.load : fetch; ${marked}return load('/x', { signal: controller.signal }); }`, "export function f(own) { const load = own ? own.load : fetch; return load('/x'); }"),
    suggested("an option that the client doesn't know", `export function f() { ${marked}return fetch('/x', { cancel: controller.signal }); }`, "export function f() { return fetch('/x'); }"),
    suggested("one of two calls", `export function f() { ${marked}run(controller.signal); return fetch('/x', { signal: controller.signal }); }`, "export function f() { run(); return fetch('/x'); }"),
    suggested("a constructor", `export function f() { ${marked}return new Job(url, { signal: controller.signal }); }`, "export function f() { return new Job(url); }"),
  ],
});

run("no-unused-abort-controller: no edit where more hangs on it", rule, everywhere, {
  valid: [],
  invalid: [
    bare("a comment before the next option", `export function f() { ${marked}return fetch('/x', { signal: controller.signal, /* whole */ body }); }`),
    bare("a comment beside the option", `export function f() { ${marked}return fetch('/x', { signal: controller.signal /* ends it */ }); }`),
    bare("a comment in the option", `export function f() { ${marked}return fetch('/x', { signal: /* ours */ controller.signal, body }); }`),
    bare("a comment in the declaration", "export function f() { const ⟦controller⟧ = /* ours */ new AbortController(); return fetch('/x', { signal: controller.signal }); }"),
    bare("a declaration of several", "export function f() { const ⟦controller⟧ = new AbortController(), n = 1; return fetch('/x', { signal: controller.signal }); }"),
    bare("a signal's declaration of several", `export function f() { ${marked}const { signal } = controller, n = 1; return fetch('/x', { signal }); }`),
    bare("an argument that is not the last", `export function f() { ${marked}return run(controller.signal, '/x'); }`),
    bare("an option within an option", `export function f() { ${marked}return run({ init: { signal: controller.signal } }); }`),
    bare("the only one of the signals that are joined", `export function f() { ${marked}return run(AbortSignal.any([controller.signal])); }`),
    bare("signals that are joined, and one left out", `export function f() { ${marked}return run(AbortSignal.any([controller.signal, , stop])); }`),
    bare("signals that are joined by another", `export function f(AbortSignal) { ${marked}return run(AbortSignal.any([stop, controller.signal])); }`),
    bare("an option in a list", `export function f() { ${marked}return run([controller.signal]); }`),
    bare("one call that gets it twice", `export function f() { ${marked}return run({ signal: controller.signal, stop: controller.signal }); }`),
    bare("options in a variable", `export function f() { ${marked}const init = { signal: controller.signal }; controller.signal.throwIfAborted(); return fetch('/x', init); }`),
    bare("the head of a loop", `export function f() { if (x) for (const ⟦controller⟧ = new AbortController(); ;) run(controller.signal); }`),
    bare("what follows would go on with what stands before", "export function f() {\n  const load = () => fetch('/x', { signal: controller.signal })\n  const ⟦controller⟧ = new AbortController();\n  (go || load)()\n}"),
  ],
});

run("no-unused-abort-controller: in TypeScript, edits", rule, typescript, {
  valid: [],
  invalid: [
    fixed("options with a cast stay an object", `export async function f() { ${marked}return fetch('/x', { signal: controller.signal } as RequestInit); }`, "export async function f() { return fetch('/x', {} as RequestInit); }"),
    fixed("a private field", "export class A {\n  private ⟦controller⟧ = new AbortController();\n  load() { return fetch('/x', { signal: this.controller.signal }); }\n}", "export class A {\n  load() { return fetch('/x'); }\n}"),
  ],
});

/** An abort that ends nothing; with what a suggestion leaves. */
const ends = (name: string, body: string, after?: string) => ({
  name,
  code: `export async function f() { ${marked}${body} }`,
  errors: [unheard("controller", after === undefined ? undefined : `export async function f() { ${after} }`)],
});

run("no-unused-abort-controller: a suggestion to remove what is aborted for nothing", rule, everywhere, {
  valid: [],
  invalid: [
    ends("a statement", "await run(); controller.abort(); go();", "await run(); go();"),
    ends("two statements", "await run(); controller.abort(); go(); controller.abort('late');", "await run(); go();"),
    ends("a signal that nobody uses goes too", "const { signal } = controller; await run(); controller.abort();", "await run();"),
    ends("a timer, which keeps the process alive too", "setTimeout(() => controller.abort(), 1_000); await run();"),
    ends("all that a block does", "try { await run(); } finally { controller.abort(); }"),
    ends("all that an `if` does", "if (await run()) controller.abort();"),
    ends("a reason that is made", "await run(); controller.abort(makeReason()); go();"),
    ends("a comment in it", "await run(); controller.abort(/* late */); go();"),
    ends("it is tested", "await run(); if (controller) go(); controller.abort();"),
    ends("a part of an expression", "await run(); const stopped = controller.abort(); go(stopped);"),
  ],
});

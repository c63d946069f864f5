import * as parser from "@typescript-eslint/parser";
import type { Linter } from "eslint";
import rule from "../../rules/no-unused-abort-controller.js";
import { everywhere, type Invalid, policy, run, typescript } from "../cases.js";
import { bare, suggested, unaborted, unheard } from "./no-unused-abort-controller.errors.js";

const made = "const controller = new AbortController(); ";
const marked = "const ⟦controller⟧ = new AbortController(); ";

/** A function's controller, and what is done with it. */
const local = (name: string, body: string, head = made) => ({ name, code: `export async function f(url, stop) { ${head}${body} }` });

/** The same where it is reported, without an edit. */
const dead = (name: string, body: string, head = marked): Invalid => bare(name, local(name, body, head).code);

/** The same with the removal as a suggestion. */
const removable = (name: string, body: string, after: string): Invalid => suggested(name, local(name, body, marked).code, local(name, after, "").code);

/** A parser that finds a template beside the script, as Vue's does. */
const vue: Linter.Parser = {
  parseForESLint(code, options) {
    const parsed = parser.parseForESLint(code, options as parser.ParserOptions);
    return { ...parsed, ast: { ...parsed.ast, templateBody: {} } } as never;
  },
};

run("no-unused-abort-controller: nothing aborts", rule, everywhere, {
  valid: [
    local("it is aborted", "run(controller.signal); controller.abort();"),
    local("it is aborted with a reason, later", "setTimeout(() => controller?.abort(new Error('late')), 1); await fetch(url, { signal: controller.signal });"),
    local("its method is handed to somebody", "stop.onclick = controller.abort.bind(controller); await run(controller.signal);"),
    local("a closure that aborts it is handed out", "run(controller.signal); return () => controller.abort();"),
    local("it is aborted by another name", "const other = controller; stop.push(() => other.abort()); run(controller.signal);"),
    local("it is handed to somebody", "stop.add(controller); run(controller.signal);"),
    local("it is handed to somebody in an object", "register({ controller }); run(controller.signal);"),
    local("it is handed to somebody in a list", "register([controller]); run(controller.signal);"),
    local("it is returned", "run(controller.signal); return controller;"),
    local("it is returned in an object", "run(controller.signal); return { controller, url };"),
    local("it is returned or nothing", "run(controller.signal); return stop ? controller : undefined;"),
    local("it is stored", "this.controller = controller; run(controller.signal);"),
    local("it is stored where it is made", "run(controller.signal);", "const controller = this.controller = new AbortController(); "),
    local("it is stored by a name that others write", "let other = controller; run(controller.signal);"),
    local("its abort is taken by a pattern", "const { signal, abort } = controller; run(signal, abort);"),
    local("a pattern takes the rest of it", "const { signal, ...rest } = controller; run(signal, rest);"),
    local("a member by a computed name", "controller[stop](); run(controller.signal);"),
    local("it is put in a map", "map.set(url, controller); run(controller.signal);"),
    local("it is chosen or another", "run(controller.signal); (stop ?? controller).abort();"),
    local("it may be another's", "run(controller.signal);", "const controller = stop ?? new AbortController(); "),
    local("it comes to hold another's", "controller = stop; run(controller.signal);", "let controller = new AbortController(); "),
    local("it is one of several, and one is aborted", "controller = new AbortController(); run(controller.signal); stop(() => controller.abort());", "let controller = new AbortController(); "),
    local("it is destructured where it is made", "run(signal, abort);", "const { signal, abort } = new AbortController(); "),
    local("only its signal is taken where it is made", "run(signal);", "const { signal } = new AbortController(); "),
    local("it has no name", "run(new AbortController().signal);", ""),
    local("it has no name, and its signal has one", "run(signal);", "const signal = new AbortController().signal; "),
    local("nothing is done with it", "run(url);"),
    local("its signal is only returned, to whoever needs one that never aborts", "return controller.signal;"),
    local("its signal is only stored", "stop.signal = controller.signal;"),
    local("its signal only stands in for a missing one", "run(stop.signal ?? controller.signal);"),
    local("its signal is only written to the log", "console.log(controller.signal);"),
    local("its signal is written down by a logger", "logger.debug('signal', controller.signal);"),
    { name: "it is exported", code: "export const controller = new AbortController(); run(controller.signal);" },
    { name: "it is exported by name", code: `${made}run(controller.signal); export { controller };` },
    { name: "it is the default export", code: `${made}run(controller.signal); export default controller;` },
    { name: "the top of a script, which other scripts share", code: `${made}run(controller.signal);`, languageOptions: { sourceType: "script" } },
    { name: "the top of a Vue component, whose template may abort it", code: `${made}run(controller.signal);`, languageOptions: { parser: vue } },
    { name: "a public field, which others may abort", code: "export class A { controller = new AbortController(); start() { run(this.controller.signal); } }" },
    { name: "a field that is given its controller by a method", code: "export class A { start() { this.controller = new AbortController(); run(this.controller.signal); } }" },
    { name: "a private field that another method aborts", code: "export class A { #controller = new AbortController(); start() { run(this.#controller.signal); } stop() { this.#controller.abort(); } }" },
    { name: "a private field that another instance aborts", code: "export class A { #controller = new AbortController(); start() { run(this.#controller.signal); } stop(other) { other.#controller.abort(); } }" },
    { name: "a private field that a local stands for", code: "export class A { #controller = new AbortController(); start() { run(this.#controller.signal); } stop() { const controller = this.#controller; controller.abort(); } }" },
    { name: "a private field that is handed on", code: "export class A { #controller = new AbortController(); start() { run(this.#controller.signal); register(this.#controller); } }" },
    { name: "a private field that a pattern writes", code: "export class A { #controller = new AbortController(); start() { run(this.#controller.signal); [this.#controller] = list; } }" },
    { name: "an own class", code: "class AbortController {} const controller = new AbortController(); run(controller.signal);" },
    { name: "another library's class", code: "import { AbortController } from 'abort-controller'; const controller = new AbortController(); run(controller.signal);" },
    { name: "a test, which needs a signal and no abort", code: `it("passes the signal on", async () => { ${made}await load(controller.signal); });` },
    { name: "a test of a table", code: `test.each(cases)("passes %s on", async () => { ${made}await load(controller.signal); });` },
    { name: "a test of a tagged table", code: `test.each\`a | b\`("passes on", async () => { ${made}await load(controller.signal); });` },
    { name: "a test of Deno's", code: `Deno.test("passes it on", async () => { ${made}await load(controller.signal); });` },
    { name: "a function in a test's preparation", code: `describe("load", () => { beforeEach(() => { const go = () => { ${made}load(controller.signal); }; go(); }); });` },
  ],
  invalid: [
    removable("its signal is handed to somebody", "run(controller.signal);", "run();"),
    removable("its signal is handed to somebody in an object", "await run(url, { signal: controller.signal });", "await run(url);"),
    removable("its signal goes to a listener", "stop.addEventListener('click', go, { signal: controller.signal });", "stop.addEventListener('click', go);"),
    dead("its signal is joined with another, and asked", "run(AbortSignal.any([stop, controller.signal])); if (controller.signal.aborted) go();"),
    dead("its signal is listened to", "controller.signal.addEventListener('abort', () => go()); await run();"),
    dead("its signal is asked", "while (!controller.signal.aborted) await poll();"),
    dead("its signal is asked by a name", "const { signal } = controller; while (!signal.aborted) await poll();"),
    dead("it is tested, and handed to somebody by its signal", "if (controller) run(controller.signal);"),
    dead("its method is named, and not called", "setTimeout(() => { controller.abort; }, 1_000); await run(controller.signal);"),
    dead("it is compared", "run(controller.signal); if (controller === stop) go();"),
    dead("it has another name", "const other = controller; run(other.signal);"),
    dead("one that is made anew", "run(controller.signal); controller = new AbortController(); run(controller.signal);", "let ⟦controller⟧ = new AbortController(); "),
    dead("one that is made later", "controller = new AbortController(); run(controller.signal); controller = null;", "let ⟦controller⟧; "),
    dead("its signal is also returned", "run(controller.signal); return controller.signal;"),
    bare("the top of a module", "const ⟦controller⟧ = new AbortController(); export const answer = run(controller.signal), other = run(controller.signal, url);"),
    bare("by an alias of the class", "const Controller = globalThis.AbortController; const ⟦controller⟧ = new Controller(); while (!controller.signal.aborted) poll(new AbortController());"),
    bare("a private field", "export class A { ⟦#controller⟧ = new AbortController(); start() { while (!this.#controller.signal.aborted) go(); } }", "#controller"),
    {
      name: "a private field that is handed on by its signal",
      code: "export class A { ⟦#controller⟧ = new AbortController(); start() { run(this.#controller.signal); } }",
      errors: [unaborted("#controller", "export class A { start() { run(); } }")],
    },
    bare("a private field that is written later", "export class A { ⟦#controller⟧; start() { this.#controller = new AbortController(); run(this.#controller.signal); } }", "#controller"),
    {
      name: "a function of a Vue component, which its template can't reach into",
      code: `function f() { ${marked}while (!controller.signal.aborted) go(); }`,
      languageOptions: { parser: vue },
      errors: [unaborted()],
    },
    {
      name: "a callback that is no test's",
      code: `queue.add("load", async () => { ${marked}while (!controller.signal.aborted) await load(); });`,
      errors: [unaborted()],
    },
    {
      name: "two",
      code: `export function f() { ${marked}const ⟦other⟧ = new AbortController(); run([controller.signal, other.signal]); }`,
      errors: [unaborted(), unaborted("other")],
    },
  ],
});

run("no-unused-abort-controller: in TypeScript", rule, typescript, {
  valid: [
    { name: "a private field that its class aborts", code: "export class A { private controller?: AbortController; start() { this.controller = new AbortController(); run(this.controller.signal); } stop() { this.controller?.abort(); } } declare function run(signal: AbortSignal): void;" },
    { name: "a protected field, which a subclass may abort", code: "export class A { protected controller = new AbortController(); start() { run(this.controller.signal); } } declare function run(signal: AbortSignal): void;" },
    { name: "a private field that is named by a computed name", code: "export class A { private controller = new AbortController(); start(key: 'controller') { run(this.controller.signal); this[key].abort(); } } declare function run(signal: AbortSignal): void;" },
    { name: "a parameter property", code: "export class A { constructor(private controller = new AbortController()) {} start() { run(this.controller.signal); } } declare function run(signal: AbortSignal): void;" },
    { name: "a controller of somebody's type", code: "export function f(controller: AbortController) { run(controller.signal); } declare function run(signal: AbortSignal): void;" },
  ],
  invalid: [
    {
      name: "a private field",
      code: "export class A { private readonly ⟦controller⟧ = new AbortController(); start() { run(this.controller.signal); } } declare function run(signal?: AbortSignal): void;",
      errors: [unaborted("controller", "export class A { start() { run(); } } declare function run(signal?: AbortSignal): void;")],
    },
    {
      name: "a name with a type, which is not reported with it",
      code: "export function f() { let ⟦controller⟧: AbortController | undefined; controller = new AbortController(); run(controller.signal); } declare function run(signal: AbortSignal): void;",
      errors: [unaborted()],
    },
    {
      name: "behind a cast and `!`",
      code: "export function f() { const ⟦controller⟧ = new AbortController() as AbortController; while (!controller!.signal.aborted) run(); } declare function run(): void;",
      errors: [unaborted()],
    },
    {
      name: "a private field that is aborted and goes nowhere",
      code: "export class A { private ⟦controller⟧?: AbortController; start() { this.controller = new AbortController(); } stop() { this.controller?.abort(); this.controller = undefined; } }",
      errors: [unheard()],
    },
  ],
});

run("no-unused-abort-controller: nothing gets its signal", rule, everywhere, {
  valid: [
    local("it is returned", "controller.abort(); return controller;"),
    local("it is handed to somebody", "setTimeout(() => controller.abort(), 1); run(controller);"),
    local("its signal is returned", "setTimeout(() => controller.abort(), 1); return controller.signal;"),
    local("its signal is stored", "setTimeout(() => controller.abort(), 1); stop.signal = controller.signal;"),
    local("its signal is asked", "setTimeout(() => controller.abort(), 1); while (!controller.signal.aborted) await poll();"),
    local("its signal is taken by another name of it", "const other = controller; other.abort(); run(controller.signal);"),
    local("it is in the hands of a closure that is handed out", "stop(() => controller.abort()); return (load) => load(controller.signal);"),
    { name: "it is exported", code: "export const controller = new AbortController(); setTimeout(() => controller.abort(), 1);" },
    { name: "a public field", code: "export class A { controller = new AbortController(); stop() { this.controller.abort(); } }" },
    { name: "a private field whose signal a getter gives", code: "export class A { #controller = new AbortController(); get signal() { return this.#controller.signal; } stop() { this.#controller.abort(); } }" },
  ],
  invalid: [
    {
      name: "a deadline that ends nothing",
      code: local("", "const timer = setTimeout(() => controller.abort(), 1_000); const answer = await fetch(url); clearTimeout(timer); return answer;", marked).code,
      errors: [unheard()],
    },
    { name: "a closure that is handed out", code: local("", "run(url); return () => controller.abort();", marked).code, errors: [unheard()] },
    { name: "its method is handed out", code: local("", "run(url); stop.onclick = controller.abort.bind(controller);", marked).code, errors: [unheard()] },
    { name: "its signal has a name that nobody uses", code: local("", "const signal = controller.signal; run(url); stop(() => controller.abort());", marked).code, errors: [unheard()] },
    {
      name: "a private field",
      code: "export class A { ⟦#controller⟧ = new AbortController(); stop() { this.#controller.abort(); } }",
      errors: [unheard("#controller")],
    },
    {
      name: "a test: it does not abort what it means to",
      code: `it("stops", async () => { ${marked}const answer = load(); controller.abort(); await answer; });`,
      errors: [unheard("controller", `it("stops", async () => { const answer = load(); await answer; });`)],
    },
    {
      name: "it is aborted at once",
      code: local("", "run(url); controller.abort(); go();", marked).code,
      errors: [unheard("controller", local("", "run(url); go();", "").code)],
    },
  ],
});

run("no-unused-abort-controller: settings", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "fixes: suggest",
      settings: { timeout: { ...policy.timeout, fixes: "suggest" } },
      code: local("", "return fetch(url, { signal: controller.signal });", marked).code,
      errors: [unaborted("controller", local("", "return fetch(url);", "").code)],
    },
  ],
});

import rule from "../../rules/require-await-after-abort.js";
import { everywhere, type Expected, type Invalid, policy, run, typescript } from "../cases.js";

/** An abort that leaves work behind; with what the suggestion adds and the code that it leaves, where the edit is no fix. */
const unawaited = (work = "`work`", text?: string, output?: string): Expected => ({
  messageId: "unawaited",
  data: { work },
  ...(text !== undefined && output !== undefined && { suggestions: [{ messageId: "wait", data: { text }, output }] }),
});

const wait = "await Promise.allSettled([work]);";
const made = "const controller = new AbortController(); ";
const load = "async function load(url, signal) { const response = await fetch(url, { signal }); await save(response); } ";
const request = "const work = fetch('/x', { signal: controller.signal }); ";
const job = "const work = load('/x', controller.signal); ";

/** An async function that has a controller. */
const f = (body: string, before = ""): string => `${before}export async function f() { ${made}${body} }`;

/** An abort behind which nothing waits for a client's call: a fix. */
const fixed = (name: string, before: string, after = "", start = request): Invalid => ({
  name,
  code: f(`${start}${before}⟦controller.abort()⟧;${after}`),
  errors: [unawaited()],
  output: f(`${start}${before}controller.abort(); ${wait}${after}`),
});

/** The same for work of an async function in the file: a suggestion. */
const suggested = (name: string, before: string, after = "", start = job): Invalid => ({
  name,
  code: f(`${start}${before}⟦controller.abort()⟧;${after}`, load),
  errors: [unawaited("`work`", wait, f(`${start}${before}controller.abort(); ${wait}${after}`, load))],
});

const fine = (name: string, body: string, start = request) => ({ name, code: f(`${start}${body}`, load) });

run("require-await-after-abort: what waits", rule, everywhere, {
  valid: [
    fine("it is awaited behind the abort", "await go(); controller.abort(); await work;"),
    fine("it is awaited behind the abort, in a `try`", "await go(); controller.abort(); try { await work; } catch {}"),
    fine("it is awaited before the abort", "const response = await work; controller.abort(); return response;"),
    fine("it may be awaited before the abort", "if (await go()) await work; controller.abort();"),
    fine("all are awaited behind the abort", "await go(); controller.abort(); await Promise.all([work, other()]);"),
    fine("all are settled behind the abort", "await go(); controller.abort(); await Promise.allSettled([work]);"),
    fine("all are awaited before the abort", "await Promise.all([work, other()]); controller.abort();"),
    fine("a race that is awaited behind the abort, which bounds the wait", "await go(); controller.abort(); await Promise.race([work, sleep(100)]);"),
    fine("a race that is returned", "setTimeout(stop); controller.abort(); return Promise.race([work, other()]);"),
    fine("a race that is kept", "const first = Promise.race([work, other()]); controller.abort(); return first;"),
    fine("a list that is kept", "const all = [work, other()]; controller.abort(); await Promise.all(all);"),
    fine("it is returned", "await go(); controller.abort(); return work;"),
    fine("it is handed on", "await go(); tasks.push(work); controller.abort();"),
    fine("it is handed on in an object", "await go(); register({ work }); controller.abort();"),
    fine("it is stored", "this.work = work; await go(); controller.abort();"),
    fine("it has another name", "const same = work; await go(); controller.abort(); await same;"),
    fine("what follows from it is awaited", "await go(); controller.abort(); await work.catch(() => {});"),
    fine("what follows from it is kept", "const done = work.then(save, ignore); await go(); controller.abort(); await done;"),
    fine("a callback goes on when it has ended", "work.finally(() => next()); await go(); controller.abort();"),
    fine("a way that may go on to where it is awaited", "if (await go()) { controller.abort(); if (x) return; } await work;"),
    fine("an error that a handler takes before it is awaited", "try { if (await go()) { controller.abort(); throw error; } } catch {} await work;"),
    fine("an error behind which it is awaited in any case", "try { if (await go()) { controller.abort(); throw error; } } finally { await work; }"),
    fine("a way that has awaited it comes to the abort by `finally`", "try { if (x) return await work; await go(); } finally { controller.abort(); }"),
    fine("a loop that comes back to where it is awaited", "for (;;) { if (await go()) return await work; controller.abort(); }"),
    fine("a closure has it", "onIdle(() => work); await go(); controller.abort();"),
    fine("it is awaited in a function called later", "const end = async () => { await work; }; await go(); controller.abort(); await end();"),
    fine("it is iterated", "controller.abort(); for await (const each of work) go(each);"),
    { name: "an exported promise", code: `${made}export const work = fetch('/x', { signal: controller.signal }); await go(); controller.abort();` },
  ],
  invalid: [
    fixed("nothing ever waits", "await go(); "),
    fixed("something else is awaited behind it", "await go(); ", " await other();"),
    fixed("a race, which the other may have won", "await Promise.race([work, sleep(100)]); ", " return done();"),
    fixed("a race whose failure is taken", "await Promise.race([work, sleep(100)]).catch(() => {}); "),
    fixed("any of several", "const first = await Promise.any([work, other()]); ", " return first;"),
    fixed("only its failure is taken, and nobody waits", "work.catch(() => {}); await go(); "),
    fixed("it is dropped on purpose", "void work; await go(); "),
    fixed("it is only named", "work; await go(); "),
    fixed("a way that ends in an error, beside one that waits", "if (await go()) { ", " throw new Error('late'); } await other(); controller.abort(); await work;"),
    fixed("a way that returns, beside one that waits", "if (await go()) { if (x) { ", " } return 1; } await work;"),
    fixed("a way behind one that has returned it", "if (await go()) return work; ", " return 1;"),
    fixed("a way behind one that has awaited it and returned", "if (await go()) { tasks.push(work); return await work; } ", " return 1;"),
    fixed("a branch", "if (await go()) { ", " }"),
    fixed("cleanup", "try { await go(); } finally { ", " }"),
    fixed("a handler", "try { await go(); } catch (error) { ", " throw error; }"),
    fixed("a `case`", "await go(); ", " break; }", `switch (x) { case 1: ${request}`),
    fixed("a loop", "for await (const each of list) { if (each) { ", " break; } }"),
    {
      name: "a branch without braces",
      code: f(`${request}if (await go()) ⟦controller.abort()⟧;`),
      errors: [unawaited()],
      output: f(`${request}if (await go()) { controller.abort(); ${wait} }`),
    },
    {
      name: "two aborts, each on its own way",
      code: f(`${request}if (await go()) { ⟦controller.abort()⟧; return 1; } ⟦controller.abort()⟧; return 2;`),
      errors: [unawaited(), unawaited()],
      output: f(`${request}if (await go()) { controller.abort(); ${wait} return 1; } controller.abort(); ${wait} return 2;`),
    },
    {
      name: "two pieces of work",
      code: f(`${request}const second = fetch('/y', { signal: controller.signal }); await go(); ⟦controller.abort()⟧;`),
      errors: [unawaited("`work` and `second`")],
      output: f(`${request}const second = fetch('/y', { signal: controller.signal }); await go(); controller.abort(); await Promise.allSettled([work, second]);`),
    },
    {
      name: "one that was awaited, and one that was not",
      code: f(`${request}const second = fetch('/y', { signal: controller.signal }); await second; ⟦controller.abort()⟧;`),
      errors: [unawaited()],
      output: f(`${request}const second = fetch('/y', { signal: controller.signal }); await second; controller.abort(); ${wait}`),
    },
  ],
});

run("require-await-after-abort: what is work", rule, everywhere, {
  valid: [
    fine("what a call gives of which nobody knows whether it is a promise", "await go(); controller.abort();", "const work = start({ signal: controller.signal }); "),
    fine("a function of the file that gives no promise", "await go(); controller.abort();", "function start(signal) { listen(signal); } const work = start(controller.signal); "),
    fine("a generator, which has not started", "await go(); controller.abort();", "async function* start(signal) { yield signal; } const work = start(controller.signal); "),
    { name: "a request of Node's, which is no promise", code: `import http from "node:http"; ${f("const work = http.get(url, { signal: controller.signal }); await go(); controller.abort();")}` },
    { name: "a timer, with which nothing goes on", code: `import { setTimeout } from "node:timers/promises"; ${f("const work = setTimeout(9, undefined, { signal: controller.signal }); await Promise.race([work, go()]); controller.abort();")}` },
    { name: "an event, with which nothing goes on", code: `import { once } from "node:events"; ${f("const work = once(bus, 'end', { signal: controller.signal }); await Promise.race([work, go()]); controller.abort();")}` },
    { name: "a call with a callback", code: `import needle from "needle"; ${f("const work = needle.get(url, { signal: controller.signal }, done); await go(); controller.abort();")}` },
    fine("it got another signal", "await go(); controller.abort();", "const work = fetch('/x', { signal: other.signal }); use(controller.signal); "),
    fine("it got a signal that is made of this one", "await go(); controller.abort();", "const work = fetch('/x', { signal: AbortSignal.any([controller.signal]) }); "),
    fine("it may come to hold other work", "await go(); controller.abort();", "let work = fetch('/x', { signal: controller.signal }); "),
    fine("it is awaited where it starts", "controller.abort();", "const work = await fetch('/x', { signal: controller.signal }); "),
    fine("it has no name", "await go(); controller.abort();", "fetch('/x', { signal: controller.signal }); "),
    fine("its answer alone is kept", "await go(); controller.abort();", "const { status } = fetch('/x', { signal: controller.signal }); "),
    fine("something that is made of it", "await go(); controller.abort();", "const work = wrap(fetch('/x', { signal: controller.signal })); "),
    fine("a member of it", "await go(); controller.abort();", "const work = fetch('/x', { signal: controller.signal }).status; "),
    fine("a method of it that is no promise's", "await go(); controller.abort();", "const work = fetch('/x', { signal: controller.signal }).end(); "),
  ],
  invalid: [
    fixed("a client's call", "await go(); "),
    fixed("a signal by a name of its own", "await go(); ", "", "const { signal } = controller; const work = fetch('/x', { signal }); "),
    {
      name: "another client's call",
      code: `import axios from "axios"; ${f("const work = axios.get('/x', { signal: controller.signal }); await go(); ⟦controller.abort()⟧;")}`,
      errors: [unawaited()],
      output: `import axios from "axios"; ${f(`const work = axios.get('/x', { signal: controller.signal }); await go(); controller.abort(); ${wait}`)}`,
    },
    suggested("an async function of the file, which may do more before it ends", "await go(); "),
    suggested("a client's call and what is made of its answer", "await go(); ", "", "const work = fetch('/x', { signal: controller.signal }).then((response) => save(response)); "),
    suggested("a client's call whose failure is handled", "await go(); ", "", "const work = fetch('/x', { signal: controller.signal }).catch(report).finally(close); "),
    suggested("an async arrow function", "await go(); ", "", "const start = async (signal) => { await signal; }; const work = start(controller.signal); "),
    suggested("a function that may be another", "await go(); ", "", "const start = x ? fetch : load; const work = load('/x', controller.signal); start(); "),
  ],
});

run("require-await-after-abort: where the abort stands", rule, everywhere, {
  valid: [
    fine("before the work starts", request, "controller.abort(); "),
    fine("in a callback", "setTimeout(() => controller.abort(), 1_000); await go();"),
    fine("in an async callback", "onStop(async () => { controller.abort(); }); await go();"),
    { name: "in a function beside it", code: `${made}export const work = 1; export async function start() { const work = fetch('/x', { signal: controller.signal }); await go(work); } export async function stop() { controller.abort(); }` },
    { name: "in a function that can't wait", code: `export function f() { ${made}${request}go(); controller.abort(); }` },
    { name: "at the top of a script", code: `${made}${request}go(); controller.abort();`, languageOptions: { sourceType: "script" } },
    { name: "in a class's static block, where nothing can wait", code: f(`${request}class A { static { controller.abort(); } } await go(A);`) },
    fine("where the work has no name any more", "} finally { controller.abort(); }", "try { const work = fetch('/x', { signal: controller.signal }); await go(); "),
    fine("where the work's name means something else", "if (await go()) { const work = 1; controller.abort(); }"),
    fine("in another `case` than the work", "break; case 2: controller.abort(); }", "switch (x) { case 1: const work = fetch('/x', { signal: controller.signal }); "),
    fine("as part of an expression", "await go(); const stopped = controller.abort();"),
    fine("behind a condition in an expression", "await go(); if (x) (url, controller.abort()); x && controller.abort();"),
    fine("another controller's", "await go(); other.abort();"),
    fine("another method", "await go(); controller.signal.throwIfAborted();"),
    { name: "a parameter's, of which nobody knows what it is", code: "export async function f(controller) { const work = fetch('/x', { signal: controller.signal }); await go(); controller.abort(); }" },
    { name: "a public field's", code: "export class A { controller = new AbortController(); async f() { const work = fetch('/x', { signal: this.controller.signal }); await go(); this.controller.abort(); } }" },
    { name: "an own class's", code: f(`${request}await go(); controller.abort();`, "class AbortController {} ") },
  ],
  invalid: [
    {
      name: "at the top of a module",
      code: `${made}${request}await go(); ⟦controller.abort()⟧;`,
      errors: [unawaited()],
      output: `${made}${request}await go(); controller.abort(); ${wait}`,
    },
    {
      name: "a private field's",
      code: `export class A { #controller = new AbortController(); async f() { const work = fetch('/x', { signal: this.#controller.signal }); await go(); ⟦this.#controller.abort(reason)⟧; } }`,
      errors: [unawaited()],
      output: `export class A { #controller = new AbortController(); async f() { const work = fetch('/x', { signal: this.#controller.signal }); await go(); this.#controller.abort(reason); ${wait} } }`,
    },
    {
      name: "a controller of the function round it",
      code: `export function f() { ${made}onStop(controller); return async () => { ${request}await go(); ⟦controller?.abort()⟧; }; }`,
      errors: [unawaited()],
      output: `export function f() { ${made}onStop(controller); return async () => { ${request}await go(); controller?.abort(); ${wait} }; }`,
    },
    {
      name: "an async generator",
      code: `export async function* f() { ${made}${request}yield 1; ⟦controller.abort()⟧; }`,
      errors: [unawaited()],
      output: `export async function* f() { ${made}${request}yield 1; controller.abort(); ${wait} }`,
    },
  ],
});

run("require-await-after-abort: the edit", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "on a line of its own, behind a comment, in a file without semicolons",
      code: "export async function f() {\n  const controller = new AbortController()\n  const work = fetch('/x', { signal: controller.signal })\n  await go()\n  ⟦controller.abort()⟧ // enough\n  return 1\n}\n",
      errors: [unawaited()],
      output:
        "export async function f() {\n  const controller = new AbortController()\n  const work = fetch('/x', { signal: controller.signal })\n  await go()\n  controller.abort() // enough\n  await Promise.allSettled([work])\n  return 1\n}\n",
    },
    {
      name: "none where `Promise` is another",
      code: f(`${request}await go(); ⟦controller.abort()⟧;`, "import Promise from 'bluebird'; "),
      errors: [unawaited()],
    },
    {
      name: "fixes: suggest",
      settings: { timeout: { ...policy.timeout, fixes: "suggest" } },
      code: f(`${request}await go(); ⟦controller.abort()⟧;`),
      errors: [unawaited("`work`", wait, f(`${request}await go(); controller.abort(); ${wait}`))],
    },
    {
      name: "a mixture of a client's and an own function's is a suggestion",
      code: f(`${request}const second = load('/y', controller.signal); await go(); ⟦controller.abort()⟧;`, load),
      errors: [
        unawaited(
          "`work` and `second`",
          "await Promise.allSettled([work, second]);",
          f(`${request}const second = load('/y', controller.signal); await go(); controller.abort(); await Promise.allSettled([work, second]);`, load),
        ),
      ],
    },
  ],
});

run("require-await-after-abort: in TypeScript", rule, typescript, {
  valid: [
    { name: "a thenable that starts when it is awaited", code: f("const work = query('/x', controller.signal); await go(); controller.abort();", "interface Query { then(use: (rows: string[]) => void): void } declare function query(url: string, signal: AbortSignal): Query; declare function go(): Promise<void>; ") },
    { name: "any", code: f("const work = query('/x', controller.signal); await go(); controller.abort();", "declare const query: any; declare function go(): Promise<void>; ") },
  ],
  invalid: [
    {
      name: "a cast round the work",
      code: f("const work = fetch('/x', { signal: controller.signal }) as Promise<Response>; await go(); ⟦controller.abort()⟧;", "declare function go(): Promise<void>; "),
      errors: [unawaited()],
      output: f(`const work = fetch('/x', { signal: controller.signal }) as Promise<Response>; await go(); controller.abort(); ${wait}`, "declare function go(): Promise<void>; "),
    },
  ],
});

const declared = "declare function query(url: string, signal: AbortSignal): Promise<string>; declare function go(): Promise<void>; ";

run("require-await-after-abort: with types", rule, ["typed"], {
  valid: [],
  invalid: [
    {
      name: "a function of which the types say that it gives a promise",
      code: f("const work = query('/x', controller.signal); await go(); ⟦controller.abort()⟧;", declared),
      errors: [unawaited("`work`", wait, f(`const work = query('/x', controller.signal); await go(); controller.abort(); ${wait}`, declared))],
    },
  ],
});

run("require-await-after-abort: without types", rule, ["ts"], {
  valid: [{ name: "the same", code: f("const work = query('/x', controller.signal); await go(); controller.abort();", declared) }],
  invalid: [],
});

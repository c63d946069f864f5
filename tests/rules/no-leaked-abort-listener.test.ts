import rule from "../../rules/no-leaked-abort-listener.js";
import { everywhere, run, typescript } from "../cases.js";
import { leaked, removable } from "./no-leaked-abort-listener.errors.js";

/** A function that takes a signal and returns a promise with the given executor's body. */
const waits = (body: string): string => `export function next(queue, signal) { return new Promise((resolve, reject) => { ${body} }); }`;

const reported = (name: string, body: string, output: string) => ({ name, code: waits(body), errors: [leaked()], output: waits(output) });
const quiet = (name: string, body: string) => ({ name, code: waits(body) });

const listens = "signal.addEventListener('abort', onAbort);";
const marked = "signal.addEventListener('abort', ⟦onAbort⟧);";
const onAbort = "const onAbort = () => reject(signal.reason);";
const removes = "signal.removeEventListener('abort', onAbort);";

run("no-leaked-abort-listener: promises that others settle too", rule, everywhere, {
  valid: [
    { name: "a file that mentions no abort", code: "export function next(queue, signal) { signal.addEventListener('change', () => queue.stop()); }" },
    quiet("a promise that only the listener settles: the wait is as long as the signal", `${onAbort} ${listens}`),
    quiet("a promise that is settled at once for an aborted signal, and else by the listener alone", `${onAbort} if (signal.aborted) { onAbort(); return; } ${listens}`),
    quiet("a promise that is settled by the listener, and where it is found aborted later", `${onAbort} ${listens} queue.once('item', () => { if (signal.aborted) reject(signal.reason); });`),
    quiet("two listeners on one signal", `${onAbort} ${listens} signal.addEventListener('abort', () => resolve());`),
    quiet("a promise that is settled before the listener is added", `if (queue.size > 0) { resolve(queue.shift()); return; } ${onAbort} ${listens}`),
    quiet("removed where it is settled", `${onAbort} ${listens} queue.once('item', (item) => { ${removes} resolve(item); });`),
    quiet("removed on one of the ways", `${onAbort} ${listens} queue.once('item', (item) => { ${removes} resolve(item); }); queue.once('error', reject);`),
    quiet("removed by a function that others call", `${onAbort} ${listens} const done = (item) => { ${removes} resolve(item); }; queue.once('item', done);`),
    quiet("the listener goes with another signal", `const stop = new AbortController(); signal.addEventListener('abort', () => reject(signal.reason), { signal: stop.signal }); queue.once('item', resolve);`),
    quiet("options that this code does not show", `signal.addEventListener('abort', () => reject(signal.reason), queue.options); queue.once('item', resolve);`),
    quiet("options with a spread", `signal.addEventListener('abort', () => reject(signal.reason), { once: true, ...queue.options }); queue.once('item', resolve);`),
    quiet("a listener that others get", `${onAbort} ${listens} queue.onEnd(onAbort); queue.once('item', resolve);`),
    quiet("a listener that a caller may know", `signal.addEventListener('abort', queue.stop); queue.once('item', resolve);`),
    quiet("`onabort`, of which there is only one", "signal.onabort = () => reject(signal.reason); queue.once('item', resolve);"),
    {
      name: "a listener that is a parameter",
      code: "export function on(queue, signal, onAbort) { signal.addEventListener('abort', onAbort); return new Promise((resolve) => queue.once('item', resolve)); }",
    },
    {
      name: "an object's handler, which another method may take off",
      code: "export class Queue { next(signal) { return new Promise((resolve) => { signal.addEventListener('abort', this.onAbort); this.once('item', resolve); }); } }",
    },
    {
      name: "a function's own deadline",
      code: "export function next(queue) { const signal = AbortSignal.timeout(1000); return new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); queue.once('item', resolve); }); }",
    },
    {
      name: "a function's own controller",
      code: "export function next(queue) { const { signal } = new AbortController(); return new Promise((resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); queue.once('item', resolve); }); }",
    },
    {
      name: "signals that are joined with a deadline, which ends them",
      code: "export function next(queue, { signal }) { const joined = AbortSignal.any([signal, AbortSignal.timeout(1000)]); return new Promise((resolve, reject) => { joined.addEventListener('abort', () => reject(joined.reason)); queue.once('item', resolve); }); }",
    },
    {
      name: "a callback's signal, which its library makes for this call",
      code: "useQuery({ queryFn: ({ signal }) => new Promise((resolve, reject) => { const request = new XMLHttpRequest(); request.onload = () => resolve(request.response); signal.addEventListener('abort', () => { request.abort(); reject(signal.reason); }); request.send(); }) });",
    },
    {
      name: "what a function makes of a signal",
      code: "export function next(queue, { signal }) { const own = derive(signal); return new Promise((resolve, reject) => { own.addEventListener('abort', () => reject(own.reason)); queue.once('item', resolve); }); }",
    },
    {
      name: "at the top of a module, once for all",
      code: "const shutdown = new AbortController(); export const ended = new Promise((resolve, reject) => { shutdown.signal.addEventListener('abort', () => reject(shutdown.signal.reason)); process.once('exit', resolve); });",
    },
    {
      name: "a server that listens when the promise is fulfilled: the listener is there to close it later",
      code: "export function serve(server, signal) { return new Promise((resolve, reject) => { signal.addEventListener('abort', () => { server.close(); reject(signal.reason); }); server.listen(80, () => resolve()); }); }",
    },
    {
      name: "a child that has started",
      code: "export function start(command, signal) { return new Promise((resolve, reject) => { const child = spawn(command); signal.addEventListener('abort', () => child.kill()); child.once('spawn', () => resolve(child)); child.once('error', reject); }); }",
    },
    {
      name: "a server that listens, or does not in time",
      code: "export function serve(server, signal) { return new Promise((resolve, reject) => { signal.addEventListener('abort', () => { server.close(); reject(signal.reason); }); setTimeout(() => reject(new Error('too slow')), 1000); server.once('close', reject); server.ready.then(() => resolve()); }); }",
    },
    {
      name: "a function that is called when a child has started, and when it has ended",
      code: "export function start(command, signal) { return new Promise((resolve) => { const child = spawn(command); signal.addEventListener('abort', () => child.kill()); const done = () => resolve(child); child.once('spawn', done); child.once('exit', done); }); }",
    },
    {
      name: "an object's own controller, in its constructor: the listener is the object's",
      code: "export class Queue { #stop = new AbortController(); constructor() { this.first = new Promise((resolve, reject) => { this.#stop.signal.addEventListener('abort', () => reject(x)); this.take(resolve); }); } }",
    },
    {
      name: "an object's controller that is made anew now and then",
      code: "export class Queue { #stop = new AbortController(); next() { this.#stop = new AbortController(); return new Promise((resolve, reject) => { this.#stop.signal.addEventListener('abort', () => reject(x)); this.take(resolve); }); } }",
    },
    {
      name: "another object's controller",
      code: "export function next(queue) { return new Promise((resolve, reject) => { queue.stop.signal.addEventListener('abort', () => reject(x)); queue.take(resolve); }); }",
    },
    {
      name: "names that are made of each other",
      code: "export function next(queue, options) { options.signal.throwIfAborted(); const one = two ?? options.signal; const two = one; return new Promise((resolve, reject) => { two.addEventListener('abort', () => reject(x), { signal: one }); queue.take(resolve); }); }",
    },
    {
      name: "code that is not finished yet",
      code: "export function next(queue, signal) { const stop = stop; signal.addEventListener('abort'); signal.addEventListener('abort', ...queue); signal.addEventListener('abort', stop); signal.removeEventListener('abort'); addAbortListener(signal); }",
    },
    {
      name: "two promises, of which this code does not tell which matters",
      code: "export function next(queue, signal) { const one = Promise.withResolvers(); const two = Promise.withResolvers(); signal.addEventListener('abort', () => { one.reject(signal.reason); two.reject(signal.reason); }); queue.once('item', one.resolve); return Promise.all([one.promise, two.promise]); }",
    },
  ],
  invalid: [
    reported("a listener that rejects, beside an event", `${onAbort} ${marked} queue.once('item', (item) => resolve(item));`, `${onAbort} ${listens} queue.once('item', (item) => { ${removes} resolve(item); });`),
    reported("`once` does not help: it takes the listener off when the signal is aborted", `${onAbort} signal.addEventListener('abort', ⟦onAbort⟧, { once: true }); queue.once('item', (item) => resolve(item));`, `${onAbort} signal.addEventListener('abort', onAbort, { once: true }); queue.once('item', (item) => { ${removes} resolve(item); });`),
    reported("a boolean is no signal", `${onAbort} signal.addEventListener('abort', ⟦onAbort⟧, false); queue.once('item', (item) => resolve(item));`, `${onAbort} signal.addEventListener('abort', onAbort, false); queue.once('item', (item) => { ${removes} resolve(item); });`),
    reported(
      "a listener that takes itself off, which is as good as `once`",
      `const onAbort = () => { ${removes} reject(signal.reason); }; ${marked} queue.once('item', (item) => resolve(item));`,
      `const onAbort = () => { ${removes} reject(signal.reason); }; ${listens} queue.once('item', (item) => { ${removes} resolve(item); });`,
    ),
    reported(
      "a function that only the listener calls takes it off",
      `const clean = () => { ${removes} }; const onAbort = () => { clean(); reject(signal.reason); }; ${marked} queue.once('item', (item) => resolve(item));`,
      `const clean = () => { ${removes} }; const onAbort = () => { clean(); reject(signal.reason); }; ${listens} queue.once('item', (item) => { ${removes} resolve(item); });`,
    ),
    reported(
      "a look at the signal first, as `no-missed-abort` has it",
      `${onAbort} ${marked} if (signal.aborted) onAbort(); queue.once('item', (item) => resolve(item));`,
      `${onAbort} ${listens} if (signal.aborted) onAbort(); queue.once('item', (item) => { ${removes} resolve(item); });`,
    ),
    reported(
      "a function that listener and timer both call",
      `const done = () => { resolve(); }; setTimeout(done, 9); const onAbort = () => { done(); }; ${marked}`,
      `const done = () => { ${removes} resolve(); }; setTimeout(done, 9); const onAbort = () => { done(); }; ${listens}`,
    ),
    {
      name: "settled at an event that ends what the listener ends: a suggestion, for it may end more",
      code: "export function load(url, signal) { return new Promise((resolve, reject) => { const request = new XMLHttpRequest(); const onAbort = () => { request.abort(); reject(signal.reason); }; signal.addEventListener('abort', ⟦onAbort⟧); request.onload = () => { resolve(request.response); }; request.send(); }); }",
      errors: [
        removable(
          "export function load(url, signal) { return new Promise((resolve, reject) => { const request = new XMLHttpRequest(); const onAbort = () => { request.abort(); reject(signal.reason); }; signal.addEventListener('abort', onAbort); request.onload = () => { signal.removeEventListener('abort', onAbort); resolve(request.response); }; request.send(); }); }",
        ),
      ],
    },
    {
      name: "a request of a controller's that is over: a suggestion, for the response may be yet to be read",
      code: "export function load(url, signal) { return new Promise((resolve, reject) => { const controller = new AbortController(); const onAbort = () => { controller.abort(); reject(signal.reason); }; signal.addEventListener('abort', ⟦onAbort⟧); fetch(url, { signal: controller.signal }).then((response) => { resolve(response); }); }); }",
      errors: [
        removable(
          "export function load(url, signal) { return new Promise((resolve, reject) => { const controller = new AbortController(); const onAbort = () => { controller.abort(); reject(signal.reason); }; signal.addEventListener('abort', onAbort); fetch(url, { signal: controller.signal }).then((response) => { signal.removeEventListener('abort', onAbort); resolve(response); }); }); }",
        ),
      ],
    },
    {
      name: "a child that has ended, though the listener itself settles nothing",
      code: "export function run(command, signal) { return new Promise((resolve, reject) => { const child = spawn(command); const stop = () => child.kill(); signal.addEventListener('abort', ⟦stop⟧); child.once('exit', done); function done(code) { resolve(code); } }); }",
      errors: [
        removable(
          "export function run(command, signal) { return new Promise((resolve, reject) => { const child = spawn(command); const stop = () => child.kill(); signal.addEventListener('abort', stop); child.once('exit', done); function done(code) { signal.removeEventListener('abort', stop); resolve(code); } }); }",
        ),
      ],
    },
    {
      name: "Promise.withResolvers()",
      code: "export function next(queue, signal) { const { promise, resolve, reject } = Promise.withResolvers(); const onAbort = () => reject(signal.reason); signal.addEventListener('abort', ⟦onAbort⟧); queue.once('item', (item) => resolve(item)); return promise; }",
      errors: [leaked()],
      output:
        "export function next(queue, signal) { const { promise, resolve, reject } = Promise.withResolvers(); const onAbort = () => reject(signal.reason); signal.addEventListener('abort', onAbort); queue.once('item', (item) => { signal.removeEventListener('abort', onAbort); resolve(item); }); return promise; }",
    },
    {
      name: "an object of both, that others settle: no place for an edit",
      code: "export function next(queue, signal) { const wait = Promise.withResolvers(); signal.addEventListener('abort', ⟦() =>⟧ wait.reject(signal.reason)); queue.waiting.push(wait); return wait.promise; }",
      errors: [leaked()],
    },
    {
      name: "`reject` itself listens",
      code: "export function next(queue, signal) { return new Promise((resolve, reject) => { signal.addEventListener('abort', ⟦reject⟧); queue.once('item', (item) => resolve(item)); }); }",
      errors: [leaked()],
      output:
        "export function next(queue, signal) { return new Promise((resolve, reject) => { signal.addEventListener('abort', reject); queue.once('item', (item) => { signal.removeEventListener('abort', reject); resolve(item); }); }); }",
    },
    {
      name: "a signal of the options, the module's own shutdown, and a join of them",
      code: [
        "const shutdown = new AbortController();",
        "export function first(queue, options) { return new Promise((resolve, reject) => { options.signal.addEventListener('abort', ⟦() =>⟧ reject(x)); queue.take(resolve); }); }",
        "export function second(queue) { return new Promise((resolve, reject) => { shutdown.signal.addEventListener('abort', ⟦() =>⟧ reject(x)); queue.take(resolve); }); }",
        "export function third(queue, { signal }) { const joined = AbortSignal.any([signal, shutdown.signal]); return new Promise((resolve, reject) => { joined.addEventListener('abort', ⟦() =>⟧ reject(x)); queue.take(resolve); }); }",
      ].join("\n"),
      settings: { timeout: { fixes: "suggest" } },
      errors: [
        removable(
          [
            "const shutdown = new AbortController();",
            "export function first(queue, options) { return new Promise((resolve, reject) => { const onAbort = () => reject(x); options.signal.addEventListener('abort', onAbort); queue.take((value) => { options.signal.removeEventListener('abort', onAbort); resolve(value); }); }); }",
            "export function second(queue) { return new Promise((resolve, reject) => { shutdown.signal.addEventListener('abort', () => reject(x)); queue.take(resolve); }); }",
            "export function third(queue, { signal }) { const joined = AbortSignal.any([signal, shutdown.signal]); return new Promise((resolve, reject) => { joined.addEventListener('abort', () => reject(x)); queue.take(resolve); }); }",
          ].join("\n"),
          "options.signal",
        ),
        removable(
          [
            "const shutdown = new AbortController();",
            "export function first(queue, options) { return new Promise((resolve, reject) => { options.signal.addEventListener('abort', () => reject(x)); queue.take(resolve); }); }",
            "export function second(queue) { return new Promise((resolve, reject) => { const onAbort = () => reject(x); shutdown.signal.addEventListener('abort', onAbort); queue.take((value) => { shutdown.signal.removeEventListener('abort', onAbort); resolve(value); }); }); }",
            "export function third(queue, { signal }) { const joined = AbortSignal.any([signal, shutdown.signal]); return new Promise((resolve, reject) => { joined.addEventListener('abort', () => reject(x)); queue.take(resolve); }); }",
          ].join("\n"),
          "shutdown.signal",
        ),
        removable(
          [
            "const shutdown = new AbortController();",
            "export function first(queue, options) { return new Promise((resolve, reject) => { options.signal.addEventListener('abort', () => reject(x)); queue.take(resolve); }); }",
            "export function second(queue) { return new Promise((resolve, reject) => { shutdown.signal.addEventListener('abort', () => reject(x)); queue.take(resolve); }); }",
            "export function third(queue, { signal }) { const joined = AbortSignal.any([signal, shutdown.signal]); return new Promise((resolve, reject) => { const onAbort = () => reject(x); joined.addEventListener('abort', onAbort); queue.take((value) => { joined.removeEventListener('abort', onAbort); resolve(value); }); }); }",
          ].join("\n"),
          "joined",
        ),
      ],
    },
    {
      name: "the signal of an object's own controller",
      code: "export class Queue { #stop = new AbortController(); next() { return new Promise((resolve, reject) => { const onAbort = () => reject(x); this.#stop.signal.addEventListener('abort', ⟦onAbort⟧); this.take((item) => resolve(item)); }); } }",
      errors: [leaked("this.#stop.signal")],
      output:
        "export class Queue { #stop = new AbortController(); next() { return new Promise((resolve, reject) => { const onAbort = () => reject(x); this.#stop.signal.addEventListener('abort', onAbort); this.take((item) => { this.#stop.signal.removeEventListener('abort', onAbort); resolve(item); }); }); } }",
    },
    {
      name: "Node's `addAbortListener`, whose disposable nobody keeps",
      code: "import { addAbortListener } from 'node:events'; export function next(queue, signal) { return new Promise((resolve, reject) => { const onAbort = () => reject(signal.reason); addAbortListener(signal, ⟦onAbort⟧); queue.once('item', (item) => resolve(item)); }); }",
      errors: [leaked()],
      output:
        "import { addAbortListener } from 'node:events'; export function next(queue, signal) { return new Promise((resolve, reject) => { const onAbort = () => reject(signal.reason); addAbortListener(signal, onAbort); queue.once('item', (item) => { signal.removeEventListener('abort', onAbort); resolve(item); }); }); }",
    },
  ],
});

run("no-leaked-abort-listener: Node's `addAbortListener`", rule, everywhere, {
  valid: [
    {
      name: "a disposable that is used",
      code: "import { addAbortListener } from 'node:events'; export async function next(queue, signal) { let stop; const aborted = new Promise((_, reject) => { stop = addAbortListener(signal, () => reject(signal.reason)); }); try { return await Promise.race([queue.next(), aborted]); } finally { stop[Symbol.dispose](); } }",
    },
    {
      name: "a function of that name from elsewhere",
      code: "import { addAbortListener } from './signals.js'; export function next(queue, signal) { return new Promise((resolve, reject) => { addAbortListener(signal, () => reject(signal.reason)); queue.once('item', resolve); }); }",
    },
  ],
  invalid: [],
});

run("no-leaked-abort-listener: TypeScript", rule, typescript, {
  valid: [
    {
      name: "a listener on something that is no signal",
      code: "export function next(queue: Queue, request: XMLHttpRequest) { return new Promise((resolve, reject) => { request.addEventListener('abort', () => reject(x)); queue.once('item', resolve); }); }",
    },
    {
      name: "a framework's request, whose signal goes with it",
      code: "export function next(queue: Queue, request: Request) { return new Promise((resolve, reject) => { request.signal.addEventListener('abort', () => reject(x)); queue.once('item', resolve); }); }",
    },
    {
      name: "a constructor: the listener is the object's",
      code: "export class Link { #controller = new AbortController(); constructor(signal: AbortSignal) { signal.addEventListener('abort', () => this.#controller.abort()); } }",
    },
  ],
  invalid: [
    {
      name: "a signal that is a field",
      code: "export class Queue { constructor(private readonly signal: AbortSignal) {} next(): Promise<void> { return new Promise((resolve, reject) => { const onAbort = () => reject(x); this.signal.addEventListener('abort', ⟦onAbort⟧); this.take(() => { resolve(); }); }); } }",
      errors: [leaked("this.signal")],
      output:
        "export class Queue { constructor(private readonly signal: AbortSignal) {} next(): Promise<void> { return new Promise((resolve, reject) => { const onAbort = () => reject(x); this.signal.addEventListener('abort', onAbort); this.take(() => { this.signal.removeEventListener('abort', onAbort); resolve(); }); }); } }",
    },
    {
      name: "a signal whose type this file only imports: a suggestion",
      code: "import type { AbortSignal } from 'elsewhere'; export function next(queue: Queue, signal: AbortSignal) { return new Promise((resolve, reject) => { const onAbort = () => reject(x); signal.addEventListener('abort', ⟦onAbort⟧); queue.once('item', (item) => resolve(item)); }); }",
      errors: [
        removable(
          "import type { AbortSignal } from 'elsewhere'; export function next(queue: Queue, signal: AbortSignal) { return new Promise((resolve, reject) => { const onAbort = () => reject(x); signal.addEventListener('abort', onAbort); queue.once('item', (item) => { signal.removeEventListener('abort', onAbort); resolve(item); }); }); }",
        ),
      ],
    },
  ],
});

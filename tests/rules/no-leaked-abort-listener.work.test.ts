import rule from "../../rules/no-leaked-abort-listener.js";
import { everywhere, run, typescript } from "../cases.js";
import { leaked, removable } from "./no-leaked-abort-listener.errors.js";

const lines = (...all: string[]): string => all.join("\n");

run("no-leaked-abort-listener: controllers that a listener aborts", rule, everywhere, {
  valid: [
    {
      name: "removed in `finally`",
      code: "export async function load(url, signal) { const controller = new AbortController(); const stop = () => controller.abort(); signal.addEventListener('abort', stop); try { return await fetch(url, { signal: controller.signal }); } finally { signal.removeEventListener('abort', stop); } }",
    },
    {
      name: "removed in `.finally()`",
      code: "export function load(url, signal) { const controller = new AbortController(); const stop = () => controller.abort(); signal.addEventListener('abort', stop); return fetch(url, { signal: controller.signal }).finally(() => signal.removeEventListener('abort', stop)); }",
    },
    {
      name: "a function gives the removal to its caller",
      code: "export function link(signal, controller) { const stop = () => controller.abort(); signal.addEventListener('abort', stop); return () => signal.removeEventListener('abort', stop); }",
    },
    {
      name: "a controller that is returned: nobody can tell how long it is used",
      code: "export function follow(signal) { const controller = new AbortController(); signal.addEventListener('abort', () => controller.abort()); return controller; }",
    },
    {
      name: "a signal that is returned",
      code: "export function follow(signal) { const controller = new AbortController(); signal.addEventListener('abort', () => controller.abort()); return controller.signal; }",
    },
    {
      name: "a controller that others get",
      code: "export async function load(url, signal) { const controller = new AbortController(); running.add(controller); signal.addEventListener('abort', () => controller.abort()); return fetch(url, { signal: controller.signal }); }",
    },
    {
      name: "a controller of the caller's",
      code: "export async function load(url, signal, controller) { signal.addEventListener('abort', () => controller.abort()); return fetch(url, { signal: controller.signal }); }",
    },
    {
      name: "work that nobody waits for",
      code: "export async function load(url, signal) { const controller = new AbortController(); signal.addEventListener('abort', () => controller.abort()); poll(url, { signal: controller.signal }); return fetch(url, { signal: controller.signal }); }",
    },
    {
      name: "a function that starts what goes on",
      code: "export async function open(url, signal) { const controller = new AbortController(); signal.addEventListener('abort', () => controller.abort()); await subscribe(url, { signal: controller.signal }); }",
    },
    {
      name: "calls in a function that is returned",
      code: "export function client(signal) { const controller = new AbortController(); signal.addEventListener('abort', () => controller.abort()); return (url) => fetch(url, { signal: controller.signal }); }",
    },
    {
      name: "a listener that does more: it may have to do that later too",
      code: "export async function load(url, signal, queue) { const controller = new AbortController(); signal.addEventListener('abort', () => { controller.abort(); queue.close(); }); return fetch(url, { signal: controller.signal }); }",
    },
    {
      name: "an object's controller, which may be there for more",
      code: "export class Client { controller = new AbortController(); async load(url, { signal }) { signal.addEventListener('abort', () => this.controller.abort()); return fetch(url, { signal: this.controller.signal }); } }",
    },
  ],
  invalid: [
    {
      name: "a response that is read to its end",
      code: lines(
        "export async function load(url, signal) {",
        "  const controller = new AbortController();",
        "  const stop = () => controller.abort();",
        "  signal.addEventListener('abort', ⟦stop⟧);",
        "  const timer = setTimeout(stop, 1000);",
        "  try {",
        "    const response = await fetch(url, { signal: controller.signal });",
        "    return await response.json();",
        "  } finally {",
        "    clearTimeout(timer);",
        "  }",
        "}",
      ).replace("setTimeout(stop, 1000)", "setTimeout(() => stop(), 1000)"),
      errors: [leaked()],
      output: lines(
        "export async function load(url, signal) {",
        "  const controller = new AbortController();",
        "  const stop = () => controller.abort();",
        "  signal.addEventListener('abort', stop);",
        "  const timer = setTimeout(() => stop(), 1000);",
        "  try {",
        "    const response = await fetch(url, { signal: controller.signal });",
        "    return await response.json();",
        "  } finally {",
        "    signal.removeEventListener('abort', stop);",
        "    clearTimeout(timer);",
        "  }",
        "}",
      ),
    },
    {
      name: "no `try` yet",
      code: lines(
        "export async function load(url, signal) {",
        "  const controller = new AbortController();",
        "  signal.addEventListener('abort', ⟦() =>⟧ controller.abort());",
        "  const response = await fetch(url, { signal: controller.signal });",
        "  return await response.json();",
        "}",
      ),
      errors: [leaked()],
      output: lines(
        "export async function load(url, signal) {",
        "  const controller = new AbortController();",
        "  const onAbort = () => controller.abort();",
        "  signal.addEventListener('abort', onAbort);",
        "  try {",
        "    const response = await fetch(url, { signal: controller.signal });",
        "    return await response.json();",
        "  } finally {",
        "    signal.removeEventListener('abort', onAbort);",
        "  }",
        "}",
      ),
    },
    {
      name: "a response that is returned unread: its body may still have to be aborted, so there is no edit",
      code: "export async function load(url, signal) { const controller = new AbortController(); signal.addEventListener('abort', ⟦() =>⟧ controller.abort()); return await fetch(url, { signal: controller.signal }); }",
      errors: [leaked()],
    },
    {
      name: "a body whose reading nobody waits for here",
      code: "export async function load(url, signal) { const controller = new AbortController(); signal.addEventListener('abort', ⟦() =>⟧ controller.abort()); const response = await fetch(url, { signal: controller.signal }); return response.json(); }",
      errors: [leaked()],
    },
    {
      name: "a promise that is returned: there is no `finally` that would wait for it",
      code: "export function load(url, signal) { const controller = new AbortController(); signal.addEventListener('abort', ⟦() =>⟧ controller.abort()); return fetch(url, { signal: controller.signal }).then((response) => response.json()); }",
      errors: [leaked()],
    },
    {
      name: "calls in callbacks of a call that is waited for",
      code: "export async function all(urls, signal) { const controller = new AbortController(); signal.addEventListener('abort', ⟦() =>⟧ controller.abort()); return await Promise.all(urls.map((url) => fetch(url, { signal: controller.signal }))); }",
      errors: [leaked()],
    },
  ],
});

run("no-leaked-abort-listener: races", rule, everywhere, {
  valid: [
    {
      name: "removed in `finally`, by a name that is given in the executor",
      code: "export async function orAborted(work, signal) { let stop; try { return await Promise.race([work, new Promise((_, reject) => { stop = () => reject(signal.reason); signal.addEventListener('abort', stop); })]); } finally { signal.removeEventListener('abort', stop); } }",
    },
    {
      name: "a race that runs again and again, perhaps until the abort",
      code: "export async function drain(queue, signal) { const aborted = new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); }); for (;;) await Promise.race([queue.next(), aborted]); }",
    },
    {
      name: "a promise that others race",
      code: "export const aborted = (signal) => new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); });",
    },
    {
      name: "no race, but a wait for all",
      code: "export async function both(work, signal) { await Promise.all([work, new Promise((resolve) => { signal.addEventListener('abort', () => resolve()); })]); }",
    },
    {
      name: "alone in the race",
      code: "export async function one(signal) { await Promise.race([new Promise((resolve) => { signal.addEventListener('abort', () => resolve()); })]); }",
    },
    {
      name: "a listener that ends the work too: the work may go on behind the race",
      code: "export async function run(child, signal) { await Promise.race([child.ready, new Promise((_, reject) => { signal.addEventListener('abort', () => { child.kill(); reject(signal.reason); }); })]); }",
    },
  ],
  invalid: [
    {
      name: "work and the abort: the listener has no name outside its executor, so there is no edit",
      code: "export async function orAborted(work, signal) { return Promise.race([work, new Promise((_, reject) => { signal.addEventListener('abort', ⟦() =>⟧ reject(signal.reason), { once: true }); })]); }",
      errors: [leaked()],
    },
    {
      name: "by name",
      code: "export async function orAborted(work, signal) { const aborted = new Promise((_, reject) => { signal.addEventListener('abort', ⟦() =>⟧ reject(signal.reason)); }); return Promise.race([work, aborted]); }",
      errors: [leaked()],
    },
    {
      name: "a race in a loop, each time with a listener of its own",
      code: "export async function drain(queue, signal) { for (const item of queue) await Promise.race([item.done, new Promise((_, reject) => { signal.addEventListener('abort', ⟦() =>⟧ reject(signal.reason)); })]); }",
      errors: [leaked()],
    },
    {
      name: "a listener that has a name outside",
      code: lines(
        "export async function orAborted(work, signal) {",
        "\tconst { promise, reject } = Promise.withResolvers()",
        "\tconst stop = () => reject(signal.reason)",
        "\tsignal.addEventListener('abort', ⟦stop⟧)",
        "",
        "\t// Whatever comes first.",
        "\tconst result = await Promise.race([work, promise])",
        "\treturn `",
        "${result}`",
        "}",
      ),
      errors: [leaked()],
      output: lines(
        "export async function orAborted(work, signal) {",
        "\tconst { promise, reject } = Promise.withResolvers()",
        "\tconst stop = () => reject(signal.reason)",
        "\tsignal.addEventListener('abort', stop)",
        "",
        "\ttry {",
        "\t\t// Whatever comes first.",
        "\t\tconst result = await Promise.race([work, promise])",
        "\t\treturn `",
        "${result}`",
        "\t} finally {",
        "\t\tsignal.removeEventListener('abort', stop)",
        "\t}",
        "}",
      ),
    },
  ],
});

run("no-leaked-abort-listener: flags", rule, everywhere, {
  valid: [
    {
      name: "a flag that others read",
      code: "let stopped = false; export async function run(items, signal) { signal.addEventListener('abort', () => { stopped = true; }); for (const item of items) await item(); }",
    },
    {
      name: "a flag that a function reads, which may run later",
      code: "export async function run(items, signal) { let stopped = false; signal.addEventListener('abort', () => { stopped = true; }); await items(() => stopped); }",
    },
    {
      name: "a function that waits for nothing: its end is not that of the work",
      code: "export function run(items, signal) { let stopped = false; signal.addEventListener('abort', () => { stopped = true; }); while (!stopped) items.next(); }",
    },
  ],
  invalid: [
    {
      name: "a flag that only this function reads",
      code: "export async function run(items, signal) { let stopped = false; signal.addEventListener('abort', ⟦() =>⟧ { stopped = true; }); for (const item of items) { if (stopped) break; await item(); } }",
      errors: [leaked()],
    },
  ],
});

run("no-leaked-abort-listener: removals that remove nothing", rule, everywhere, {
  valid: [
    {
      name: "on something that is no signal",
      code: "export function stop(request) { request.removeEventListener('abort', () => stop()); }",
    },
    {
      name: "a name that is written to later",
      code: "export function on(signal) { let stop; const off = () => signal.removeEventListener('abort', stop); stop = () => off(); signal.addEventListener('abort', stop); return off; }",
    },
    {
      name: "a parameter",
      code: "export function off(signal, stop) { signal.removeEventListener('abort', stop); signal.throwIfAborted(); }",
    },
  ],
  invalid: [
    {
      name: "the same function written twice is two functions",
      code: "export async function load(url, signal) { const controller = new AbortController(); signal.addEventListener('abort', () => controller.abort()); try { return await fetch(url, { signal: controller.signal }); } finally { signal.removeEventListener('abort', ⟦() =>⟧ controller.abort()); } }",
      errors: [{ messageId: "notAdded", data: { signal: "signal" } }],
      output:
        "export async function load(url, signal) { const controller = new AbortController(); const onAbort = () => controller.abort(); signal.addEventListener('abort', onAbort); try { return await fetch(url, { signal: controller.signal }); } finally { signal.removeEventListener('abort', onAbort); } }",
    },
    {
      name: "`bind` makes a function each time, and which of two listeners is meant nobody can tell",
      code: "export function watch(signal, log) { const stop = () => log(); signal.addEventListener('abort', stop); signal.addEventListener('abort', log); return () => { signal.removeEventListener('abort', stop); signal.removeEventListener('abort', ⟦log.bind(null)⟧); }; }",
      errors: [{ messageId: "notAdded", data: { signal: "signal" } }],
    },
    {
      name: "a name that is never given a value; a suggestion, by the settings",
      code: "export function watch(options, log) { let stop; const onAbort = () => log(); options?.signal?.addEventListener('abort', onAbort); return () => options?.signal?.removeEventListener('abort', ⟦stop⟧); }",
      settings: { timeout: { fixes: "suggest" } },
      errors: [
        {
          messageId: "notAdded",
          data: { signal: "options?.signal" },
          suggestions: [
            {
              messageId: "pass",
              output: "export function watch(options, log) { let stop; const onAbort = () => log(); options?.signal?.addEventListener('abort', onAbort); return () => options?.signal?.removeEventListener('abort', onAbort); }",
            },
          ],
        },
      ],
    },
  ],
});

run("no-leaked-abort-listener: iterated to the end", rule, typescript, {
  valid: [
    {
      name: "an object's controller, and a loop over something else",
      code: "export class Run { controller = new AbortController(); async all(items: Items, signal: AbortSignal) { signal.addEventListener('abort', () => this.controller.abort()); for await (const item of items) this.add(item); } }",
    },
  ],
  invalid: [
    {
      name: "an object's controller: a suggestion, for it may be there for more",
      code: "export class Run { controller = new AbortController(); async all(items: Items, signal: AbortSignal) { const stop = () => this.controller.abort(); signal.addEventListener('abort', ⟦stop⟧); for await (const item of items.from(this.controller)) this.add(item); } }",
      errors: [
        removable(
          "export class Run { controller = new AbortController(); async all(items: Items, signal: AbortSignal) { const stop = () => this.controller.abort(); signal.addEventListener('abort', stop); try { for await (const item of items.from(this.controller)) this.add(item); } finally { signal.removeEventListener('abort', stop); } } }",
        ),
      ],
    },
  ],
});

import rule from "../../rules/no-leaked-abort-listener.js";
import { everywhere, run, typescript } from "../cases.js";
import { leaked, removable } from "./no-leaked-abort-listener.errors.js";

const lines = (...all: string[]): string => all.join("\n");

/** A function that takes a signal and returns a promise with the given executor's body. */
const waits = (body: string): string => `export function next(queue, signal) { return new Promise((resolve, reject) => { ${body} }); }`;

const mended = (name: string, body: string, output: string) => ({ name, code: waits(body), errors: [leaked()], output: waits(output) });
const suggested = (name: string, body: string, output: string) => ({ name, code: waits(body), errors: [removable(waits(output))] });
const left = (name: string, body: string) => ({ name, code: waits(body), errors: [leaked()] });

const stop = "const stop = () => reject(signal.reason); signal.addEventListener('abort', stop);";
const marked = "const stop = () => reject(signal.reason); signal.addEventListener('abort', ⟦stop⟧);";
const off = "signal.removeEventListener('abort', stop);";

run("no-leaked-abort-listener: where a promise is settled", rule, everywhere, {
  valid: [],
  invalid: [
    mended("in a statement", `${marked} queue.once('item', (item) => { queue.log(item); resolve(item); });`, `${stop} queue.once('item', (item) => { queue.log(item); ${off} resolve(item); });`),
    mended("in the body of an `if`", `${marked} queue.on('item', (item) => { if (item.ok) resolve(item); });`, `${stop} queue.on('item', (item) => { if (item.ok) { ${off} resolve(item); } });`),
    mended("in a `return`", `${marked} queue.on('item', (item) => { if (item) { return resolve(item); } queue.skip(); });`, `${stop} queue.on('item', (item) => { if (item) { ${off} return resolve(item); } queue.skip(); });`),
    mended("with a value whose making may fail: until it has not, the abort is the only way out", `${marked} queue.on('item', (item) => { resolve(JSON.parse(item)); });`, `${stop} queue.on('item', (item) => { resolve(JSON.parse(item)); ${off} });`),
    mended("so in an arrow function", `${marked} queue.on('item', (item) => resolve(JSON.parse(item)));`, `${stop} queue.on('item', (item) => { resolve(JSON.parse(item)); ${off} });`),
    mended("on several ways", `${marked} queue.once('item', (item) => resolve(item)); queue.once('error', (error) => reject(error));`, `${stop} queue.once('item', (item) => { ${off} resolve(item); }); queue.once('error', (error) => { ${off} reject(error); });`),
    suggested("by the settlers themselves, which others call: a suggestion", `${marked} queue.next().then(resolve, reject);`, `${stop} queue.next().then((value) => { ${off} resolve(value); }, (value) => { ${off} reject(value); });`),
    left("in a `return` whose value may fail", `${marked} queue.on('item', (item) => { return resolve(JSON.parse(item)); });`),
    left("in an expression", `${marked} queue.on('item', (item) => { item && resolve(item); });`),
    left("on so many ways that a function of the author's own is better", `${marked} queue.on('a', () => resolve(1)); queue.on('b', () => resolve(2)); queue.on('c', () => resolve(3)); queue.on('d', () => resolve(4));`),
    left("by a settler that is taken off by its identity", `${marked} queue.on('item', resolve); queue.on('end', () => queue.off('item', resolve));`),
    left("behind a comment in an arrow function", `${marked} queue.on('item', (item) => /* done */ resolve(item));`),
    left("by a function that may be called at once, before the listener has its name", "queue.take((item) => resolve(item)); const stop = () => reject(signal.reason); signal.addEventListener('abort', ⟦stop⟧);"),
    left("by a function that is called at once on one way", "const done = () => { resolve(); }; if (queue.ready) done(); const stop = () => reject(signal.reason); signal.addEventListener('abort', ⟦stop⟧); queue.once('ready', done);"),
    mended(
      "by a function that may be called at once, where the listener's name holds from the start",
      "queue.take((item) => resolve(item)); function stop() { reject(signal.reason); } signal.addEventListener('abort', ⟦stop⟧);",
      `queue.take((item) => { ${off} resolve(item); }); function stop() { reject(signal.reason); } signal.addEventListener('abort', stop);`,
    ),
    mended(
      "by an event's handler, which is never called at once",
      "queue.onitem = (item) => { resolve(item); }; queue.once('item', (item) => resolve(item)); const stop = () => reject(signal.reason); signal.addEventListener('abort', ⟦stop⟧);",
      `queue.onitem = (item) => { ${off} resolve(item); }; queue.once('item', (item) => { ${off} resolve(item); }); const stop = () => reject(signal.reason); signal.addEventListener('abort', stop);`,
    ),
    left("a comment in the registration", "const stop = () => reject(signal.reason); signal /* the caller's */ .addEventListener('abort', ⟦stop⟧); queue.once('item', (item) => resolve(item));"),
    left("where another value has the signal's name", `${marked} queue.once('item', (signal) => { resolve(signal); });`),
    left("where another function has the listener's name", `${marked} queue.once('item', (stop) => { resolve(stop); });`),
    {
      name: "a signal that is written again",
      code: "export function next(queue, signal) { return new Promise((resolve, reject) => { const stop = () => reject(x); signal.addEventListener('abort', ⟦stop⟧); signal = undefined; queue.once('item', (item) => resolve(item)); }); }",
      errors: [leaked()],
    },
  ],
});

run("no-leaked-abort-listener: timers", rule, ["js"], {
  valid: [],
  invalid: [
    mended("a settler that is the timer's callback", `const timer = setTimeout(resolve, 9); ${marked}`, `const timer = setTimeout(() => { ${off} resolve(); }, 9); ${stop}`),
    suggested("a timer that gives it a value", `const timer = setTimeout(resolve, 9, queue); ${marked}`, `const timer = setTimeout((value) => { ${off} resolve(value); }, 9, queue); ${stop}`),
  ],
});

run("no-leaked-abort-listener: timers in TypeScript", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "a promise of nothing, by its function's type",
      code: "export function sleep(ms: number, signal: AbortSignal): Promise<void> { return new Promise((resolve, reject) => { const timer = setTimeout(resolve, ms); const stop = () => { clearTimeout(timer); reject(signal.reason); }; signal.addEventListener('abort', ⟦stop⟧); }); }",
      errors: [leaked()],
      output:
        "export function sleep(ms: number, signal: AbortSignal): Promise<void> { return new Promise((resolve, reject) => { const timer = setTimeout(() => { signal.removeEventListener('abort', stop); resolve(); }, ms); const stop = () => { clearTimeout(timer); reject(signal.reason); }; signal.addEventListener('abort', stop); }); }",
    },
    {
      name: "a promise of nothing, by its own type",
      code: "export async function sleep(ms: number, signal: AbortSignal) { await new Promise<void>((resolve, reject) => { setTimeout(resolve, ms); const stop = () => reject(signal.reason); signal.addEventListener('abort', ⟦stop⟧); }); }",
      errors: [leaked()],
      output:
        "export async function sleep(ms: number, signal: AbortSignal) { await new Promise<void>((resolve, reject) => { setTimeout(() => { signal.removeEventListener('abort', stop); resolve(); }, ms); const stop = () => reject(signal.reason); signal.addEventListener('abort', stop); }); }",
    },
    {
      name: "a promise of unknown, which TypeScript lets nobody resolve without a value",
      code: "export async function sleep(ms: number, signal: AbortSignal) { await new Promise((resolve, reject) => { setTimeout(resolve, ms); const stop = () => reject(signal.reason); signal.addEventListener('abort', ⟦stop⟧); }); }",
      errors: [leaked()],
      output:
        "export async function sleep(ms: number, signal: AbortSignal) { await new Promise((resolve, reject) => { setTimeout(() => { signal.removeEventListener('abort', stop); resolve(undefined); }, ms); const stop = () => reject(signal.reason); signal.addEventListener('abort', stop); }); }",
    },
  ],
});

run("no-leaked-abort-listener: a name for the listener", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "a listener of several lines",
      code: lines(
        "export function sleep(ms, signal) {",
        "  return new Promise((resolve, reject) => {",
        "    const timer = setTimeout(() => {",
        "      resolve();",
        "    }, ms);",
        "    signal.addEventListener('abort', ⟦() =>⟧ {",
        "      clearTimeout(timer);",
        "      reject(signal.reason); // the caller's",
        "    });",
        "  });",
        "}",
      ),
      errors: [leaked()],
      output: lines(
        "export function sleep(ms, signal) {",
        "  return new Promise((resolve, reject) => {",
        "    const timer = setTimeout(() => {",
        "      signal.removeEventListener('abort', onAbort);",
        "      resolve();",
        "    }, ms);",
        "    const onAbort = () => {",
        "      clearTimeout(timer);",
        "      reject(signal.reason); // the caller's",
        "    };",
        "    signal.addEventListener('abort', onAbort);",
        "  });",
        "}",
      ),
    },
    left("the name is taken", "const onAbort = 1; signal.addEventListener('abort', ⟦() =>⟧ reject(signal.reason)); queue.once('item', (item) => resolve(item));"),
    left("the name means something where the promise is settled", "signal.addEventListener('abort', ⟦() =>⟧ reject(signal.reason)); queue.once('item', (item) => { onAbort(); resolve(item); });"),
    left("a listener that takes the event", "signal.addEventListener('abort', ⟦(event) =>⟧ reject(event)); queue.once('item', (item) => resolve(item));"),
    left("no statement of its own", "queue.size > 0 ? resolve(queue.shift()) : signal.addEventListener('abort', ⟦() =>⟧ reject(signal.reason)); queue.once('item', (item) => resolve(item));"),
    mended(
      "`signal && …`: the removal asks too",
      "const stop = () => reject(x); signal && signal.addEventListener('abort', ⟦stop⟧); queue.once('item', (item) => resolve(item));",
      "const stop = () => reject(x); signal && signal.addEventListener('abort', stop); queue.once('item', (item) => { signal?.removeEventListener('abort', stop); resolve(item); });",
    ),
    mended(
      "`signal?.…`: the removal asks too",
      "const stop = () => reject(x); signal?.addEventListener('abort', ⟦stop⟧); queue.once('item', (item) => resolve(item));",
      "const stop = () => reject(x); signal?.addEventListener('abort', stop); queue.once('item', (item) => { signal?.removeEventListener('abort', stop); resolve(item); });",
    ),
    mended(
      "an `if` round the registration: the name comes before it",
      "if (signal) { signal.addEventListener('abort', ⟦() =>⟧ reject(x)); } queue.once('item', (item) => resolve(item));",
      "const onAbort = () => reject(x); if (signal) { signal.addEventListener('abort', onAbort); } queue.once('item', (item) => { signal?.removeEventListener('abort', onAbort); resolve(item); });",
    ),
    {
      name: "a listener that uses what only the `if` round it declares",
      code: "export function next(queue, signal) { return new Promise((resolve, reject) => { if (signal) { const name = queue.name; signal.addEventListener('abort', ⟦() =>⟧ reject(name)); } queue.once('item', (item) => resolve(item)); }); }",
      errors: [leaked()],
    },
    {
      name: "a signal that a block of its own declares",
      code: "export function next(queue, signal) { return new Promise((resolve, reject) => { const stop = () => reject(x); if (signal.aborted) { signal.throwIfAborted(); } else { const own = signal; own.addEventListener('abort', ⟦stop⟧); } queue.once('item', (item) => resolve(item)); }); }",
      errors: [leaked("own")],
    },
    {
      name: "a listener that is added in a loop",
      code: "export function next(queue, signal) { return new Promise((resolve, reject) => { for (const each of queue) { signal.addEventListener('abort', ⟦() =>⟧ reject(each)); } queue.once('item', (item) => resolve(item)); }); }",
      errors: [leaked()],
    },
  ],
});

run("no-leaked-abort-listener: what only TypeScript knows", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "in the `if` alone it knows that the signal is there, so the listener can't come before it",
      code: "export function next(queue: Queue, signal?: AbortSignal) { return new Promise((resolve, reject) => { if (signal) { signal.addEventListener('abort', ⟦() =>⟧ reject(signal.reason)); } queue.once('item', (item) => resolve(item)); }); }",
      errors: [leaked()],
    },
    {
      name: "nor before `signal?.addEventListener(…)`",
      code: "export function next(queue: Queue, signal?: AbortSignal) { return new Promise((resolve, reject) => { signal?.addEventListener('abort', ⟦() =>⟧ reject(signal.reason)); queue.once('item', (item) => resolve(item)); }); }",
      errors: [leaked()],
    },
    {
      name: "a listener that does not mention the signal may come before it",
      code: "export function next(queue: Queue, signal?: AbortSignal) { return new Promise((resolve, reject) => { if (signal) { signal.addEventListener('abort', ⟦() =>⟧ reject(x)); } queue.once('item', (item) => resolve(item)); }); }",
      errors: [leaked()],
      output:
        "export function next(queue: Queue, signal?: AbortSignal) { return new Promise((resolve, reject) => { const onAbort = () => reject(x); if (signal) { signal.addEventListener('abort', onAbort); } queue.once('item', (item) => { signal?.removeEventListener('abort', onAbort); resolve(item); }); }); }",
    },
    {
      name: "where `this` is another",
      code: "export class Queue { constructor(private readonly signal: AbortSignal) {} next() { return new Promise((resolve, reject) => { const stop = () => reject(x); this.signal.addEventListener('abort', ⟦stop⟧); this.once(function (item) { resolve(item); }); }); } }",
      errors: [leaked("this.signal")],
    },
  ],
});

/** A function that waits for a request whose controller a listener aborts. */
const loads = (...body: string[]): string => lines("export async function load(url, signal) {", "  const controller = new AbortController();", ...body.map((line) => `  ${line}`), "}");

run("no-leaked-abort-listener: round what is waited for", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "a loop over what is still to come",
      code: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', ⟦stop⟧);", "for await (const event of events(url, { signal: controller.signal })) {", "  url.push(event);", "}"),
      errors: [leaked()],
      output: loads(
        "const stop = () => controller.abort();",
        "signal.addEventListener('abort', stop);",
        "try {",
        "  for await (const event of events(url, { signal: controller.signal })) {",
        "    url.push(event);",
        "  }",
        "} finally {",
        "  signal.removeEventListener('abort', stop);",
        "}",
      ),
    },
    {
      name: "on one line",
      code: "export async function save(url, signal) { const controller = new AbortController(); const stop = () => controller.abort(); signal.addEventListener('abort', ⟦stop⟧); await store(url, { signal: controller.signal }); }",
      errors: [leaked()],
      output: "export async function save(url, signal) { const controller = new AbortController(); const stop = () => controller.abort(); signal.addEventListener('abort', stop); try { await store(url, { signal: controller.signal }); } finally { signal.removeEventListener('abort', stop); } }",
    },
    {
      name: "comments, empty lines and text of several lines stay as they are",
      code: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', ⟦stop⟧); // linked", "", "// Store it.", "await store(`", "a`, { signal: controller.signal });", "", "// Done."),
      errors: [leaked()],
      output: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', stop); // linked", "", "try {", "  // Store it.", "  await store(`", "a`, { signal: controller.signal });", "", "  // Done.", "} finally {", "  signal.removeEventListener('abort', stop);", "}"),
    },
    {
      name: "what stands behind is used before: it can't move into a block",
      code: loads("const stop = () => { clearTimeout(timer); controller.abort(); };", "signal.addEventListener('abort', ⟦stop⟧);", "const timer = setTimeout(() => stop(), 9);", "await store(url, { signal: controller.signal });"),
      errors: [leaked()],
    },
    {
      name: "a function that is declared behind",
      code: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', ⟦stop⟧);", "await store(read(), { signal: controller.signal });", "function read() { return url; }"),
      errors: [leaked()],
    },
    {
      name: "a wait before the `try`, which may fail",
      code: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', ⟦stop⟧);", "await ready();", "try {", "  await store(url, { signal: controller.signal });", "} finally {", "  release();", "}"),
      errors: [leaked()],
      output: loads(
        "const stop = () => controller.abort();",
        "signal.addEventListener('abort', stop);",
        "try {",
        "  await ready();",
        "  try {",
        "    await store(url, { signal: controller.signal });",
        "  } finally {",
        "    release();",
        "  }",
        "} finally {",
        "  signal.removeEventListener('abort', stop);",
        "}",
      ),
    },
    {
      name: "a `try` that has no `finally` yet",
      code: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', ⟦stop⟧);", "try {", "  await store(url, { signal: controller.signal });", "} catch (error) {", "  throw new Error('lost', { cause: error });", "}"),
      errors: [leaked()],
      output: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', stop);", "try {", "  await store(url, { signal: controller.signal });", "} catch (error) {", "  throw new Error('lost', { cause: error });", "} finally {", "  signal.removeEventListener('abort', stop);", "}"),
    },
    {
      name: "the same on one line",
      code: "export async function save(url, signal) { const controller = new AbortController(); signal.addEventListener('abort', ⟦() =>⟧ controller.abort()); try { await store(url, { signal: controller.signal }); } catch (error) { throw new Error('lost', { cause: error }); } }",
      errors: [leaked()],
      output:
        "export async function save(url, signal) { const controller = new AbortController(); const onAbort = () => controller.abort(); signal.addEventListener('abort', onAbort); try { await store(url, { signal: controller.signal }); } catch (error) { throw new Error('lost', { cause: error }); } finally { signal.removeEventListener('abort', onAbort); } }",
    },
    {
      name: "a wait in the `finally` block itself",
      code: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', ⟦stop⟧);", "try {", "  release();", "} finally {", "  await store(url, { signal: controller.signal });", "}"),
      errors: [leaked()],
      output: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', stop);", "try {", "  try {", "    release();", "  } finally {", "    await store(url, { signal: controller.signal });", "  }", "} finally {", "  signal.removeEventListener('abort', stop);", "}"),
    },
    {
      name: "a wait behind the `try`",
      code: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', ⟦stop⟧);", "try {", "  await store(url, { signal: controller.signal });", "} finally {", "  release();", "}", "await store(url, { signal: controller.signal });"),
      errors: [leaked()],
      output: loads(
        "const stop = () => controller.abort();",
        "signal.addEventListener('abort', stop);",
        "try {",
        "  try {",
        "    await store(url, { signal: controller.signal });",
        "  } finally {",
        "    release();",
        "  }",
        "  await store(url, { signal: controller.signal });",
        "} finally {",
        "  signal.removeEventListener('abort', stop);",
        "}",
      ),
    },
    {
      name: "a response that is only looked at",
      code: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', ⟦stop⟧);", "const response = await fetch(url, { signal: controller.signal });", "if (!response.ok) throw new Error(response.statusText);"),
      errors: [leaked()],
      output: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', stop);", "try {", "  const response = await fetch(url, { signal: controller.signal });", "  if (!response.ok) throw new Error(response.statusText);", "} finally {", "  signal.removeEventListener('abort', stop);", "}"),
    },
    {
      name: "a response that goes somewhere else",
      code: loads("const stop = () => controller.abort();", "signal.addEventListener('abort', ⟦stop⟧);", "const response = await fetch(url, { signal: controller.signal });", "url.last = response;"),
      errors: [leaked()],
    },
  ],
});

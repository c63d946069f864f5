import rule from "../../rules/require-abort-check.js";
import { type Invalid, run } from "../cases.js";
import { fixture } from "../tester.js";
import { checked, unchecked } from "./require-abort-check.errors.js";

const given = "declare function save(item: string): Promise<void>;\n";
const lines = (...all: string[]): string => given + all.join("\n");
const head = "export async function f(items: string[], signal: AbortSignal) {";

/** A case whose edit is a fix; `code` and `output` are the function's lines. */
const fixed = (name: string, code: string[], output: string[], signal = "signal"): Invalid => ({ name, code: lines(...code), errors: [unchecked(signal)], output: lines(...output) });

/** The same for a suggestion. */
const suggested = (name: string, code: string[], output: string[], text = "signal.throwIfAborted();"): Invalid => ({
  name,
  code: lines(...code),
  errors: [checked(lines(...output), "signal", text)],
});

run("require-abort-check: where the check is written", rule, ["typed"], {
  valid: [],
  invalid: [
    fixed("before the first statement", [head, "  ⟦for (const item of items)⟧ {", "    await save(item);", "  }", "}"], [head, "  for (const item of items) {", "    signal.throwIfAborted();", "    await save(item);", "  }", "}"]),
    fixed(
      "before a comment on the first statement",
      [head, "  ⟦for (const item of items)⟧ {", "    // One by one.", "    await save(item); // slow", "  }", "}"],
      [head, "  for (const item of items) {", "    signal.throwIfAborted();", "    // One by one.", "    await save(item); // slow", "  }", "}"],
    ),
    fixed("a body without braces", [head, "  ⟦for (const item of items)⟧ await save(item);", "}"], [head, "  for (const item of items) { signal.throwIfAborted(); await save(item); }", "}"]),
    fixed(
      "a body without braces on its own line",
      [head, "  ⟦for (const item of items)⟧", "    await save(item);", "}"],
      [head, "  for (const item of items) {", "    signal.throwIfAborted();", "    await save(item);", "  }", "}"],
    ),
    fixed("a body without braces, before its test", [head, "  ⟦do⟧ await save('a'); while (items.length);", "}"], [head, "  do { signal.throwIfAborted(); await save('a'); } while (items.length);", "}"]),
    fixed("an empty body", [head, "  ⟦while (await save('a'))⟧ {}", "}"], [head, "  while (await save('a')) { signal.throwIfAborted(); }", "}"]),
    fixed(
      "an empty body over lines, with a comment",
      [head, "  ⟦while (await save('a'))⟧ {", "    // again", "  }", "}"],
      [head, "  while (await save('a')) {", "    signal.throwIfAborted();", "    // again", "  }", "}"],
    ),
    {
      name: "an empty body that only a comment on its line fills: no exact place",
      code: lines(head, "  ⟦while (await save('a'))⟧ { // again", "  }", "}"),
      errors: [unchecked()],
    },
    fixed("a label", [head, "  all: ⟦for (const item of items)⟧ { await save(item); continue all; }", "}"], [head, "  all: for (const item of items) { signal.throwIfAborted(); await save(item); continue all; }", "}"]),
    {
      name: "a file without semicolons",
      code: "declare function save(item: string): Promise<void>\nexport async function f(items: string[], signal: AbortSignal) {\n  ⟦for (const item of items)⟧ {\n    await save(item)\n  }\n}\n",
      errors: [unchecked()],
      output: "declare function save(item: string): Promise<void>\nexport async function f(items: string[], signal: AbortSignal) {\n  for (const item of items) {\n    signal.throwIfAborted()\n    await save(item)\n  }\n}\n",
    },
    fixed(
      "a signal that may be missing",
      ["export async function f(items: string[], signal?: AbortSignal) {", "  ⟦for (const item of items)⟧ { await save(item); }", "}"],
      ["export async function f(items: string[], signal?: AbortSignal) {", "  for (const item of items) { signal?.throwIfAborted(); await save(item); }", "}"],
    ),
    fixed(
      "options that may be missing",
      ["export async function f(items: string[], options?: { signal?: AbortSignal }) {", "  ⟦for (const item of items)⟧ { await save(item); }", "}"],
      ["export async function f(items: string[], options?: { signal?: AbortSignal }) {", "  for (const item of items) { options?.signal?.throwIfAborted(); await save(item); }", "}"],
      "options?.signal",
    ),
    fixed(
      "a signal by another name",
      ["export async function f(items: string[], { signal: stop }: { signal: AbortSignal }) {", "  ⟦for (const item of items)⟧ { await save(item); }", "}"],
      ["export async function f(items: string[], { signal: stop }: { signal: AbortSignal }) {", "  for (const item of items) { stop.throwIfAborted(); await save(item); }", "}"],
      "stop",
    ),
    fixed(
      "of two signals the nearer",
      ["export async function f(signal: AbortSignal, options: { signal: AbortSignal }) {", "  ⟦for (;;)⟧ { await save('a'); }", "}"],
      ["export async function f(signal: AbortSignal, options: { signal: AbortSignal }) {", "  for (;;) { signal.throwIfAborted(); await save('a'); }", "}"],
    ),
  ],
});

run("require-abort-check: fix or suggestion", rule, ["typed"], {
  valid: [
    {
      name: "in cleanup the signal has nothing to say",
      code: lines(head, "  try { await save('a'); } finally { for (const item of items) await save(item); }", "}"),
    },
    {
      name: "once it is aborted the signal has nothing to say",
      code: lines(head, "  if (signal.aborted) { for (const item of items) await save(item); }", "}"),
    },
    {
      name: "there is no signal on this way",
      code: lines("export async function f(items: string[], signal?: AbortSignal) {", "  if (!signal) { for (const item of items) await save(item); }", "}"),
    },
    {
      name: "a timer's callback works for nobody",
      code: lines(head, "  setTimeout(async () => { for (const item of items) await save(item); }, 10);", "}"),
    },
    {
      name: "a function that is handed out works for whoever calls it",
      code: lines(head, "  return { async save() { for (const item of items) await save(item); } };", "}"),
    },
    {
      name: "the loop's options are others",
      code: lines("export async function f(options: { signal?: AbortSignal }, all: {}[]) {", "  for (const options of all) { await save(String(options)); }", "}"),
    },
  ],
  invalid: [
    fixed("a function that is called where it stands", [head, "  await (async () => { ⟦for (const item of items)⟧ { await save(item); } })();", "}"], [head, "  await (async () => { for (const item of items) { signal.throwIfAborted(); await save(item); } })();", "}"]),
    fixed(
      "a function that is waited for in sight",
      [head, "  const work = async () => { ⟦for (const item of items)⟧ { await save(item); } };", "  await Promise.all([work(), work()]);", "}"],
      [head, "  const work = async () => { for (const item of items) { signal.throwIfAborted(); await save(item); } };", "  await Promise.all([work(), work()]);", "}"],
    ),
    fixed(
      "a function that counts its own turns, and looks at the signal before them",
      [head, "  const work = async () => { let i = 0; signal.throwIfAborted(); ⟦while (i < 3)⟧ { i += 1; await save('a'); } };", "  await work();", "}"],
      [head, "  const work = async () => { let i = 0; signal.throwIfAborted(); while (i < 3) { signal.throwIfAborted(); i += 1; await save('a'); } };", "  await work();", "}"],
    ),
    suggested(
      "a handler round the loop takes the error",
      [head, "  try { ⟦for (const item of items)⟧ { await save(item); } } catch { await save('failed'); }", "}"],
      [head, "  try { for (const item of items) { signal.throwIfAborted(); await save(item); } } catch { await save('failed'); }", "}"],
    ),
    suggested(
      "the function answers an abort in its own way",
      [head, "  ⟦for (const item of items)⟧ { await save(item); }", "  return signal.aborted ? 'some' : 'all';", "}"],
      [head, "  for (const item of items) { signal.throwIfAborted(); await save(item); }", "  return signal.aborted ? 'some' : 'all';", "}"],
    ),
    suggested(
      "who goes through a generator may have stopped",
      ["export async function* f(items: string[], signal: AbortSignal) {", "  ⟦for (const item of items)⟧ { await save(item); yield item; }", "}"],
      ["export async function* f(items: string[], signal: AbortSignal) {", "  for (const item of items) { signal.throwIfAborted(); await save(item); yield item; }", "}"],
    ),
    suggested(
      "nobody would take the error: the loop is left",
      ["async function f(items: string[], signal: AbortSignal) {", "  ⟦for (const item of items)⟧ { await save(item); }", "}", "void f(['a'], AbortSignal.timeout(1000));"],
      ["async function f(items: string[], signal: AbortSignal) {", "  for (const item of items) { if (signal.aborted) break; await save(item); }", "}", "void f(['a'], AbortSignal.timeout(1000));"],
      "if (signal.aborted) break;",
    ),
    {
      ...suggested("where fixes are to be suggestions", [head, "  ⟦for (const item of items)⟧ { await save(item); }", "}"], [head, "  for (const item of items) { signal.throwIfAborted(); await save(item); }", "}"]),
      settings: { timeout: { target: "modern", fixes: "suggest" } },
    },
    {
      ...suggested("where nobody knows the runtime", [head, "  ⟦for (const item of items)⟧ { await save(item); }", "}"], [head, "  for (const item of items) { signal.throwIfAborted(); await save(item); }", "}"]),
      settings: {},
      filename: fixture("anywhere/file.ts"),
    },
    {
      ...suggested(
        "where the runtime has no such method",
        [head, "  ⟦for (const item of items)⟧ { await save(item); }", "}"],
        [head, "  for (const item of items) { if (signal.aborted) break; await save(item); }", "}"],
        "if (signal.aborted) break;",
      ),
      settings: { timeout: { target: "react-native" } },
    },
  ],
});

run("require-abort-check: waits that the caller may end", rule, ["typed"], {
  valid: [
    { name: "a callback of the caller's may hold the same signal", code: lines("export async function f(items: string[], work: (item: string) => Promise<void>, signal: AbortSignal) { for (const item of items) await work(item); }") },
    { name: "a callback in a list", code: lines("export async function f(works: (() => Promise<void>)[], signal: AbortSignal) { for (const work of works) await work(); }") },
    { name: "a callback in a callback", code: lines("export async function f(items: string[][], work: (item: string) => Promise<void>, signal: AbortSignal) { for (const some of items) await Promise.all(some.map((each) => work(each))); }") },
    { name: "a stream that the caller opened", code: lines("export async function f(lines: AsyncIterable<string>, signal: AbortSignal) { for await (const line of lines) await save(line); }") },
    { name: "a part of what the caller opened", code: lines("export async function f(response: { lines: AsyncIterable<string> }, signal: AbortSignal) { for await (const line of response.lines) await save(line); }") },
    { name: "what is made of it", code: lines("declare function decoded(lines: unknown): AsyncIterable<string>; export async function f(lines: unknown, signal: AbortSignal) { for await (const line of decoded(lines)) await save(line); }") },
    { name: "a field that goes its own way", code: lines("export class A { lines!: AsyncIterable<string>; async f(signal: AbortSignal) { for await (const line of this.lines) await save(line); } }") },
    { name: "a reader of such a stream", code: lines("export async function f(stream: ReadableStream<string>, signal: AbortSignal) { const reader = stream.getReader(); while (true) { const { done } = await reader.read(); if (done) break; } }") },
    { name: "an error that goes on", code: lines("export async function f(work: () => Promise<void>, signal: AbortSignal) { for (;;) { try { await work(); } catch (error) { throw error; } } }") },
    { name: "an iterator made of itself", code: lines("export async function f(signal: AbortSignal) { let next = async () => 1; for (;;) { const now = next; next = now; await signal; } }") },
  ],
  invalid: [
    fixed(
      "a callback whose failure ends in the loop: an attempt after an abort",
      ["export async function f(work: () => Promise<void>, signal: AbortSignal) { ⟦for (let i = 0; i < 3; i++)⟧ { try { await work(); } catch (error) { await save(String(error)); } } }"],
      ["export async function f(work: () => Promise<void>, signal: AbortSignal) { for (let i = 0; i < 3; i++) { signal.throwIfAborted(); try { await work(); } catch (error) { await save(String(error)); } } }"],
    ),
    fixed(
      "a reader of a stream that is made here",
      ["export async function f(signal: AbortSignal) { const reader = new ReadableStream<string>().getReader(); ⟦while (true)⟧ { const { done } = await reader.read(); if (done) break; } }"],
      ["export async function f(signal: AbortSignal) { const reader = new ReadableStream<string>().getReader(); while (true) { signal.throwIfAborted(); const { done } = await reader.read(); if (done) break; } }"],
    ),
  ],
});

run("require-abort-check: what other rules report", rule, ["typed"], {
  valid: [
    { name: "a request without a bound, which gets the signal", code: lines(head, "  for (const item of items) { await save(item); await fetch(item); }", "}") },
    { name: "a call that could take the signal", code: lines("declare function load(item: string, signal?: AbortSignal): Promise<string>;", head, "  for (const item of items) await save(await load(item));", "}") },
    { name: "the same in a callback", code: lines(head, "  for (const item of items) { await save(item); await Promise.all([item].map((url) => fetch(url))); }", "}") },
  ],
  invalid: [],
});

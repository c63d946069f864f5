import rule from "../../rules/no-unused-abort-controller.js";
import { everywhere, run, typescript } from "../cases.js";
import { bare, fixed, unaborted } from "./no-unused-abort-controller.errors.js";

// The cases that Go's vet tests for lostcancel; the verdicts are ours. It asks that every path calls the function that cancels a context. Here a controller may well be
// left alone on a path: what this rule asks is whether anything can abort it at all.
const silent = (name: string, code: string) => ({ name, code });

/** An async function whose body makes a controller and hands its signal on. */
const working = (body: string): string => `export async function load(url, isUrgent) { const controller = new AbortController(); const work = fetch(url, { signal: controller.signal }); ${body} return work; }`;

/** The same where it is reported. */
const lost = (body: string): string => `export async function load(url, isUrgent) { const ⟦controller⟧ = new AbortController(); while (!controller.signal.aborted) await work(url); ${body} }`;

run("no-unused-abort-controller: lostcancel, what can be aborted", rule, everywhere, {
  valid: [
    silent("declared and used in a condition alone", working("if (isUrgent) controller.abort();")),
    silent("assigned and used in a condition alone", "export async function load(url, isUrgent) { let controller; controller = new AbortController(); const work = fetch(url, { signal: controller.signal }); if (isUrgent) controller.abort(); return work; }"),
    silent("used in a condition alone, with a reason", working('if (isUrgent) controller.abort(new Error("Too late"));')),
    silent("used in a branch that returns", working("if (isUrgent) { controller.abort(); return; }")),
    silent("one branch aborts, the other is a loop that ends", working("if (isUrgent) controller.abort(); else for (let i = 0; i < 9; i++) step(i);")),
    silent("one branch aborts, the other is a loop that never ends", working("if (isUrgent) controller.abort(); else for (;;) step();")),
    silent("one case falls through to the end without an abort", working("switch (isUrgent) { case true: controller.abort(); break; case false: step(); }")),
    silent("every case aborts or leaves", working("switch (isUrgent) { case true: controller.abort(); break; case false: throw new Error(); default: process.exit(1); }")),
    silent("one of the promises in a race aborts", working("await Promise.race([work, timer.then(() => controller.abort()), timer]);")),
    silent("the controller is aborted at the end, whatever happens", "export async function load(url) { const controller = new AbortController(); try { return await fetch(url, { signal: controller.signal }); } finally { controller.abort(); } }"),
    silent("the controller is aborted at the end, with a reason", "export async function load(url) { const controller = new AbortController(); try { return await fetch(url, { signal: controller.signal }); } finally { controller.abort(new Error('Done')); } }"),
    silent("its `abort` is returned by name", "export function load(url) { const controller = new AbortController(); const stop = () => controller.abort(); fetch(url, { signal: controller.signal }); return { stop }; }"),
    silent("the controller is returned by a function in the function", "export function load(url) { return (() => { const controller = new AbortController(); fetch(url, { signal: controller.signal }); return controller; })(); }"),
    silent("assigned to an outer function's variable, which that aborts", "export function load(url) { let controller; const go = () => { controller = new AbortController(); return fetch(url, { signal: controller.signal }); }; stop(() => controller?.abort()); return go(); }"),
    silent("assigned to the module's variable, which another function aborts", "let controller; export function load(url) { controller = new AbortController(); return fetch(url, { signal: controller.signal }); } export function stop() { controller?.abort(); }"),
    silent("a class of its own by the same name", "class AbortController { signal = 1; } export function load(url) { const controller = new AbortController(); return work(url, controller.signal); }"),
    silent("an object's field holds a function that aborts it", working("job.cancel = () => controller.abort();")),
    silent("its `abort` is only named", working("void controller.abort;")),
    silent("its `abort` is named by a local that nobody calls", working("const stop = controller.abort;")),
    silent("only the signal is kept, and the way to abort it given away", "export function load(url) { const { signal } = new AbortController(); return fetch(url, { signal }); }"),
    silent("only the signal is kept again and again, by one name", "export function load(url) { let { signal } = new AbortController(); fetch(url, { signal }); ({ signal } = new AbortController()); return fetch(url, { signal }); }"),
  ],
  invalid: [
    bare("nothing is done with its `abort`", lost("")),
    bare("made anew each time, and never aborted", "export async function load(url) { let ⟦controller⟧ = new AbortController(); while (!controller.signal.aborted) await work(url); controller = new AbortController(); while (!controller.signal.aborted) await work(url); }"),
    bare("in a function in the function", "export function load(url) { go(async () => { const ⟦controller⟧ = new AbortController(); while (!controller.signal.aborted) await work(url); }); }"),
    bare("at the top of a module", "const ⟦controller⟧ = new AbortController(); while (!controller.signal.aborted) await work();"),
    fixed(
      "joined with somebody else's",
      "export function load(url, signal) { const ⟦controller⟧ = new AbortController(); return work(url, AbortSignal.any([signal, controller.signal])); }",
      "export function load(url, signal) { return work(url, AbortSignal.any([signal])); }",
    ),
    bare("another object's method is called `abort`", lost("request.abort();")),
    bare("another controller is aborted", "export async function load(url, signal) { const ⟦controller⟧ = new AbortController(); const other = new AbortController(); other.abort(); while (!controller.signal.aborted) await work(url, other.signal); }"),
    {
      name: "assigned to an outer function's variable, which nothing aborts",
      code: "export function load(url) { let ⟦controller⟧; return async () => { controller = new AbortController(); while (!controller.signal.aborted) await work(url); }; }",
      errors: [unaborted()],
    },
  ],
});

run("no-unused-abort-controller: lostcancel, in generic functions", rule, typescript, {
  valid: [silent("aborted in a condition", "export async function load<Item>(items: Item[], each: (item: Item, signal: AbortSignal) => Promise<void>) { const controller = new AbortController(); for (const item of items) await each(item, controller.signal); if (items.length > 0) controller.abort(); }")],
  invalid: [bare("never aborted", "export async function load<Item>(items: Item[], each: (item: Item) => Promise<void>) { const ⟦controller⟧ = new AbortController(); for (const item of items) if (!controller.signal.aborted) await each(item); }")],
});

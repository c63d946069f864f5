import rule from "../../rules/no-leaked-abort-timer.js";
import { everywhere, run } from "../cases.js";
import { either, leaked, replaceable } from "./no-leaked-abort-timer.errors.js";

const lines = (...all: string[]): string => all.join("\n");

/** A function that handles the failure of what it asks for itself. */
const handled = (before: string, after: string, handler = "catch { return null; }"): string => `export async function f(url, other) { try { ${before} ${after} } ${handler} }`;
const marked = "const c = new AbortController(); ⟦setTimeout⟧(() => c.abort(), 5000);";
const cleared = (rest: string): string => `const c = new AbortController(); const timer = setTimeout(() => c.abort(), 5000); try { ${rest} } finally { clearTimeout(timer); }`;
const read = "return await res.json();";
const asked = "const res = await fetch(url, { signal: c.signal });";
const timed = "const res = await fetch(url, { signal: AbortSignal.timeout(5000) });";

const mended = (name: string, before: string, after: string, options = {}) => ({ name, ...options, code: handled(before, read), errors: [leaked()], output: handled(after, read) });
/** A timer that is rather cleared: the rewrite would not be exact. */
const kept = (name: string, handler: string, options = {}) => ({ name, ...options, code: handled(`${marked} ${asked}`, read, handler), errors: [leaked()], output: handled(cleared(`${asked} ${read}`), "", handler).replace("}  }", "} }") });

run("no-leaked-abort-timer: `AbortSignal.timeout`", rule, everywhere, {
  valid: [handled(`const timer = 1; ${timed}`, read)],
  invalid: [
    mended("where the signal is handed on", `${marked} ${asked}`, timed),
    mended("where the timer has a name that nobody asks for", `const c = new AbortController(); const t = ⟦setTimeout⟧(() => c.abort(), 5000); ${asked}`, timed),
    mended("where its callback is a block", `const c = new AbortController(); ⟦setTimeout⟧(() => { c.abort(); }, 5000); ${asked}`, timed),
    mended("where its callback is bound", `const c = new AbortController(); ⟦setTimeout⟧(c.abort.bind(c), 5000); ${asked}`, timed),
    mended("where the delay is a constant", `const c = new AbortController(); ⟦setTimeout⟧(() => c.abort(), 30 * 1000); ${asked}`, "const res = await fetch(url, { signal: AbortSignal.timeout(30 * 1000) });"),
    mended("where the signal has a name", `const c = new AbortController(); const { signal } = c; ⟦setTimeout⟧(() => c.abort(), 5000); const res = await fetch(url, { signal });`, "const signal = AbortSignal.timeout(5000); const res = await fetch(url, { signal });"),
    mended("where the signal has a name behind the timer", `${marked} const stop = c.signal; const res = await fetch(url, { signal: stop });`, "const stop = AbortSignal.timeout(5000); const res = await fetch(url, { signal: stop });"),
    mended("where the signal is handed to several requests", `${marked} const { signal } = c; await fetch(other, { signal }); const res = await fetch(url, { signal });`, "const signal = AbortSignal.timeout(5000); await fetch(other, { signal }); const res = await fetch(url, { signal });"),
    {
      name: "with the lines that go",
      code: lines(
        "export async function load(url) {",
        "  try {",
        "    const controller = new AbortController();",
        "    ⟦setTimeout⟧(() => controller.abort(), 5000);",
        "",
        "    const res = await fetch(url, {",
        "      headers: { accept: 'application/json' }, // what we read",
        "      signal: controller.signal,",
        "    });",
        "    return await res.json();",
        "  } catch {",
        "    return null;",
        "  }",
        "}",
      ),
      errors: [leaked()],
      output: lines(
        "export async function load(url) {",
        "  try {",
        "    const res = await fetch(url, {",
        "      headers: { accept: 'application/json' }, // what we read",
        "      signal: AbortSignal.timeout(5000),",
        "    });",
        "    return await res.json();",
        "  } catch {",
        "    return null;",
        "  }",
        "}",
      ),
    },
    {
      name: "not where the signal is looked at, whose reason would be another",
      code: handled("const c = new AbortController(); const { signal } = c; ⟦setTimeout⟧(() => c.abort(), 5000); const res = await fetch(url, { signal });", read, "catch { return signal.reason; }").replace("try { const c = new AbortController(); const { signal } = c;", "const c = new AbortController(); const { signal } = c; try {"),
      errors: [leaked()],
      output: handled("const c = new AbortController(); const { signal } = c; const timer = setTimeout(() => c.abort(), 5000); try { const res = await fetch(url, { signal });", `${read} } finally { clearTimeout(timer); }`, "catch { return signal.reason; }").replace("try { const c = new AbortController(); const { signal } = c;", "const c = new AbortController(); const { signal } = c; try {"),
    },
    kept("not where the failure is thrown on, with another name then", "catch (error) { other(); throw error; }"),
    kept("not where the handler tests for an abort", "catch (error) { if (error.name === 'AbortError') return null; return other; }"),
    kept("not where a helper does", "catch (error) { return isAbortError(error) ? null : other; }"),
    kept("not where the runtime lacks it", "catch { return null; }", { settings: { timeout: { target: "react-native" } } }),
    {
      name: "not under fake timers, which do not drive it",
      code: `vi.useFakeTimers(); ${handled(`${marked} ${asked}`, read)}`,
      errors: [leaked()],
      output: `vi.useFakeTimers(); ${handled(cleared(`${asked} ${read}`), "").replace("}  }", "} }")}`,
    },
    {
      name: "not with a delay that it may not take",
      code: handled("const c = new AbortController(); ⟦setTimeout⟧(() => c.abort(), other);", `${asked} ${read}`),
      errors: [leaked()],
      output: handled(`const c = new AbortController(); const timer = setTimeout(() => c.abort(), other); try { ${asked} ${read} } finally { clearTimeout(timer); }`, "").replace("}  }", "} }"),
    },
    {
      name: "not with a delay that it never takes",
      code: "export async function f(url) { const c = new AbortController(); ⟦setTimeout⟧(() => c.abort(), 0.5); return fetch(url, { signal: c.signal }); }",
      errors: [leaked()],
    },
    {
      name: "as a suggestion, where others read the body",
      code: `export async function f(url) { ${marked} return fetch(url, { signal: c.signal }); }`,
      errors: [replaceable(leaked(), "export async function f(url) { return fetch(url, { signal: AbortSignal.timeout(5000) }); }")],
    },
    {
      name: "as a suggestion, with a name for it where others read the body",
      code: `export async function f(url) { ${marked} const { signal } = c; return fetch(url, { signal }); }`,
      errors: [replaceable(leaked(), "export async function f(url) { const signal = AbortSignal.timeout(5000); return fetch(url, { signal }); }")],
    },
    {
      name: "not where its reason would be another",
      code: "export async function f(url) { const c = new AbortController(); ⟦setTimeout⟧(() => c.abort(new Error('late')), 5000); return fetch(url, { signal: c.signal }); }",
      errors: [leaked()],
    },
    {
      name: "not where the timer does more",
      code: "export async function f(url) { const c = new AbortController(); ⟦setTimeout⟧(() => { log(); c.abort(); }, 5000); return fetch(url, { signal: c.signal }); }",
      errors: [leaked()],
    },
    {
      name: "not where something else aborts the controller",
      code: "export async function f(url, bus) { const c = new AbortController(); bus.on('stop', () => c.abort()); ⟦setTimeout⟧(() => c.abort(), 5000); return fetch(url, { signal: c.signal }); }",
      errors: [leaked()],
    },
    {
      name: "not behind another wait, which the timer counts too",
      code: "export async function f(url) { const c = new AbortController(); ⟦setTimeout⟧(() => c.abort(), 5000); const headers = await sign(url); return fetch(url, { headers, signal: c.signal }); }",
      errors: [leaked()],
    },
    {
      name: "not before the timer is made",
      code: "export async function f(url) { const c = new AbortController(); const sent = fetch(url, { signal: c.signal }); ⟦setTimeout⟧(() => c.abort(), 5000); return sent; }",
      errors: [leaked()],
    },
    {
      name: "not in a loop behind it",
      code: "export async function f(urls) { const c = new AbortController(); ⟦setTimeout⟧(() => c.abort(), 5000); for (const url of urls) show(fetch(url, { signal: c.signal })); }",
      errors: [leaked()],
    },
    {
      name: "not with a comment that would go",
      code: lines("export async function f(url) {", "  const c = new AbortController();", "  ⟦setTimeout⟧(() => c.abort(), /* slow on Mondays */ 5000);", "  return fetch(url, { signal: c.signal });", "}"),
      errors: [leaked()],
    },
    {
      name: "with a comment that stays",
      code: lines("export async function f(url) {", "  const c = new AbortController();", "  ⟦setTimeout⟧(() => c.abort(), 5000); // slow on Mondays", "  return fetch(url, { signal: c.signal });", "}"),
      errors: [replaceable(leaked(), lines("export async function f(url) {", "  // slow on Mondays", "  return fetch(url, { signal: AbortSignal.timeout(5000) });", "}"))],
    },
    {
      name: "not where another class has its name",
      code: `import { AbortSignal } from './signal.js'; export async function f(url) { ${marked} return fetch(url, { signal: c.signal }); }`,
      errors: [leaked()],
    },
    {
      name: "both ways, where neither is exact",
      code: `export async function f(url) { ${marked} const res = await fetch(url, { signal: c.signal }); return await res.blob(); }`,
      errors: [
        either(
          leaked(),
          "export async function f(url) { const res = await fetch(url, { signal: AbortSignal.timeout(5000) }); return await res.blob(); }",
          `export async function f(url) { ${cleared("const res = await fetch(url, { signal: c.signal }); return await res.blob();")} }`,
        ),
      ],
    },
  ],
});

run("no-leaked-abort-timer: a runtime of which nothing is known", rule, ["js", "ts"], {
  valid: [],
  invalid: [kept("may lack `AbortSignal.timeout`", "catch { return null; }", { settings: { timeout: {} } })],
});

run("no-leaked-abort-timer: handles", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "a request of Node's, which ends where nobody sees it",
      code: `import http from 'node:http'; export function f(url, done) { ${marked} http.get(url, { signal: c.signal }, done); }`,
      errors: [replaceable(leaked(), "import http from 'node:http'; export function f(url, done) { http.get(url, { signal: AbortSignal.timeout(5000) }, done); }")],
    },
  ],
});

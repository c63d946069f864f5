import rule from "../../rules/no-early-clear-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { early, movable } from "./no-early-clear-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");

const armed = "const c = new AbortController(); const t = setTimeout(() => c.abort(), 5000);";
const asked = "const res = await fetch(url, { signal: c.signal });";

/** An async function that bounds a request by a timer, and goes on as given. */
const timed = (body: string): string => `export async function f(url, other) { ${armed} ${body} }`;
/** The same, with the rest in a `try` that clears the timer. */
const cleared = (body: string): string => timed(`try { ${body} } finally { clearTimeout(t); }`);

const silent = (name: string, body: string) => ({ name, code: timed(body) });
const mended = (name: string, body: string, output: string, error = early()) => ({ name, code: timed(body), errors: [error], output: cleared(output) });

run("no-early-clear-timeout", rule, everywhere, {
  valid: [
    silent("behind the body", `${asked} const data = await res.json(); clearTimeout(t); return data;`),
    silent("in `finally`, behind the body", `try { ${asked} return await res.json(); } finally { clearTimeout(t); }`),
    silent("a body that is streamed may take as long as it takes", `${asked} clearTimeout(t); for await (const chunk of res.body) other(chunk);`),
    silent("a download, which a deadline would cut", `${asked} clearTimeout(t); return await res.arrayBuffer();`),
    silent("a body that somebody else reads", `${asked} clearTimeout(t); return res;`),
    silent("a body that a function of somebody's reads", `${asked} clearTimeout(t); return other(res);`),
    silent("a body that nobody reads", `${asked} clearTimeout(t); return res.ok;`),
    silent("a body that is read for what an error says", `${asked} clearTimeout(t); if (!res.ok) throw new Error(await res.text()); return res.status;`),
    silent("a body that is read where the status is wrong", `${asked} clearTimeout(t); if (!res.ok) { other(await res.text()); } return res.ok;`),
    silent("a body that is read where the status is an error's", `${asked} clearTimeout(t); if (res.status >= 400) { other(await res.text()); return; } return res.status;`),
    silent("a body that is read unless all is right", `${asked} clearTimeout(t); return res.ok ? null : await res.text();`),
    silent("a clear on the way of an error", `let res; try { res = await fetch(url, { signal: c.signal }); } catch (e) { clearTimeout(t); throw e; } const data = await res.json(); clearTimeout(t); return data;`),
    silent("a clear on another way", `${asked} if (other) { clearTimeout(t); return res.body; } const data = await res.json(); clearTimeout(t); return data;`),
    silent("a clear on some ways", `${asked} if (other) clearTimeout(t); return res.json();`),
    silent("a clear in one branch, a read in the other", `${asked} if (other) { clearTimeout(t); } else { await res.json(); }`),
    silent("another timer", `const late = setTimeout(other, 9); ${asked} clearTimeout(late); return res.json();`),
    silent("another timer that takes the body", `${asked} clearTimeout(t); const u = setTimeout(() => c.abort(), 9000); const data = await res.json(); clearTimeout(u); return data;`),
    silent("another timer with the same callback", `const stop = () => c.abort(); const u = setTimeout(stop, 9); ${asked} clearTimeout(u); const v = setTimeout(stop, 9000); const data = await res.json(); clearTimeout(v); return data;`),
    silent("another end of the wait", `${asked} clearTimeout(t); return await Promise.race([res.json(), other()]);`),
    silent("another signal beside it, which may be a timeout's", `const res = await fetch(url, { signal: AbortSignal.any([c.signal, other]) }); clearTimeout(t); return res.json();`),
    silent("another response", `await fetch(url, { signal: c.signal }); clearTimeout(t); const res = await other(); return res.json();`),
    silent("a variable for several responses", `let res = await fetch(url, { signal: c.signal }); clearTimeout(t); res = await other(); return res.json();`),
    silent("a request that is answered whole", `const { data } = await axios.get(url, { signal: c.signal }); clearTimeout(t); return data.json();`),
    silent("a read that stands in a function of its own", `${asked} clearTimeout(t); return () => res.json();`),
    {
      name: "a timer that means the headers, by its name",
      code: "export async function f(url) { const c = new AbortController(); const headersTimer = setTimeout(() => c.abort(), 5000); const res = await fetch(url, { signal: c.signal }); clearTimeout(headersTimer); return res.json(); }",
    },
    {
      name: "a timer that means the connect, by its delay's name",
      code: "export async function f(url, connectTimeout) { const c = new AbortController(); const t = setTimeout(() => c.abort(), connectTimeout); const res = await fetch(url, { signal: c.signal }); clearTimeout(t); return res.json(); }",
    },
    { name: "a timer that others hold", code: timed(`other.push(t); ${asked} clearTimeout(t); return res.json();`) },
    { name: "a controller that others made", code: "export async function f(url, c) { const t = setTimeout(() => c.abort(), 9); const res = await fetch(url, { signal: c.signal }); clearTimeout(t); return res.json(); }" },
    { name: "no fetch of the environment's", code: `import fetch from 'somewhere'; ${timed(`${asked} clearTimeout(t); return res.json();`)}` },
  ],
  invalid: [
    mended("in a line", `${asked} ⟦clearTimeout(t)⟧; return await res.json();`, `${asked} return await res.json();`),
    mended("the promise of the read returned, which must be awaited then", `${asked} ⟦clearTimeout(t)⟧; return res.json();`, `${asked} return await res.json();`),
    mended("a read in a ternary", `${asked} ⟦clearTimeout(t)⟧; return res.ok ? res.json() : null;`, `${asked} return res.ok ? await res.json() : null;`),
    mended("a chain on the read", `${asked} ⟦clearTimeout(t)⟧; return res.text().then(JSON.parse);`, `${asked} return await res.text().then(JSON.parse);`, early("res.text()")),
    mended("a read behind a look at the status", `${asked} ⟦clearTimeout(t)⟧; if (!res.ok) throw new Error(await res.text()); const data = await res.json(); return data.id;`, `${asked} if (!res.ok) throw new Error(await res.text()); const data = await res.json(); return data.id;`),
    mended("in an `if` that asks for the timer", `${asked} if (t) ⟦clearTimeout(t)⟧; return await res.json();`, `${asked} return await res.json();`),
    mended("in the block of such an `if`", `${asked} if (t) { ⟦clearTimeout(t)⟧; } return await res.json();`, `${asked} return await res.json();`),
    mended("on two ways", `${asked} if (t !== null) { ⟦clearTimeout(t)⟧; } return await res.json();`, `${asked} return await res.json();`),
    mended("in `.finally` of the request", `const res = await fetch(url, { signal: c.signal }).finally(() => ⟦clearTimeout(t)⟧); return await res.json();`, `const res = await fetch(url, { signal: c.signal }); return await res.json();`),
    mended("a form, read whole", `${asked} ⟦clearTimeout(t)⟧; return await res.formData();`, `${asked} return await res.formData();`, early("res.formData()")),
    mended("the signal by a name", `const { signal } = c; const res = await fetch(url, { signal }); ⟦clearTimeout(t)⟧; return await res.json();`, `const { signal } = c; const res = await fetch(url, { signal }); return await res.json();`),
    {
      name: "a promise that is kept first",
      code: timed("const sent = fetch(url, { signal: c.signal }); const res = await sent; ⟦clearTimeout(t)⟧; return await res.json();"),
      errors: [early()],
    },
    {
      name: "in `finally` behind a handler",
      code: timed("let res; try { res = await fetch(url, { signal: c.signal }); } catch (e) { throw other(e); } finally { ⟦clearTimeout(t)⟧; } return await res.json();"),
      errors: [early()],
      output: timed("try { let res; try { res = await fetch(url, { signal: c.signal }); } catch (e) { throw other(e); } return await res.json(); } finally { clearTimeout(t); }"),
    },
    {
      name: "in a `try`, whose own `finally` gets it",
      code: timed(`try { ${asked} ⟦clearTimeout(t)⟧; return await res.json(); } finally { other(); }`),
      errors: [early()],
      output: timed(`try { ${asked} return await res.json(); } finally { clearTimeout(t); other(); }`),
    },
    {
      name: "in a `try` with a handler, which would get the failure of a read that it did not get before: a suggestion",
      code: timed(`try { ${asked} ⟦clearTimeout(t)⟧; return res.json(); } catch (e) { return null; }`),
      errors: [movable(timed(`try { ${asked} return await res.json(); } catch (e) { return null; } finally { clearTimeout(t); }`))],
    },
    {
      name: "in a `try` and in its handler",
      code: timed(`try { ${asked} ⟦clearTimeout(t)⟧; return await res.json(); } catch (e) { clearTimeout(t); return null; }`),
      errors: [early()],
      output: timed(`try { ${asked} return await res.json(); } catch (e) { return null; } finally { clearTimeout(t); }`),
    },
    {
      name: "in the handler of a chain",
      code: timed("return fetch(url, { signal: c.signal }).then((res) => { ⟦clearTimeout(t)⟧; return res.json(); });"),
      errors: [early()],
      output: timed("return fetch(url, { signal: c.signal }).then((res) => { return res.json(); }).finally(() => clearTimeout(t));"),
    },
    {
      name: "in `.finally` before the read of a chain",
      code: timed("return fetch(url, { signal: c.signal }).finally(() => ⟦clearTimeout(t)⟧).then((res) => res.json());"),
      errors: [early()],
      output: timed("return fetch(url, { signal: c.signal }).then((res) => res.json()).finally(() => clearTimeout(t));"),
    },
    {
      name: "in a handler that passes the response on",
      code: timed("return fetch(url, { signal: c.signal }).then((res) => { ⟦clearTimeout(t)⟧; return res; }).then((res) => res.text()).catch(() => '');"),
      errors: [early("res.text()")],
      output: timed("return fetch(url, { signal: c.signal }).then((res) => { return res; }).then((res) => res.text()).catch(() => '').finally(() => clearTimeout(t));"),
    },
    {
      name: "in a function of the file",
      code: timed(`const done = () => ⟦clearTimeout(t)⟧; ${asked} done(); return await res.json();`),
      errors: [early()],
    },
    {
      name: "with a comment that nobody may lose",
      code: timed(`${asked} ⟦clearTimeout(t /* the timer */)⟧; return await res.json();`),
      errors: [early("res.json()", "clearTimeout(t /* the timer */)")],
    },
    {
      name: "in a function that cannot wait",
      code: `export function f(url) { ${armed} return fetch(url, { signal: c.signal }).then(async (res) => { ⟦clearTimeout(t)⟧; const data = await res.json(); return data.id; }); }`,
      errors: [early()],
      output: `export function f(url) { ${armed} return fetch(url, { signal: c.signal }).then(async (res) => { const data = await res.json(); return data.id; }).finally(() => clearTimeout(t)); }`,
    },
    {
      name: "the fixes can be demoted to suggestions",
      settings: { timeout: { fixes: "suggest", target: "modern" } },
      code: timed(`${asked} ⟦clearTimeout(t)⟧; return await res.json();`),
      errors: [movable(cleared(`${asked} return await res.json();`))],
    },
  ],
});

run("no-early-clear-timeout: over lines", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "the whole rest of the block goes into the `try`, with its comments",
      code: lines(
        "export async function load(url) {",
        "  const controller = new AbortController();",
        "  const timer = setTimeout(() => controller.abort(), 5000);",
        "",
        "  // ask",
        "  const res = await fetch(url, { signal: controller.signal });",
        "  ⟦clearTimeout(timer)⟧;",
        "",
        "  // read",
        "  if (!res.ok) throw new Error(res.statusText); // why",
        "  return res.json();",
        "}",
      ),
      errors: [early("res.json()", "clearTimeout(timer)")],
      output: lines(
        "export async function load(url) {",
        "  const controller = new AbortController();",
        "  const timer = setTimeout(() => controller.abort(), 5000);",
        "",
        "  try {",
        "    // ask",
        "    const res = await fetch(url, { signal: controller.signal });",
        "",
        "    // read",
        "    if (!res.ok) throw new Error(res.statusText); // why",
        "    return await res.json();",
        "  } finally {",
        "    clearTimeout(timer);",
        "  }",
        "}",
      ),
    },
    {
      name: "a `try` that ends too early goes on to the end of its block",
      code: lines(
        "export async function load(url) {",
        "  const controller = new AbortController();",
        "  const timer = setTimeout(() => controller.abort(), 5000);",
        "  let res;",
        "  try {",
        "    res = await fetch(url, { signal: controller.signal });",
        "  } finally {",
        "    // the headers are there",
        "    ⟦clearTimeout(timer)⟧;",
        "  }",
        "",
        "  // read",
        "  const text = await res.text();",
        "  return JSON.parse(text);",
        "}",
      ),
      errors: [early("res.text()", "clearTimeout(timer)")],
      output: lines(
        "export async function load(url) {",
        "  const controller = new AbortController();",
        "  const timer = setTimeout(() => controller.abort(), 5000);",
        "  let res;",
        "  try {",
        "    res = await fetch(url, { signal: controller.signal });",
        "",
        "    // read",
        "    const text = await res.text();",
        "    return JSON.parse(text);",
        "  } finally {",
        "    // the headers are there",
        "    clearTimeout(timer);",
        "  }",
        "}",
      ),
    },
    {
      name: "a `try` whose names the rest of the block takes for others' stays as it is",
      code: lines(
        "export async function load(url, name) {",
        "  const controller = new AbortController();",
        "  const timer = setTimeout(() => controller.abort(), 5000);",
        "  let res;",
        "  try {",
        "    const name = url.pathname;",
        "    res = await fetch(url, { name, signal: controller.signal });",
        "  } finally {",
        "    ⟦clearTimeout(timer)⟧;",
        "  }",
        "  const text = await res.text();",
        "  return text + name;",
        "}",
      ),
      errors: [early("res.text()", "clearTimeout(timer)")],
    },
    {
      name: "what is declared behind the clear and used behind its block stays where it is",
      code: lines(
        "export async function load(url) {",
        "  const controller = new AbortController();",
        "  const timer = setTimeout(() => controller.abort(), 5000);",
        "  const res = await fetch(url, { signal: controller.signal });",
        "  ⟦clearTimeout(timer)⟧;",
        "  function read() {}",
        "  return res.json();",
        "}",
      ),
      errors: [early("res.json()", "clearTimeout(timer)")],
    },
  ],
});

run("no-early-clear-timeout: TypeScript", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "with types and casts",
      code: "export async function f<T>(url: string): Promise<T> { const c = new AbortController(); const t: unknown = setTimeout(() => c.abort(), 5000); const res: Response = await fetch(url, { signal: c.signal }); ⟦clearTimeout(t as number)⟧; return res.json() as Promise<T>; }",
      errors: [early("res.json()", "clearTimeout(t as number)")],
      output: "export async function f<T>(url: string): Promise<T> { const c = new AbortController(); const t: unknown = setTimeout(() => c.abort(), 5000); try { const res: Response = await fetch(url, { signal: c.signal }); return await res.json() as Promise<T>; } finally { clearTimeout(t as number); } }",
    },
    {
      name: "a timer in a private field",
      code: "export class A { #t?: unknown; async f(url: string) { const c = new AbortController(); this.#t = setTimeout(() => c.abort(), 5000); const res = await fetch(url, { signal: c.signal }); ⟦clearTimeout(this.#t)⟧; return res.json(); } }",
      errors: [early("res.json()", "clearTimeout(this.#t)")],
      output: "export class A { #t?: unknown; async f(url: string) { const c = new AbortController(); this.#t = setTimeout(() => c.abort(), 5000); try { const res = await fetch(url, { signal: c.signal }); return await res.json(); } finally { clearTimeout(this.#t); } } }",
    },
  ],
});

import rule from "../../rules/no-leaked-abort-timer.js";
import { everywhere, run, typescript } from "../cases.js";
import { before, clearable, failing, leaked, replaceable, somewhere } from "./no-leaked-abort-timer.errors.js";

const made = "const c = new AbortController();";
const armed = `${made} const t = setTimeout(() => c.abort(), 5000);`;
const marked = `${made} const t = ⟦setTimeout⟧(() => c.abort(), 5000);`;
const asked = "const res = await fetch(url, { signal: c.signal });";
const inside = (body: string): string => `export async function f(url, other) { ${body} }`;

const silent = (name: string, body: string) => ({ name, code: inside(body) });
const reported = (name: string, body: string, error = leaked()) => ({ name, code: inside(body), errors: [error] });
/** A timer whose edit wraps the rest of its block. */
const mended = (name: string, rest: string, error = leaked(), after = rest) => ({
  name,
  code: inside(`${marked} ${rest}`),
  errors: [error],
  output: inside(`${armed} try { ${after} } finally { clearTimeout(t); }`),
});

run("no-leaked-abort-timer", rule, everywhere, {
  valid: [
    silent("cleared in `finally`", `${armed} try { ${asked} return await res.json(); } finally { clearTimeout(t); }`),
    silent("cleared on both ways", `${armed} try { ${asked} const data = await res.json(); clearTimeout(t); return data; } catch (e) { clearTimeout(t); throw e; }`),
    silent("cleared behind a `catch` that goes on", `${armed} let res; try { res = await fetch(url, { signal: c.signal }); } catch (e) { other(e); } clearTimeout(t); return res?.ok;`),
    silent("cleared in `.finally`", `${armed} return fetch(url, { signal: c.signal }).then((res) => res.json()).finally(() => clearTimeout(t));`),
    silent("cleared by a function of the file", `${armed} const done = () => clearTimeout(t); try { ${asked} return res.ok; } finally { done(); }`),
    silent("cleared by whoever gets a function before the request", `${armed} other(() => clearTimeout(t)); ${asked} return res.ok;`),
    silent("cleared by whoever has got a function before the timer is made", `${made} let t; other(() => clearTimeout(t)); t = setTimeout(() => c.abort(), 5000); ${asked} other(() => clearTimeout(t)); return res.ok;`),
    silent("cleared by a function that is given by its name before the request", `${armed} const stop = () => clearTimeout(t); const close = () => stop(); other({ close }); ${asked} return res.ok;`),
    silent("cleared by whoever gets a function, and where the request fails", `${armed} try { ${asked} other(() => clearTimeout(t)); return res.ok; } catch (e) { clearTimeout(t); throw e; }`),
    silent("cleared by whoever gets a function on one of two ways", `${armed} const res = await fetch(url, { signal: c.signal }).catch(() => null); if (res) other(() => clearTimeout(t)); return res;`),
    silent("cleared by whoever gets a function in a turn of a loop", `${armed} for (const one of url) { await fetch(one, { signal: c.signal }); other(() => clearTimeout(t)); }`),
    { name: "cleared by a function that others call at any time", code: `let t; export function stop() { clearTimeout(t); } ${inside(`${armed} ${asked} other(() => clearTimeout(t)); return res.ok;`).replace("const t", "t")}` },
    silent("cleared by a listener", `${armed} other.on('close', () => clearTimeout(t)); ${asked} return res.ok;`),
    silent("unref'd", `${armed} t.unref(); ${asked} return res.ok;`),
    silent("unref'd where that exists", `${armed} t.unref?.(); ${asked} return res.ok;`),
    silent("unref'd where it is made", `${made} setTimeout(() => c.abort(), 5000).unref(); ${asked} return res.ok;`),
    silent("handed on", `${armed} other(t); ${asked} return res.ok;`),
    silent("handed back", `${armed} const sent = fetch(url, { signal: c.signal }); return { sent, t };`),
    silent("kept by an object", `${made} other.t = setTimeout(() => c.abort(), 5000); ${asked} return res.ok;`),
    silent("a controller that others get, who may end it", `${armed} other(c); ${asked} return res.ok;`),
    silent("a signal that others get", `${armed} ${asked} return [res.ok, c.signal];`),
    silent("a controller that bounds nothing", armed),
    silent("a timer that aborts nothing", `const t = setTimeout(() => other(), 5000); const res = await fetch(url); return res.ok;`),
    silent("an interval", `${made} const t = setInterval(() => c.abort(), 5000); ${asked} return res.ok;`),
    silent("a timer that is there to end a stream", `${armed} ${asked} for await (const chunk of res.body) other(chunk);`),
    silent("a timer that is there to end somebody's work", `${made} setTimeout(() => c.abort(), 5000); await other({ signal: c.signal });`),
    silent("a timer in a race, which is another rule's", `${made} return Promise.race([fetch(url, { signal: c.signal }), new Promise((_, reject) => { setTimeout(() => { c.abort(); reject(new Error('late')); }, 5000); })]);`),
    silent("a clear that comes too early, which is another rule's", `${armed} ${asked} clearTimeout(t); return res.json();`),
    silent("a way to nowhere", `${armed} try { ${asked} return res.ok; } catch (e) { process.exit(1); } finally { clearTimeout(t); }`),
    { name: "a timer that ends a test's work", code: `it('ends', async () => { ${made} setTimeout(() => c.abort(), 5); await fetch(url, { signal: c.signal }); });` },
    { name: "a field that another method clears", code: `class A { #t; async f(url) { ${made} this.#t = setTimeout(() => c.abort(), 5000); ${asked} return res.ok; } stop() { clearTimeout(this.#t); } }` },
    { name: "a public field, which others may clear", code: `export class A { async f(url) { ${made} this.t = setTimeout(() => c.abort(), 5000); ${asked} return res.ok; } }` },
    { name: "an effect that cleans up", code: `useEffect(() => { ${armed} fetch(url, { signal: c.signal }).then(show); return () => { clearTimeout(t); c.abort(); }; }, [url]);` },
    { name: "a function that makes such a signal where the runtime does not", code: `export function within(ms) { if (AbortSignal.timeout) return AbortSignal.timeout(ms); ${made} setTimeout(() => c.abort(), ms); return c.signal; }` },
    { name: "a signal that is returned with its timer's end", code: `export function within(ms) { ${made} const t = setTimeout(() => c.abort(), ms); return { signal: c.signal, done: () => clearTimeout(t) }; }` },
    { name: "a controller that is returned", code: `export function within(ms) { ${made} setTimeout(() => c.abort(), ms); return c; }` },
    { name: "no controller of the environment's", code: "export async function f(url, c) { setTimeout(() => c.abort(), 5000); const res = await fetch(url, { signal: c.signal }); return res.ok; }" },
    { name: "an instance that has the signal", code: `import axios from 'axios'; ${armed} export const api = axios.create({ signal: c.signal });` },
    { name: "a next turn that may clear it", code: inside(`let t; for (const each of other) { clearTimeout(t); ${made} t = setTimeout(() => c.abort(), 5000); await fetch(each, { signal: c.signal }); } clearTimeout(t);`) },
  ],
  invalid: [
    mended("never cleared", `${asked} return res.ok;`),
    mended("never cleared, and the body is read here", `${asked} return await res.json();`),
    mended("never cleared, and the promise of the read returned", `${asked} return res.json();`, leaked(), `${asked} return await res.json();`),
    mended("not cleared where the request fails", `${asked} clearTimeout(t); return res.ok;`, failing(), `${asked} return res.ok;`),
    mended("not cleared where the read fails", `${asked} const data = await res.json(); clearTimeout(t); return data;`, failing(), `${asked} const data = await res.json(); return data;`),
    mended("not cleared on an early return", `${asked} if (!res.ok) return null; clearTimeout(t); return res.status;`, somewhere(), `${asked} if (!res.ok) return null; return res.status;`),
    mended("not cleared where somebody's work fails", "const answer = await other({ abortSignal: c.signal }); clearTimeout(t); return answer;", failing(), "const answer = await other({ abortSignal: c.signal }); return answer;"),
    mended("a clear that something is awaited behind stays where it is", `${asked} clearTimeout(t); await other(); return res.ok;`, failing()),
    mended("joined with another signal", `const res = await fetch(url, { signal: AbortSignal.any([other, c.signal]) }); return await res.json();`),
    mended("several requests", `const a = await fetch(url, { signal: c.signal }); const b = await fetch(other, { signal: c.signal }); return [a.ok, b.ok];`),
    mended("a request in a list", `const [a] = await Promise.all([fetch(url, { signal: c.signal }), other()]); return a.ok;`),
    {
      name: "not cleared where the handler returns",
      code: inside(`${marked} try { ${asked} clearTimeout(t); return res.ok; } catch (e) { return false; }`),
      errors: [failing()],
      output: inside(`${armed} try { ${asked} return res.ok; } catch (e) { return false; } finally { clearTimeout(t); }`),
    },
    {
      name: "a `finally` that does not clear it",
      code: inside(`${marked} try { ${asked} return res.ok; } finally { other(); }`),
      errors: [leaked()],
      output: inside(`${armed} try { ${asked} return res.ok; } finally { clearTimeout(t); other(); }`),
    },
    {
      name: "a timer without a name gets one",
      code: inside(`${made} ⟦setTimeout⟧(() => c.abort(), other); ${asked} return res.ok;`),
      errors: [leaked()],
      output: inside(`${made} const timer = setTimeout(() => c.abort(), other); try { ${asked} return res.ok; } finally { clearTimeout(timer); }`),
    },
    {
      name: "another name where that one is taken",
      code: inside(`${made} const timer = other; ⟦setTimeout⟧(() => c.abort(), timer); ${asked} return res.ok;`),
      errors: [leaked()],
      output: inside(`${made} const timer = other; const timeout = setTimeout(() => c.abort(), timer); try { ${asked} return res.ok; } finally { clearTimeout(timeout); }`),
    },
    {
      name: "a timer by the global object is cleared by it",
      code: inside(`${made} ⟦globalThis.setTimeout⟧(() => c.abort(), other); ${asked} return res.ok;`),
      errors: [leaked()],
      output: inside(`${made} const timer = globalThis.setTimeout(() => c.abort(), other); try { ${asked} return res.ok; } finally { globalThis.clearTimeout(timer); }`),
    },
    {
      name: "a timer that is wanted sometimes",
      code: inside(`${made} let t; if (other) { t = ⟦setTimeout⟧(() => c.abort(), other); } ${asked} return res.ok;`),
      errors: [leaked()],
      output: inside(`${made} let t; if (other) { t = setTimeout(() => c.abort(), other); } try { ${asked} return res.ok; } finally { clearTimeout(t); }`),
    },
    {
      name: "a chain",
      code: `export function f(url) { ${marked} return fetch(url, { signal: c.signal }).then((res) => res.json()); }`,
      errors: [leaked()],
      output: `export function f(url) { ${armed} return fetch(url, { signal: c.signal }).then((res) => res.json()).finally(() => clearTimeout(t)); }`,
    },
    {
      name: "a chain that clears it on one way",
      code: `export function f(url) { ${marked} return fetch(url, { signal: c.signal }).then((res) => { clearTimeout(t); return res.ok; }); }`,
      errors: [failing()],
      output: `export function f(url) { ${armed} return fetch(url, { signal: c.signal }).then((res) => { clearTimeout(t); return res.ok; }).finally(() => clearTimeout(t)); }`,
    },
    {
      name: "a chain that nobody waits for",
      code: `export function f(url) { ${marked} fetch(url, { signal: c.signal }).then((res) => res.json()).then(show).catch(fail); }`,
      errors: [leaked()],
      output: `export function f(url) { ${armed} fetch(url, { signal: c.signal }).then((res) => res.json()).then(show).catch(fail).finally(() => clearTimeout(t)); }`,
    },
    {
      name: "a read in a `try` with a handler that would get its failure then: a suggestion",
      code: inside(`${marked} try { ${asked} return res.json(); } catch (e) { throw other(e); }`),
      errors: [
        {
          messageId: "leaked",
          suggestions: [
            { messageId: "replace", data: { text: "AbortSignal.timeout(5000)" }, output: inside("try { const res = await fetch(url, { signal: AbortSignal.timeout(5000) }); return res.json(); } catch (e) { throw other(e); }") },
            { messageId: "clear", output: inside(`${armed} try { ${asked} return await res.json(); } catch (e) { throw other(e); } finally { clearTimeout(t); }`) },
          ],
        },
      ],
    },
    reported("a function of the file that clears it on some way, perhaps behind more work", `const done = () => clearTimeout(t); ${marked} try { ${asked} other(res.status); } catch (e) { throw other(e); } await other(c.signal); done();`, failing()),
    {
      name: "a body that is downloaded: a suggestion",
      code: inside(`${made} const t = ⟦setTimeout⟧(() => c.abort(), other); t; ${asked} return await res.arrayBuffer();`),
      errors: [clearable(leaked(), inside(`${made} const t = setTimeout(() => c.abort(), other); try { t; ${asked} return await res.arrayBuffer(); } finally { clearTimeout(t); }`))],
    },
    reported("a timer that is made on a way that its holder does not show to be there", `${made} const t = other.map(() => 1); while (other()) ⟦setTimeout⟧(() => c.abort(), other); ${asked} return res.ok;`),
    reported("what is declared behind it and called before it", `read(); ${marked} t; ${asked} function read() {} return res.ok;`),
    {
      name: "a script",
      code: `${made} ⟦setTimeout⟧(() => c.abort(), 5000); ${asked} console.log(res.ok);`,
      errors: [replaceable(leaked(), "const res = await fetch(url, { signal: AbortSignal.timeout(5000) }); console.log(res.ok);")],
    },
    {
      name: "the fixes can be demoted to suggestions",
      settings: { timeout: { fixes: "suggest", target: "modern" } },
      code: inside(`${marked} t?.hasRef(); ${asked} return res.ok;`),
      errors: [clearable(leaked(), inside(`${armed} try { t?.hasRef(); ${asked} return res.ok; } finally { clearTimeout(t); }`))],
    },
  ],
});

run("no-leaked-abort-timer: TypeScript", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "a variable that may be nothing, by its type",
      code: inside(`${made} let t: ReturnType<typeof setTimeout> | undefined; if (other) t = ⟦setTimeout⟧(() => c.abort(), other); ${asked} return res.ok;`),
      errors: [leaked()],
      output: inside(`${made} let t: ReturnType<typeof setTimeout> | undefined; if (other) t = setTimeout(() => c.abort(), other); try { ${asked} return res.ok; } finally { clearTimeout(t); }`),
    },
    {
      name: "a variable that may be null, which `clearTimeout` does not take by its type",
      code: inside(`${made} let t: ReturnType<typeof setTimeout> | null = null; if (other) t = ⟦setTimeout⟧(() => c.abort(), other); ${asked} return res.ok;`),
      errors: [leaked()],
      output: inside(`${made} let t: ReturnType<typeof setTimeout> | null = null; if (other) t = setTimeout(() => c.abort(), other); try { ${asked} return res.ok; } finally { if (t) clearTimeout(t); }`),
    },
    {
      name: "so in a chain",
      code: `export function f(url: string, ms: number) { ${made} const t = ms > 0 ? ⟦setTimeout⟧(() => c.abort(), ms) : null; return fetch(url, { signal: c.signal }).then((res) => res.json()); }`,
      errors: [leaked()],
      output: `export function f(url: string, ms: number) { ${made} const t = ms > 0 ? setTimeout(() => c.abort(), ms) : null; return fetch(url, { signal: c.signal }).then((res) => res.json()).finally(() => { if (t) clearTimeout(t); }); }`,
    },
    {
      name: "a variable of which its type says nothing",
      code: inside(`${made} const t: unknown = ⟦setTimeout⟧(() => c.abort(), other); ${asked} return res.ok;`),
      errors: [replaceable(leaked(), inside("const res = await fetch(url, { signal: AbortSignal.timeout(other) }); return res.ok;"), "AbortSignal.timeout(other)")],
    },
    {
      name: "a variable that is nothing on one way, although its type does not say so",
      code: inside(`${made} let t: number; if (other) t = ⟦setTimeout⟧(() => c.abort(), other); ${asked} return res.ok;`),
      errors: [leaked()],
    },
    {
      name: "a private field that nothing clears",
      code: "export class A { private t?: unknown; async f(url: string) { const c = new AbortController(); this.t = ⟦setTimeout⟧(() => c.abort(), 5000); const res = await fetch(url, { signal: c.signal }); return res.ok; } }",
      errors: [leaked()],
    },
  ],
});

run("no-leaked-abort-timer: what clears it is handed on", rule, everywhere, {
  valid: [],
  invalid: [
    reported("behind the request, to somebody", `${marked} ${asked} other(() => clearTimeout(t)); return res.ok;`, before()),
    reported("behind the request, to the caller", `${marked} ${asked} return { res, stop() { clearTimeout(t); } };`, before()),
    reported("behind the request, by its name", `${marked} const stop = () => clearTimeout(t); ${asked} res.body.on('end', stop); return res.ok;`, before()),
    reported("behind the request, by another function", `${marked} function stop() { clearTimeout(t); } function close() { log(); stop(); } ${asked} return { res, close };`, before()),
    reported("behind other work, that the timer ends too", `${marked} const stream = await other.stream({ signal: c.signal }); return stream.on('end', () => clearTimeout(t));`, before()),
  ],
});

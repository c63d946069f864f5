import rule from "../../rules/no-promise-race-timeout.js";
import { everywhere, type Invalid, policy, run } from "../cases.js";
import { bothLeft, workLeft } from "./no-promise-race-timeout.errors.js";

const late = 'new Error("late")';
const timeout = `new Promise((_, reject) => setTimeout(() => reject(${late}), 5_000))`;
const deadline = "AbortSignal.timeout(5_000)";
const fine = (name: string, code: string) => ({ name, code });

/** A race whose work and timer are left, and what the suggestion makes of it. */
const ended = (name: string, work: string, mended: string, timer = timeout, before = ""): Invalid => ({
  name,
  code: `${before}const f = async (url) => await ⟦Promise.race⟧([${work}, ${timer}]);`,
  errors: [bothLeft(`${before}const f = async (url) => await ${mended};`)],
});

/** The work of a race whose timer is cleared. */
const cleared = (work: string, before = ""): string =>
  `${before}async function f(url) { let timer; try { return await ⟦Promise.race⟧([${work}, new Promise((_, reject) => { timer = setTimeout(() => reject(${late}), 5_000); })]); } finally { clearTimeout(timer); } }`;

const silent = (name: string, work: string, before = "") => ({ name, code: cleared(work, before).replaceAll(/[⟦⟧]/g, "") });

/** A race of which the timer is made to end the work too. */
const left = (name: string, work: string, mended: string, before = "", callee?: string): Invalid => ({
  name,
  code: cleared(work, before),
  errors: [
    workLeft(
      callee,
      cleared(mended, before)
        .replaceAll(/[⟦⟧]/g, "")
        .replace("try { return", "try { const controller = new AbortController(); return")
        .replace(`() => reject(${late})`, `() => { reject(${late}); controller.abort(); }`),
    ),
  ],
});

run("no-promise-race-timeout: work that could be ended", rule, everywhere, {
  valid: [
    silent("work that nobody knows", "work()"),
    silent("a promise from elsewhere", "work", "let work; "),
    silent("a signal", "fetch(url, { signal })", "let signal; "),
    silent("a deadline of its own", 'axios.get(url, { timeout: 5_000 })', 'import axios from "axios"; '),
    silent("options that nobody can see", "fetch(url, options)", 'import { options } from "./options.js"; '),
    silent("another fetch", "fetch(url)", 'import { fetch } from "./http.js"; '),
    silent("a client that gives up by itself", "ky(url)", 'import ky from "ky"; '),
    silent("a handler that keeps what comes late", "fetch(url).then((response) => { cache.put(url, response); })"),
    silent("a handler of which nobody knows what it does", "fetch(url).then(keep)"),
    fine("a promise that is waited for again", `async function f(url) { const work = fetch(url); let timer; const first = await Promise.race([work, new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })]).finally(() => clearTimeout(timer)); return first ?? (await work); }`),
  ],
  invalid: [
    left("a request", "fetch(url)", "fetch(url, { signal: controller.signal })"),
    left("a request with options", "fetch(url, { method: 'POST' })", "fetch(url, { method: 'POST', signal: controller.signal })"),
    left("a request that is read", "fetch(url).then((response) => response.json())", "fetch(url, { signal: controller.signal }).then((response) => response.json())"),
    left("a request beside other work", "other(), fetch(url)", "other(), fetch(url, { signal: controller.signal })"),
    left("a request of another client", "axios.get(url)", "axios.get(url, { signal: controller.signal })", 'import axios from "axios"; ', "axios.get"),
    {
      name: "by hand, in a block",
      code: `const f = (url) => new Promise((resolve, reject) => { const timer = ⟦setTimeout⟧(() => { reject(${late}); }, 5_000); fetch(url).then(resolve, reject).finally(() => clearTimeout(timer)); });`,
      errors: [workLeft("fetch", `const f = (url) => { const controller = new AbortController(); return new Promise((resolve, reject) => { const timer = setTimeout(() => { reject(${late}); controller.abort(); }, 5_000); fetch(url, { signal: controller.signal }).then(resolve, reject).finally(() => clearTimeout(timer)); }); };`)],
    },
    {
      name: "a timer without a function of its own: no edit",
      code: "const f = (url) => new Promise((resolve, reject) => { const timer = ⟦setTimeout⟧(reject, 5_000); fetch(url).then(resolve, reject).finally(() => clearTimeout(timer)); });",
      errors: [workLeft()],
    },
    {
      name: "a request that only this race waits for",
      code: `async function f(url) { const work = fetch(url); let timer; try { return await ⟦Promise.race⟧([work, new Promise((_, reject) => { timer = setTimeout(() => reject(${late}), 5_000); })]); } finally { clearTimeout(timer); } }`,
      errors: [workLeft()],
    },
  ],
});

run("no-promise-race-timeout: a signal in place of the race", rule, everywhere, {
  valid: [],
  invalid: [
    ended("the timer's own error stays", "fetch(url)", `fetch(url, { signal: ${deadline} }).catch((error) => { throw error.name === "TimeoutError" ? ${late} : error; })`),
    ended("with options", "fetch(url, { method: 'POST' })", `fetch(url, { method: 'POST', signal: ${deadline} }).catch((error) => { throw error.name === "TimeoutError" ? ${late} : error; })`),
    ended(
      "behind its handlers",
      "fetch(url).then((response) => response.json())",
      `fetch(url, { signal: ${deadline} }).then((response) => response.json()).catch((error) => { throw error.name === "TimeoutError" ? ${late} : error; })`,
    ),
    ended(
      "the timer's own value stays",
      "fetch(url)",
      `fetch(url, { signal: ${deadline} }).catch((error) => { if (error.name === "TimeoutError") return none; throw error; })`,
      "new Promise((resolve) => setTimeout(() => resolve(none), 5_000))",
    ),
    ended(
      "a value that the timer passes on",
      "fetch(url)",
      `fetch(url, { signal: ${deadline} }).catch((error) => { if (error.name === "TimeoutError") return none; throw error; })`,
      "new Promise((resolve) => setTimeout(resolve, 5_000, none))",
    ),
    ended(
      "no value",
      "fetch(url)",
      `fetch(url, { signal: ${deadline} }).catch((error) => { if (error.name === "TimeoutError") return undefined; throw error; })`,
      "new Promise((resolve) => setTimeout(resolve, 5_000))",
    ),
    ended(
      "an error that is made of another one",
      "fetch(url)",
      `fetch(url, { signal: ${deadline} }).catch((cause) => { throw cause.name === "TimeoutError" ? new Error("late", { cause: error }) : cause; })`,
      'new Promise((_, reject) => setTimeout(() => reject(new Error("late", { cause: error })), 5_000))',
      "let error; ",
    ),
    {
      name: "the timer first",
      code: `const f = async (url) => await ⟦Promise.race⟧([${timeout}, fetch(url)]);`,
      errors: [bothLeft(`const f = async (url) => await fetch(url, { signal: ${deadline} }).catch((error) => { throw error.name === "TimeoutError" ? ${late} : error; });`)],
    },
    {
      name: "settings have a say",
      settings: { timeout: { ...policy.timeout, fixes: "suggest" } },
      code: `const f = async (url) => await ⟦Promise.race⟧([fetch(url), ${timeout}]);`,
      errors: [bothLeft(`const f = async (url) => await fetch(url, { signal: ${deadline} }).catch((error) => { throw error.name === "TimeoutError" ? ${late} : error; });`)],
    },
  ],
});

/** A function that takes a signal by its type. */
const chat = "declare function chat(prompt: string, options?: { readonly model?: string; readonly signal?: AbortSignal }): Promise<string>;\n";
const raced = (work: string, parameters = ""): string =>
  `${chat}export async function f(${parameters}): Promise<unknown> { let timer: ReturnType<typeof setTimeout> | undefined; try { return await ⟦Promise.race⟧([${work}, new Promise((_, reject) => { timer = setTimeout(() => reject(${late}), 5_000); })]); } finally { clearTimeout(timer); } }`;
const unraced = (work: string, parameters?: string): string => raced(work, parameters).replaceAll(/[⟦⟧]/g, "");

run("no-promise-race-timeout: work that takes a signal by its type", rule, ["typed"], {
  valid: [
    fine("a signal", unraced('chat("hello", { signal: AbortSignal.timeout(9_000) })')),
    fine("options from elsewhere", unraced('chat("hello", options)', "options: { readonly signal?: AbortSignal }")),
    fine("a caller's signal that is not passed on is another rule's", unraced('chat("hello")', "signal: AbortSignal")),
    fine("a function that takes none", `declare function other(prompt: string): Promise<string>; ${unraced('other("hello")')}`),
    fine("any", `declare const other: any; ${unraced('other("hello")')}`),
  ],
  invalid: [
    { code: raced('chat("hello")'), errors: [workLeft("chat")] },
    { name: "options without one", code: raced('chat("hello", { model: "small" })'), errors: [workLeft("chat")] },
    {
      name: "a signal that is undefined",
      code: raced("fetch(url, { signal: undefined })", "url: string"),
      errors: [
        workLeft(
          "fetch",
          unraced("fetch(url, { signal: controller.signal })", "url: string")
            .replace("try { return", "try { const controller = new AbortController(); return")
            .replace(`() => reject(${late})`, `() => { reject(${late}); controller.abort(); }`),
        ),
      ],
    },
  ],
});

import type { Case } from "../case.js";
import { ends, hangs } from "./programs.js";

/** A program that loads an answer by a function with the given body. */
const loads = (...body: readonly string[]): string =>
  ['import { url } from "./surroundings.mjs";', "", "async function load() {", ...body.map((line) => `  ${line}`), "}", "", "try {", "  console.log(await load());", "} catch (error) {", "  console.log(error.name);", "}", ""].join("\n");

const made = "const controller = new AbortController();";
const asked = "const response = await fetch(url, { signal: controller.signal });";
const read = "return (await response.json()).id;";

/** A timer that runs on for a minute where the request fails. */
const failing = (name: string, ...body: readonly string[]): Case => ({
  rule: "no-leaked-abort-timer",
  name,
  edit: "fix",
  program: loads(made, "const timer = setTimeout(() => controller.abort(), 60_000);", ...body),
  well: ends("7"),
  faults: { resets: { before: ["TypeError", "stays alive"], after: ends("TypeError") } },
});

/** A timer that nothing clears: it runs out before anybody looks, so that only what it ends shows. */
const leaking = (name: string, edit: Case["edit"], after: string, ...body: readonly string[]): Case => ({
  rule: "no-leaked-abort-timer",
  name,
  edit,
  program: loads(...body),
  well: ends("7"),
  faults: { stalled: { before: ends("AbortError"), after: ends(after) } },
});

const armed = "setTimeout(() => controller.abort(), 2_000);";

export const noLeakedAbortTimer: readonly Case[] = [
  failing("a timer that is cleared where all goes well", asked, "const { id } = await response.json();", "clearTimeout(timer);", "return id;"),
  failing("a `try` that has a handler", "try {", `  ${asked}`, "  const { id } = await response.json();", "  clearTimeout(timer);", "  return id;", "} catch (error) {", "  return error.name;", "}"),
  failing("a chain", "return fetch(url, { signal: controller.signal })", "  .then((response) => response.json())", "  .then(({ id }) => {", "    clearTimeout(timer);", "    return id;", "  });"),
  leaking("a timer that nothing clears", "fix", "AbortError", made, armed, asked, read),
  leaking("a timer that nothing clears, where the failure ends in the function itself: `AbortSignal.timeout`", "fix", "TimeoutError", "try {", `  ${made}`, `  ${armed}`, `  ${asked}`, `  ${read}`, "} catch (error) {", "  return error.name;", "}"),
  leaking("a response that the caller reads", { suggestion: "AbortSignal.timeout(2_000)" }, "TimeoutError", ...["const ask = () => {", `  ${made}`, `  ${armed}`, "  return fetch(url, { signal: controller.signal });", "};", "const response = await ask();", read]),
  {
    rule: "no-leaked-abort-timer",
    name: "a response that the caller reads, with a clear behind its headers: the body would have no limit then",
    edit: { never: [`${armed}\n    return fetch(url, { signal: controller.signal });`, "const timer = setTimeout(() => controller.abort(), 2_000);\n    return fetch(url, { signal: controller.signal }).finally(() => clearTimeout(timer));"] },
    program: loads("const ask = () => {", `  ${made}`, `  ${armed}`, "  return fetch(url, { signal: controller.signal });", "};", "const response = await ask();", read),
    well: ends("7"),
    faults: { stalled: { before: ends("AbortError"), after: hangs } },
  },
];

import type { Case } from "../case.js";
import { attempt, endedBy, ends } from "./programs.js";

const print = "console.log(order.id);";
const one = ends("7");
const faults = { silent: endedBy("TimeoutError"), stalled: endedBy("TimeoutError") };

/** A program that calls a wrapper, and is bounded by `--fix`. */
const fixed = (name: string, wrapper: string, call: string): Case => ({
  rule: "require-wrapper-timeout",
  name,
  program: [wrapper, attempt([], `const order = await ${call};`, print)].join("\n"),
  edit: "fix",
  well: one,
  faults,
});

export const requireWrapperTimeout: readonly Case[] = [
  fixed("options that are passed straight", "const load = async (from, init) => (await fetch(from, init)).json();", "load(url)"),
  fixed("options that are spread, and known to lack a signal", 'const load = async (from, init = {}) => (await fetch(from, { ...init, redirect: "error" })).json();', 'load(url, { method: "GET" })'),
  fixed("a signal that is destructured", "const load = async (from, { signal } = {}) => (await fetch(from, { signal })).json();", "load(url)"),
  fixed("a signal that is a parameter of its own", "const load = async (from, headers, signal) => (await fetch(from, { headers, signal })).json();", "load(url)"),
  fixed("an answer that the caller reads", "const load = async (from, init) => fetch(from, init);", "(await load(url)).json()"),
  fixed("a wrapper of a wrapper", "const ask = async (from, init) => (await fetch(from, init)).json(); const load = (from, options = {}) => ask(from, options.init);", "load(url)"),
  {
    rule: "require-wrapper-timeout",
    name: "a signal in scope",
    reader: "ts",
    program: `
import { callerSignal, url } from "./surroundings.mjs";

const load = async (from, init) => (await fetch(from, init)).json();

async function order(signal: AbortSignal) {
  return load(url);
}

try {
  console.log((await order(callerSignal())).id);
} catch (error) {
  console.log(error.name);
}
`,
    edit: "fix",
    well: one,
    faults: { silent: endedBy("AbortError"), aborted: { before: one, after: ends("AbortError") } },
  },
];

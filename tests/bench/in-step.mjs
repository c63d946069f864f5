import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Lint
 * @property {number} wall What a lint takes with the start of its process, in ms.
 * @property {number} rules What of it is spent in rules, in ms; 0 where nobody clocks them.
 */

/** The files of one turn: few, so that what slows the machine for some seconds slows all alike. */
const few = 50;

/**
 * Lints the same files by several configs, each in a process of its own: in turn, a few files at a time, and who comes first
 * comes last at the next. Each process has its own programs, types and garbage, as in a lint of all files at once.
 *
 * @template {string} Name
 * @param {readonly Name[]} names
 * @param {readonly string[]} files
 * @param {{ isClocked: boolean, node: readonly string[] }} options Whether ESLint clocks each rule, which takes time itself; Node's options.
 * @returns {Promise<Record<Name, Lint>>}
 * @throws {Error} where one of the processes ends too early.
 */
export async function inStep(names, files, options) {
  const lints = [];
  for (const name of names) lints.push(await start(name, options));
  for (let at = 0; at < files.length; at += few) {
    for (const { lint } of lints) await lint(files.slice(at, at + few));
    lints.reverse();
  }
  return /** @type {Record<Name, Lint>} */ (Object.fromEntries(lints.map(({ name, end }) => [name, end()])));
}

/**
 * @param {string} name
 * @param {{ isClocked: boolean, node: readonly string[] }} options
 */
async function start(name, { isClocked, node }) {
  const began = performance.now();
  const child = fork(fileURLToPath(new URL("lint.mjs", import.meta.url)), [name, isClocked ? "clocked" : "unclocked"], { execArgv: [...node] });
  const gone = new AbortController();
  child.once("exit", (code) => gone.abort(new Error(`The lint by ${name} ended with ${code}.`)));
  await once(child, "message", { signal: gone.signal });
  const spent = { wall: performance.now() - began, rules: 0 };

  /** @param {readonly string[]} files */
  async function lint(files) {
    const asked = performance.now();
    const answer = once(child, "message", { signal: gone.signal });
    child.send(files);
    const [rules] = await answer;
    spent.wall += performance.now() - asked;
    spent.rules += rules;
  }

  function end() {
    child.disconnect();
    return spent;
  }

  return { name, lint, end };
}

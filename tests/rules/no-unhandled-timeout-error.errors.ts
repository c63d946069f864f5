import type { RuleTester } from "eslint";
import type { Expected, Invalid } from "../cases.js";

/** A test that misses a timeout, and the suggestion's output where the edit is none to apply unasked. */
export const wrongName = (client: string, right: string, written: string, output?: string): Expected => ({
  messageId: "wrongName",
  data: { client, right, written },
  ...(output !== undefined && { suggestions: [{ messageId: "ask", data: { right }, output }] }),
});

/** The same of a test of the code that only the errors of Node's own functions have. */
export const wrongCode = (client: string, right: string, output?: string): Expected => ({ ...wrongName(client, right, "ABORT_ERR", output), messageId: "wrongCode" });

/** A function that gives a request five seconds, in a form that every parser reads, and what handles its failure. */
export const timed = (handler: string): string => `async function load(url) { try { await fetch(url, { signal: AbortSignal.timeout(5_000) }); } catch (error) { ${handler} } }`;

/** The same by a controller that a timer aborts without a reason. */
export const aborted = (handler: string): string =>
  `async function load(url) { const controller = new AbortController(); const timer = setTimeout(() => controller.abort(), 5_000); try { await fetch(url, { signal: controller.signal }); } catch (error) { ${handler} } finally { clearTimeout(timer); } }`;

/** The client, the name that its error has, and the one that is asked for. */
type Names = readonly [client: string, right: string, written: string];

const ofFetch: Names = ["fetch", "TimeoutError", "AbortError"];

/** The function that makes a program of what a case is about. */
type Program = (part: string) => string;

/** Code in which a test misses a timeout, and `--fix` makes it ask for its name too. */
export const fixes = (name: string, program: Program, before: string, after: string, names = ofFetch): Invalid => ({
  name,
  code: program(before),
  errors: [wrongName(...names)],
  output: program(after),
});

/** The same, where the edit is a suggestion. */
export const suggests = (name: string, program: Program, before: string, after: string, names = ofFetch): Invalid => ({
  name,
  code: program(before),
  errors: [wrongName(...names, program(after))],
});

/** The same, where no edit is right. */
export const reports = (name: string, code: string, names = ofFetch): Invalid => ({
  name,
  code,
  errors: [wrongName(...names)],
});

export const silent = (name: string, code: string): RuleTester.ValidTestCase => ({ name, code });

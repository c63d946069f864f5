import rule from "../../rules/no-promise-race-timeout.js";
import { type Expected, type Invalid, run, typescript } from "../cases.js";
import { fixture } from "../tester.js";

/** A race whose timer goes on, and whose edit, if there is one, is a fix. */
export const timerLeft: Expected = { messageId: "timer", data: {} };

/** One whose edit is a suggestion. */
export const timerLeftFor = (output: string, text = ".finally(() => clearTimeout(timer))"): Expected => ({ ...timerLeft, suggestions: [{ messageId: "clear", data: { text }, output }] });

/** A race after which the work goes on; with what the suggestion leaves, where there is one. */
export const workLeft = (callee = "fetch", output?: string): Expected => ({
  messageId: "work",
  data: { callee },
  ...(output !== undefined && { suggestions: [{ messageId: "abort", data: { text: "controller.abort()" }, output }] }),
});

/** A race after which both go on; with what the suggestion leaves, where there is one. */
export const bothLeft = (output?: string, text = "AbortSignal.timeout(5_000)", callee = "fetch"): Expected => ({
  messageId: "both",
  data: { callee },
  ...(output !== undefined && { suggestions: [{ messageId: "deadline", data: { text }, output }] }),
});

/** The cases as one language has them: what their outputs call LET declares the timer. */
const inLanguage = (cases: readonly Invalid[], declared: (name: string, isWindows: boolean) => string, file?: string): Invalid[] => {
  const written = (code: string): string =>
    code
      .replaceAll("LET-timeout", declared("timeout", false))
      .replaceAll("LET-window", declared("timer", true))
      .replaceAll("LET", declared("timer", false));
  return cases.map(({ errors, output, ...one }) => ({
    ...one,
    ...(file !== undefined && { filename: fixture(file) }),
    ...(typeof output === "string" && { output: written(output) }),
    errors: errors.map((error) => ({ ...error, ...(Array.isArray(error.suggestions) && { suggestions: error.suggestions.map((each) => ({ ...each, output: written(each.output) })) }) })),
  }));
};

/** Runs cases in JavaScript, and in TypeScript, where a timer is declared with its type. */
export function inEachLanguage(name: string, cases: readonly Invalid[]): void {
  run(name, rule, ["js"], { valid: [], invalid: inLanguage(cases, (timer) => `let ${timer}`) });
  run(`${name}, in TypeScript`, rule, typescript, { valid: [], invalid: inLanguage(cases, (timer, isWindows) => `let ${timer}: ${isWindows ? "number" : "ReturnType<typeof setTimeout>"} | undefined`, "file.ts") });
}

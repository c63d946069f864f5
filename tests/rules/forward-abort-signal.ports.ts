import type { RuleTester } from "eslint";
import type { Invalid } from "../cases.js";
import { forwarded } from "./forward-abort-signal.errors.js";

// In the code of these cases ⟦ ⟧ shows what is reported, and ‹ › what the edit writes there.

const before = (code: string): string => code.replaceAll(/‹[^›]*›/g, "");
const after = (code: string): string => code.replaceAll(/[⟦⟧‹›]/g, "");

export const lines = (...all: string[]): string => all.join("\n");

/** A suggestion to pass a signal by the text that stands for it. */
export const pass = (text: string, code: string): RuleTester.SuggestionOutput => ({ messageId: "pass", data: { text }, output: after(code) });

/** A call to which `--fix` passes the signal. */
export const fixes = (name: string, code: string, callee: string, signal = "signal"): Invalid => ({ name, code: before(code), errors: [forwarded(callee, signal)], output: after(code) });

/** A call to which only a suggestion passes the signal. */
export const suggests = (name: string, code: string, callee: string, signal = "signal"): Invalid => ({
  name,
  code: before(code),
  errors: [{ ...forwarded(callee, signal), suggestions: [pass(signal, code)] }],
});

/** Code that is fine. */
export const silent = (name: string, code: string): RuleTester.ValidTestCase => ({ name, code });

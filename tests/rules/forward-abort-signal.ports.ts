import type { RuleTester } from "eslint";
import type { Expected, Invalid } from "../cases.js";

// In the code of these cases ⟦ ⟧ shows what is reported, and ‹ › what the edit writes there.

const before = (code: string): string => code.replaceAll(/‹[^›]*›/g, "");
const after = (code: string): string => code.replaceAll(/[⟦⟧‹›]/g, "");

export const lines = (...all: string[]): string => all.join("\n");

/** A call that takes a signal and gets none. */
export const forward = (callee: string, signal = "signal"): Expected => ({ messageId: "forward", data: { callee, signal } });

/** A suggestion to pass a signal by the text that stands for it. */
export const pass = (text: string, code: string): RuleTester.SuggestionOutput => ({ messageId: "pass", data: { text }, output: after(code) });

/** A call to which `--fix` passes the signal. */
export const fixes = (name: string, code: string, callee: string, signal = "signal"): Invalid => ({ name, code: before(code), errors: [forward(callee, signal)], output: after(code) });

/** A call to which only a suggestion passes the signal. */
export const suggests = (name: string, code: string, callee: string, signal = "signal", text = signal): Invalid => ({
  name,
  code: before(code),
  errors: [{ ...forward(callee, signal), suggestions: [pass(text, code)] }],
});

/** Code that is fine. */
export const silent = (name: string, code: string): RuleTester.ValidTestCase => ({ name, code });

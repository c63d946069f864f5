import type { TSESLint } from "@typescript-eslint/utils";
import { isAnswered } from "../analysis/answered.js";
import type { File } from "../analysis/file.js";
import type { Forward } from "../analysis/forward.js";
import type { SignalInScope } from "../analysis/signals.js";
import { isPlain } from "../analysis/slot.js";
import { isExactOptional } from "../analysis/types/services.js";
import { addArgument } from "./argument.js";
import { setOption } from "./options.js";
import { textWith } from "./text.js";

/** One signal that a call could be given. */
export interface ForwardEdit {
  /** What is written for the signal: `signal`, `options.signal ?? undefined`. */
  readonly text: string;
  /** True where the edit may be applied unasked: it type-checks, and changes nothing while nobody aborts. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The ways to give a call one of its nearest signals; none for one that may be missing, where the call must be given one. */
export function forwardEdits(file: File, forward: Forward): readonly ForwardEdit[] {
  const { call, slot, signals } = forward;
  const options = slot.insertBefore ? undefined : call.arguments[slot.index];
  const isExact = slot.isExact && signals.length === 1 && (!options || isPlain(file, options)) && !isAnswered(file, call);
  const isTaken = ({ optional }: SignalInScope): boolean => !optional || slot.takesUndefined || slot.option !== undefined;
  return signals.filter(isTaken).flatMap((signal) => {
    const text = valueFor(file, forward, signal);
    const written = writtenCall(file, forward, signal, text);
    return written === undefined ? [] : [{ text, isExact: isExact && signal.certain && !signal.ambient, fix: (fixer) => fixer.replaceText(call, written) }];
  });
}

/** The signal as the slot takes it: few take null. */
function valueFor(file: File, forward: Forward, signal: SignalInScope): string {
  return signal.nullable && !forward.slot.takesNull && !isSpread(file, forward, signal) ? `${signal.text} ?? undefined` : signal.text;
}

/** Whether an option must be left out where its signal is: undefined that is written out doesn't type-check. */
function isSpread(file: File, { slot }: Forward, signal: SignalInScope): boolean {
  return signal.optional && slot.option !== undefined && !slot.takesUndefined && isExactOptional(file.types);
}

function writtenCall({ sourceCode, ...file }: File, forward: Forward, signal: SignalInScope, value: string): string | undefined {
  const { call, slot } = forward;
  if (slot.option === undefined) {
    const edits = addArgument(sourceCode, call, slot.index, value);
    return edits && textWith(sourceCode, call.range, edits);
  }
  const condition = isSpread({ sourceCode, ...file }, forward, signal) ? { condition: signal.text } : {};
  return setOption(sourceCode, { call, index: slot.index, insertBefore: slot.insertBefore, path: slot.option, value, absent: true, ...condition });
}

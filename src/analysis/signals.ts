import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "./file.js";

/** An `AbortSignal` that an edit may name at some place in the code. */
export interface SignalInScope {
  /** The expression to write: `signal`, `options.signal`, `options?.signal`, `this.signal`. */
  readonly text: string;
  /** True where it may be undefined or null. */
  readonly optional: boolean;
  /** False where only the name of an imported type says that it is an AbortSignal. */
  readonly certain: boolean;
}

/**
 * The explicit signals that may be written at `at`: those of the innermost function first, the nearest first. Empty
 * where a signal would do harm: in cleanup, in detached callbacks, in a branch where it is aborted.
 */
export function explicitSignals(_file: File, _at: TSESTree.Node): SignalInScope[] {
  return [];
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { File } from "../analysis/file.js";
import type { Deadline, Settings } from "../settings.js";
import { importBinding } from "./import.js";
import { type EcmaVersion, numeral } from "./text.js";

/** What the edits of a call depend on beside the call. */
export interface Policy {
  readonly settings: Settings;
  readonly filename: string;
  /** The team's deadline for this call, if there is one. */
  readonly deadline: Deadline | undefined;
  readonly ecmaVersion: EcmaVersion;
  /** The limit that the author wrote where it does nothing: it is the deadline, and goes. */
  readonly written?: WrittenLimit;
}

/** A limit that is written for a call and does nothing. */
export interface WrittenLimit {
  readonly text: string;
  /** Its milliseconds, where they are known. */
  readonly ms: number | undefined;
  /** The property that an edit replaces. */
  readonly property: TSESTree.Property | undefined;
}

/** What an edit inserts where the team has set no `deadline`: a suggestion's example, never a fix. */
const exampleDeadline = 10_000;

/** The deadline as a message shows it: the team's own, else the example. */
export function deadlineText({ deadline, ecmaVersion }: Pick<Policy, "deadline" | "ecmaVersion">): string {
  return typeof deadline === "object" ? deadline.name : numeral(deadline ?? exampleDeadline, ecmaVersion);
}

/** How a duration is written at some place. */
export interface Duration {
  readonly text: string;
  /** Its milliseconds, where they are known. */
  readonly ms: number | undefined;
  readonly edits: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];
}

/** How to write the deadline at a place: the number, or the name it is imported by. */
export function durationOf({ sourceCode }: File, at: TSESTree.Node, policy: Policy): Duration | undefined {
  if (policy.written) return { ...policy.written, edits: () => [] };
  if (typeof policy.deadline !== "object") return { text: deadlineText(policy), ms: policy.deadline ?? exampleDeadline, edits: () => [] };
  const imported = importBinding(sourceCode, at, policy.deadline);
  return imported && { ...imported, ms: undefined };
}

/** The point in time that lies a duration ahead, in ms; its text may be a sum or a product. */
export function pointIn(duration: string): string {
  return `Date.now() + ${/^[\w$.*+/ ]+$/.test(duration) ? duration : `(${duration})`}`;
}

/** A duration as an option takes it that counts seconds. */
export function inSeconds({ text, ms }: Pick<Duration, "text" | "ms">): string {
  if (ms !== undefined) return String(ms / 1000);
  return `${/^[\w$.]+$/.test(text) ? text : `(${text})`} / 1000`;
}

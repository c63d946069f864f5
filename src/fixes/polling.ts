import type { TSESLint } from "@typescript-eslint/utils";
import { consumerOf, isUnhandled } from "../analysis/consumer.js";
import type { File } from "../analysis/file.js";
import type { Poll } from "../analysis/polling.js";
import { durationOf, type Policy } from "./deadline.js";
import { forwardEdits } from "./forward.js";
import { headCheck } from "./head-check.js";
import { insertFirst } from "./head.js";
import { areFree } from "./names.js";
import { insertStatement, lists } from "./statement.js";
import { quoted, quoteHabit } from "./text.js";

/** One way to end a loop that polls for too long. */
export interface PollEdit {
  /** By a signal that is passed to the sleep, by a look at it, or by a deadline. */
  readonly by: "pass" | "check" | "deadline";
  /** The signal that is passed, the statement of the look, or the deadline's duration. */
  readonly text: string;
  /** True where the edit may be applied unasked: nothing changes while nobody aborts. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The ways to bound a poll, the best first: the nearest signal in scope, then a deadline. */
export function pollEdits(file: File, poll: Poll, policy: Policy): readonly PollEdit[] {
  const edits = [passEdit(file, poll) ?? checkEdit(file, poll, policy), deadlineEdit(file, poll, policy)];
  return edits.filter((edit) => edit !== undefined);
}

/** Passes the signal to the only sleep, where that takes one; its error leaves the loop with the caller's own handlers round it. */
function passEdit(file: File, { loop, sleeps: [sleep, ...others], signals }: Poll): PollEdit | undefined {
  if (sleep?.options === undefined || others.length > 0) return undefined;
  const nearest = signals.filter(({ rank }) => rank === signals[0]?.rank);
  const slot = { index: sleep.options, option: "signal", insertBefore: false, takesNull: false, takesUndefined: true, isExact: true };
  const [edit] = forwardEdits(file, { call: sleep.call, slot, signals: nearest });
  return edit && { ...edit, by: "pass", isExact: edit.isExact && consumerOf(file, loop) === "caller" && consumerOf(file, sleep.call) === "caller" };
}

function checkEdit(file: File, { loop, signals: [signal] }: Poll, policy: Policy): PollEdit | undefined {
  const edit = signal && headCheck(file, loop.body, signal, policy);
  return edit && { ...edit, by: "check" };
}

/** A moment that is written down before the loop, and an error once it has passed: how long is the team's to say, so never unasked. */
function deadlineEdit(file: File, { loop }: Poll, policy: Policy): PollEdit | undefined {
  const { sourceCode } = file;
  if (!lists.has(loop.parent.type) || isUnhandled(file, loop) || !areFree(file, loop, ["deadline"])) return undefined;
  const duration = durationOf(file, loop, policy);
  const moment = duration && insertStatement(sourceCode, loop, `const deadline = Date.now() + ${duration.text}`, "before");
  const check = insertFirst(sourceCode, loop.body, `if (Date.now() > deadline) throw new Error(${quoted("Waited too long", quoteHabit(sourceCode))})`);
  if (!duration || !moment || !check) return undefined;
  return {
    by: "deadline",
    text: duration.text,
    isExact: false,
    fix: (fixer) => [...duration.edits(fixer), fixer.replaceTextRange([...moment.range], moment.text), fixer.replaceTextRange([...check.range], check.text)],
  };
}

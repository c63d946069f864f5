import type { TSESLint } from "@typescript-eslint/utils";
import type { CleanupSignal } from "../analysis/cleanup-signal.js";
import type { Clients } from "../analysis/clients.js";
import { externalCallOf } from "../analysis/external-call.js";
import type { File } from "../analysis/file.js";
import type { CallNode } from "../analysis/reach.js";
import { offers } from "../settings.js";
import { durationOf, type Policy } from "./deadline.js";
import { setOption } from "./options.js";
import { callWith, isSignalClassFree } from "./written-signal.js";

/** An edit that gives a call in cleanup a deadline of its own. */
export interface FreshSignalEdit {
  /** What is written: `AbortSignal.timeout(10_000)`. */
  readonly text: string;
  /** True where the team has set the deadline, and nothing but the signal that cancels the call goes. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** Puts a fresh `AbortSignal.timeout(…)` in the place of the signal that cancels a call; undefined where no exact place exists. */
export function freshSignalEdit(file: File, clients: Clients, call: CallNode, { written }: CleanupSignal, policy: Policy): FreshSignalEdit | undefined {
  const needs = offers(policy.settings, policy.filename, "AbortSignal.timeout");
  const duration = needs === false || !isSignalClassFree(file, call) ? undefined : durationOf(file, call, policy);
  if (!duration) return undefined;
  const text = `AbortSignal.timeout(${duration.text})`;
  const place = written ? undefined : externalCallOf(file, clients, call)?.args.place;
  const edited = written ? callWith(file, call, written.node, text) : place && setOption(file.sourceCode, { call, ...place, path: "signal", value: text });
  if (edited === undefined) return undefined;
  const isItself = written !== undefined && (written.abort.is !== "somebody" || written.abort.itself);
  return { text, isExact: policy.deadline !== undefined && needs === true && isItself, fix: (fixer) => [...duration.edits(fixer), fixer.replaceText(call, edited)] };
}

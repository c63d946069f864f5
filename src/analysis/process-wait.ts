import type { TSESTree } from "@typescript-eslint/utils";
import { functionOf } from "./consumption/bind.js";
import { resolversIn } from "./end-wait.js";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";
import type { AnyCall } from "./reach.js";
import { usedBy } from "./variable-use.js";
import { isPromiseUsed } from "./waited.js";

/** Whether somebody in sight waits for the process that a call starts to end: most that nobody waits for are meant to live. */
export function isProcessAwaited(file: File, { node, reach, args, handle }: ExternalCall<AnyCall>): boolean {
  const { returns, callback } = reach.call ?? {};
  if (args.callback && callback !== undefined) return !isAfterthought(file, args.callback);
  if (returns === "result") return isPromiseUsed(file, node);
  return returns === "value" || (handle?.isAwaited ?? false);
}

/** `exec("open report.pdf", (error) => { if (error) console.error(error); })`: it reads no output, and hands nothing to anybody. */
function isAfterthought(file: File, callback: TSESTree.Node): boolean {
  const fn = functionOf(file, callback);
  if (!fn || fn.params.length > 1 || resolversIn(file, fn).length > 0) return false;
  return [...usedBy(file, fn)].every(({ defs }) => defs.every(({ type }) => type !== ("Parameter" as typeof type)));
}

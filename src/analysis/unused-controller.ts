import type { TSESTree } from "@typescript-eslint/utils";
import { type HeldController, heldBy } from "./controller.js";
import { type Holder, holderGiven } from "./controller/holder.js";
import type { SignalUse } from "./controller/use.js";
import type { File } from "./file.js";
import { isInTest } from "./in-test.js";
import { isLog } from "./log.js";

/** A controller of which one half does nothing. */
export interface UnusedController {
  /** `abort`: work gets its signal, and nothing can abort it. `signal`: it is aborted, and nothing gets its signal. */
  readonly lacks: "abort" | "signal";
  readonly controller: HeldController;
  readonly name: string;
  /** Where the name is declared. */
  readonly declared: TSESTree.SourceLocation;
}

/**
 * The controller that a `new AbortController()` makes, if all that is done with it is in sight and comes to nothing. A
 * signal that is only stored, returned or kept for want of another may be meant never to abort, and so is a test's.
 */
export function unusedController(file: File, made: TSESTree.NewExpression): UnusedController | undefined {
  const holder = holderGiven(file, made);
  if (!holder) return undefined;
  const controller = heldBy(file, holder);
  const { aborts, signalUses, escapes } = controller;
  // One report for all that a holder is given.
  if (escapes || holder.made[0] !== made) return undefined;
  if (aborts.length > 0) return signalUses.length === 0 ? { lacks: "signal", controller, ...nameOf(file, holder) } : undefined;
  return signalUses.some((use) => isWork(file, use)) && !isInTest(made) ? { lacks: "abort", controller, ...nameOf(file, holder) } : undefined;
}

/** The declared name, without the type that may be written behind it. */
function nameOf({ sourceCode }: File, { declaration }: Holder): Pick<UnusedController, "name" | "declared"> {
  const { range, loc } = sourceCode.getFirstToken(declaration.type === "VariableDeclarator" ? declaration.id : declaration.key)!;
  return { name: sourceCode.text.slice(...range), declared: loc };
}

/** Whether a use of a signal waits for its abort, or hands it to somebody who may. */
function isWork(file: File, use: SignalUse): boolean {
  return use.is === "read" || (use.is === "handed" && !isLog(file, use.to.callee));
}

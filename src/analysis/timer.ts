import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "./ast.js";
import { type File, fileOf } from "./file.js";
import { once, onceWithin } from "./once.js";
import { isTimerFunction } from "./timer/function.js";
import { heldFrom, mentionsOf, type TimerHolder } from "./timer/holder.js";
import { timerMention } from "./timer/mention.js";

/** A timer that a call of `setTimeout` or `setInterval` makes, and what the file shows to be done with it. */
export interface Timer {
  readonly call: TSESTree.CallExpression;
  /** True for `setInterval`. */
  readonly repeats: boolean;
  /** What it runs; undefined where no argument shows it. */
  readonly callback: TSESTree.Expression | undefined;
  readonly delay: TSESTree.Expression | undefined;
  /** The variable or private field that keeps it; undefined where none does. */
  readonly holder: TimerHolder | undefined;
  /** Where it is cleared: `clearTimeout(timer)`, `timer.close()`, `timer[Symbol.dispose]()`. */
  readonly clears: readonly TSESTree.CallExpression[];
  /** Whether it is released when its block ends: `using timer = setTimeout(…)`. */
  readonly isUsed: boolean;
  /** Whether it lets the process end: `timer.unref()`. */
  readonly isUnref: boolean;
  /** Whether it goes where this code can't follow it: returned, passed on, kept in an object that others see. */
  readonly escapes: boolean;
}

const making = new Set(["setTimeout", "setInterval"]);

/** The timer that a call makes; undefined for any other call. */
export function timerOf({ sourceCode }: File, call: TSESTree.CallExpression): Timer | undefined {
  return mayMakeTimer(call) ? timers(sourceCode)(call) : undefined;
}

/** Whether a call may make a timer, by its name alone. */
export function mayMakeTimer({ callee }: TSESTree.CallExpression): boolean {
  const name = calleeName(callee);
  return name !== null && making.has(name);
}

const timers = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin((call: TSESTree.CallExpression): Timer | undefined => {
    const name = calleeName(call.callee);
    if (name === null || !isTimerFunction(file, call.callee, name)) return undefined;
    const place = heldFrom(file, call);
    const mentions = (place.holder ? mentionsOf(place.holder) : []).map((mention) => timerMention(file, mention));
    const [callback, delay] = argumentsOf(call);
    return {
      call,
      repeats: name === "setInterval",
      callback,
      delay,
      holder: place.holder,
      clears: mentions.flatMap((mention) => (typeof mention === "object" ? [mention.clear] : [])),
      isUsed: place.holder?.is === "variable" && /using$/.test(place.holder.declarator.parent.kind),
      isUnref: place.isUnref || mentions.includes("unref"),
      escapes: place.escapes || mentions.includes("lost"),
    };
  });
});

/** The arguments that come before any spread. */
function argumentsOf({ arguments: given }: TSESTree.CallExpression): readonly TSESTree.Expression[] {
  const spread = given.findIndex(({ type }) => type === "SpreadElement");
  return (spread < 0 ? given : given.slice(0, spread)) as readonly TSESTree.Expression[];
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { isCallAsked } from "./asked.js";
import { enclosing } from "./chain.js";
import type { Clients } from "./clients.js";
import { consumerOf } from "./consumer.js";
import { type File, fileOf } from "./file.js";
import { isMissing } from "./forward/missing.js";
import { mayNotice } from "./informed.js";
import { headOf, isLoop, isShort, type Loop, turnOf, waitsIn } from "./loop.js";
import { callsIn } from "./nodes.js";
import { once, onceWithin } from "./once.js";
import { explicitSignals, type SignalInScope, signalsInScope } from "./signals.js";
import { rootVariable } from "./signals/same.js";
import { isParameter } from "./signals/source.js";
import { bare, originsOf, variableOf } from "./value.js";

/**
 * The nearest signal that a loop ought to look at in each turn and doesn't. Undefined for a loop that waits for nothing,
 * that may notice the abort, that has few turns, or in which another rule asks for the signal.
 */
export function uncheckedSignal(file: File, clients: Clients, loop: Loop): SignalInScope | undefined {
  return answers(file.sourceCode)(clients)(loop);
}

const answers = once((sourceCode: TSESLint.SourceCode) =>
  onceWithin((clients: Clients) => {
    const file = fileOf({ sourceCode });
    return onceWithin((loop: Loop): SignalInScope | undefined => {
      const text = sourceCode.getText(loop);
      // Whoever passes some signal on, or tells an abort from other errors, has thought about it.
      if (!/\bawait\b/.test(text) || /signal|abort/i.test(text) || isShort(file, loop)) return undefined;
      const waits = waitsIn(file, loop);
      if (waits.length === 0 || waits.some((wait) => mayBeEnded(file, loop, wait))) return undefined;
      const head = headOf(loop);
      // A name with `_` before it says that it is not to be used.
      const signal = explicitSignals(file, head).find((each) => !each.text.startsWith("_") && !isMissing(file, each.text, loop));
      if (!signal || !isGoverned(file, loop, signal) || mayNotice(file, signalsInScope(file, head), loop)) return undefined;
      return isLeftToOthers(file, clients, loop) ? undefined : signal;
    });
  }),
);

/** Whether a loop works for whoever gave the signal: in the function that got it, or in one that this waits for. */
function isGoverned(file: File, loop: Loop, { text }: SignalInScope): boolean {
  const fn = enclosing(loop);
  const root = rootVariable(file, text, loop);
  const isOwn = root?.defs[0] ? enclosing(root.defs[0].name) === fn : fn.type !== "ArrowFunctionExpression";
  return isOwn || consumerOf(file, loop) === "caller";
}

/**
 * Whether somebody out of sight may end a wait by the same signal, and the loop with it: a callback that the caller
 * wrote, a stream that it opened. A handler in the loop that takes the error ends nothing.
 */
function mayBeEnded(file: File, loop: Loop, wait: TSESTree.Expression): boolean {
  if (wait.parent.type === "ForOfStatement" && isGiven(file, wait)) return true;
  return callsIn(file, wait).some((call) => {
    const callee = bare(call.callee);
    const read = callee.type === "MemberExpression" && /^(?:read|next)$/.test(getPropertyName(callee) ?? "") ? callee.object : undefined;
    const source = callee.type === "Identifier" ? callee : read;
    return source !== undefined && isGiven(file, source) && !isHandled(call, loop);
  });
}

/** Whether a value comes from out of sight, or is a part of what does. */
function isGiven(file: File, from: TSESTree.Node, passed: readonly TSESTree.Node[] = []): boolean {
  const node = bare(from);
  const on = (next: TSESTree.Node): boolean => isGiven(file, next, [...passed, node]);
  if (passed.includes(node)) return false;
  if (node.type === "MemberExpression") return on(node.object);
  if (node.type === "ThisExpression") return true;
  if (node.type === "CallExpression" || node.type === "NewExpression") return [node.callee, ...node.arguments].some(on);
  const variable = node.type === "Identifier" ? variableOf(file, node) : undefined;
  if (!variable || isParameter(variable)) return variable !== undefined;
  // A function that is only declared is a global's.
  return variable.defs[0]?.node.type === "VariableDeclarator" && originsOf(file, node).some(({ made }) => made.by === "unknown" || (made.by === "expression" && on(made.node)));
}

/** Whether an error at a node ends in a handler inside the loop. */
function isHandled(from: TSESTree.Node, loop: Loop): boolean {
  for (let node = from, { parent } = node; parent && node !== loop; node = parent, { parent } = node) {
    if (parent.type === "TryStatement" && parent.block === node && parent.handler && parent.handler.body.body.at(-1)?.type !== "ThrowStatement") return true;
  }
  return false;
}

/** Whether another report asks for the signal: a loop inside this one, or a call that ought to take it. */
function isLeftToOthers(file: File, clients: Clients, loop: Loop): boolean {
  if (turnOf(file, loop).some((node) => isLoop(node) && uncheckedSignal(file, clients, node as Loop) !== undefined)) return true;
  return isCallAsked(file, clients, loop);
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "./ast.js";
import { isCleaningCall, isInCleaning } from "./ending.js";
import { type File, fileOf } from "./file.js";
import { contextSignal } from "./forward/context.js";
import { handing, mayHand, mayLend } from "./forward/lent.js";
import { isMissing } from "./forward/missing.js";
import { isOutlived } from "./forward/outlives.js";
import { isPassed } from "./forward/passed.js";
import { isAwaited } from "./forward/place.js";
import { namesSignal } from "./words.js";
import { once, onceWithin } from "./once.js";
import type { CallNode } from "./reach.js";
import { explicitSignals, type RankedSignal, signalsInScope } from "./signals.js";
import { carriedSignals } from "./signals/carried.js";
import { writesSignal } from "./signals/given.js";
import type { Types } from "./types/services.js";
import { hasRoomForSignal, mayTakeSignal, type SignalSlot, signalSlotOf } from "./types/signal-slot.js";

/** A call that could take a signal which is in scope, and gets none. */
export interface Forward {
  readonly call: CallNode;
  readonly slot: SignalSlot;
  /** The nearest signals in scope; several where nothing tells which is meant. */
  readonly signals: readonly RankedSignal[];
}

/**
 * What a call could be given: a signal in scope, in a place that its callee's types have for one. Undefined where the code
 * round the call doesn't wait for it, where it passes a signal in any form, and without types. Who owns the fault of an HTTP
 * call that nothing bounds is not asked.
 */
export function forwardOf(file: File, call: CallNode): Forward | undefined {
  if (!file.types || (!namesSignal(file.sourceCode) && !mayHand(file, call))) return undefined;
  const isHidden = call.arguments.some(({ type }) => type === "SpreadElement");
  return !isHidden && isAwaited(file, call) && !isBesideWork(file, call) ? answers(file.sourceCode)(call) : undefined;
}

const answers = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin((call: CallNode) => file.types && forward(file, file.types, call));
});

/** Whether any call in a file may have a signal in scope, as far as its text tells. */
export function mayForward({ sourceCode }: File): boolean {
  return namesSignal(sourceCode) || handing.test(sourceCode.text);
}

// Cheap before dear: scopes, and types last. What is lent is looked for only where a signal could go.
function forward(file: File, types: Types, call: CallNode): Forward | undefined {
  // What a name is declared as costs next to nothing; for a member, the type of its object must be known. Where its call is
  // awaited, other rules ask for that as well: https://typescript-eslint.io/rules/await-thenable
  const isKnown = call.callee.type === "Identifier" || call.parent.type === "AwaitExpression";
  if (writesSignal(file, call) || (isKnown && !mayTakeSignal(types, call))) return undefined;
  const explicit = nearest(file, call, explicitSignals(file, call));
  if (explicit.length === 0 && !mayLend(file, call)) return undefined;
  if ((!isKnown && !mayTakeSignal(types, call)) || !hasRoomForSignal(types, call) || carries(file, call)) return undefined;
  const slot = signalSlotOf(types, call);
  if (!slot) return undefined;
  const signals = explicit.length > 0 ? explicit : nearest(file, call, signalsInScope(file, call));
  if (signals.length === 0 || isPassed(file, call, slot, signals)) return undefined;
  const own = contextSignal(file, call, signals[0]!);
  return { call, slot, signals: own ? [own] : signals };
}

function carries(file: File, call: CallNode): boolean {
  const { is } = carriedSignals(file, call);
  return is === "somebody" || is === "own";
}

/** Calls whose signal would end what they set up, and not the call. */
const subscribing = /^(?:subscribe|watch|observe|listen|serve|add\w*Listener)$/;

/** Calls that only lead on a stream, which ends with its source: `pipe(…)`, `Readable.from(…)`, `createInterface({ input })`. */
const leading = /^(?:pipe|pipeThrough|compose|from|fromWeb|createInterface)$/;

/** Calls of which half is worse than all or nothing: an abort would leave a file that is cut off. */
const writing = /^(?:write|append)File$/;

/** Methods of texts, lists and the language's own objects, of which only a stream's can be waited for: what they are called on is dear to know. */
const reading = /^(?:map|filter|flatMap|some|every|forEach|reduce|assign|slice|splice|includes|join|to(?:Lower|Upper)Case|trim\w*|split|(?:starts|ends)With|(?:lastI|i)ndexOf|toString|replace(?:All)?|push|concat|sort|has|pad(?:Start|End)|substring|stringify)$/;

/** Methods of a promise, and those of a response that only read it. */
const waiting = /^(?:then|catch|finally|json|arrayBuffer|blob|formData)$/;

/** The same of an iterator and of a response, where nothing is given: other objects have methods of that name which are told what to do. */
const taking = /^(?:next|text)$/;

/** Calls that only watch the work that they are given, as tracers do: an abort would end the record of it. */
const watching = /^(?:start|with|in|run)\w*Span$/;

/** Whether a call is none that a caller gives up: it subscribes, leads a stream on, writes a file, watches, cleans up, or makes a promise of what does the work. */
function isBesideWork(file: File, call: CallNode): boolean {
  const name = calleeName(call.callee) ?? "";
  return name === "Promise" || (subscribing.test(name) && call.parent.type !== "ForOfStatement") || leading.test(name) || writing.test(name) || isReading(name, call) || watching.test(name) || isCleaningCall(call) || isInCleaning(file, call);
}

/** Whether a call only reads what is there, or hands on what is waited for already: none of these takes a signal. */
function isReading(name: string, { callee, parent, arguments: given }: CallNode): boolean {
  if (waiting.test(name)) return true;
  if (callee.type === "MemberExpression" && ((given.length === 0 && taking.test(name)) || (callee.object.type === "Identifier" && callee.object.name === "Promise"))) return true;
  return reading.test(name) && parent.type !== "AwaitExpression" && parent.type !== "ForOfStatement";
}

function nearest(file: File, call: CallNode, inScope: readonly RankedSignal[]): readonly RankedSignal[] {
  const signals = inScope.filter(({ text, ambient }) => !isMissing(file, text, call) && !isOutlived(file, text, call) && !(ambient && isBehindResponse(call)));
  return signals.filter(({ rank }) => rank === signals[0]!.rank);
}

/** Functions of frameworks that run work once the response is on its way, when the request's own signal means nothing any more. */
const behind = new Set(["waitUntil", "after"]);

/** Whether a call is work that goes on once the response has been sent. */
export function isBehindResponse(call: TSESTree.Node): boolean {
  for (let node = call, { parent } = node; parent; node = parent, { parent } = node) {
    if (parent.type === "CallExpression" && parent.callee !== node && behind.has(calleeName(parent.callee) ?? "")) return true;
  }
  return false;
}

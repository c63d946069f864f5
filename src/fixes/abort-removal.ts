import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Leak } from "../analysis/abort-listener/leak.js";
import type { Registration } from "../analysis/abort-listener/registration.js";
import type { UselessRemoval } from "../analysis/abort-listener/removal.js";
import { getPropertyName } from "../analysis/ast.js";
import { chainOn, enclosing, isFunction, outer } from "../analysis/chain.js";
import type { File } from "../analysis/file.js";
import { valueShape } from "../analysis/signals/derived.js";
import { variableOf } from "../analysis/value.js";
import { mayRunBefore } from "./abort-removal/early.js";
import { inFinally } from "./finally.js";
import { removalAt } from "./abort-removal/naming.js";
import { removeWhenSettled } from "./abort-removal/settled.js";
import type { TextEdit } from "./text.js";

/** An edit that takes a listener off when its work is done. */
export interface AbortRemoval {
  /** True where the listener has nothing left to do by then on any way, so that only the leak is gone. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** More places than a reader would want the same line at. */
const most = 3;

/** The removal that a listener lacks; undefined where no place for it is right. */
export function abortRemoval(file: File, leak: Leak): AbortRemoval | undefined {
  const { end, callee } = leak;
  if (file.sourceCode.getCommentsInside(callee).length > 0) return undefined;
  switch (end.by) {
    case "settled":
      return whenSettled(file, leak, end.places, end.endsMore);
    case "raced":
      return atEnd(file, leak, [end.wait], true);
    case "awaited":
      return end.calls.length > 0 && !end.calls.some((call) => goesOn(file, call)) ? atEnd(file, leak, end.calls, end.isOwn) : undefined;
  }
}

function whenSettled(file: File, leak: Leak, places: readonly TSESTree.Node[], endsMore: boolean): AbortRemoval | undefined {
  const removal = places.length > most ? undefined : removalAt(file, leak, places);
  const settled = places.flatMap((place) => (removal ? (removeWhenSettled(file, place, removal.text) ?? []) : []));
  if (!removal || settled.length < places.length || places.some((place) => mayRunBefore(file, place, enclosing(leak.node), removal.since))) return undefined;
  const isExact = !endsMore && settled.every((each) => each.isExact);
  return edited(file, leak, [...removal.edits, ...settled.flatMap(({ edits }) => edits)], isExact);
}

function atEnd(file: File, leak: Leak, waits: readonly TSESTree.Node[], isExact: boolean): AbortRemoval | undefined {
  const removal = removalAt(file, leak, waits);
  const edits = removal && inFinally(file, removal.statement, waits, removal.text);
  if (!removal || !edits) return undefined;
  return edited(file, leak, [...removal.edits, ...edits], isExact);
}

/** What a response says of itself once it is there. */
const metadata = new Set(["ok", "status", "statusText", "url", "redirected", "headers", "type"]);

/** Whether what a call gives may go on when its promise is fulfilled: a response whose body is yet to be read, a stream. */
function goesOn(file: File, call: TSESTree.Node): boolean {
  const wait = outer(chainOn(call).at(-1)?.call ?? call).parent;
  if (wait?.type === "ForOfStatement") return false;
  // A part of what several calls give, or of what a chain makes of it.
  if (wait?.type !== "AwaitExpression") return true;
  const place = outer(wait);
  if (place.parent?.type === "ExpressionStatement") return false;
  const id = place.parent?.type === "VariableDeclarator" ? place.parent.id : undefined;
  if (!id) return !isReadHere(place);
  const variable = id.type === "Identifier" ? variableOf(file, id) : undefined;
  return !variable?.references.every((reference) => reference.init || (reference.isRead() && isReadHere(reference.identifier)));
}

/** Whether a value is only looked at, or something that it is given to is waited for. */
function isReadHere(from: TSESTree.Node): boolean {
  const { parent } = from;
  if (parent?.type === "MemberExpression" && parent.object === from && metadata.has(getPropertyName(parent) ?? "")) return true;
  for (let node: TSESTree.Node | undefined = parent; node && /Expression$/.test(node.type) && !isFunction(node); node = node.parent) if (node.type === "AwaitExpression") return true;
  return parent?.type === "IfStatement" || parent?.type === "UnaryExpression" || (parent?.type === "ForOfStatement" && parent.await);
}

/** The edit that makes a useless removal take off the listener that was added; undefined where that is not known, or has no name there. */
export function rightRemoval(file: File, { node, listener, added }: UselessRemoval): AbortRemoval | undefined {
  const removal = added && file.sourceCode.getCommentsInside(listener).length === 0 ? removalAt(file, added, [node]) : undefined;
  const isEarly = added && removal && mayRunBefore(file, node, enclosing(added.node), removal.since);
  return added && removal && !isEarly ? edited(file, added, [...removal.edits, { range: listener.range, text: removal.name }], true) : undefined;
}

function edited(file: File, { signal }: Registration, edits: readonly TextEdit[], isExact: boolean): AbortRemoval | undefined {
  const sorted = edits.toSorted((a, b) => a.range[0] - b.range[0]);
  if (sorted.some(({ range }, index) => index > 0 && range[0] < sorted[index - 1]!.range[1])) return undefined;
  const { certain } = valueShape(file, signal);
  return { isExact: isExact && certain, fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)) };
}

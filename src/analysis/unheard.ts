import type { TSESTree } from "@typescript-eslint/utils";
import { chainOn, enclosing, outer } from "./chain.js";
import { isUnhandled } from "./consumer.js";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";
import { isAtOnce } from "./leaves.js";
import type { AnyCall } from "./reach.js";
import { variableOf } from "./value.js";

/**
 * Whether nobody is there for the error that a bound ends a call with: a promise that nothing handles, or only later, or
 * an object whose errors nothing listens for.
 */
export function isUnheard(file: File, { node, client, reach, args, handle, observable }: ExternalCall<AnyCall>): boolean {
  const { returns, callback } = reach.call ?? {};
  const isGivenToCallback = (args.callback && callback !== undefined) || handle?.start || handle?.startedBy;
  if (isGivenToCallback) return false;
  if (handle && client.handle?.error !== undefined && returns !== "thenable") return !handle.isHeard;
  if (observable?.isHeard) return false;
  if (observable && !observable.promise) return true;
  if (returns === "handle" || returns === "value") return false;
  const promise = promiseOf(observable?.promise ?? node);
  return isUnhandled(file, promise) || isKeptForLater(file, promise);
}

const handling = new Set(["then", "catch", "finally"]);

/** The promise that a call gives, behind the methods that only describe the request: `got(url).json()`. */
function promiseOf(node: TSESTree.Node): TSESTree.Node {
  const links = chainOn(node);
  const first = links.findIndex(({ name }) => name !== null && handling.has(name));
  return (first < 0 ? links.at(-1) : links[first - 1])?.call ?? node;
}

/** Whether a promise is kept in a variable for a function that runs later, or for code behind another wait. */
function isKeptForLater(file: File, promise: TSESTree.Node): boolean {
  const { parent } = outer(promise);
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return false;
  const uses = (variableOf(file, parent.id)?.references ?? []).map(({ identifier }) => identifier).filter(({ range }) => range[0] >= promise.range[1]);
  const [first] = uses.sort((a, b) => a.range[0] - b.range[0]);
  return first !== undefined && (enclosing(first) !== enclosing(promise) || !isAtOnce(file, promise.range[1], first));
}

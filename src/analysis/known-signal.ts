import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import { isController, isMadeController, isNothing } from "./controller.js";
import type { File } from "./file.js";
import { valueShape } from "./signals/derived.js";
import { signalMethod } from "./signals/made.js";
import { typeShape } from "./types/signal.js";
import { bare, type Origin, originsOf } from "./value.js";

/**
 * Whether an expression is known to give an AbortSignal, somebody's or one of this code's own, if it gives anything: by
 * its type, by what it was made of, by an annotation, or because it is used as only a signal can be.
 */
export function isKnownSignal(file: File, node: TSESTree.Node): boolean {
  const known = file.types && typeShape(file.types, node);
  if (known) return known.is === "signal";
  if (isOwn(file, node)) return true;
  const shape = valueShape(file, node);
  return shape.is === "signal" && shape.certain;
}

/** A controller's `signal`, `AbortSignal.timeout(…)`, `AbortSignal.any(…)`, `AbortSignal.abort()`, or a local of these. */
function isOwn(file: File, from: TSESTree.Node): boolean {
  const node = bare(from);
  if (node.type === "MemberExpression" && getPropertyName(node) === "signal" && isController(file, node.object)) return true;
  const origins = originsOf(file, node).filter((origin) => !isNothing(origin));
  return origins.length > 0 && origins.every((origin) => isMadeSignal(file, origin));
}

function isMadeSignal(file: File, { made, path }: Origin): boolean {
  if (path.length > 0) return path.length === 1 && path[0] === "signal" && isMadeController(file, { made, path: [] });
  return made.by === "expression" && signalMethod(file, made.node) !== undefined;
}

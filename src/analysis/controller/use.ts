import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { outer } from "../chain.js";
import type { CallNode } from "../reach.js";

/** What one mention of a signal does with it. */
export type SignalUse =
  /** A member is read or called: `signal.aborted`, `signal.addEventListener(…)`. The name is null where it is computed. */
  | { readonly is: "read"; readonly name: string | null; readonly node: TSESTree.Node }
  /** A call gets it, alone or in an object or list that is written there. */
  | { readonly is: "handed"; readonly to: CallNode; readonly node: TSESTree.Node }
  /** It goes where this code doesn't follow it: returned, stored, compared. */
  | { readonly is: "lost"; readonly node: TSESTree.Node };

/** The use of a signal that stands where `node` does. */
export function signalUse(node: TSESTree.Node): SignalUse {
  const { parent } = node;
  if (parent?.type === "MemberExpression" && parent.object === node) return { is: "read", name: getPropertyName(parent), node };
  const to = takerOf(node);
  return to ? { is: "handed", to, node } : { is: "lost", node };
}

/** The call whose argument holds a value: `f(value)`, `f({ signal: value })`, `f([value])`. */
export function takerOf(from: TSESTree.Node): CallNode | undefined {
  const node = outer(from);
  const { parent } = node;
  switch (parent?.type) {
    case "CallExpression":
    case "NewExpression":
      return parent.callee === node ? undefined : parent;
    case "Property":
      return parent.value === node && parent.parent.type === "ObjectExpression" ? takerOf(parent.parent) : undefined;
    case "ArrayExpression":
      return takerOf(parent);
    default:
      return undefined;
  }
}

import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { outer } from "../chain.js";
import type { CallNode } from "../reach.js";
import { aliasOf } from "./holder.js";
import { takerOf } from "./use.js";

/** What one mention of a controller does with it. */
export type Mention =
  /** Its `abort` is called or taken: the member, with the casts round it. */
  | { readonly is: "abort"; readonly member: TSESTree.Node }
  /** Its signal is taken: the member, or what stands for it in `const { signal } = controller`. */
  | { readonly is: "signal"; readonly node: TSESTree.Node }
  /** A call gets the controller, alone or in an object or list that is written there. */
  | { readonly is: "handed"; readonly to: CallNode }
  /** Nobody gets hold of it by this: it is tested, compared, replaced. */
  | { readonly is: "idle" }
  /** It goes where this code does not follow it. */
  | { readonly is: "lost" };

const idle: Mention = { is: "idle" };
const lost: Mention = { is: "lost" };

/** What is done with a controller at a place that names it. */
export function mentionAt(at: TSESTree.Node): Mention {
  const node = outer(at);
  const parent = node.parent!;
  switch (parent.type) {
    case "MemberExpression":
      return parent.object === node ? memberTaken(parent) : lost;
    case "VariableDeclarator":
      return aliasOf(node) ? idle : patternTaken(parent);
    case "AssignmentExpression":
      // What an assignment gives is the controller again.
      return parent.left === node ? (parent.parent.type === "ExpressionStatement" ? idle : mentionAt(parent)) : lost;
    case "LogicalExpression":
      return parent.operator === "&&" && parent.left === node ? idle : lost;
    case "ConditionalExpression":
      return parent.test === node ? idle : lost;
    case "BinaryExpression":
    case "UnaryExpression":
    case "IfStatement":
    case "ExpressionStatement":
    case "TSTypeQuery":
      return idle;
    default: {
      const to = takerOf(node);
      if (!to) return lost;
      return isBind(to.callee) ? idle : { is: "handed", to };
    }
  }
}

function memberTaken(member: TSESTree.MemberExpression): Mention {
  const name = getPropertyName(member);
  const taken = outer(member);
  // `controller.abort;` calls nothing.
  if (name === "abort") return taken.parent?.type === "ExpressionStatement" ? idle : { is: "abort", member: taken };
  return name === "signal" ? { is: "signal", node: member } : lost;
}

/** `const { signal } = controller`, and nothing else taken. */
function patternTaken({ id }: TSESTree.VariableDeclarator): Mention {
  const [property, ...others] = id.type === "ObjectPattern" ? id.properties : [];
  const isSignal = others.length === 0 && property?.type === "Property" && getPropertyName(property) === "signal";
  return isSignal ? { is: "signal", node: property.value } : lost;
}

/** `controller.abort.bind(controller)` */
export function isBind(callee: TSESTree.Node): boolean {
  return callee.type === "MemberExpression" && getPropertyName(callee) === "bind";
}

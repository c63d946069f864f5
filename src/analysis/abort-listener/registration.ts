import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { outer } from "../chain.js";
import type { File } from "../file.js";
import { bare, originsOf, variableOf } from "../value.js";

/** A call that adds an abort listener, which stays on the signal until somebody takes it off or the signal is aborted. */
export interface Registration {
  readonly node: TSESTree.CallExpression;
  /** `signal.addEventListener`; `addAbortListener`, Node's own, whose result nobody keeps. */
  readonly callee: TSESTree.MemberExpression | TSESTree.Identifier;
  readonly signal: TSESTree.Expression;
  readonly listener: TSESTree.Expression;
  readonly options: TSESTree.CallExpressionArgument | undefined;
}

/** The registration that a call is; undefined for any other call, and for one whose result may take the listener off. */
export function registrationOf(file: File, node: TSESTree.CallExpression): Registration | undefined {
  const callee = bare(node.callee);
  const [first, second, options] = node.arguments;
  if (!first || first.type === "SpreadElement" || !second || second.type === "SpreadElement") return undefined;
  if (callee.type === "MemberExpression" && eventMethod(node) === "addEventListener") {
    return { node, callee, signal: callee.object, listener: second, options };
  }
  const isNodes = (callee.type === "Identifier" || callee.type === "MemberExpression") && isAddAbortListener(file, callee) && isDropped(file, node);
  return isNodes ? { node, callee, signal: first, listener: second, options: undefined } : undefined;
}

/** The method by which a call adds an abort listener or takes one off; undefined for any other call. */
export function eventMethod({ callee, arguments: [event] }: TSESTree.CallExpression): "addEventListener" | "removeEventListener" | undefined {
  const member = event?.type === "Literal" && event.value === "abort" ? bare(callee) : undefined;
  const name = member?.type === "MemberExpression" ? getPropertyName(member) : null;
  return name === "addEventListener" || name === "removeEventListener" ? name : undefined;
}

function isAddAbortListener(file: File, callee: TSESTree.MemberExpression | TSESTree.Identifier): boolean {
  if ((callee.type === "Identifier" ? callee.name : getPropertyName(callee)) !== "addAbortListener") return false;
  const origins = originsOf(file, callee);
  return origins.length > 0 && origins.every(({ made, path }) => made.by === "import" && /^(?:node:)?events$/.test(made.module) && path.at(-1) === "addAbortListener");
}

/** Whether what a call gives goes nowhere: it is a statement, or the value of a name that nobody reads. */
function isDropped(file: File, call: TSESTree.CallExpression): boolean {
  const { parent } = outer(call);
  if (parent?.type !== "VariableDeclarator") return parent?.type === "ExpressionStatement" || (parent?.type === "UnaryExpression" && parent.operator === "void");
  const isConst = parent.parent.kind === "const" && parent.id.type === "Identifier";
  return isConst && !variableOf(file, parent.id as TSESTree.Identifier)?.references.some((reference) => reference.isRead());
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { outer } from "../chain.js";
import type { File } from "../file.js";
import { type PrivateField, privateField, privateFieldOf } from "../private-field.js";
import { isGlobal, variableOf } from "../value.js";

/** What keeps a timer, for whoever is to clear it. */
export type TimerHolder =
  | { readonly is: "variable"; readonly declarator: TSESTree.VariableDeclarator; readonly variable: TSESLint.Scope.Variable }
  | { readonly is: "field"; readonly field: PrivateField };

/** Where a timer goes from the call that makes it. */
export interface Place {
  readonly holder: TimerHolder | undefined;
  /** `setTimeout(…).unref()` */
  readonly isUnref: boolean;
  readonly escapes: boolean;
}

const dropped: Place = { holder: undefined, isUnref: false, escapes: false };
const escaped: Place = { ...dropped, escapes: true };

/** Where what an expression gives goes, if that is a timer. */
export function heldFrom(file: File, from: TSESTree.Node): Place {
  const node = outer(from);
  const { parent } = node;
  switch (parent?.type) {
    case "ExpressionStatement":
    case "UnaryExpression":
      return dropped;
    case "MemberExpression":
      return parent.object === node ? ofMember(file, parent) : escaped;
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? inVariable(file, parent.id) : escaped;
    case "AssignmentExpression":
      return parent.right === node && parent.operator === "=" && isStatement(file, parent) ? assigned(file, parent.left) : escaped;
    case "PropertyDefinition": {
      const field = privateField(file, parent);
      return field ? { ...dropped, holder: { is: "field", field } } : escaped;
    }
    case "ConditionalExpression":
      return parent.test === node ? dropped : heldFrom(file, parent);
    case "LogicalExpression":
      return parent.right === node ? heldFrom(file, parent) : escaped;
    case "ArrowFunctionExpression":
      return isExecutor(file, parent) ? dropped : escaped;
    default:
      return escaped;
  }
}

/** The places that name a holder, its declaration aside. */
export function mentionsOf(holder: TimerHolder): readonly TSESTree.Node[] {
  if (holder.is === "field") return holder.field.mentions;
  return holder.variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier);
}

/** Whether a function is what `new Promise(…)` runs at once, and whose result nobody gets. */
export function isExecutor(file: File, fn: TSESTree.Node): boolean {
  const { parent } = fn;
  return parent?.type === "NewExpression" && parent.arguments[0] === fn && isGlobal(file, parent.callee, "Promise");
}

/** `setTimeout(…).unref()` gives the timer again. */
function ofMember(file: File, member: TSESTree.MemberExpression): Place {
  const name = getPropertyName(member);
  const callee = outer(member);
  if (callee.parent?.type !== "CallExpression" || callee.parent.callee !== callee || !/^(?:un)?ref$|^refresh$/.test(name ?? "")) return escaped;
  const place = heldFrom(file, callee.parent);
  return name === "unref" ? { ...place, isUnref: true } : place;
}

function isStatement(file: File, { parent }: TSESTree.AssignmentExpression): boolean {
  return parent.type === "ExpressionStatement" || (parent.type === "ArrowFunctionExpression" && isExecutor(file, parent));
}

function assigned(file: File, target: TSESTree.Node): Place {
  if (target.type === "Identifier") return inVariable(file, target);
  const field = target.type === "MemberExpression" ? privateFieldOf(file, target) : undefined;
  return field ? { ...dropped, holder: { is: "field", field } } : escaped;
}

function inVariable(file: File, name: TSESTree.Identifier): Place {
  const variable = variableOf(file, name);
  const [definition, ...others] = variable?.defs ?? [];
  const declarator = definition?.node;
  if (!variable || others.length > 0 || declarator?.type !== "VariableDeclarator" || declarator.id !== definition?.name) return escaped;
  const isPublic = variable.scope.type === ("global" as typeof variable.scope.type) || declarator.parent.parent.type === "ExportNamedDeclaration";
  // A Vue component's template names what stands at the top of its script, and no scope shows it.
  const hasTemplate = variable.scope.type === ("module" as typeof variable.scope.type) && "templateBody" in file.sourceCode.ast;
  return isPublic || hasTemplate ? escaped : { ...dropped, holder: { is: "variable", declarator, variable } };
}

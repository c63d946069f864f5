import type { TSESTree } from "@typescript-eslint/utils";
import { awaiting, limiting, passing } from "../catalogue/rxjs.js";
import { getPropertyName } from "./ast.js";
import type { State } from "./bound.js";
import { chainOn, outer } from "./chain.js";
import type { File } from "./file.js";
import { originsOf, variableOf } from "./value.js";

/** What becomes of an observable that a call gives: it asks for nothing before somebody subscribes. */
export interface ObservableUse {
  /** `unknown` where nobody in sight waits for it, or something in sight may end the wait. */
  readonly state: State;
  /** The promise that somebody in sight makes of it. */
  readonly promise: TSESTree.CallExpression | undefined;
  /** Whether something in sight is there for its error, beside those who wait for the promise. */
  readonly isHeard: boolean;
}

const unknown: ObservableUse = { state: "unknown", promise: undefined, isHeard: true };

/** Follows an observable through operators that are known to whoever subscribes, or makes a promise of it. */
export function observableUseOf(file: File, observable: TSESTree.Node): ObservableUse {
  const links = chainOn(observable);
  const end = links.findIndex(({ name }) => name !== "pipe");
  const pipes = end < 0 ? links : links.slice(0, end);
  const operators = pipes.flatMap(({ call }) => call.arguments.map((argument) => ({ argument, name: operatorName(file, argument) })));
  if (operators.some(({ name }) => limiting.includes(name))) return { ...unknown, state: "bounded" };
  if (!operators.every(({ name }) => passing.includes(name))) return unknown;
  const isCaught = operators.some(({ argument, name }) => name === "catchError" && !file.sourceCode.getText(argument).includes("throw"));
  const use = waitOn(file, outer(pipes.at(-1)?.call ?? observable), links[end]);
  return { ...use, isHeard: use.isHeard || isCaught };
}

/** How somebody waits for an observable: by the method that follows it, or the function or the variable that takes it. */
function waitOn(file: File, observable: TSESTree.Node, method: { readonly name: string | null; readonly call: TSESTree.CallExpression } | undefined): ObservableUse {
  if (method?.name === "subscribe") return isDropped(method.call) ? { state: "unbounded", promise: undefined, isHeard: handlesError(method.call) } : unknown;
  if (method) return method.name === "toPromise" ? promised(method.call) : unknown;
  const { parent } = observable;
  if (parent?.type === "CallExpression" && parent.arguments[0] === observable) return awaiting.includes(rxjsName(file, parent.callee)) ? promised(parent) : unknown;
  return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? useOfVariable(file, parent, parent.id) : unknown;
}

const promised = (promise: TSESTree.CallExpression): ObservableUse => ({ state: "unbounded", promise, isHeard: false });

/** A `const` that is asked for once: by each further mention somebody may get hold of it. */
function useOfVariable(file: File, { parent: declaration }: TSESTree.VariableDeclarator, holder: TSESTree.Identifier): ObservableUse {
  const mentions = variableOf(file, holder)?.references.filter(({ init }) => !init) ?? [];
  const [mention, ...others] = mentions;
  const isOwn = declaration.kind === "const" && declaration.parent.type !== "ExportNamedDeclaration";
  return mention && others.length === 0 && isOwn ? observableUseOf(file, mention.identifier) : unknown;
}

/** Whether nobody keeps the subscription, and so nobody can end it. */
function isDropped(subscribe: TSESTree.CallExpression): boolean {
  const { parent } = outer(subscribe);
  return parent?.type === "ExpressionStatement" || (parent?.type === "UnaryExpression" && parent.operator === "void");
}

/** Whether a subscriber takes errors: by its second function, or by the method of an observer; one that isn't shown may. */
function handlesError({ arguments: [first, second] }: TSESTree.CallExpression): boolean {
  if (second || first?.type === "SpreadElement") return true;
  if (first?.type === "ObjectExpression") return first.properties.some((property) => property.type === "SpreadElement" || getPropertyName(property) === "error");
  return first !== undefined && first.type !== "ArrowFunctionExpression" && first.type !== "FunctionExpression";
}

/** The name of the operator of RxJS that an expression makes; `""` for anything else. */
function operatorName(file: File, operator: TSESTree.CallExpressionArgument): string {
  return operator.type === "CallExpression" ? rxjsName(file, operator.callee) : "";
}

/** The name of the function of RxJS that a callee is; `""` for any other. */
function rxjsName(file: File, callee: TSESTree.Node): string {
  const [origin, ...others] = originsOf(file, callee);
  const isRxjs = origin?.made.by === "import" && /^rxjs(?:\/operators)?$/.test(origin.made.module) && others.length === 0;
  return isRxjs ? (origin.path.at(-1) ?? "") : "";
}

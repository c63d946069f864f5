import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName } from "./ast.js";
import { enclosing, isFunction, outer } from "./chain.js";
import { isCallback } from "./detached.js";
import type { File } from "./file.js";
import { functionName } from "./function-name.js";
import { once } from "./once.js";
import { variableShape } from "./signals/derived.js";
import { isGlobal, variableOf } from "./value.js";
import { promiseMethod } from "./wait.js";

/** Who would receive an error: nobody, whoever passed a signal or waits in sight, or nobody can tell. */
export type Consumer = "none" | "caller" | "unknown";

/**
 * `code` is code in sight, be it a handler or a function whose own callers are out of sight. `root` takes an error that
 * nobody has an interest in: the handler behind a floating chain, the top of the file. `partly`: nobody on some ways.
 */
type Receiver = Consumer | "code" | "root" | "partly";

/** How an error leaves a function: it is thrown into the call, or the promise that the call gives rejects. */
type Way = "throw" | "reject";

/** Who would receive what a statement at `at` throws or, where `at` is an expression, what rejects the promise that it gives. */
export function consumerOf(file: File, at: TSESTree.Node): Consumer {
  const receiver = receiverOf(file, at);
  if (receiver === "root") return "none";
  return receiver === "code" || receiver === "partly" ? "unknown" : receiver;
}

/** Whether such an error may end where nothing handles it, as an unhandled rejection, which ends a Node process. */
export function isUnhandled(file: File, at: TSESTree.Node): boolean {
  return isLost(receiverOf(file, at));
}

const isLost = (receiver: Receiver): boolean => receiver === "none" || receiver === "partly";

function receiverOf(file: File, at: TSESTree.Node): Receiver {
  const isPromise = at.type === "Identifier" || (at.type.endsWith("Expression") && at.type !== "AwaitExpression");
  return isPromise ? ofPromise(file, at) : ofThrow(file, at);
}

/** The receiver of what is thrown at a place: a handler, the callers of the function round it, the top of the file. */
function ofThrow(file: File, at: TSESTree.Node): Receiver {
  for (let node = at, { parent } = at; ; node = parent, { parent } = node) {
    if (isFunction(node)) return ofFunction(file, node, node.async ? "reject" : "throw");
    if (!parent) return "root";
    if (parent.type === "TryStatement" && isCaught(file, parent, node)) return mayThrow(file, parent.handler) && isLost(ofThrow(file, parent)) ? "partly" : "code";
    if (parent.type === "PropertyDefinition" || parent.type === "StaticBlock") return "unknown";
  }
}

/** Whether an error in one part of a `try` statement ends there. */
function isCaught({ sourceCode }: File, { block, handler, finalizer }: TSESTree.TryStatement, part: TSESTree.Node): boolean {
  const leaves = (node: TSESTree.Node): boolean => /\b(?:return|break|continue)\b/.test(sourceCode.getText(node));
  if (part === block && handler && (handler.body.body.at(-1)?.type !== "ThrowStatement" || leaves(handler))) return true;
  return finalizer !== null && part !== finalizer && leaves(finalizer);
}

/** Whether a handler throws some errors on. */
const mayThrow = ({ sourceCode }: File, handler: TSESTree.Node | null | undefined): boolean => !!handler && /\bthrow\b/.test(sourceCode.getText(handler));

/** The receiver of what rejects the promise that an expression gives. */
function ofPromise(file: File, from: TSESTree.Node): Receiver {
  const promise = outer(from);
  const { parent } = promise;
  switch (parent?.type) {
    case "AwaitExpression":
      return ofThrow(file, parent);
    case "ReturnStatement":
    case "ArrowFunctionExpression": {
      const fn = enclosing(promise);
      return isFunction(fn) ? ofFunction(file, fn, "reject") : "unknown";
    }
    case "ExpressionStatement":
      return "none";
    case "UnaryExpression":
      return parent.operator === "void" ? "none" : "unknown";
    case "ConditionalExpression":
    case "LogicalExpression":
    case "SequenceExpression":
      return ofPromise(file, parent);
    case "MemberExpression":
      return parent.object === promise ? ofChain(file, parent) : "unknown";
    case "ArrayExpression":
      return ofList(file, parent);
    case "CallExpression":
      return ofCombined(file, promise, parent);
    case "VariableDeclarator":
      return parent.init === promise ? ofVariable(file, parent.id, ofPromise) : "unknown";
    default:
      return "unknown";
  }
}

/** The receiver of what rejects a promise that a method of `Promise` is given, which `Promise.allSettled` takes itself. */
function ofCombined(file: File, given: TSESTree.Node, call: TSESTree.CallExpression): Receiver {
  const method = call.callee === given ? null : promiseMethod(file, call);
  const receiver = method === null ? "unknown" : ofPromise(file, call);
  return method === "allSettled" && receiver === "none" ? "root" : receiver;
}

/** `.then(…)`, `.finally(…)` hand a rejection on, `.catch(…)` takes it; nobody has an interest in a chain that floats. */
function ofChain(file: File, member: TSESTree.MemberExpression): Receiver {
  const name = getPropertyName(member);
  const call = outer(member).parent;
  if (call?.type !== "CallExpression" || (name !== "then" && name !== "catch" && name !== "finally")) return "unknown";
  const receiver = ofPromise(file, call);
  const handler = call.arguments[name === "catch" ? 0 : name === "then" ? 1 : -1];
  if (!handler || receiver === "root") return receiver;
  if (receiver !== "none") return "code";
  return mayThrow(file, handler) ? "none" : "root";
}

/** The receiver of what rejects a promise in a list: whoever waits for all of them. */
function ofList(file: File, from: TSESTree.Node): Receiver {
  const list = outer(from);
  const { parent } = list;
  if (parent?.type === "SpreadElement" && parent.parent.type === "ArrayExpression") return ofList(file, parent.parent);
  if (parent?.type === "VariableDeclarator" && parent.init === list) return ofVariable(file, parent.id, ofList);
  if (parent?.type === "ExpressionStatement") return "none";
  return parent?.type === "CallExpression" ? ofCombined(file, list, parent) : "unknown";
}

/** The receiver of what a variable keeps: the best of its uses, as long as none makes a promise of it that floats. */
function ofVariable(file: File, id: TSESTree.Node, ofUse: (file: File, use: TSESTree.Node) => Receiver): Receiver {
  const variable = id.type === "Identifier" ? variableOf(file, id) : undefined;
  if (!variable || variable.references.some((reference) => reference.isWrite() && !reference.init)) return "unknown";
  const uses = variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => ofUse(file, identifier));
  const best = (["caller", "code", "unknown", "partly", "root"] as const).find((receiver) => uses.includes(receiver));
  if (!uses.includes("none")) return best ?? "none";
  return best === undefined || best === "root" ? "none" : "partly";
}

const followedIn = once((_sourceCode: TSESLint.SourceCode): Readonly<Record<Way, Map<TSESTree.Node, Receiver>>> => ({ throw: new Map(), reject: new Map() }));

/** The receiver of what leaves a function: of all the places that may call it, as far as they agree. */
function ofFunction(file: File, fn: TSESTree.FunctionLike, way: Way): Receiver {
  const followed = followedIn(file.sourceCode)[way];
  const known = followed.get(fn);
  if (known) return known;
  // What functions that call each other lead back to is unknown while it is being followed.
  followed.set(fn, "unknown");
  const receiver = fn.generator ? "unknown" : together(receiversOf(file, fn, way), takesSignal(file, fn));
  followed.set(fn, receiver);
  return receiver;
}

function together(receivers: readonly Receiver[], takesAbort: boolean): Receiver {
  const [isSomeLost, isSomeTaken] = [receivers.some(isLost), receivers.some((receiver) => receiver !== "none" && receiver !== "root")];
  if (isSomeLost) return isSomeTaken ? "partly" : "none";
  if (receivers.includes("root")) return isSomeTaken ? "unknown" : "root";
  if (takesAbort) return "caller";
  return (["unknown", "code", "caller"] as const).find((receiver) => receivers.includes(receiver)) ?? "unknown";
}

/** Whether a function is handed a signal, alone or in an object: whoever passes it will hear of the abort. */
function takesSignal(file: File, fn: TSESTree.FunctionLike): boolean {
  const variables = file.sourceCode.scopeManager?.getDeclaredVariables(fn) ?? [];
  return variables.some((variable) => {
    if (variable.defs[0]?.type !== ("Parameter" as TSESLint.Scope.Definition["type"])) return false;
    const shape = variableShape(file, variable);
    return (shape.is === "signal" && !shape.ambient) || shape.signals().length > 0;
  });
}

function receiversOf(file: File, fn: TSESTree.FunctionLike, way: Way): readonly Receiver[] {
  const named = functionName(file, fn);
  if (!named) return atPlace(file, fn, way);
  const receivers = named.mentions.flatMap((mention) => atPlace(file, mention, way));
  return named.isExported ? [...receivers, "code"] : receivers;
}

/** The receivers that the place of a function, or of a mention of its name, speaks for; none where nothing is called. */
function atPlace(file: File, from: TSESTree.Node, way: Way): readonly Receiver[] {
  const place = outer(from);
  const { parent } = place;
  switch (parent?.type) {
    case "CallExpression":
      if (parent.callee !== place) return asArgument(file, place, parent, way);
      return [inSight(way === "reject" ? ofPromise(file, parent) : ofThrow(file, parent))];
    case "NewExpression":
      if (parent.callee === place || !isGlobal(file, parent.callee, "Promise")) return ["unknown"];
      return [way === "throw" ? ofPromise(file, parent) : "none"];
    case "AssignmentExpression":
      return [isCallback(file, place) ? "none" : "code"];
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition":
    case "ExportDefaultDeclaration":
    case "ExportNamedDeclaration":
    case "ExportSpecifier":
      return ["code"];
    case "TSTypeQuery":
      return [];
    default:
      return [isCallback(file, place) ? "none" : "unknown"];
  }
}

/** A call in sight whose error is taken in sight: its caller hears of it. */
const inSight = (receiver: Receiver): Receiver => (receiver === "code" ? "caller" : receiver);

/** React runs these and waits for none of them. */
const effects = new Set(["useEffect", "useLayoutEffect", "useInsertionEffect"]);

/** Takes a listener off: nothing is run. */
const removals = new Set(["off", "removeListener", "removeEventListener"]);

function asArgument(file: File, place: TSESTree.Node, call: TSESTree.CallExpression, way: Way): readonly Receiver[] {
  const { callee } = call;
  const name = calleeName(callee);
  const isMethod = callee.type === "MemberExpression";
  if (isMethod && (name === "then" || name === "catch" || name === "finally")) return [ofPromise(file, call)];
  if (isMethod && name !== null && removals.has(name)) return [];
  if (isMethod && name === "map" && way === "reject") return [inSight(ofList(file, call))];
  if (isMethod && name === "forEach" && way === "reject") return ["none"];
  return [isCallback(file, place) || effects.has(name ?? "") ? "none" : "unknown"];
}

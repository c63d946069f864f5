import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName, memberName } from "./ast.js";
import { isFunction } from "./chain.js";
import type { Clients } from "./clients.js";
import { functionOf, isFunction as isLocal, type LocalFunction, parametersOf } from "./consumption/bind.js";
import { classOf } from "./field.js";
import type { File } from "./file.js";
import { ownNodes } from "./nodes.js";
import { type Ending, endingOf } from "./rejection/ending.js";
import { bare, isGlobal, originsOf, variableOf } from "./value.js";
import { promiseMethod } from "./wait.js";

export type { Ending } from "./rejection/ending.js";

/** What a piece of code may reject with by an abort or a timeout. */
export interface Rejection {
  /** The calls that a timeout of this code's own may end, and whose rejection nothing takes before it comes out. */
  readonly timed: readonly Ending[];
  /** Every name that the error of an abort or a timeout may have. */
  readonly names: readonly string[];
  /** Every code of Node's that it may have; undefined where that is not known. */
  readonly codes: readonly string[] | undefined;
}

/**
 * What comes out of a block, or rejects a promise, by an abort or a timeout. Undefined where the code waits for something
 * of which nobody can tell.
 */
export function rejectionOf(file: File, clients: Clients, code: TSESTree.Node): Rejection | undefined {
  return within({ file, clients, calls: 0, given: new Map(), seen: new Set() }, code);
}

interface Search {
  readonly file: File;
  readonly clients: Clients;
  /** How many functions of this file have been followed. */
  readonly calls: number;
  /** What the parameters of those functions hold. */
  readonly given: ReadonlyMap<TSESLint.Scope.Variable, TSESTree.Node>;
  /** What has been asked of these functions: once more it adds nothing, and what is made of itself leads nowhere new. */
  readonly seen: Set<TSESTree.Node>;
}

const nothing: Rejection = { timed: [], names: [], codes: [] };

/** Functions that call functions: farther than this nobody looks. */
const farthest = 3;

function together(rejections: readonly (Rejection | undefined)[]): Rejection | undefined {
  const known = rejections.filter((each) => each !== undefined);
  if (known.length < rejections.length) return undefined;
  const codes = known.map((each) => each.codes);
  return {
    timed: [...new Set(known.flatMap(({ timed }) => timed))],
    names: [...new Set(known.flatMap(({ names }) => names))],
    codes: codes.every((each) => each !== undefined) ? [...new Set(codes.flat())] : undefined,
  };
}

/** A rejection that a handler may take before it comes out. */
function perhaps(rejection: Rejection | undefined): Rejection | undefined {
  return rejection && { ...rejection, timed: [] };
}

function within(search: Search, code: TSESTree.Node): Rejection | undefined {
  return code.type === "BlockStatement" ? byWaits(search, code) : byPromise(search, code);
}

/** What comes out of code by the promises that it waits for. */
function byWaits(search: Search, code: TSESTree.Node): Rejection | undefined {
  const nodes = ownNodes(search.file, code);
  if (nodes.some((node) => mayThrowAbort(search, node))) return undefined;
  return together(
    nodes.map((node) => {
      const promise = node.type === "AwaitExpression" ? node.argument : node.type === "ForOfStatement" && node.await ? node.right : undefined;
      const rejection = promise ? byPromise(search, promise) : nothing;
      return isTaken(node, code) ? perhaps(rejection) : rejection;
    }),
  );
}

/** What may bring an abort's error though nobody waits for it: what a generator is sent, a signal's own check, an error made by hand. */
function mayThrowAbort({ file }: Search, node: TSESTree.Node): boolean {
  switch (node.type) {
    case "YieldExpression":
      return true;
    case "MemberExpression":
      return getPropertyName(node) === "throwIfAborted";
    case "ThrowStatement": {
      const isPlainError = node.argument.type === "NewExpression" && isGlobal(file, node.argument.callee, "Error");
      return !isPlainError && /abort|cancel|time[-_ ]?out/i.test(file.sourceCode.getText(node.argument));
    }
    default:
      return false;
  }
}

/** Whether a handler inside the code stands round a node. */
function isTaken(from: TSESTree.Node, code: TSESTree.Node): boolean {
  for (let node = from, { parent } = node; parent && node !== code; node = parent, { parent } = node) {
    if (parent.type === "TryStatement" && parent.block === node && parent.handler) return true;
  }
  return false;
}

/** What any promise that an expression may give, or a list that it is, rejects with. */
function byPromise(search: Search, from: TSESTree.Node): Rejection | undefined {
  const node = bare(from);
  if (search.seen.has(node)) return nothing;
  search.seen.add(node);
  const each = (nodes: readonly (TSESTree.Node | null)[]): Rejection | undefined => together(nodes.map((one) => (one ? byPromise(search, one) : nothing)));
  switch (node.type) {
    case "AwaitExpression":
    case "SpreadElement":
      return byPromise(search, node.argument);
    case "ConditionalExpression":
      return each([node.consequent, node.alternate]);
    case "LogicalExpression":
      return each(node.operator === "&&" ? [node.right] : [node.left, node.right]);
    case "ArrayExpression":
      return each(node.elements);
    case "Identifier":
    case "MemberExpression":
      return byValue(search, node);
    case "NewExpression":
      return byExecutor(search, node);
    case "CallExpression":
      return byCall(search, node);
    case "ImportExpression":
    case "Literal":
    case "TemplateLiteral":
    case "ObjectExpression":
      return nothing;
    default:
      return undefined;
  }
}

/** What a value may reject with: a promise that a variable keeps, an answer that has come, a part of it or a reader made of it. */
function byValue(search: Search, node: TSESTree.Identifier | TSESTree.MemberExpression): Rejection | undefined {
  const given = node.type === "Identifier" ? givenAs(search, node) : undefined;
  if (given) return byPromise(search, given);
  if (node.type === "MemberExpression" && givenAs(search, node.object)) return byPromise(search, node.object);
  return together(originsOf(search.file, node).map(({ made }) => (made.by === "expression" && made.node !== node ? byPromise(search, made.node) : undefined)));
}

/** What the caller in sight gives as a parameter. */
function givenAs({ file, given }: Search, node: TSESTree.Node): TSESTree.Node | undefined {
  const variable = node.type === "Identifier" ? variableOf(file, node) : undefined;
  return variable && given.get(variable);
}

/** `new Promise((resolve) => setTimeout(resolve, 100))` never rejects. */
function byExecutor({ file }: Search, { callee, arguments: [executor] }: TSESTree.NewExpression): Rejection | undefined {
  const isQuiet = isGlobal(file, callee, "Promise") && executor !== undefined && isFunction(executor) && executor.params.length < 2;
  return isQuiet && !ownNodes(file, executor.body).some(({ type }) => type === "ThrowStatement") ? nothing : undefined;
}

function byCall(search: Search, node: TSESTree.CallExpression): Rejection | undefined {
  const { file, clients } = search;
  const method = promiseMethod(file, node);
  if (method !== null) return byCombined(search, method, node.arguments[0]);
  const ending = endingOf(file, clients, node);
  if (ending === "unknown") return undefined;
  if (ending) return { timed: ending.isTimed ? [ending] : [], names: [...ending.bySignal, ...ending.byLimit], codes: ending.codes };
  const fn = functionOf(file, node.callee) ?? methodOf(node);
  if (fn) return byFunction(search, fn, node.arguments);
  return node.callee.type === "MemberExpression" ? byMethod(search, node, node.callee) : undefined;
}

function byCombined(search: Search, method: string, given: TSESTree.Node | undefined): Rejection | undefined {
  if (method === "allSettled" || !given) return nothing;
  return method === "all" || method === "race" || method === "resolve" ? byPromise(search, given) : undefined;
}

/** A method of what is known: of a promise, of a list that promises are made of, of an answer. */
function byMethod(search: Search, { arguments: given }: TSESTree.CallExpression, callee: TSESTree.MemberExpression): Rejection | undefined {
  const name = getPropertyName(callee);
  const callbacks = given.map((argument) => (argument.type === "SpreadElement" ? undefined : functionOf(search.file, argument)));
  if (name === "map" && callbacks[0]) return byFunction(search, callbacks[0], []);
  if (originsOf(search.file, callee.object).some(({ made }) => made.by === "expression" && made.node.type === "ObjectExpression")) return undefined;
  const rejection = byPromise(search, callee.object);
  if (name !== "then" && name !== "catch" && name !== "finally") return rejection;
  const handled = name === "catch" || (name === "then" && given.length > 1) ? perhaps(rejection) : rejection;
  return together([handled, ...callbacks.map((fn) => fn && byFunction(search, fn, [callee.object]))]);
}

/** The method of the class in sight that a call of `this.name()` means. */
function methodOf({ callee }: TSESTree.CallExpression): LocalFunction | undefined {
  if (callee.type !== "MemberExpression" || callee.object.type !== "ThisExpression") return undefined;
  const method = classOf(callee)?.body.find((member) => member.type === "MethodDefinition" && member.kind === "method" && memberName(member) === memberName(callee));
  return method?.type === "MethodDefinition" && isLocal(method.value) ? method.value : undefined;
}

/** What the promise of a function of this file rejects with. */
function byFunction(search: Search, fn: LocalFunction, args: readonly TSESTree.Node[]): Rejection | undefined {
  if (fn.generator || search.calls === farthest) return undefined;
  const given = new Map(search.given);
  for (const [index, parameter] of parametersOf(fn).entries()) {
    const variable = parameter.type === "Identifier" ? variableOf(search.file, parameter) : undefined;
    const argument = args[index];
    if (variable && argument) given.set(variable, argument);
  }
  const inner: Search = { ...search, calls: search.calls + 1, given, seen: new Set() };
  const isBlock = fn.body.type === "BlockStatement";
  const returned = isBlock ? ownNodes(search.file, fn.body).flatMap((node) => (node.type === "ReturnStatement" && node.argument ? [node.argument] : [])) : [fn.body];
  return together([byWaits(inner, fn.body), ...returned.map((each) => byReturned(inner, each))]);
}

/** Globals that give no promise, and none of whose methods does. */
const plain = new Set(["Array", "Boolean", "Buffer", "Date", "JSON", "Math", "Number", "Object", "String", "clearInterval", "clearTimeout", "console"]);

/** What is returned, if that is a promise: a call may well give one, and so may a variable that keeps what a call gave. */
function byReturned(search: Search, from: TSESTree.Node): Rejection | undefined {
  const { file } = search;
  const node = bare(from);
  switch (node.type) {
    case "ConditionalExpression":
      return together([node.consequent, node.alternate].map((each) => byReturned(search, each)));
    case "LogicalExpression":
      return together((node.operator === "&&" ? [node.right] : [node.left, node.right]).map((each) => byReturned(search, each)));
    case "Identifier":
      return together(originsOf(file, node).map(({ made, path }) => (made.by === "expression" && path.length === 0 && made.node !== node ? byReturned(search, made.node) : nothing)));
    case "CallExpression": {
      const root = node.callee.type === "MemberExpression" ? node.callee.object : node.callee;
      return root.type === "Identifier" && plain.has(root.name) && isGlobal(file, root, root.name) ? nothing : byPromise(search, node);
    }
    case "NewExpression":
      return isGlobal(file, node.callee, "Promise") ? byPromise(search, node) : nothing;
    default:
      return nothing;
  }
}

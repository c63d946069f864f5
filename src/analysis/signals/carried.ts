import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { contains } from "../chain.js";
import { type File, fileOf } from "../file.js";
import { keysOf } from "../keys.js";
import { mentionsSignal } from "../words.js";
import { once, onceWithin } from "../once.js";
import type { CallNode } from "../reach.js";
import { slotsOf } from "../slot.js";
import type { Types } from "../types/services.js";
import { typeShape } from "../types/signal.js";
import { isShown, mayHandSignal, mayLendSignal } from "../types/written-type.js";
import { bare, isGlobal, originsOf, variableOf } from "../value.js";
import { type Abort, together, unknown } from "./abort.js";
import { valueShape } from "./derived.js";
import { isSignal, mayNameSignal } from "./given.js";
import { writtenType } from "./parameter.js";
import { other, type Shape } from "./shape.js";
import { type SignalInScope, signalOf } from "./source.js";
import { abortBy, byHidden, type Inquiry, inquiryAt, nameable } from "./whose.js";

/** Whose abort may end what a call does, by the signals among its arguments. */
export type Carried =
  /** Somebody else's. The sources are those that can be named at the call, so there may be none. */
  | { readonly is: "somebody"; readonly sources: readonly CarriedSignal[] }
  | { readonly is: "own" }
  | { readonly is: "unknown" }
  | { readonly is: "none" };

export interface CarriedSignal extends SignalInScope {
  /** True where nobody wrote the signal itself here: it goes along in an options object or a request that is passed whole. */
  readonly viaOptions: boolean;
}

/**
 * Which signals a call passes on, in whatever form: as an argument, in a list, in an options object by any name, one level
 * deep in it, in a `Request`, in options that are passed whole. What its callee or its callbacks hold is not asked. An
 * argument of which nothing is known counts only where no other carries a signal.
 */
export function carriedSignals(file: File, call: CallNode): Carried {
  return answers(file.sourceCode)(call);
}

const answers = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin((call: CallNode): Carried => combined(file, call, partsOf(sourceCode)(call)));
});

const partsOf = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  const isMentioned = mentionsSignal(sourceCode);
  return onceWithin((call: CallNode): readonly Part[] => {
    const search: Search = { inquiry: inquiryAt(file, call), isMentioned };
    return call.arguments.flatMap((argument) => byArgument(search, argument));
  });
});

/** A signal that a call gets, and the expression that gives it: an argument, or a property's value. */
export interface GivenSignal {
  readonly node: TSESTree.Expression;
  readonly abort: Abort;
}

/** The signals that a call gets by an expression in sight: in the call itself, or in options that a variable holds. */
export function givenSignals(file: File, call: CallNode): readonly GivenSignal[] {
  return partsOf(file.sourceCode)(call).flatMap(({ node, abort }) => (node && abort !== "hidden" ? [{ node, abort }] : []));
}

/** Whether every signal that a call is known to get is given by an expression in sight. */
export function areAllGiven(file: File, call: CallNode): boolean {
  return partsOf(file.sourceCode)(call).every(({ node, abort }) => node !== undefined || abort === "hidden" || abort.is === "none");
}

/** Those of the signals that a call gets which are written in it. */
export function writtenSignals(file: File, call: CallNode): readonly GivenSignal[] {
  return givenSignals(file, call).filter(({ node }) => contains(call, node));
}

interface Search {
  readonly inquiry: Inquiry;
  /** Whether the file's text can make or name a signal at all; it may still pass on options that hold one. */
  readonly isMentioned: boolean;
}

/** One thing that may carry a signal; `hidden` is one of which nothing is known. */
interface Part {
  readonly abort: Abort | "hidden";
  readonly viaOptions: boolean;
  /** The expression that gives the signal; undefined where none is one. */
  readonly node?: TSESTree.Expression;
}

const hidden: Part = { abort: "hidden", viaOptions: true };

function combined(file: File, call: CallNode, parts: readonly Part[]): Carried {
  const seen = parts.flatMap(({ abort, viaOptions }) => (abort === "hidden" ? [] : [{ abort, viaOptions }]));
  const { is } = together(seen.map(({ abort }) => abort));
  if (is !== "somebody") return is === "none" && parts.some(({ abort }) => abort === "hidden") ? unknownCarried : { is };
  const sources = seen.flatMap(({ abort, viaOptions }) =>
    abort.is === "somebody" ? nameable(file, abort.sources, call).map((source): CarriedSignal => ({ ...signalOf(source), viaOptions })) : [],
  );
  // What is written out counts, if the same signal goes along in options too.
  const first = sources.toSorted((a, b) => Number(a.viaOptions) - Number(b.viaOptions));
  return { is, sources: first.filter(({ text }, index) => first.findIndex((other) => other.text === text) === index) };
}

const unknownCarried: Carried = { is: "unknown" };

function byArgument(search: Search, argument: TSESTree.Node): readonly Part[] {
  const { file } = search.inquiry;
  const node = bare(argument);
  if (node.type === "SpreadElement") {
    const list = bare(node.argument);
    return list.type === "ArrayExpression" ? byElements(search, list, byArgument) : [written(unknown)];
  }
  if (node.type === "ArrayExpression") return byElements(search, node, bySignal);
  if (isSignal(file, node) === true) return bySignal(search, node);
  const requests = requestsIn(file, node);
  return requests ? requests.flatMap((request) => request.arguments.flatMap((each) => byArgument(search, each))) : byOptions(search, node, true);
}

function byElements(search: Search, { elements }: TSESTree.ArrayExpression, by: (search: Search, element: TSESTree.Node) => readonly Part[]): readonly Part[] {
  return elements.flatMap((element) => (element ? by(search, element) : []));
}

function bySignal({ inquiry }: Search, node: TSESTree.Node): readonly Part[] {
  return isSignal(inquiry.file, node) === true ? [written(abortBy(inquiry, node), node)] : [];
}

function written(abort: Abort, node?: TSESTree.Node): Part {
  return { abort, viaOptions: false, ...(node && { node: node as TSESTree.Expression }) };
}

/** The calls of `new Request(…)` that an expression is made by, if it is by nothing else. */
function requestsIn(file: File, node: TSESTree.Node): readonly TSESTree.NewExpression[] | undefined {
  const requests = originsOf(file, node).map(({ made, path }) =>
    made.by === "expression" && path.length === 0 && made.node.type === "NewExpression" && isGlobal(file, made.node.callee, "Request") ? made.node : undefined,
  );
  return requests.every((request) => request !== undefined) ? requests : undefined;
}

/** The signals in an options object. */
function byOptions(search: Search, options: TSESTree.Node, isOutermost: boolean): readonly Part[] {
  const { inquiry, isMentioned } = search;
  const { file } = inquiry;
  const keys = keysOf(file, options);
  const shapes = keys.hidden.map((object) => shapeOf(file, object, isOutermost));
  const held = new Set(shapes.flatMap((shape) => (shape ? signalsOf(shape) : [])));
  const names = new Set([...held, ...(isMentioned ? keys.names : [])]);
  const parts = [...names].flatMap((name) => {
    const isTelling = held.has(name) || /signal/i.test(name);
    return slotsOf(file, options, name).flatMap((slot): readonly Part[] => {
      if (slot.is === "absent") return [];
      if (slot.is === "value") return byValue(search, slot.node, isTelling, isOutermost);
      if (!isTelling) return [];
      return [{ abort: slot.of ? byHidden(inquiry, slot.of, [name]) : unknown, viaOptions: true }];
    });
  });
  return isOutermost && shapes.includes(undefined) ? [...parts, hidden] : parts;
}

function byValue(search: Search, value: TSESTree.Node, isTelling: boolean, isOutermost: boolean): readonly Part[] {
  const is = isSignal(search.inquiry.file, value);
  if (is ?? isTelling) return [written(abortBy(search.inquiry, value), value)];
  return isOutermost ? byOptions(search, value, false) : [];
}

/** What is known of an object that this file doesn't show; undefined where nothing is. Types are dear: only of an argument that is written with its type. */
function shapeOf(file: File, object: TSESTree.Node, isArgument: boolean): Shape | undefined {
  if (file.types && isArgument && isTyped(file, object)) return typedShape(file, file.types, object);
  const shape = valueShape(file, object);
  return shape.signals().length > 0 ? shape : undefined;
}

/** A written type that holds none needs no look, unless `any` may stand behind its name. */
function typedShape(file: File, types: Types, object: TSESTree.Node): Shape | undefined {
  const variable = object.type === "Identifier" ? variableOf(file, object) : null;
  const type = variable ? writtenType(file, variable) : undefined;
  if (!type || mayHandSignal(types, type) || mayLendSignal(types, type)) return typeShape(types, object);
  return isShown(types, type) ? other : undefined;
}

/**
 * Whether a value's type is worth the question: a parameter's, a field's or a part of one, whose type is written; a new
 * object's; that of a call's result, which must be inferred, only where the call names a signal.
 */
function isTyped(file: File, from: TSESTree.Node): boolean {
  const node = bare(from);
  switch (node.type) {
    case "ThisExpression":
    case "NewExpression":
      return true;
    case "MemberExpression":
      return isTyped(file, node.object);
    case "CallExpression":
      return mayNameSignal.test(file.sourceCode.getText(node));
    case "Identifier":
      return isTypedVariable(file, node);
    default:
      return false;
  }
}

function isTypedVariable(file: File, name: TSESTree.Identifier): boolean {
  const [definition] = variableOf(file, name)?.defs ?? [];
  if (!definition) return false;
  if (definition.node.type !== "VariableDeclarator") return definition.type === ("Parameter" as typeof definition.type);
  if (definition.name.type === "Identifier" && definition.name.typeAnnotation) return true;
  return definition.node.init?.type === "NewExpression";
}

/** Properties that are signals, or objects that lend some: of these nobody can tell who reads them. */
function signalsOf(shape: Shape): readonly string[] {
  return [...shape.signals(), ...shape.lent()];
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName, memberName } from "../ast.js";
import { enclosing } from "../chain.js";
import { abortersOf } from "../controller/aborters.js";
import { type Holder, holderOf } from "../controller/holder.js";
import { type File, fileOf } from "../file.js";
import { once, onceWithin } from "../once.js";
import { patternPath } from "../pattern.js";
import { slotsOf } from "../slot.js";
import { typeShape } from "../types/signal.js";
import { bare, isGlobal, variableOf } from "../value.js";
import { writtenTo } from "../written.js";
import { type Abort, abortOf, none, own, together, unknown } from "./abort.js";
import { variableShape } from "./derived.js";
import { makesController, signalMethod } from "./made.js";
import { isNameable, isParameter, type SignalInScope, signalOf, type Source, sourceAt } from "./source.js";

/** Whose abort a signal may bring. */
export type Whose =
  /**
   * Somebody else's: an explicit or ambient signal's, or that of one made of some. The sources are those that can be named
   * where the signal stands, so there may be none.
   */
  | { readonly is: "somebody"; readonly sources: readonly SignalInScope[] }
  /** Only this function's own: a deadline, or a controller that nobody else aborts. */
  | { readonly is: "own" }
  /** Nobody can tell: what a call returned, an import, a field's or a module's controller. */
  | { readonly is: "unknown" };

/** Whose abort may come by an expression that is used as a signal. Nobody's counts as own: `undefined` brings none. */
export function whoseSignal(file: File, expression: TSESTree.Node): Whose {
  return answers(file.sourceCode)(expression);
}

const answers = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin((expression: TSESTree.Node): Whose => {
    const abort = abortBy(inquiryAt(file, expression), expression);
    if (abort.is === "none") return { is: "own" };
    if (abort.is !== "somebody") return abort;
    return { is: "somebody", sources: nameable(file, abort.sources, expression).map(signalOf) };
  });
});

/** Those of the sources whose text means the same at a place. */
export function nameable(file: File, sources: readonly Source[], at: TSESTree.Node): readonly Source[] {
  return sources.filter((source) => isNameable(file, source, at));
}

/** A question about one signal, while it is being followed to its sources. */
export interface Inquiry {
  readonly file: File;
  /** Where the signal is used. */
  readonly at: TSESTree.Node;
  /** Variables and controllers on the way: what leads back to one adds nothing. */
  readonly open: ReadonlySet<TSESLint.Scope.Variable | Holder>;
}

/** Asks about a signal that is used at a place. */
export function inquiryAt(file: File, at: TSESTree.Node): Inquiry {
  return { file, at, open: new Set() };
}

/** Whose abort the value of an expression may bring. */
export function abortBy(inquiry: Inquiry, from: TSESTree.Node): Abort {
  const node = bare(from);
  switch (node.type) {
    case "Identifier": {
      if (isGlobal(inquiry.file, node, "undefined")) return none;
      const variable = variableOf(inquiry.file, node);
      return variable ? byVariable(inquiry, variable, node) : unknown;
    }
    case "MemberExpression": {
      const name = memberName(node, inquiry.file.sourceCode.getScope(node));
      return name === null ? unknown : byMember(inquiry, node.object, [name]);
    }
    case "LogicalExpression":
      return node.operator === "&&" ? abortBy(inquiry, node.right) : together([abortBy(inquiry, node.left), abortBy(inquiry, node.right)]);
    case "ConditionalExpression":
      return together([abortBy(inquiry, node.consequent), abortBy(inquiry, node.alternate)]);
    case "CallExpression":
    case "NewExpression":
      return byCall(inquiry, node);
    case "Literal":
      return node.raw === "null" ? none : unknown;
    case "UnaryExpression":
      return node.operator === "void" ? none : unknown;
    default:
      return unknown;
  }
}

function byVariable(inquiry: Inquiry, variable: TSESLint.Scope.Variable, use: TSESTree.Node): Abort {
  if (isParameter(variable)) return byParameter(inquiry, variable, use);
  if (inquiry.open.has(variable)) return none;
  const within = opened(inquiry, variable);
  const { values, replaces } = writtenTo(variable, use);
  const abort = together([...(replaces ? [] : [byDeclaration(within, variable)]), ...values.map((value) => byWrite(within, value))]);
  return abort.is === "somebody" && abort.itself && values.length === 0 ? abortOf(renamed(inquiry.file, abort.sources[0]!, variable)) : abort;
}

function byParameter(inquiry: Inquiry, variable: TSESLint.Scope.Variable, use: TSESTree.Node): Abort {
  const given = parameterAbort(inquiry.file, variable);
  if (inquiry.open.has(variable)) return given;
  const { values, replaces } = writtenTo(variable, use);
  return together([...(replaces ? [] : [given]), ...values.map((value) => byWrite(opened(inquiry, variable), value))]);
}

function opened(inquiry: Inquiry, variable: TSESLint.Scope.Variable | Holder): Inquiry {
  return { ...inquiry, open: new Set([...inquiry.open, variable]) };
}

function byWrite(inquiry: Inquiry, value: TSESTree.Expression | undefined): Abort {
  return value ? abortBy(inquiry, value) : unknown;
}

function parameterAbort(file: File, variable: TSESLint.Scope.Variable): Abort {
  const { types } = file;
  const known = variableShape(file, variable);
  // The name of a parameter without an annotation need not tell that its function's context makes it a signal.
  const shape = known.is === "signal" || !types ? known : typeShape(types, variable.defs[0]!.name);
  return shape?.is === "signal" ? abortOf(sourceBy(variable, shape)) : unknown;
}

function byDeclaration(inquiry: Inquiry, variable: TSESLint.Scope.Variable): Abort {
  const { node: declarator, name } = variable.defs[0]!;
  if (declarator.type !== "VariableDeclarator" || name.type !== "Identifier" || variable.defs.length > 1) return unknown;
  if (declarator.parent.declare || /^For(?:In|Of)Statement$/.test(declarator.parent.parent.type)) return unknown;
  if (!declarator.init) return none;
  const path = patternPath(declarator.id, name);
  const taken = path ? byMember(inquiry, declarator.init, path) : unknown;
  const { parent } = name;
  return parent.type === "AssignmentPattern" && parent.left === name ? together([taken, abortBy(inquiry, parent.right)]) : taken;
}

/** A source by the name of the variable that holds it and nothing else. */
function renamed(file: File, source: Source, variable: TSESLint.Scope.Variable): Source {
  const shape = variableShape(file, variable);
  return sourceBy(variable, shape.is === "signal" ? shape : source);
}

function sourceBy(owner: TSESLint.Scope.Variable, { optional, nullable, certain }: Pick<Source, "optional" | "nullable" | "certain">): Source {
  return { text: owner.name, optional, nullable, certain, ambient: false, owner };
}

/** Whose abort the member of an object may bring, by the names that lead to it. */
export function byMember(inquiry: Inquiry, object: TSESTree.Node, [name, ...rest]: readonly string[]): Abort {
  if (name === undefined) return abortBy(inquiry, object);
  const { file } = inquiry;
  if (bare(object).type === "ThisExpression") return byHidden(inquiry, object, [name, ...rest]);
  if (name === "signal" && rest.length === 0) {
    if (makesController(file, object)) return own;
    const controller = holderOf(file, object);
    if (controller?.declaration.type === "VariableDeclarator") return byController(inquiry, controller);
  }
  const aborts = slotsOf(file, object, name).map((slot): Abort => {
    if (slot.is === "absent") return none;
    if (slot.is === "value") return byMember(inquiry, slot.node, rest);
    return slot.of ? byHidden(inquiry, slot.of, [name, ...rest]) : unknown;
  });
  return together(aborts);
}

/** Whose abort the member of an object may bring that this file doesn't show the making of. */
export function byHidden(inquiry: Inquiry, object: TSESTree.Node, path: readonly string[]): Abort {
  const source = sourceAt(inquiry.file, object, path);
  if (source) return abortOf(source);
  const node = bare(object);
  return node.type === "CallExpression" || node.type === "NewExpression" ? madeOf(inquiry, node) : unknown;
}

function byController(inquiry: Inquiry, controller: Holder): Abort {
  if (inquiry.open.has(controller)) return none;
  const within = opened(inquiry, controller);
  const isOwn = enclosing(controller.declaration) === enclosing(inquiry.at);
  const others = abortersOf(inquiry.file, controller).map((aborter): Abort => {
    if (aborter.by === "unknown") return unknown;
    return aborter.by === "signal" ? abortBy(within, aborter.node) : madeOf(within, aborter.call);
  });
  return together([isOwn ? own : unknown, ...others]);
}

function byCall(inquiry: Inquiry, node: TSESTree.CallExpression | TSESTree.NewExpression): Abort {
  const [first] = node.arguments;
  switch (signalMethod(inquiry.file, node)) {
    case undefined:
      return madeOf(inquiry, node);
    case "timeout":
    case "abort":
      return own;
    case "any":
      return first ? together([own, ...byList(inquiry, first)]) : unknown;
    default:
      return unknown;
  }
}

/** `AbortSignal.any([signal, …])`, `[signal, own].filter(Boolean)`, a local list that signals are pushed to. */
function byList(inquiry: Inquiry, from: TSESTree.Node): readonly Abort[] {
  const node = bare(from);
  switch (node.type) {
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element?.type === "SpreadElement" ? byList(inquiry, element.argument) : element ? abortBy(inquiry, element) : []));
    case "CallExpression":
      return node.callee.type === "MemberExpression" && getPropertyName(node.callee) === "filter" ? byList(inquiry, node.callee.object) : [madeOf(inquiry, node)];
    case "Identifier":
      return byListIn(inquiry, node);
    default:
      return [unknown];
  }
}

function byListIn(inquiry: Inquiry, identifier: TSESTree.Identifier): readonly Abort[] {
  const variable = variableOf(inquiry.file, identifier);
  const declarator = variable?.defs[0]?.node;
  if (!variable || inquiry.open.has(variable) || declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier" || !declarator.init) return [unknown];
  const within = opened(inquiry, variable);
  const added = variable.references.flatMap(({ identifier: { parent }, init }) => {
    const call = parent.type === "MemberExpression" && /^(?:push|unshift)$/.test(getPropertyName(parent) ?? "") ? parent.parent : undefined;
    if (call?.type === "CallExpression") return call.arguments.map((argument) => abortBy(within, argument));
    return parent.type === "AssignmentExpression" && !init ? [unknown] : [];
  });
  return [...byList(within, declarator.init), ...added];
}

/** What a function makes of its arguments: where a signal is among them, it passes its abort on. */
function madeOf(inquiry: Inquiry, node: TSESTree.CallExpression | TSESTree.NewExpression): Abort {
  return together([unknown, ...node.arguments.flatMap((argument) => given(inquiry, argument))]);
}

function given(inquiry: Inquiry, from: TSESTree.Node): readonly Abort[] {
  const node = bare(from);
  switch (node.type) {
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element ? given(inquiry, element) : []));
    case "SpreadElement":
      return given(inquiry, node.argument);
    case "ObjectExpression":
      return node.properties.flatMap((property) => given(inquiry, property.type === "Property" ? property.value : property));
    case "CallExpression":
    case "NewExpression":
      // What another call gives need not be a signal, whatever it is made of.
      return signalMethod(inquiry.file, node) ? [abortBy(inquiry, node)] : [];
    default:
      return [abortBy(inquiry, node)];
  }
}

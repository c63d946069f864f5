import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { enclosing, isFunction, outer } from "../chain.js";
import { type File, fileOf } from "../file.js";
import { once } from "../once.js";
import { bare, variableOf } from "../value.js";
import { makesController } from "./made.js";

/** Who may abort a controller beside the function that makes it. */
export type Aborter =
  /** Whoever aborts this signal: its abort is passed on. */
  | { readonly by: "signal"; readonly node: TSESTree.Node }
  /** A function that got the controller, perhaps to pass on the abort of a signal among its arguments. */
  | { readonly by: "callee"; readonly call: TSESTree.CallExpression | TSESTree.NewExpression }
  /** Code that runs when somebody else wants it to. */
  | { readonly by: "unknown" };

const somebody: readonly Aborter[] = [{ by: "unknown" }];

/** The local variable of a controller that an expression names; undefined where it may hold anything else. */
export function controllerAt(file: File, from: TSESTree.Node): TSESLint.Scope.Variable | undefined {
  const node = bare(from);
  const variable = node.type === "Identifier" ? variableOf(file, node) : undefined;
  const [definition] = variable?.defs ?? [];
  if (!variable || definition?.node.type !== "VariableDeclarator" || definition.node.id !== definition.name) return undefined;
  const written = variable.references.flatMap((reference) => (reference.isWrite() ? [reference.writeExpr] : []));
  const isController = written.length > 0 && written.every((value) => value && (makesController(file, value) || isNothing(value)));
  return isController ? variable : undefined;
}

function isNothing(node: TSESTree.Node): boolean {
  return (node.type === "Literal" && node.value === null) || (node.type === "Identifier" && node.name === "undefined");
}

/** Everybody but its own function who may abort the controller in a variable. */
export function abortersOf(file: File, controller: TSESLint.Scope.Variable): readonly Aborter[] {
  return aborters(file.sourceCode)(controller);
}

const aborters = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return once((controller: TSESLint.Scope.Variable): readonly Aborter[] => {
    const search: Search = { file, home: enclosing(controller.defs[0]!.node), seen: new Set() };
    return controller.references.flatMap(({ identifier }) => mentioned(search, identifier));
  });
});

interface Search {
  readonly file: File;
  /** The function that makes the controller. */
  readonly home: TSESTree.Node;
  /** Functions whose callers have been looked for. */
  readonly seen: Set<TSESTree.Node>;
}

/** What one mention of a controller lets others do. */
function mentioned(search: Search, mention: TSESTree.Node): readonly Aborter[] {
  const node = outer(mention);
  const parent = node.parent!;
  switch (parent.type) {
    case "MemberExpression":
      // Who has only its signal cannot abort it.
      return parent.object === node && getPropertyName(parent) === "abort" ? abortTaken(search, parent) : [];
    case "CallExpression":
    case "NewExpression":
      return isBind(parent.callee) ? [] : [{ by: "callee", call: parent }];
    case "Property":
    case "ObjectExpression":
    case "ArrayExpression":
      return mentioned(search, parent);
    case "VariableDeclarator":
      return parent.init !== node || (parent.id.type === "ObjectPattern" && parent.id.properties.every(isSignal)) ? [] : somebody;
    case "AssignmentExpression":
      return parent.left === node ? [] : somebody;
    case "LogicalExpression":
      return parent.operator === "&&" && parent.left === node ? [] : somebody;
    case "ConditionalExpression":
      return parent.test === node ? [] : somebody;
    case "BinaryExpression":
    case "UnaryExpression":
    case "IfStatement":
    case "ExpressionStatement":
    case "TSTypeQuery":
      return [];
    default:
      return somebody;
  }
}

/** `const { signal } = controller` */
function isSignal(property: TSESTree.Property | TSESTree.RestElement): boolean {
  return property.type === "Property" && getPropertyName(property) === "signal";
}

/** `controller.abort()`, `controller.abort.bind(controller)`, or the method handed on as it is. */
function abortTaken(search: Search, member: TSESTree.MemberExpression): readonly Aborter[] {
  const node = outer(member);
  const parent = node.parent!;
  if (parent.type === "CallExpression" && parent.callee === node) return whenRun(search, parent);
  return whoCalls(search, isBind(parent) ? outer(parent).parent! : node);
}

function isBind(callee: TSESTree.Node): boolean {
  return callee.type === "MemberExpression" && getPropertyName(callee) === "bind";
}

/** Who makes code run: the function that makes the controller by itself, a signal's abort, or somebody. */
function whenRun(search: Search, node: TSESTree.Node): readonly Aborter[] {
  for (let at = node; at.parent && !isFunction(at); at = at.parent) {
    const signals = abortedBefore(at, at.parent);
    if (signals.length > 0) return signals.map((signal) => ({ by: "signal", node: signal }));
  }
  const fn = enclosing(node);
  return fn === search.home ? [] : whoCalls(search, fn);
}

/** The signals that are known to be aborted where a node runs: `if (signal.aborted) controller.abort()`. */
function abortedBefore(node: TSESTree.Node, parent: TSESTree.Node): readonly TSESTree.Node[] {
  const isBranch = (parent.type === "IfStatement" || parent.type === "ConditionalExpression") && parent.consequent === node;
  if (isBranch) return abortedBy(parent.test);
  return parent.type === "LogicalExpression" && parent.operator === "&&" && parent.right === node ? abortedBy(parent.left) : [];
}

function abortedBy(from: TSESTree.Node): readonly TSESTree.Node[] {
  const test = bare(from);
  if (test.type === "LogicalExpression") return [...abortedBy(test.left), ...abortedBy(test.right)];
  return test.type === "MemberExpression" && getPropertyName(test) === "aborted" ? [test.object] : [];
}

/** Who calls a function, by the places where it stands or is named. */
function whoCalls(search: Search, fn: TSESTree.Node): readonly Aborter[] {
  if (search.seen.has(fn)) return [];
  search.seen.add(fn);
  if (fn.type === "FunctionDeclaration") return fn.id ? whoCallsNamed(search, fn.id) : somebody;
  const node = outer(fn);
  const parent = node.parent!;
  switch (parent.type) {
    case "CallExpression":
      return parent.callee === node ? whenRun(search, parent) : whenCalledBack(search, parent);
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? whoCallsNamed(search, parent.id) : somebody;
    case "AssignmentExpression":
      return parent.right === node && parent.left.type === "MemberExpression" && getPropertyName(parent.left) === "onabort" ? [{ by: "signal", node: parent.left.object }] : somebody;
    default:
      return somebody;
  }
}

function whoCallsNamed(search: Search, name: TSESTree.Identifier): readonly Aborter[] {
  const references = variableOf(search.file, name)?.references ?? [];
  return references.flatMap(({ identifier }) => whoCalls(search, identifier));
}

/** Functions that run their callback in the course of what calls them, or after a time. */
const running = new Set([
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "nextTick"],
  ...["then", "catch", "finally", "forEach", "map", "flatMap", "filter", "some", "every", "find", "reduce"],
]);

/** Functions that take a callback out again. */
const removing = new Set(["removeEventListener", "removeListener", "off"]);

function whenCalledBack(search: Search, call: TSESTree.CallExpression): readonly Aborter[] {
  const { callee } = call;
  const name = callee.type === "MemberExpression" ? getPropertyName(callee) : callee.type === "Identifier" ? callee.name : null;
  const [first] = call.arguments;
  if (name === null) return somebody;
  if (removing.has(name)) return [];
  if (running.has(name)) return whenRun(search, call);
  if (name === "addAbortListener" && first) return [{ by: "signal", node: first }];
  const isAbort = name === "addEventListener" && first?.type === "Literal" && first.value === "abort";
  return isAbort && callee.type === "MemberExpression" ? [{ by: "signal", node: callee.object }] : somebody;
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName } from "../ast.js";
import { enclosing, isFunction, outer } from "../chain.js";
import { type File, fileOf } from "../file.js";
import { once, onceWithin } from "../once.js";
import type { CallNode } from "../reach.js";
import { bare, variableOf } from "../value.js";
import type { Holder } from "./holder.js";
import { isBind, type Mention, mentionAt } from "./mention.js";

/** Who may abort a controller beside the function that makes it. */
export type Aborter =
  /** Whoever aborts this signal: its abort is passed on. */
  | { readonly by: "signal"; readonly node: TSESTree.Node }
  /** A function that got the controller, perhaps to pass on the abort of a signal among its arguments. */
  | { readonly by: "callee"; readonly call: CallNode }
  /** Code that runs when somebody else wants it to. */
  | { readonly by: "unknown" };

const somebody: readonly Aborter[] = [{ by: "unknown" }];

/** Everybody but its own function who may abort the controller that a holder holds. */
export function abortersOf(file: File, controller: Holder): readonly Aborter[] {
  return aborters(file.sourceCode)(controller);
}

const aborters = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin((controller: Holder): readonly Aborter[] => {
    const search: Search = { file, home: enclosing(controller.declaration), seen: new Set() };
    const found = controller.mentions.flatMap((mention) => mentioned(search, mentionAt(mention)));
    return controller.isPublic ? [...found, ...somebody] : found;
  });
});

interface Search {
  readonly file: File;
  /** The function that makes the controller. */
  readonly home: TSESTree.Node;
  /** Functions whose callers have been looked for. */
  readonly seen: Set<TSESTree.Node>;
}

/** What one mention of a controller lets others do. Who has only its signal cannot abort it. */
function mentioned(search: Search, mention: Mention): readonly Aborter[] {
  switch (mention.is) {
    case "abort":
      return abortTaken(search, mention.member);
    case "handed":
      return [{ by: "callee", call: mention.to }];
    case "lost":
      return somebody;
    default:
      return [];
  }
}

/** `controller.abort()`, `controller.abort.bind(controller)`, or the method handed on as it is. */
function abortTaken(search: Search, member: TSESTree.Node): readonly Aborter[] {
  const parent = member.parent!;
  if (parent.type === "CallExpression" && parent.callee === member) return whenRun(search, parent);
  return whoCalls(search, isBind(parent) ? outer(parent).parent! : member);
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
  const name = calleeName(callee);
  const [first] = call.arguments;
  if (name === null) return somebody;
  if (removing.has(name)) return [];
  if (running.has(name)) return whenRun(search, call);
  if (name === "addAbortListener" && first) return [{ by: "signal", node: first }];
  const isAbort = name === "addEventListener" && first?.type === "Literal" && first.value === "abort";
  return isAbort && callee.type === "MemberExpression" ? [{ by: "signal", node: callee.object }] : somebody;
}

import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName } from "../ast.js";
import type { File } from "../file.js";
import { isGlobal } from "../value.js";
import { bound } from "./bind.js";
import { type Calls, functionAround, handedTo, returnedFrom } from "./functions.js";
import { handleMember, thenableMember } from "./handle.js";
import { consumedBy, messageMember } from "./message.js";
import { awaited, escaped, moved, type Outcome, type Place, type Step, type Value, worst } from "./place.js";
import { combined, listMember, promiseMember } from "./promise.js";
import { bodyMember, responseMember } from "./response.js";

/** An answer that passes through more places, or lies in more lists, than this is nobody's to understand. */
const farthest = 2000;
const deepest = 6;

/** What becomes of an answer that the given steps lead to: the worst of everything that it comes to. */
export function follow(file: File, start: readonly Step[]): Outcome {
  const outcomes: Outcome[] = [];
  const seen = new Map<TSESTree.Node, Set<string>>();
  const calls: Calls = new Map();
  const open = [...start];
  while (open.length > 0) {
    const step = open.pop()!;
    if (typeof step === "string") {
      outcomes.push(step);
      continue;
    }
    const key = JSON.stringify([step.value, step.mixed, step.later]);
    const values = seen.get(step.node) ?? new Set();
    if (values.has(key)) continue;
    seen.set(step.node, values.add(key));
    if (seen.size > farthest || depth(step.value) > deepest) return "unknown";
    open.push(...next(file, step, calls).map((each) => (typeof each === "string" ? reserved(step, each) : each)));
  }
  return worst(outcomes);
}

function depth(value: Value): number {
  return "of" in value ? 1 + depth(value.of) : 0;
}

/** An outcome, unless where it was seen leaves a doubt that it is ours. */
function reserved({ mixed, later }: Place, outcome: Outcome): Outcome {
  const isDoubtful = (later && outcome === "buffered") || (mixed && (outcome === "streamed" || outcome === "transfer"));
  return isDoubtful ? "unknown" : outcome;
}

/** What the code round an expression that holds an answer does with it. */
function next(file: File, place: Place, calls: Calls): readonly Step[] {
  const { node, value } = place;
  const parent = node.parent;
  if (value.is === "data") return ["buffered"];
  switch (parent?.type) {
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
      return [moved(place, parent)];
    case "AwaitExpression":
      return [moved(place, parent, awaited(value))];
    case "ConditionalExpression":
      return [parent.test === node ? "untouched" : moved(place, parent)];
    case "LogicalExpression":
      return [parent.operator === "&&" && parent.left === node ? "untouched" : moved(place, parent)];
    case "SequenceExpression":
      return [parent.expressions.at(-1) === node ? moved(place, parent) : "untouched"];
    case "ExpressionStatement":
    case "UnaryExpression":
    case "BinaryExpression":
    case "IfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
    case "SwitchStatement":
    case "SwitchCase":
    case "TemplateLiteral":
    case "TSTypeQuery":
      return ["untouched"];
    case "VariableDeclarator":
      return bound(file, parent.id, place);
    case "AssignmentExpression":
      return parent.right === node ? [...bound(file, parent.left, place), moved(place, parent)] : ["untouched"];
    case "AssignmentPattern":
      return bound(file, parent.left, { ...place, mixed: true });
    case "ForOfStatement":
      return iterated(file, place, parent);
    case "MemberExpression":
      return parent.object === node ? member(file, place, parent, calls) : ["untouched"];
    case "CallExpression":
    case "NewExpression":
      return argument(file, place, parent, calls);
    case "ArrayExpression":
      return [moved(place, parent, { is: "list", of: value, at: indexIn(parent, node) })];
    case "ReturnStatement":
    case "ArrowFunctionExpression": {
      const fn = functionAround(node);
      return [fn && isResult(parent, node) ? returnedFrom(fn, place, calls) : escaped(value)];
    }
    default:
      return [escaped(value)];
  }
}

function isResult(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  return parent.type === "ReturnStatement" || (parent.type === "ArrowFunctionExpression" && parent.body === node);
}

/** The place of an element, as far as no spread before it shifts it. */
function indexIn({ elements }: TSESTree.ArrayExpression, node: TSESTree.Node): number | undefined {
  const index = elements.findIndex((element) => element === node);
  return elements.slice(0, index).some((element) => element?.type === "SpreadElement") ? undefined : index;
}

function iterated(file: File, place: Place, loop: TSESTree.ForOfStatement): readonly Step[] {
  const { value } = place;
  if (value.is === "list") {
    const target = loop.left.type === "VariableDeclaration" ? loop.left.declarations[0].id : loop.left;
    return bound(file, target, moved(place, loop, loop.await ? awaited(value.of) : value.of));
  }
  const streams = value.is === "body" || value.is === "message" || value.is === "response";
  return [loop.await && streams ? "streamed" : escaped(value)];
}

function member(file: File, place: Place, parent: TSESTree.MemberExpression, calls: Calls): readonly Step[] {
  const name = getPropertyName(parent, file.sourceCode.getScope(parent));
  switch (place.value.is) {
    case "promise":
      return promiseMember(file, calls, place, parent, name);
    case "list":
      return listMember(file, calls, place, parent, name);
    case "response":
      return [responseMember(place, parent, name)];
    case "body":
      return [bodyMember(parent, name)];
    case "message":
      return messageMember(file, place, parent, name);
    case "handle":
      return handleMember(file, place, parent, name);
    case "thenable":
      return thenableMember(file, place, parent, name);
    default:
      return ["buffered"];
  }
}

/** What a call does with an answer among its arguments. */
function argument(file: File, place: Place, call: TSESTree.CallExpression | TSESTree.NewExpression, calls: Calls): readonly Step[] {
  const { node, value } = place;
  const { callee } = call;
  const index = call.arguments.indexOf(node as TSESTree.CallExpressionArgument);
  if (index < 0) return [escaped(value)];
  const together = combined(file, place, call);
  if (together) return [together];
  if (isLogging(file, callee) || isGlobal(file, callee, "Boolean") || isGlobal(file, callee, "String")) return ["untouched"];
  if (value.is === "handle") return [isSink(call) ? "transfer" : "unknown"];
  if (value.is === "message" || value.is === "body") {
    const outcome = consumedBy(file, call);
    if (outcome) return [outcome];
  }
  const isShifted = call.arguments.slice(0, index).some(({ type }) => type === "SpreadElement");
  if (call.type === "NewExpression" || isShifted) return [escaped(value)];
  return handedTo(file, calls, place, { callee, index, call, isHandler: false });
}

/** `console.log(res)`, `this.logger.warn(res.body)`: what is printed of a response is not its body. */
function isLogging(file: File, callee: TSESTree.Expression): boolean {
  if (callee.type !== "MemberExpression") return false;
  const isLogger = /^(?:log|info|warn|error|debug|trace)$/.test(getPropertyName(callee) ?? "") && /log(?:ger)?$/i.test(file.sourceCode.getText(callee.object));
  return isLogger || isGlobal(file, callee.object, "console");
}

/** `file.pipe(req)`, `pipeline(file, req)`: a stream is sent. */
function isSink({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const name = calleeName(callee);
  return name === "pipe" || name === "pipeline";
}

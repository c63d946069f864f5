import type { TSESTree } from "@typescript-eslint/utils";
import { nodeAbortCode } from "../catalogue/node-aborts.js";
import { getPropertyName, getStringIfConstant } from "./ast.js";
import { contains, outer } from "./chain.js";
import { functionOf } from "./consumption/bind.js";
import type { File } from "./file.js";
import type { Handler } from "./handler.js";
import { type ErrorVariables, errorVariables, mentionsError } from "./handler/error.js";
import { type Bound, isCode, isError, isName } from "./name-test/subject.js";
import { childrenOf } from "./nodes.js";
import { isGlobal, originsOf, variableOf } from "./value.js";

/** A test of an error's name, or of the code that Node gives an abort's, and the names that it asks for. */
export interface NameTest {
  /** The comparison, the call, or the `case`. */
  readonly node: TSESTree.Node;
  /**
   * `equal`, `unequal`: a comparison. `case`: of a `switch`. `listed`: `["AbortError"].includes(error.name)`. `asked`: a
   * function of this file that tests the name.
   */
  readonly form: "equal" | "unequal" | "case" | "listed" | "asked";
  readonly names: readonly string[];
  /** The property that it asks. */
  readonly by: "name" | "code";
  /** Where the name is written; where that is elsewhere, what stands for it here. */
  readonly written: TSESTree.Node;
  /** What gives the error's name; for `asked`, the error itself. */
  readonly subject: TSESTree.Node;
  /** Whether something else is asked about the error beside it, of which nobody can tell how it comes out: `isNodeError(error) && …`. */
  readonly isGuarded: boolean;
}

/** What a handler asks about its error. */
export interface Questions {
  readonly names: readonly NameTest[];
  /** Whether it may tell an abort or a timeout by anything but the name: a code, a message, a cause, a flag, a function that nobody sees. */
  readonly asksOtherwise: boolean;
}

/** What code tells an abort or a timeout by. */
const telling = /abort|cancel|time[-_ ]?(?:d[-_ ]?)?out|ETIME|cause|reason|\bname\b|\b2[03]\b/i;

/** What of the same may be asked of anything but the error: a timer's own name says nothing yet. */
const flag = /abort|cancel|timed[-_ ]?out|(?:is|did|has|was|hit)_?timeout|expired/i;

/** Functions that call functions: farther than this nobody looks. */
const farthest = 3;

/**
 * The questions that a handler asks about its error, wherever in it.
 * @param calls how many functions of this file the error has been handed to
 */
export function questionsOf(file: File, { body, parameter }: Pick<Handler, "body" | "parameter">, calls = 0): Questions {
  const errors = errorVariables(file, parameter);
  const asking: Asking = { file, errors, parameter, calls };
  const mentions = [...errors].flatMap(({ references }) => references.filter(({ init, identifier }) => !init && contains(body, identifier)));
  const asked = mentions.map(({ identifier }) => ({ identifier, asks: askedAt(asking, identifier) }));
  const names = asked.flatMap(({ asks }) => (asks === "otherwise" ? [] : asks));
  const others = asked.flatMap(({ identifier, asks }) => (asks === "otherwise" ? [identifier] : []));
  // Beside a test of the name, another can only make fewer errors come to the same branch.
  const guards = others.filter((other) => names.some((test) => isBeside(test, other)));
  return {
    names: names.map((test) => ({ ...test, isGuarded: guards.some((guard) => isBeside(test, guard)) })),
    asksOtherwise: others.length > guards.length || /\.\s*(?:aborted|throwIfAborted)\b/.test(file.sourceCode.getText(body)) || asksFlag(asking, body),
  };
}

/** Whether a mention stands in a condition that holds only where a test comes out true as well: `isNodeError(error) && error.name === "AbortError"`. */
function isBeside({ node, form }: NameTest, mention: TSESTree.Node): boolean {
  let all = outer(node);
  while (all.parent?.type === "LogicalExpression" && all.parent.operator === "&&") all = outer(all.parent);
  return form === "equal" && contains(all, mention);
}

interface Asking extends Bound {
  readonly errors: ErrorVariables;
  readonly calls: number;
}

type Asked = readonly NameTest[] | "otherwise";

const nothing: Asked = [];

const plain = { by: "name", isGuarded: false } as const;

/** What is asked where the error, or something made of it, is mentioned. */
function askedAt(asking: Asking, mention: TSESTree.Node): Asked {
  const value = madeOf(asking, mention);
  const { parent } = value;
  switch (parent?.type) {
    case "BinaryExpression":
      return comparedIn(asking, parent, value);
    case "SwitchStatement":
      return parent.discriminant === value ? switchedOn(asking, parent, value) : nothing;
    case "CallExpression":
      return calledWith(asking, parent, value);
    case "IfStatement":
    case "ConditionalExpression":
    case "LogicalExpression":
    case "UnaryExpression":
    case "WhileStatement":
      return isKept(asking, value) ? nothing : byText(asking, value);
    default:
      return nothing;
  }
}

/** Whether an expression is a variable that keeps an answer: what gave it was a question of its own. */
function isKept({ file }: Asking, value: TSESTree.Node): boolean {
  const definition = value.type === "Identifier" ? variableOf(file, value)?.defs[0] : undefined;
  return definition?.node.type === "VariableDeclarator" && definition.node.id === definition.name;
}

function byText({ file }: Asking, ...nodes: readonly TSESTree.Node[]): Asked {
  return nodes.some((node) => telling.test(file.sourceCode.getText(node))) ? "otherwise" : nothing;
}

/** The largest expression that is made of a mention without a question: `error.message.toLowerCase()`, `error?.name ?? ""`. */
function madeOf({ file }: Asking, mention: TSESTree.Node): TSESTree.Node {
  let at = outer(mention);
  for (;;) {
    const { parent } = at;
    switch (parent?.type) {
      case "MemberExpression":
        if (parent.object !== at) return at;
        break;
      case "CallExpression":
        if (parent.callee !== at && !isGlobal(file, parent.callee, "String")) return at;
        break;
      case "LogicalExpression":
        if (parent.operator === "&&" || parent.left !== at || parent.right.type !== "Literal") return at;
        break;
      case "ConditionalExpression":
        if (parent.test === at) return at;
        break;
      case "TemplateLiteral":
        break;
      default:
        return at;
    }
    at = outer(parent);
  }
}

function comparedIn(asking: Asking, test: TSESTree.BinaryExpression, value: TSESTree.Node): Asked {
  const { file } = asking;
  const { operator } = test;
  const other = test.left === value ? test.right : test.left;
  if (operator === "instanceof") return /abort|cancel|time[-_]?out/i.test(file.sourceCode.getText(other)) ? "otherwise" : nothing;
  if (operator === "in") return nothing;
  const name = getStringIfConstant(other, file.sourceCode.getScope(other));
  const by = isName(asking, value) ? "name" : name === nodeAbortCode && isCode(asking, value) ? "code" : undefined;
  if (!by) return byText(asking, test);
  const form = /^===?$/.test(operator) ? "equal" : /^!==?$/.test(operator) ? "unequal" : undefined;
  return name === null || !form ? "otherwise" : [{ ...plain, node: test, form, names: [name], by, written: other, subject: value }];
}

function switchedOn(asking: Asking, { cases }: TSESTree.SwitchStatement, value: TSESTree.Node): Asked {
  const { file } = asking;
  const tests = cases.flatMap((node) => (node.test ? [{ node, test: node.test }] : []));
  if (!isName(asking, value)) return byText(asking, value, ...tests.map(({ test }) => test));
  const named = tests.map(({ node, test }): NameTest | undefined => {
    const name = getStringIfConstant(test, file.sourceCode.getScope(test));
    return name === null ? undefined : { ...plain, node, form: "case", names: [name], written: test, subject: value };
  });
  return named.every((each) => each !== undefined) ? named : "otherwise";
}

/** A call that the error, or something made of it, is handed to: a question only where its answer is used as one. */
function calledWith(asking: Asking, call: TSESTree.CallExpression, value: TSESTree.Node): Asked {
  const { file } = asking;
  const { callee } = call;
  const { parent } = endOf(call);
  if (parent?.type === "VariableDeclarator") return byText(asking, parent);
  // What a function that is asked gives is its answer.
  const isAnswer = asking.calls > 0 && (parent?.type === "ReturnStatement" || parent?.type === "ArrowFunctionExpression");
  if (!parent || !(isAnswer || questioning.has(parent.type))) return nothing;
  const method = callee.type === "MemberExpression" ? getPropertyName(callee) : null;
  const isLookUp = method === "includes" || method === "has";
  if (callee.type === "MemberExpression" && isLookUp && isName(asking, value)) return listedIn(asking, call, callee.object, value);
  if (isLookUp || method === "test") return byText(asking, call);
  const fn = functionOf(file, callee);
  const parameter = fn?.params[call.arguments.indexOf(value as TSESTree.CallExpressionArgument)];
  if (!fn || !parameter || asking.calls === farthest || !isError(asking, value)) return "otherwise";
  const { names, asksOtherwise } = questionsOf(file, { body: fn.body, parameter }, asking.calls + 1);
  const [by, ...others] = new Set(names.map((test) => test.by));
  if (asksOtherwise || others.length > 0) return "otherwise";
  return by ? [{ ...plain, by, node: call, form: "asked", names: names.flatMap((test) => test.names), written: call, subject: value }] : nothing;
}

/** The expression that a call ends: all of `ready && call()`. */
function endOf(call: TSESTree.Node): TSESTree.Node {
  const node = outer(call);
  return node.parent?.type === "LogicalExpression" && node.parent.right === node ? endOf(node.parent) : node;
}

/** What uses a value as an answer. */
const questioning = new Set(["BinaryExpression", "ConditionalExpression", "IfStatement", "LogicalExpression", "SwitchStatement", "UnaryExpression", "WhileStatement"]);

function listedIn({ file }: Asking, call: TSESTree.CallExpression, object: TSESTree.Node, value: TSESTree.Node): Asked {
  const list = listOf(file, object);
  const names = list?.elements.map((element) => (element ? getStringIfConstant(element, file.sourceCode.getScope(element)) : null));
  if (!list || !names?.every((name) => name !== null)) return "otherwise";
  return [{ ...plain, node: call, form: "listed", names, written: contains(call, list) ? list : call, subject: value }];
}

/** The list that an expression is, or a set is made of. */
function listOf(file: File, from: TSESTree.Node): TSESTree.ArrayExpression | undefined {
  const [origin, ...others] = originsOf(file, from);
  if (origin?.made.by !== "expression" || origin.path.length > 0 || others.length > 0) return undefined;
  const { node } = origin.made;
  const list = node.type === "NewExpression" && isGlobal(file, node.callee, "Set") ? node.arguments[0] : node;
  return list?.type === "ArrayExpression" ? list : undefined;
}

/** Whether a test in a piece of code asks anything but the error whether something was aborted or timed out. */
function asksFlag(asking: Asking, code: TSESTree.Node): boolean {
  const { file, errors } = asking;
  const isFlag = (test: TSESTree.Node): boolean => !mentionsError(errors, test) && flag.test(file.sourceCode.getText(test));
  return testsOf(code).some(isFlag) || childrenOf(file, code).some((child) => asksFlag(asking, child));
}

/** What a node tests, as far as it is one. */
function testsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  switch (node.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return [node.test];
    case "LogicalExpression":
      return [node.left, node.right];
    default:
      return [];
  }
}

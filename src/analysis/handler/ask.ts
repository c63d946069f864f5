import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName, memberName } from "../ast.js";
import { enclosing, isFunction } from "../chain.js";
import { functionOf } from "../consumption/bind.js";
import type { File } from "../file.js";
import { childrenOf } from "../nodes.js";
import type { CallNode } from "../reach.js";

/** The names that an abort's error may have, where every operation that may fail is a client's that the catalogue knows. */
export type AbortNames = readonly string[] | undefined;

/** Functions that ask whether something was aborted: `isAbortError`, `axios.isCancel`, `ensureNotCancelled`. */
const asking = /^is_?(?:abort|cancel)|(?:is|was|has|not|if|un|on|ensure|check|assert|throw|should|handle|rethrow)\w*(?:abort|cancel)|(?:abort|cancell?)(?:ed|ation|error)/i;

/** In a test, also flags that a deliberate end sets. */
const ended = /abort|cancel|interrupt|clos(?:e|ed|ing)|dispos|destroy|stop|shut|unmount|ignore|stale|terminat|kill|disconnect|exit/i;

const errorName = /^(?:abort|cancel)|ERR_CANCELED/i;

/** The `code` of an abort's `DOMException`, also as what a `case` stands for. */
const abortCode = /^20$|code.*\b20\b|\b20\b.*code/i;

/** Whether a test's text names an abort, or a flag that some deliberate end sets. */
export function isAskingTest({ sourceCode }: File, test: TSESTree.Node): boolean {
  const text = sourceCode.getText(test);
  return ended.test(text) || abortCode.test(text);
}

/** Whether evaluating `node`, and no part of it, asks about an abort or lets one through. */
export function isAsk(file: File, node: TSESTree.Node): boolean {
  switch (node.type) {
    case "MemberExpression":
      return getPropertyName(node) === "aborted";
    case "Literal":
      return typeof node.value === "string" && errorName.test(node.value) && isCompared(node);
    case "CallExpression":
    case "NewExpression":
      return isAskingCall(file, node);
    default:
      return false;
  }
}

function isCompared({ parent }: TSESTree.Node): boolean {
  return parent?.type === "BinaryExpression" || parent?.type === "ArrayExpression" || parent?.type === "SwitchCase" || parent?.type === "CallExpression";
}

/** Whether a call starts a function again in which it stands, and that asks nothing before: it tries the same work once more. */
export function isRetry(file: File, call: CallNode): boolean {
  for (let fn = enclosing(call); isFunction(fn); fn = enclosing(fn)) {
    if (isCallOf(file, call, fn)) return !/\.\s*(?:aborted|throwIfAborted)\b/.test(file.sourceCode.text.slice(fn.range[0], call.range[0]));
  }
  return false;
}

function isCallOf(file: File, { callee }: CallNode, fn: TSESTree.FunctionLike): boolean {
  const { parent } = fn;
  if (callee.type !== "MemberExpression" || callee.object.type !== "ThisExpression") return functionOf(file, callee) === fn;
  return parent.type === "MethodDefinition" && memberName(callee) === memberName(parent);
}

function isAskingCall(file: File, call: CallNode): boolean {
  const { callee } = call;
  if (isRetry(file, call)) return false;
  const name = calleeName(callee);
  return (name !== null && asking.test(name)) || (call.type === "CallExpression" && isAskingFunction(file, call));
}

/** Functions that call functions: farther than this nobody looks. */
const farthest = 3;

/** A function of this file that names aborts asks about them, or one that it calls does. */
function isAskingFunction(file: File, { callee }: TSESTree.CallExpression, calls = 0): boolean {
  const fn = calls < farthest ? functionOf(file, callee) : undefined;
  if (!fn) return false;
  return /abort|cancel/i.test(file.sourceCode.getText(fn)) || callsIn(file, fn.body).some((call) => isAskingFunction(file, call, calls + 1));
}

function callsIn(file: File, node: TSESTree.Node): readonly TSESTree.CallExpression[] {
  const inner = childrenOf(file, node).flatMap((child) => callsIn(file, child));
  return node.type === "CallExpression" ? [node, ...inner] : inner;
}

/** Whether code behind a position looks at a signal's `aborted`: what comes before it then ends without an error. */
export function looksBehind(file: File, code: TSESTree.Node, position: number): boolean {
  if (code.range[1] <= position) return false;
  return (code.type === "MemberExpression" && getPropertyName(code) === "aborted") || childrenOf(file, code).some((child) => looksBehind(file, child, position));
}

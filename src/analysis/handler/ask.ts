import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import type { CallNode } from "../callee.js";
import { isWaitedFor } from "../waited.js";
import { functionOf } from "../consumption/bind.js";
import type { File } from "../file.js";
import { carriedSignals } from "../signals/carried.js";
import { isLog } from "./log.js";

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

function isAskingCall(file: File, call: CallNode): boolean {
  const { callee } = call;
  const name = callee.type === "Identifier" ? callee.name : callee.type === "MemberExpression" ? getPropertyName(callee) : null;
  if (name !== null && asking.test(name)) return true;
  if (call.type === "CallExpression" && isAskingFunction(file, call)) return true;
  if (!isWaitedFor(call) || isLog(file, callee)) return false;
  // What gets a signal rejects as soon as it is aborted.
  const { is } = carriedSignals(file, call);
  return is === "somebody" || is === "unknown";
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

/** Whether any part of `code` asks about an abort. */
export function asks(file: File, code: TSESTree.Node): boolean {
  if (!/abort|cancel|signal|stop/i.test(file.sourceCode.getText(code))) return false;
  return isAsk(file, code) || childrenOf(file, code).some((child) => asks(file, child));
}

/** Whether code behind a position looks at a signal's `aborted`: what comes before it then ends without an error. */
export function looksBehind(file: File, code: TSESTree.Node, position: number): boolean {
  if (code.range[1] <= position) return false;
  return (code.type === "MemberExpression" && getPropertyName(code) === "aborted") || childrenOf(file, code).some((child) => looksBehind(file, child, position));
}

/** The nodes right below a node. */
export function childrenOf({ sourceCode }: File, node: TSESTree.Node): readonly TSESTree.Node[] {
  return (sourceCode.visitorKeys[node.type] ?? []).flatMap((key) => {
    const child = (node as unknown as Record<string, TSESTree.Node | (TSESTree.Node | null)[] | null | undefined>)[key];
    return (Array.isArray(child) ? child : [child]).filter((each) => each !== null && each !== undefined);
  });
}

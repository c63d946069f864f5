import type { TSESTree } from "@typescript-eslint/utils";
import { type AbortTimer, abortTimerOf, boundBy } from "./abort-timer.js";
import { bodyReadsOf } from "./body-read.js";
import { getPropertyName } from "./ast.js";
import { chainOn, contains, enclosing } from "./chain.js";
import type { Clients } from "./clients.js";
import { type ExternalCall, externalCallOf } from "./external-call.js";
import type { File } from "./file.js";
import { neverComesTo } from "./leaves.js";
import { callsIn } from "./nodes.js";
import { homeOf } from "./timer/clearing.js";
import { clearPlaces } from "./timer/place.js";
import { mayEndElsewhere } from "./wait.js";

/** An abort timer that is cleared once the headers are there, although the body is still to be read. */
export interface EarlyClear {
  readonly abortTimer: AbortTimer;
  readonly request: ExternalCall;
  /** The call that clears the timer too early. */
  readonly clear: TSESTree.CallExpression;
  /** The first call that reads the body without a limit. */
  readonly read: TSESTree.CallExpression;
  /** All calls that read the body. */
  readonly reads: readonly TSESTree.CallExpression[];
}

/** Names of those who mean to bound nothing but the wait for the headers. */
const headersOnly = /connect|header|handshake|first_?byte|ttfb/i;

/** The early clears of an abort timer, each once; none for a call that makes no such timer. */
export function earlyClearsOf(file: File, clients: Clients, call: TSESTree.CallExpression): readonly EarlyClear[] {
  const abortTimer = abortTimerOf(file, call);
  if (!abortTimer?.controller || abortTimer.timer.escapes || isRearmed(file, abortTimer) || isForHeaders(file, abortTimer)) return [];
  const requests = boundBy(file, abortTimer.controller).flatMap(({ call: bound, isJoined }) => {
    const request = isJoined ? undefined : externalCallOf(file, clients, bound);
    return request?.reach.call?.returns === "response" ? [request] : [];
  });
  return abortTimer.timer.clears.flatMap((clear) => {
    const [early] = requests.flatMap((request) => {
      const reads = bodyReadsOf(file, request.node);
      const read = reads.find((each) => isEarly(file, abortTimer, request.node, clear, each) && !isForError(file, each) && !mayEndElsewhere(file, each));
      return read ? [{ abortTimer, request, clear, read, reads }] : [];
    });
    return early ? [early] : [];
  });
}

/** Whether the controller has another timer, which may bound the body. */
function isRearmed(file: File, { timer, controller }: AbortTimer): boolean {
  const holder = controller?.holder.declaration;
  return callsIn(file, holder ? enclosing(holder) : timer.call).some((call) => {
    const other = call !== timer.call && call.type === "CallExpression" ? abortTimerOf(file, call) : undefined;
    return other !== undefined && other.controller?.holder.declaration === holder;
  });
}

function isForHeaders({ sourceCode }: File, { timer }: AbortTimer): boolean {
  const name = timer.holder?.is === "variable" ? timer.holder.variable.name : "";
  return headersOnly.test(name) || (timer.delay !== undefined && headersOnly.test(sourceCode.getText(timer.delay)));
}

/** Whether the timer is cleared behind the headers and before the read, on the way to it. */
function isEarly(file: File, { timer }: AbortTimer, request: TSESTree.Node, clear: TSESTree.CallExpression, read: TSESTree.CallExpression): boolean {
  const chain = chainOn(request).map(({ call }) => call);
  if (enclosing(clear) === enclosing(read)) return isBetween(request, chain, clear, read) || isInFinally(request, clear, read);
  const places = clearPlaces(file, clear, homeOf(file, timer)) ?? [];
  return places.some(({ node, on }) => {
    if (!on.includes("fulfilled")) return false;
    const link = chain.find((each) => each === node);
    if (link) return !contains(link, read) || outerLinks(chain, link).some((each) => each.arguments.some((argument) => contains(argument, read)));
    return node !== clear && enclosing(node) === enclosing(read) && (isBetween(request, chain, node, read) || isInFinally(request, node, read));
  });
}

/** The links of a chain that come behind one of them. */
function outerLinks(chain: readonly TSESTree.CallExpression[], link: TSESTree.CallExpression): readonly TSESTree.CallExpression[] {
  return chain.slice(chain.indexOf(link) + 1);
}

/** Whether code comes by a clear on its way from the headers to a read in the same function. */
function isBetween(request: TSESTree.Node, chain: readonly TSESTree.CallExpression[], clear: TSESTree.Node, read: TSESTree.Node): boolean {
  const isBehindHeaders = request.range[1] <= clear.range[0] && (enclosing(clear) === enclosing(request) || chain.some((link) => link.arguments.some((argument) => contains(argument, clear))));
  return isBehindHeaders && clear.range[1] <= read.range[0] && isOnTheWay(clear, read) && !neverComesTo(clear, read);
}

/** `finally { clearTimeout(timer); }` of a `try` with the request, behind which the body is read. */
function isInFinally(request: TSESTree.Node, clear: TSESTree.Node, read: TSESTree.Node): boolean {
  for (let node = clear, { parent } = clear; parent; node = parent, { parent } = node) {
    if (parent.type !== "TryStatement") continue;
    if (parent.finalizer === node) return contains(parent.block, request) && parent.range[1] <= read.range[0] && enclosing(parent) === enclosing(read);
  }
  return false;
}

/** Whether a clear is run on every way to a read behind it, but for a test of the timer itself. */
function isOnTheWay(clear: TSESTree.Node, read: TSESTree.Node): boolean {
  for (let node = clear, { parent } = clear; parent; node = parent, { parent } = node) {
    if (contains(parent, read)) return !/^(?:If|Try|Switch)Statement$|^ConditionalExpression$/.test(parent.type);
    if (parent.type === "IfStatement" && !isTestOf(parent.test, clear)) return false;
    if (parent.type === "LogicalExpression" && parent.right === node && !isTestOf(parent.left, clear)) return false;
    if (/^(?:CatchClause|SwitchCase|ConditionalExpression|For\w*Statement|(?:Do)?WhileStatement)$/.test(parent.type)) return false;
  }
  return false;
}

/** `if (timer) clearTimeout(timer)` */
function isTestOf(test: TSESTree.Node, clear: TSESTree.Node): boolean {
  const [timer] = clear.type === "CallExpression" ? clear.arguments : [];
  const tested = test.type === "BinaryExpression" ? test.left : test;
  return tested.type === "Identifier" && timer?.type === "Identifier" && tested.name === timer.name;
}

/** Whether a body is read for what an error says: in a `throw`, or where a status that is not right leads. */
function isForError(file: File, read: TSESTree.Node): boolean {
  for (let node = read, { parent } = read; parent && parent !== enclosing(read); node = parent, { parent } = node) {
    if (parent.type === "ThrowStatement") return true;
    if (parent.type === "IfStatement" && parent.consequent === node && (endsInThrow(node) || isFailedStatus(file, parent.test))) return true;
    if ((parent.type === "IfStatement" || parent.type === "ConditionalExpression") && parent.alternate === node && isRightStatus(parent.test)) return true;
  }
  return false;
}

function endsInThrow(node: TSESTree.Node): boolean {
  return node.type === "BlockStatement" && node.body.at(-1)?.type === "ThrowStatement";
}

function isRightStatus(test: TSESTree.Node): boolean {
  return test.type === "MemberExpression" && getPropertyName(test) === "ok";
}

function isFailedStatus(file: File, test: TSESTree.Node): boolean {
  if (test.type === "UnaryExpression" && test.operator === "!") return isRightStatus(test.argument);
  return test.type === "BinaryExpression" && /\.status(?:Code)?\b/.test(file.sourceCode.getText(test)) && !/^===?$/.test(test.operator);
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { chainOn, enclosing, outer } from "../analysis/chain.js";
import type { ExternalCall } from "../analysis/external-call.js";
import type { File } from "../analysis/file.js";
import type { Emitted, Heard } from "../analysis/ineffective.js";
import { isUnheard } from "../analysis/unheard.js";
import { addArgument } from "./argument.js";
import { insertFirst } from "./head.js";
import { areFree } from "./names.js";
import type { Edit } from "./offer.js";
import { insertStatement, lists, statementOf } from "./statement.js";
import { insertion, quoted, quoteHabit, type TextEdit } from "./text.js";

/** An edit that ends a call's object when its timeout event is emitted. */
export interface ListenerEdit extends Edit {
  /** The call that ends it. */
  readonly text: string;
  /** Whatever it waits for, its connect alone, or also when it is connected and idle. */
  readonly how: "listen" | "connect" | "idle";
  /** True where nothing listens for the error that ends it. */
  readonly isUnheard: boolean;
}

/** The listener that an object lacks which only emits its timeout event, or what its listener lacks. */
export function listenerEdits(file: File, call: ExternalCall, limit: Emitted | Heard): readonly ListenerEdit[] {
  const text = endingText(file, call);
  const { handle, client } = call;
  const isSocket = client.kind === "socket";
  const isExact = !isSocket && limit.is === "emitted" && handle?.isHeard === true && isNamedForGood(file, call);
  const offered = (how: ListenerEdit["how"], edits: readonly TextEdit[] | undefined): readonly ListenerEdit[] =>
    edits ? [{ how, text, isUnheard: isUnheard(file, call), isExact, fix: spanning(call, edits) }] : [];
  if (limit.is === "heard") return offered(isSocket ? "idle" : "listen", inListener(file, call, limit, text));
  if (!isSocket) return offered("listen", listening(file, call, limit, text));
  return [...offered("connect", whileConnecting(file, call, limit, text)), ...offered("idle", listening(file, call, limit, text))];
}

/**
 * For a client that has no option but a method, and emits an event: sets the time by it, with a listener that ends the
 * object. The option that it never reads goes.
 */
export function methodEdits(file: File, call: ExternalCall, duration: string, removal: TextEdit | undefined): readonly ListenerEdit[] {
  const { sourceCode } = file;
  const { name } = call.handle ?? {};
  const method = call.client.edit;
  const statement = statementOf(endOf(call.node));
  if (name === undefined || method === undefined || !statement) return [];
  const text = endingText(file, call);
  const set = `${name}.${method}(${duration}, () => ${text})`;
  const edits = (how: ListenerEdit["how"], ...statements: readonly (string | undefined)[]): readonly ListenerEdit[] => {
    const added = inserted(sourceCode, statement, statements);
    const isBehind = added?.every(({ range: [start, end] }) => start === end);
    return added ? [{ how, text, isUnheard: isUnheard(file, call), isExact: false, fix: spanning(call, removal && isBehind ? [removal, ...added] : added) }] : [];
  };
  return [...edits("connect", set, offText(file, call)), ...edits("idle", set)];
}

/** `request.destroy(new Error("Request timed out"))` */
function endingText({ sourceCode }: File, call: ExternalCall): string {
  const error = quoted(`${call.client.kind === "socket" ? "Connection" : "Request"} timed out`, quoteHabit(sourceCode));
  return `${call.handle?.name ?? ownName(call)}.destroy(new Error(${error}))`;
}

/** Whether a listener may use an object's name: of a variable that is written later, TypeScript forgets there what it holds. */
function isNamedForGood({ sourceCode }: File, { node, handle }: ExternalCall): boolean {
  const { parent } = outer(endOf(node));
  const isDeclared = parent?.type === "VariableDeclarator" && (parent.parent.kind === "const" || parent.id.typeAnnotation === undefined);
  return handle?.name !== undefined && (isDeclared || !("TSTypeReference" in sourceCode.visitorKeys));
}

/** What an object is called where it has no name. */
const ownName = ({ client }: ExternalCall): string => (client.kind === "socket" ? "socket" : "request");

/** The edits, and two that do nothing, by which they span the call: no other edit of it merges then. */
function spanning({ node }: ExternalCall, edits: readonly TextEdit[]): TSESLint.ReportFixFunction {
  const isSpanned = edits.some(({ range: [start, end] }) => start <= node.range[0] && node.range[1] <= end);
  const all = isSpanned ? edits : [...edits, ...node.range.map((at) => insertion(at, ""))];
  return (fixer) => all.map(({ range, text }) => fixer.replaceTextRange([...range], text));
}

/** `request.setTimeout(1000, () => request.destroy(…))`, or a listener behind the statement that makes the object. */
function listening(file: File, call: ExternalCall, limit: Emitted, text: string): readonly TextEdit[] | undefined {
  const { sourceCode } = file;
  if (call.handle?.name === undefined) return naming(file, call, text);
  if (limit.written?.type === "CallExpression") return withListener(file, limit.written, text);
  const statement = statementOf(endOf(call.node));
  return statement && inserted(sourceCode, statement, [listenerText(file, call, text)]);
}

const withListener = ({ sourceCode }: File, method: TSESTree.CallExpression, text: string): readonly TextEdit[] | undefined =>
  method.arguments.length === 1 ? addArgument(sourceCode, method, 1, `() => ${text}`) : undefined;

/** The same, taken off once the object has connected: what it idles for then is up to its author. */
function whileConnecting(file: File, call: ExternalCall, { written }: Emitted, text: string): readonly TextEdit[] | undefined {
  const { sourceCode } = file;
  const { handle, node } = call;
  const off = offText(file, call);
  const method = written?.type === "CallExpression" ? written : undefined;
  const statement = statementOf(method ?? endOf(node));
  if (handle?.name === undefined || off === undefined || !statement || (method && enclosing(method) !== enclosing(node))) return undefined;
  if (!method) return inserted(sourceCode, statement, [listenerText(file, call, text), off]);
  const [listener, added] = [withListener(file, method, text), inserted(sourceCode, statement, [off])];
  return listener && added && [...listener, ...added];
}

/** `socket.once("connect", () => socket.setTimeout(0))` */
function offText({ sourceCode }: File, { client: { handle }, handle: use }: ExternalCall): string | undefined {
  const event = handle?.connected;
  const method = Object.keys(handle?.methods ?? {}).find((name) => handle!.methods![name]!.ends === false);
  return event && method && `${use?.name}.once(${quoted(event, quoteHabit(sourceCode))}, () => ${use?.name}.${method}(0))`;
}

/** Statements behind another, one on each line; undefined where there is no room for all of them. */
function inserted(sourceCode: Readonly<TSESLint.SourceCode>, statement: TSESTree.Statement, texts: readonly (string | undefined)[]): readonly TextEdit[] | undefined {
  const edits = texts.map((text) => (text === undefined ? undefined : insertStatement(sourceCode, statement, text, "after")));
  const [first, ...others] = edits;
  if (!first || others.some((edit) => edit?.range[0] !== first.range[0] || edit.range[1] !== first.range[0])) return undefined;
  return edits.filter((edit) => edit !== undefined);
}

/** Names an object that only its chain of methods holds: `const request = http.get(url).on("error", fail);` */
function naming(file: File, call: ExternalCall, text: string): readonly TextEdit[] | undefined {
  const { sourceCode } = file;
  const { parent: statement } = outer(endOf(call.node));
  if (statement?.type !== "ExpressionStatement" || !lists.has(statement.parent.type) || !areFree(file, statement, [ownName(call)])) return undefined;
  const edit = insertStatement(sourceCode, statement, listenerText(file, call, text), "after");
  return edit && [insertion(statement.range[0], `const ${ownName(call)} = `), edit];
}

/** The last call of the chain that an object is made in. */
const endOf = (node: ExternalCall["node"]): TSESTree.Expression => chainOn(node).at(-1)?.call ?? node;

function listenerText({ sourceCode }: File, call: ExternalCall, text: string): string {
  const event = call.client.handle?.event ?? "timeout";
  return `${call.handle?.name ?? ownName(call)}.on(${quoted(event, quoteHabit(sourceCode))}, () => ${text})`;
}

/** Ends the object first thing in a listener that stands in its registration. */
function inListener({ sourceCode }: File, { handle }: ExternalCall, { listener, registration }: Heard, text: string): readonly TextEdit[] | undefined {
  if (handle?.name === undefined || !registration.arguments.some((argument) => argument === listener) || !listener.body) return undefined;
  if (listener.body.type === "BlockStatement") {
    const edit = insertFirst(sourceCode, listener.body, text);
    return edit && [edit];
  }
  const { range } = listener.body;
  const isPlain = sourceCode.getTokenBefore(listener.body, { includeComments: true })?.value === "=>";
  return isPlain ? [insertion(range[0], `{ ${text}; `), insertion(range[1], "; }")] : undefined;
}

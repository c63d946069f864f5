import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../analysis/ast.js";
import { chainOn, enclosing, outer } from "../analysis/chain.js";
import type { ExternalCall } from "../analysis/external-call.js";
import type { File } from "../analysis/file.js";
import { deadlineEdit } from "./bound.js";
import { durationOf, type Policy } from "./deadline.js";
import type { Edit } from "./offer.js";
import { insertStatement, lists, statementOf } from "./statement.js";
import { quoted, quoteHabit } from "./text.js";

/** One way to bound how long a socket may take to connect. */
export interface ConnectEdit extends Edit {
  /** What is written, for the suggestion's message: `handshakeTimeout: 10_000`, `socket.setTimeout(10_000, …)`. */
  readonly text: string;
}

/**
 * Bounds how long a socket may take to connect, and nothing after that: by the client's own option, or by a timeout that is
 * taken off once it has connected.
 */
export function connectEdit(file: File, call: ExternalCall, policy: Policy): ConnectEdit | undefined {
  const { bounds, edit = "signal" } = call.client;
  return bounds[edit] ? deadlineEdit(file, call, "buffered", policy) : timeoutEdit(file, call, policy);
}

/** `socket.setTimeout(10_000, () => socket.destroy(…))`, and `socket.once("connect", () => socket.setTimeout(0))`. */
function timeoutEdit(file: File, call: ExternalCall, policy: Policy): ConnectEdit | undefined {
  const { sourceCode } = file;
  const { client, node, handle } = call;
  const links = chainOn(node);
  const statement = statementOf(outer(links.at(-1)?.call ?? node) as TSESTree.Expression);
  const connected = client.handle?.connected;
  const name = handle?.name;
  const variable = name === undefined ? null : findVariable(sourceCode.getScope(node), name);
  if (!variable || connected === undefined || !statement || !lists.has(statement.parent.type) || !links.every((link) => chained.test(link.name ?? ""))) return undefined;
  const duration = durationOf(file, node, policy);
  if (!duration) return undefined;
  const text = (content: string): string => quoted(content, quoteHabit(sourceCode));
  const inserted = [
    `${name}.setTimeout(${duration.text}, () => ${name}.destroy(new Error(${text("No connection in time")})))`,
    `${name}.once(${text(connected)}, () => ${name}.setTimeout(0))`,
  ].map((each) => insertStatement(sourceCode, statement, each, "after"));
  const at = inserted[0]?.range[0];
  if (at === undefined || inserted.some((edit) => edit?.range[0] !== at || edit.range[1] !== at)) return undefined;
  return {
    text: `${name}.setTimeout(${duration.text}, …)`,
    isExact: policy.deadline !== undefined && isKeptOnce(file, variable, node) && !removing.test(sourceCode.text),
    fix: (fixer) => [...duration.edits(fixer), fixer.insertTextAfterRange([at, at], inserted.map((edit) => edit!.text).join(""))],
  };
}

/** The methods that give the socket itself, unlike `pipe` and `request`. */
const chained = /^(?:addListener|connect|end|on|once|pause|prependListener|ref|resume|setEncoding|setKeepAlive|setNoDelay|setTimeout|unref)$/;

/** Listeners that are all removed again would leave the timeout on a socket that has connected. */
const removing = /\bremoveAllListeners\b/;

/**
 * Whether a `const` holds the socket, in the function that connects it, and is typed as one: it is no other socket, is connected
 * no second time, is there for every closure, and has the methods.
 */
function isKeptOnce({ sourceCode }: File, { defs: [definition] }: TSESLint.Scope.Variable, node: TSESTree.Node): boolean {
  const declaration = definition?.parent;
  if (declaration?.type !== "VariableDeclaration" || declaration.kind !== "const" || enclosing(declaration) !== enclosing(node)) return false;
  const annotation = definition?.name.type === "Identifier" ? definition.name.typeAnnotation : undefined;
  return !annotation || /\b(?:Socket|TLSSocket|ClientHttp2Session)$/.test(sourceCode.getText(annotation));
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { chainOn, outer } from "../analysis/chain.js";
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
  readonly how: "listen";
  /** True where nothing listens for the error that ends it. */
  readonly isUnheard: boolean;
}

/** What an object is called where it has no name. */
const ownName = "request";

/** The listener that an object lacks which only emits its timeout event, or what its listener lacks. */
export function listenerEdits(file: File, call: ExternalCall, limit: Emitted | Heard): readonly ListenerEdit[] {
  const { name = ownName, isHeard = false } = call.handle ?? {};
  const text = `${name}.destroy(new Error(${quoted("Request timed out", quoteHabit(file.sourceCode))}))`;
  const isNamed = call.handle?.name !== undefined;
  const edits = limit.is === "heard" ? inListener(file, limit, text, isNamed) : isNamed ? listening(file, call, limit, text) : naming(file, call, text);
  if (!edits) return [];
  // The edit spans the call, so that no other edit of it merges.
  const span = call.node.range.map((at) => insertion(at, ""));
  return [
    {
      how: "listen",
      text,
      isUnheard: isUnheard(file, call),
      isExact: limit.is === "emitted" && isNamed && isHeard,
      fix: (fixer) => written(fixer, [...edits, ...span]),
    },
  ];
}

const written = (fixer: TSESLint.RuleFixer, edits: readonly TextEdit[]): TSESLint.RuleFix[] => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text));

/** `request.setTimeout(1000, () => request.destroy(…))`, or a listener behind the statement that makes the object. */
function listening({ sourceCode }: File, { node }: ExternalCall, { written: limit }: Emitted, text: string): readonly TextEdit[] | undefined {
  if (limit?.type === "CallExpression") return limit.arguments.length === 1 ? addArgument(sourceCode, limit, 1, `() => ${text}`) : undefined;
  const statement = statementOf(endOf(node));
  const edit = statement && insertStatement(sourceCode, statement, listenerText(sourceCode, text), "after");
  return edit && [edit];
}

/** Names an object that only its chain of methods holds: `const request = http.get(url).on("error", fail);` */
function naming(file: File, { node }: ExternalCall, text: string): readonly TextEdit[] | undefined {
  const { sourceCode } = file;
  const { parent: statement } = outer(endOf(node));
  if (statement?.type !== "ExpressionStatement" || !lists.has(statement.parent.type) || !areFree(file, statement, [ownName])) return undefined;
  const edit = insertStatement(sourceCode, statement, listenerText(sourceCode, text), "after");
  return edit && [insertion(statement.range[0], `const ${ownName} = `), edit];
}

/** The last call of the chain that an object is made in. */
const endOf = (node: ExternalCall["node"]): TSESTree.Expression => chainOn(node).at(-1)?.call ?? node;

function listenerText(sourceCode: Readonly<TSESLint.SourceCode>, text: string): string {
  const name = text.slice(0, text.indexOf("."));
  return `${name}.on(${quoted("timeout", quoteHabit(sourceCode))}, () => ${text})`;
}

/** Ends the object first thing in a listener that stands in its registration. */
function inListener({ sourceCode }: File, { listener, registration }: Heard, text: string, isNamed: boolean): readonly TextEdit[] | undefined {
  if (!isNamed || !registration.arguments.some((argument) => argument === listener) || !listener.body) return undefined;
  if (listener.body.type === "BlockStatement") {
    const edit = insertFirst(sourceCode, listener.body, text);
    return edit && [edit];
  }
  const { range } = listener.body;
  const isPlain = sourceCode.getTokenBefore(listener.body, { includeComments: true })?.value === "=>";
  return isPlain ? [insertion(range[0], `{ ${text}; `), insertion(range[1], "; }")] : undefined;
}

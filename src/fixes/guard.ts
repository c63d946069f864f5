import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { insertFirst } from "./head.js";
import { insertion, type TextEdit } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What runs when something fails: a `catch` clause, or the function handed to `.catch()`. */
export type HandlerNode = TSESTree.CatchClause | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration;

/** A statement at a handler's head, and the edits that put it there. */
export interface Guard {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** The names that a handler's error gets where it has none, the first free one. */
const names = ["error", "err", "cause", "failure"];

/**
 * Puts a statement at the head of a handler that may have no parameter yet. `statement` gets the error's name and gives
 * the text without its semicolon. `undefined` where no exact place exists: a pattern as parameter, comments that would
 * have to move, every name taken.
 */
export function guardHead(sourceCode: SourceCode, node: HandlerNode, statement: (error: string) => string): Guard | undefined {
  const parameter = node.type === "CatchClause" ? node.param : node.params[0];
  const bound = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
  if (bound && bound.type !== "Identifier") return undefined;
  const name = bound?.name ?? names.find((each) => isFree(sourceCode, node, each));
  if (name === undefined) return undefined;
  const text = statement(name);
  const naming = bound ? [] : nameError(sourceCode, node, name);
  const head = naming && putFirst(sourceCode, node, text);
  return head && { text: `${text};`, edits: [...naming, ...head] };
}

/** Whether no code in the handler means something else by a name. */
function isFree({ scopeManager }: SourceCode, node: TSESTree.Node, name: string): boolean {
  const scope = scopeManager?.acquire(node);
  const isUsed = (each: TSESLint.Scope.Scope): boolean =>
    each.set.has(name) || each.references.some(({ identifier }) => identifier.name === name) || each.childScopes.some(isUsed);
  return scope !== undefined && scope !== null && !isUsed(scope);
}

function nameError(sourceCode: SourceCode, node: HandlerNode, name: string): readonly TextEdit[] | undefined {
  if (node.type === "CatchClause") {
    const keyword = sourceCode.getFirstToken(node);
    return keyword ? [insertion(keyword.range[1], ` (${name})`)] : undefined;
  }
  const open = sourceCode.getFirstToken(node, { filter: ({ value }) => value === "(" });
  const close = open && sourceCode.getTokenAfter(open);
  return open && close?.value === ")" ? [insertion(open.range[1], name)] : undefined;
}

function putFirst(sourceCode: SourceCode, { body }: HandlerNode, text: string): readonly TextEdit[] | undefined {
  if (body.type !== "BlockStatement") return inBlock(sourceCode, body, text);
  const edit = insertFirst(sourceCode, body, text);
  return edit && [edit];
}

/** `() => null` becomes `() => { …; return null; }`. */
function inBlock(sourceCode: SourceCode, body: TSESTree.Expression, text: string): readonly TextEdit[] | undefined {
  const arrow = sourceCode.getTokenBefore(body, { filter: ({ value }) => value === "=>" });
  const fn = body.parent;
  const end = sourceCode.getLastToken(fn);
  if (!arrow || !end || sourceCode.getCommentsInside(fn).some((comment) => comment.range[0] >= arrow.range[0] && !(comment.range[0] >= body.range[0] && comment.range[1] <= body.range[1]))) return undefined;
  return [{ range: [arrow.range[1], end.range[1]], text: ` { ${text}; return ${sourceCode.getText(body)}; }` }];
}

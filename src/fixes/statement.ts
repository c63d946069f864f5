import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { endsLine, indentAt, insertion, lineBreak, onOneLine, semicolonHabit, startsLine, type TextEdit } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Puts a statement before or after another. `text` comes without its semicolon, which follows the file's habit.
 * A statement that is the whole body of an `if` or a loop gets braces. `undefined` where no exact place exists: a
 * directive, a label's loop, a declaration in a `case`.
 */
export function insertStatement(sourceCode: SourceCode, statement: TSESTree.Statement, text: string, where: "before" | "after"): TextEdit | undefined {
  if (isDirective(statement) && (where === "before" || isDirective(nextOf(statement)))) return undefined;
  const { type } = statement.parent;
  // A `case` shares its scope with the others, which can't see what it alone declares.
  if (type === "SwitchCase" && /^(?:const|let|class|function|using|await using)\b/.test(text)) return undefined;
  if (!lists.has(type)) return inBraces(sourceCode, statement, text, where);
  return where === "before" ? before(sourceCode, statement, text) : after(sourceCode, statement, text);
}

/**
 * Puts a statement in the place of another, or of its part before `rest`, which then follows as a statement of its own.
 * `text` comes without its semicolon. Comments in what goes are moved above it. `undefined` where that has no room: the
 * body of an `if` or a loop.
 */
export function replaceStatement(sourceCode: SourceCode, statement: TSESTree.Statement, text: string, rest?: TSESTree.Statement): TextEdit | undefined {
  const last = sourceCode.getLastToken(statement)!;
  // The semicolon that a file without them puts before `[` or `(` on the next line stays where it is.
  const isGuard = last.value === ";" && startsLine(sourceCode, last.range[0]);
  const end = rest?.range[0] ?? (isGuard ? sourceCode.getTokenBefore(last)! : statement).range[1];
  const comments = sourceCode.getCommentsInside(statement).filter(({ range }) => range[1] <= end);
  const isLine = startsLine(sourceCode, statement.range[0]);
  const isListed = lists.has(statement.parent.type);
  if ((rest && !isListed) || (comments.length > 0 && !(isListed && isLine))) return undefined;
  const gap = isLine ? lineBreak(sourceCode) + indentAt(sourceCode, statement.range[0]) : " ";
  const above = comments.map(({ range }) => sourceCode.text.slice(...range) + gap).join("");
  if (rest) return { range: [statement.range[0], end], text: `${above}${text};${gap}` };
  const next = sourceCode.getTokenAfter(statement);
  const isCrowded = next !== null && next.value !== "}" && onOneLine(statement, next);
  const needsSemicolon = !isGuard && (last.value === ";" || semicolonHabit(sourceCode) || continues(next) || isCrowded);
  return { range: [statement.range[0], end], text: `${above}${text}${needsSemicolon ? ";" : ""}` };
}

/** What holds a list of statements. */
export const lists = new Set<string>(["Program", "BlockStatement", "StaticBlock", "TSModuleBlock", "SwitchCase"]);

/**
 * The statement that evaluates `expression` exactly once and before all else that could tell the difference: what is put
 * before the statement runs right before the expression. Not for `a && expression`, nor the body of `() => expression`.
 */
export function statementOf(expression: TSESTree.Expression): TSESTree.Statement | undefined {
  const { parent } = expression;
  switch (parent.type) {
    case "AwaitExpression":
    case "UnaryExpression":
    case "ChainExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
      return statementOf(parent);
    case "MemberExpression":
      return parent.object === expression ? statementOf(parent) : undefined;
    case "BinaryExpression":
    case "LogicalExpression":
      return parent.left === expression ? statementOf(parent) : undefined;
    case "ConditionalExpression":
      return parent.test === expression ? statementOf(parent) : undefined;
    case "CallExpression":
    case "NewExpression":
      return parent.callee === expression || (parent.arguments[0] === expression && isName(parent.callee)) ? statementOf(parent) : undefined;
    case "AssignmentExpression":
      return parent.operator === "=" && parent.right === expression && (isName(parent.left) || isPattern(parent.left)) ? statementOf(parent) : undefined;
    case "VariableDeclarator":
      return parent.parent.declarations[0] === parent ? declarationStatement(parent.parent) : undefined;
    case "IfStatement":
      return parent.test === expression ? parent : undefined;
    case "ExpressionStatement":
    case "ReturnStatement":
    case "ThrowStatement":
      return parent;
    default:
      return undefined;
  }
}

/** `a`, `this.a`, `a.b`: what is read before an argument or an assigned value without doing anything. */
const isName = (node: TSESTree.Node): boolean =>
  node.type === "Identifier" ||
  (node.type === "MemberExpression" && !node.computed && !node.optional && (node.object.type === "Identifier" || node.object.type === "ThisExpression"));

const isPattern = ({ type }: TSESTree.Node): boolean => type === "ObjectPattern" || type === "ArrayPattern";

/** The statement that a declaration is; none where it stands in the head of a loop. */
function declarationStatement(declaration: TSESTree.VariableDeclaration): TSESTree.Statement | undefined {
  const { parent } = declaration;
  if (parent.type === "ExportNamedDeclaration") return parent;
  return lists.has(parent.type) ? declaration : undefined;
}

const isDirective = (statement: TSESTree.Node | undefined): boolean =>
  statement?.type === "ExpressionStatement" && typeof statement.directive === "string";

function nextOf(statement: TSESTree.Statement): TSESTree.Node | undefined {
  const { parent } = statement;
  if (parent.type !== "Program" && parent.type !== "BlockStatement") return undefined;
  return parent.body[parent.body.indexOf(statement) + 1];
}

function before(sourceCode: SourceCode, statement: TSESTree.Statement, text: string): TextEdit {
  const guard = leadGuard(sourceCode.getTokenBefore(statement), text);
  if (!startsLine(sourceCode, statement.range[0])) return insertion(statement.range[0], `${guard}${text}; `);
  const anchor = firstLine(sourceCode, statement);
  const next = sourceCode.getFirstToken(statement);
  return insertion(
    anchor.range[0],
    guard +
      text +
      (semicolonHabit(sourceCode) || continues(next) ? ";" : "") +
      lineBreak(sourceCode) +
      indentAt(sourceCode, anchor.range[0]),
  );
}

/** The statement, or the first of the comments right above it; a file's own first comments stay first. */
function firstLine(sourceCode: SourceCode, statement: TSESTree.Statement): TSESTree.Node | TSESTree.Token {
  let anchor: TSESTree.Node | TSESTree.Token = statement;
  if (sourceCode.ast.body[0] === statement) return anchor;
  for (const comment of sourceCode.getCommentsBefore(statement).toReversed()) {
    if (!startsLine(sourceCode, comment.range[0]) || comment.loc.end.line < anchor.loc.start.line - 1) break;
    anchor = comment;
  }
  return anchor;
}

function after(sourceCode: SourceCode, statement: TSESTree.Statement, text: string): TextEdit | undefined {
  const semicolons = semicolonHabit(sourceCode);
  let last = sourceCode.getLastToken(statement);
  if (last?.value === ";" && startsLine(sourceCode, last.range[0])) {
    // The semicolon that a file without them puts before `[` or `(`; it ends the new statement just as well.
    last = sourceCode.getTokenBefore(last);
  }
  if (!last) return undefined;
  const next = sourceCode.getTokenAfter(last);
  if ((next && onOneLine(last, next)) || !startsLine(sourceCode, statement.range[0])) {
    return insertion(last.range[1], `${lacksSemicolon(statement, last) ? ";" : ""} ${text}${next?.value === "}" && !semicolons ? "" : ";"}`);
  }
  let end: TSESTree.Token = last;
  for (const comment of sourceCode.getCommentsAfter(last)) {
    if (onOneLine(end, comment)) end = comment;
  }
  const crowded = next !== null && onOneLine(end, next);
  return insertion(
    end.range[1],
    lineBreak(sourceCode) +
      indentAt(sourceCode, statement.range[0]) +
      leadGuard(last, text) +
      text +
      (semicolons || crowded || continues(next) ? ";" : ""),
  );
}

function inBraces(sourceCode: SourceCode, statement: TSESTree.Statement, text: string, where: "before" | "after"): TextEdit | undefined {
  const outer = sourceCode.getTokenBefore(statement, { includeComments: true });
  if (!isBody(statement) || !outer || sourceCode.getCommentsAfter(statement).some((comment) => onOneLine(statement, comment))) return undefined;
  const written = sourceCode.getText(statement);
  const first = sourceCode.getFirstToken(statement);
  const last = sourceCode.getLastToken(statement);
  if (onOneLine(outer, statement)) {
    const body = lacksSemicolon(statement, last) ? `${written};` : written;
    return { range: statement.range, text: where === "before" ? `{ ${text}; ${body} }` : `{ ${body} ${text}; }` };
  }
  if (endsLine(outer) || outer.type === "Block") return undefined;
  const line = lineBreak(sourceCode) + indentAt(sourceCode, statement.range[0]);
  const habit = semicolonHabit(sourceCode) ? ";" : "";
  const inner =
    where === "before"
      ? `${line}${text}${habit || (continues(first) ? ";" : "")}${line}${written}`
      : `${line}${written}${line}${leadGuard(last, text)}${text}${habit}`;
  const close = lineBreak(sourceCode) + indentAt(sourceCode, statement.parent.range[0]);
  return { range: [outer.range[1], statement.range[1]], text: ` {${inner}${close}}` };
}

/** Whether a statement is the body of an `if`, an `else` or a loop, not a part of a loop's head or of an export. */
function isBody(statement: TSESTree.Statement): boolean {
  const { parent } = statement;
  switch (parent.type) {
    case "IfStatement":
      return true;
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return parent.body === statement;
    default:
      return false;
  }
}

/** Whether a statement ends without the semicolon that must stand before another on the same line. */
function lacksSemicolon(statement: TSESTree.Node, last: TSESTree.Token | null): boolean {
  switch (statement.type) {
    case "IfStatement":
      return lacksSemicolon(statement.alternate ?? statement.consequent, last);
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "LabeledStatement":
      return lacksSemicolon(statement.body, last);
    case "BlockStatement":
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "TryStatement":
    case "SwitchStatement":
      return false;
    default:
      return last?.value !== ";";
  }
}

/** Whether a token, on a new line, would go on with a statement that has no semicolon. */
export const continues = (token: TSESTree.Token | null): boolean => token !== null && /^[([`/+\-<]/.test(token.value);

/** The semicolon that keeps `text` from going on with the statement before it. */
function leadGuard(previous: TSESTree.Token | null | undefined, text: string): string {
  const ended = previous === null || previous === undefined || /^[;{:]$/.test(previous.value);
  return /^[([`/+\-<]/.test(text) && !ended ? ";" : "";
}

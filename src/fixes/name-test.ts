import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "../analysis/chain.js";
import type { File } from "../analysis/file.js";
import type { NameTest } from "../analysis/name-test.js";
import { ownNodes } from "../analysis/nodes.js";
import { outcomesAt } from "../analysis/outcome.js";
import { isOfAborts, type UnhandledTimeout } from "../analysis/unhandled-timeout.js";
import { bare, isGlobal } from "../analysis/value.js";
import { appendItem } from "./list.js";
import type { Edit } from "./offer.js";
import { indentAt, insertion, lineBreak, quoted, quoteHabit, startsLine, type TextEdit, textWith } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * The edit by which a test asks for the right names too. Undefined where another name would not help (the error is of a
 * class that the handler does not let so far, or all errors of the client have the name), where somebody's abort would
 * pass for a timeout by it, or a comment would have to be written twice.
 */
export function nameTestEdit(file: File, unhandled: UnhandledTimeout): Edit | undefined {
  const { test, timed, right } = unhandled;
  if (!right.every(isOfAborts) || !timed.every(({ isOurs }) => isOurs) || !isReached(file, unhandled)) return undefined;
  const edits = editsOf(file, test, right);
  return edits && { isExact: isExact(file, test), fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)) };
}

/** Whether the name is known to be a text like any other, and to decide alone: a cast to a type of the project's own may give it one value, or none. */
function isExact(file: File, { form, by, subject, isGuarded }: NameTest): boolean {
  return form !== "asked" && by === "name" && !isGuarded && ownNodes(file, subject).every((node) => node.type !== "TSLiteralType" && (node.type !== "TSTypeReference" || general.test(file.sourceCode.getText(node.typeName))));
}

/** Types that don't say what the error's name is. */
const general = /^(?:Error|DOMException|(?:NodeJS\.)?ErrnoException|Partial|Record)$/;

/** Whether the error comes to the test: it is of every class that the tests before ask for. */
function isReached(file: File, { test, timed }: UnhandledTimeout): boolean {
  return classesBefore(test.node).every((name) => {
    if (isGlobal(file, name, "Error")) return true;
    return isGlobal(file, name, "DOMException") && timed.every(({ isPlatform }) => isPlatform);
  });
}

/** The classes that an error surely is of where a node runs, by the tests that lead to it. */
function classesBefore(from: TSESTree.Node): readonly TSESTree.Node[] {
  const classes: TSESTree.Node[] = [];
  for (let node = from, { parent } = node; parent && !isFunction(node) && node.type !== "CatchClause"; node = parent, { parent } = node) {
    classes.push(...outcomesAt(node, parent).flatMap(({ test, truth }) => (truth && test.type === "BinaryExpression" && test.operator === "instanceof" ? [test.right] : [])));
  }
  return classes;
}

function editsOf(file: File, { node, form, by, written, subject }: NameTest, right: readonly string[]): readonly TextEdit[] | undefined {
  const { sourceCode } = file;
  const quote = quoteOf(file, written);
  const texts = right.map((name) => quoted(name, quote));
  const text = sourceCode.getText(subject);
  switch (form) {
    case "equal":
    case "unequal":
      return joined(file, node, form === "equal" ? "||" : "&&", texts.map((name) => textWith(sourceCode, node.range, [...(by === "code" ? nameFor(subject, quote) : []), { range: written.range, text: name }])));
    case "asked":
      return joined(file, node, "||", texts.map((name) => `(${text} instanceof Error && ${text}.name === ${name})`));
    case "listed":
      return written.type === "ArrayExpression" ? listed(sourceCode, written, texts) : joined(file, node, "||", texts.map((name) => `${text} === ${name}`));
    case "case":
      return [insertion(node.range[0], texts.map((name) => `case ${name}:${gapBefore(sourceCode, node)}`).join(""))];
  }
}

/** The edit that makes a name of an error's code. */
function nameFor(subject: TSESTree.Node, quote: '"' | "'"): readonly TextEdit[] {
  const member = bare(subject);
  return member.type === "MemberExpression" ? [{ range: member.property.range, text: member.computed ? quoted("name", quote) : "name" }] : [];
}

/** The quote that the name is written in, or else the file's. */
function quoteOf({ sourceCode }: File, written: TSESTree.Node): '"' | "'" {
  const [name = written] = written.type === "ArrayExpression" ? written.elements.filter((element) => element !== null) : [];
  if (name.type !== "Literal") return quoteHabit(sourceCode);
  return sourceCode.getText(name).startsWith("'") ? "'" : '"';
}

function listed(sourceCode: SourceCode, list: TSESTree.ArrayExpression, texts: readonly string[]): readonly TextEdit[] {
  const [open, close] = [sourceCode.getFirstToken(list)!, sourceCode.getLastToken(list)!];
  return appendItem(sourceCode, { open, close, items: list.elements.filter((element) => element !== null) }, texts.join(", "));
}

/** What stands between a label of a `switch` and what comes before it. */
function gapBefore(sourceCode: SourceCode, { range }: TSESTree.Node): string {
  return startsLine(sourceCode, range[0]) ? lineBreak(sourceCode) + indentAt(sourceCode, range[0]) : " ";
}

/** Joins other tests to one by an operator, in brackets where what stands round it would take it apart. */
function joined({ sourceCode }: File, node: TSESTree.Node, operator: "||" | "&&", tests: readonly string[]): readonly TextEdit[] | undefined {
  if (sourceCode.getCommentsInside(node).length > 0) return undefined;
  const others = tests.map((test) => ` ${operator} ${test}`).join("");
  const isOpen = needsBrackets(sourceCode, node, operator);
  return [...(isOpen ? [insertion(node.range[0], "(")] : []), insertion(node.range[1], isOpen ? `${others})` : others)];
}

function needsBrackets(sourceCode: SourceCode, node: TSESTree.Node, operator: "||" | "&&"): boolean {
  const { parent } = node;
  const isOperand = /^(?:Logical|Unary|Binary|Await|TSAs|TSSatisfies|TSNonNull|Member)Expression$/.test(parent?.type ?? "");
  if (!isOperand || (parent?.type === "LogicalExpression" && parent.operator === operator)) return false;
  return sourceCode.getTokenBefore(node)?.value !== "(" || sourceCode.getTokenAfter(node)?.value !== ")";
}

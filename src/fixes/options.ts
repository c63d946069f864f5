import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { addArgument } from "./argument.js";
import { appendItem } from "./list.js";
import { insertion, propertyKey, type TextEdit, textWith } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What to set, and where. */
export interface OptionEdit {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The position of the options argument. */
  readonly index: number;
  /** The option's dotted name: `"signal"`, `"timeout.request"`. */
  readonly path: string;
  /** The new value: the text of an expression that needs no parentheses as an argument. */
  readonly value: string;
  /** True where what stands at `index` is no options argument but one that comes behind it: a callback. */
  readonly insertBefore?: boolean;
  /**
   * The text of a condition: the option is set only where it holds, as `...(condition && { signal })`. For optional
   * signals under `exactOptionalPropertyTypes`, where `signal: undefined` doesn't type-check.
   */
  readonly condition?: string;
  /**
   * True where nothing that is spread into the options, and no variable that holds them, has the first name of `path`.
   * Without it, a nested option keeps what may be beside it (`timeout: { ...options?.timeout, request: 1 }`).
   */
  readonly absent?: boolean;
  /** The text of an argument that must stand in front of options that are new. */
  readonly before?: string | undefined;
  /** A property of the options literal that goes: the option takes its place. */
  readonly replaces?: TSESTree.Property | undefined;
}

/** What to write for an option. */
type Written = Pick<OptionEdit, "path" | "value" | "condition">;

/**
 * Sets one option of a call. The answer is the new text of the whole call, for `fixer.replaceText(call, text)`: two
 * edits of one call must overlap, or ESLint would merge them into code that neither meant. `undefined` where no exact
 * edit exists: a spread argument before the options, a getter or method of that name, a comment inside what would go.
 *
 * An options argument that is no literal is spread into a new one, so the caller must know that it is a plain object
 * (or nothing): of a `Request` or another class's instance a spread loses the getters.
 */
export function setOption(sourceCode: SourceCode, edit: OptionEdit): string | undefined {
  const { call, index } = edit;
  const keys = edit.path.split(".");
  const spread = call.arguments.findIndex((argument) => argument.type === "SpreadElement");
  if (spread !== -1 && spread <= index) return undefined;
  const argument = call.arguments[index];
  const edits =
    argument === undefined || edit.insertBefore
      ? addArgument(sourceCode, call, index, [...(edit.before === undefined ? [] : [edit.before]), newObject(edit, keys)].join(", "))
      : setInArgument(sourceCode, edit, argument, keys);
  return edits && textWith(sourceCode, call.range, edits);
}

function setInArgument(sourceCode: SourceCode, edit: OptionEdit, argument: TSESTree.Node, keys: readonly string[]): TextEdit[] | undefined {
  const target = withoutCasts(argument);
  if (target.type === "ObjectExpression") return setInLiteral(sourceCode, edit, target, keys);
  if (isNothing(target)) return replace(sourceCode, target, newObject(edit, keys));
  if (!mayHoldOptions.has(target.type)) return undefined;

  const [key = "", ...rest] = keys;
  const base = rest.length === 0 || edit.absent ? "" : nestedBase(sourceCode, argument, key);
  if (base === undefined) return undefined;
  const bare = bareInSpread.has(argument.type);
  return [
    insertion(argument.range[0], bare ? "{ ..." : "{ ...("),
    insertion(argument.range[1], `${bare ? "" : ")"}, ${propertyText(edit, keys, false, base)} }`),
  ];
}

/** `"...options?.timeout, "`: what keeps the options beside a nested one; reading it must do nothing else. */
function nestedBase(sourceCode: SourceCode, node: TSESTree.Node, key: string): string | undefined {
  if (!isPath(node) || propertyKey(key) !== key || sourceCode.getCommentsInside(node).length > 0) return undefined;
  return `...${sourceCode.getText(node)}?.${key}, `;
}

const isPath = (node: TSESTree.Node): boolean =>
  node.type === "Identifier" ||
  node.type === "ThisExpression" ||
  (node.type === "MemberExpression" && !node.computed && !node.optional && isPath(node.object));

function setInLiteral(sourceCode: SourceCode, edit: OptionEdit, literal: TSESTree.ObjectExpression, keys: readonly string[]): TextEdit[] | undefined {
  const [key = "", ...rest] = keys;
  const tight = isTight(literal);
  const at = literal.properties.findLastIndex((property) => nameOf(property) === key);
  const property = literal.properties[at];
  const unknown = edit.absent ? [] : literal.properties.slice(at + 1).filter((later) => nameOf(later) === undefined);

  if (property === undefined && edit.replaces && unknown.length === 0 && literal.properties.includes(edit.replaces)) {
    return replace(sourceCode, edit.replaces, propertyText(edit, keys, tight));
  }
  if (property === undefined) {
    const [only, ...others] = rest.length > 0 ? unknown : [];
    const base = only === undefined ? "" : only.type === "SpreadElement" ? nestedBase(sourceCode, only.argument, key) : undefined;
    if (base === undefined || others.length > 0) return undefined;
    return appendProperty(sourceCode, edit, literal, propertyText(edit, keys, tight, base));
  }
  if (property.type !== "Property" || property.kind !== "init" || property.method) return undefined;

  if (unknown.length > 0) {
    // What follows may overwrite the option, so it must stand last; TypeScript allows no second property of one name.
    const removed = rest.length === 0 && isConstant(property.value) ? removeProperty(sourceCode, property) : undefined;
    return removed && [removed, ...appendProperty(sourceCode, edit, literal, propertyText(edit, keys, tight))];
  }
  if (rest.length > 0) {
    const value = withoutCasts(property.value);
    if (value.type === "ObjectExpression") return setInLiteral(sourceCode, edit, value, rest);
    return isOff(value) && !property.shorthand ? replace(sourceCode, property.value, newObject(edit, rest, tight)) : undefined;
  }
  if (edit.condition !== undefined) return replace(sourceCode, property, propertyText(edit, keys, tight));
  return setValue(sourceCode, edit, property, key);
}

/** Gives a property its new value; one that becomes `signal: signal` is written as shorthand. */
function setValue(sourceCode: SourceCode, edit: OptionEdit, property: TSESTree.Property, key: string): TextEdit[] | undefined {
  const bare = property.key.type === "Identifier" && !property.computed;
  const shorten = property.shorthand || (bare && edit.value === key && sourceCode.getCommentsInside(property).length === 0);
  return shorten
    ? replace(sourceCode, property, propertyText(edit, [key]))
    : replace(sourceCode, property.value, edit.value);
}

function appendProperty(sourceCode: SourceCode, edit: OptionEdit, literal: TSESTree.ObjectExpression, text: string): TextEdit[] {
  const open = sourceCode.getFirstToken(literal);
  const close = sourceCode.getLastToken(literal);
  if (!open || !close || (edit.condition !== undefined && endsWith(sourceCode, literal, text))) return [];
  if (literal.properties.length === 0 && sourceCode.getCommentsBefore(close).length === 0) {
    return [{ range: [open.range[1], close.range[0]], text: ` ${text} ` }];
  }
  return appendItem(sourceCode, { open, close, items: literal.properties }, text);
}

/** Whether a literal has this spread, and nothing behind it that may overwrite what it sets. */
function endsWith(sourceCode: SourceCode, literal: TSESTree.ObjectExpression, spread: string): boolean {
  const last = literal.properties.findLast((property) => nameOf(property) === undefined);
  return last !== undefined && withoutSpace(sourceCode.getText(last)) === withoutSpace(spread);
}

const withoutSpace = (text: string): string => text.replace(/\s+/g, "");

/** Whether a literal is written without inner spaces: `{a: 1}`. */
function isTight(literal: TSESTree.ObjectExpression): boolean {
  const first = literal.properties[0];
  return first?.range[0] === literal.range[0] + 1;
}

function removeProperty(sourceCode: SourceCode, property: TSESTree.Property): TextEdit | undefined {
  const comma = sourceCode.getTokenAfter(property);
  const next = comma && sourceCode.getTokenAfter(comma, { includeComments: true });
  if (!next || sourceCode.getCommentsInside(property).length > 0 || sourceCode.getCommentsBefore(comma).length > 0) return undefined;
  return { range: [property.range[0], next.range[0]], text: "" };
}

function replace(sourceCode: SourceCode, node: TSESTree.Node, text: string): TextEdit[] | undefined {
  return sourceCode.getCommentsInside(node).length > 0 ? undefined : [{ range: node.range, text }];
}

/** `timeout: { request: 1 }`, `signal`, `...(signal && { signal })`; `base` goes first into a nested object. */
function propertyText(edit: Written, keys: readonly string[], tight = false, base = ""): string {
  const [key = "", ...rest] = keys;
  if (rest.length > 0) return `${propertyKey(key)}: ${inBraces(base + propertyText(edit, rest, tight), tight)}`;
  const property = edit.value === key ? key : `${propertyKey(key)}: ${edit.value}`;
  return edit.condition === undefined ? property : `...(${edit.condition} && ${inBraces(property, tight)})`;
}

const inBraces = (text: string, tight: boolean): string => (tight ? `{${text}}` : `{ ${text} }`);

const newObject = (edit: Written, keys: readonly string[], tight = false): string =>
  inBraces(propertyText(edit, keys, tight), tight);

/** An options object that holds one option. */
export const optionsText = (edit: Written): string => newObject(edit, edit.path.split("."));

/** A property's name; `undefined` for a spread and for a computed key. */
function nameOf(property: TSESTree.ObjectLiteralElement): string | undefined {
  if (property.type !== "Property") return undefined;
  if (property.key.type === "Literal") return String(property.key.value);
  return property.key.type === "Identifier" && !property.computed ? property.key.name : undefined;
}

function withoutCasts(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
    case "TSNonNullExpression":
      return withoutCasts(node.expression);
    default:
      return node;
  }
}

/** `undefined`, `null`, `void 0`. */
const isNothing = (node: TSESTree.Node): boolean =>
  (node.type === "Identifier" && node.name === "undefined") ||
  (node.type === "Literal" && node.raw === "null") ||
  (node.type === "UnaryExpression" && node.operator === "void" && node.argument.type === "Literal");

const isConstant = (node: TSESTree.Node): boolean =>
  isNothing(node) || node.type === "Literal" || node.type === "Identifier";

/** What clients take for "no limit". */
const isOff = (node: TSESTree.Node): boolean =>
  isNothing(node) ||
  (node.type === "Literal" && (node.value === false || node.value === 0)) ||
  (node.type === "Identifier" && node.name === "Infinity");

/** The expressions that may stand for an options object, of which a spread makes a copy. */
const mayHoldOptions = new Set<string>([
  "Identifier",
  "MemberExpression",
  "CallExpression",
  "ChainExpression",
  "AwaitExpression",
  "YieldExpression",
  "ConditionalExpression",
  "LogicalExpression",
  "AssignmentExpression",
  "SequenceExpression",
]);

/** Those that people spread without parentheses. */
const bareInSpread = new Set<string>(["Identifier", "MemberExpression", "CallExpression", "ChainExpression", "TSNonNullExpression"]);

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { enclosing, outer } from "../chain.js";
import type { File } from "../file.js";
import { signalMethod } from "./made.js";
import { object, optional, type Shape, signal } from "./shape.js";

/** Members of a signal that others have too: a settled promise its `reason`, a request its `aborted`. */
const shared = new Set(["aborted", "reason", "onabort"]);

/** What a parameter of options is called; the signal of another, of a request or a context, is lent and not handed over. */
const options = /(?:opts?|options?|init|config|params?|args?|settings)$/i;

/**
 * What the code without annotations proves of a parameter: its JSDoc says what it is, or it is used as only an
 * AbortSignal can be.
 * @param path the names of the properties that a pattern takes it from
 */
export function provenShape(file: File, variable: TSESLint.Scope.Variable, path: readonly string[]): Shape {
  const mentions = variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
  const named = path.length > 0 ? ["", ...path] : [variable.name];
  const self = documented(file, variable, named) ?? used(file, mentions);
  if (self) return self;
  const members = new Map<string, TSESTree.Node[]>();
  for (const mention of mentions) {
    const member = mention.parent;
    if (member.type !== "MemberExpression" || member.object !== mention) continue;
    const key = getPropertyName(member);
    if (key !== null) members.set(key, [...(members.get(key) ?? []), member]);
  }
  const property = (key: string): Shape | undefined => documented(file, variable, [...named, key]) ?? (options.test(variable.name) ? used(file, members.get(key) ?? []) : undefined);
  return optional(object(() => [...new Set(["signal", ...members.keys()])], property), mentions.some(isGuarded));
}

/** A signal, if any of the mentions proves it; an optional one, if any of them asks whether it is there. */
function used(file: File, mentions: readonly TSESTree.Node[]): Shape | undefined {
  return mentions.some((mention) => isUse(file, mention)) ? optional(signal, mentions.some(isGuarded)) : undefined;
}

function isUse(file: File, mention: TSESTree.Node): boolean {
  const { parent } = mention;
  if (parent?.type === "ArrayExpression") return isJoined(file, parent);
  if (parent?.type !== "MemberExpression" || parent.object !== mention) return false;
  const name = getPropertyName(parent);
  if (name === "throwIfAborted") return true;
  if (name === null || !/signal|abort/i.test(nameOf(mention))) return false;
  if (name !== "addEventListener" && name !== "removeEventListener") return shared.has(name);
  const call = parent.parent;
  const [event] = call.type === "CallExpression" && call.callee === parent ? call.arguments : [];
  return event?.type === "Literal" && event.value === "abort";
}

function nameOf(mention: TSESTree.Node): string {
  return mention.type === "MemberExpression" ? (getPropertyName(mention) ?? "") : mention.type === "Identifier" ? mention.name : "";
}

/** `AbortSignal.any([signal, …])`, also with `.filter(Boolean)` behind the list. */
function isJoined(file: File, list: TSESTree.ArrayExpression): boolean {
  const filter = list.parent.type === "MemberExpression" && getPropertyName(list.parent) === "filter" ? list.parent.parent : list;
  const call = filter.parent;
  return call?.type === "CallExpression" && call.callee !== filter && signalMethod(file, call) === "any";
}

function isGuarded(from: TSESTree.Node): boolean {
  const mention = outer(from);
  const { parent } = mention;
  switch (parent?.type) {
    case "MemberExpression":
      return parent.optional && parent.object === mention;
    case "IfStatement":
    case "LogicalExpression":
    case "UnaryExpression":
    case "BinaryExpression":
      return true;
    case "ConditionalExpression":
      return parent.test === mention;
    default:
      return false;
  }
}

/** What the comment before the function says: `@param {AbortSignal} [options.signal]`. */
function documented(file: File, variable: TSESLint.Scope.Variable, name: readonly string[]): Shape | undefined {
  const fn = variable.defs[0]?.node;
  const comment = fn && commentBefore(file, fn);
  if (!comment) return undefined;
  // JSDoc has a name of its own for a parameter that is a pattern.
  const pattern = name.map((part) => part.replace(/\W/g, "\\$&") || "\\w+").join("\\.");
  const [, type = "", bracket = ""] = new RegExp(`@param\\s+\\{([^}]*)\\}\\s+(\\[?)${pattern}(?![\\w.$])`).exec(comment) ?? [];
  const parts = type.split("|").map((part) => part.replace(/[\s()?!=]/g, ""));
  const present = parts.filter((part) => part !== "undefined" && part !== "null");
  if (present.length !== 1 || present[0] !== "AbortSignal") return undefined;
  return optional(signal, bracket === "[" || present.length < parts.length || /[?=]/.test(type));
}

function commentBefore(file: File, fn: TSESTree.Node): string | undefined {
  const statement = ["MethodDefinition", "Property", "VariableDeclarator", "AssignmentExpression"].includes(fn.parent?.type ?? "") ? fn.parent! : fn;
  for (let node: TSESTree.Node | undefined = statement; node && node !== enclosing(statement); node = node.parent) {
    const comment = file.sourceCode.getCommentsBefore(node).at(-1);
    if (comment?.value.startsWith("*")) return comment.value;
    if (node.type.endsWith("Statement") || node.type.endsWith("Declaration") || node.type === "MethodDefinition" || node.type === "Property") {
      if (!node.parent?.type.startsWith("Export")) return undefined;
    }
  }
  return undefined;
}

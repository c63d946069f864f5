import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { type LocalFunction, parametersOf } from "../consumption/bind.js";
import { contains } from "../chain.js";
import type { File } from "../file.js";
import { isLog } from "../log.js";
import { patternPath } from "../pattern.js";
import { bare, variableOf } from "../value.js";

/** A part of what a function is called with: an argument, or a property of one. */
export interface Part {
  readonly index: number;
  readonly path: readonly string[];
  /** The properties that were taken from it before it came here: `({ url, ...init })`. */
  readonly without: readonly string[];
}

/**
 * The part of a function's arguments that an expression in it is: `init`, `options.signal`, the `signal` of `({ signal })`,
 * a `const` made of any of these. Undefined where it may have become another, or where the function does more with it than
 * the call that reads it.
 */
export function partOf(file: File, fn: LocalFunction, from: TSESTree.Node, call: TSESTree.Node): Part | undefined {
  const node = bare(from);
  if (node.type === "Identifier") return ofVariable(file, fn, node, call);
  if (node.type === "MemberExpression") {
    const name = getPropertyName(node, file.sourceCode.getScope(node));
    const object = name === null ? undefined : partOf(file, fn, node.object, call);
    return object && within(object, [name!]);
  }
  return undefined;
}

function within(part: Part, path: readonly string[]): Part | undefined {
  const [first] = path;
  if (first === undefined) return part;
  return part.without.includes(first) ? undefined : { ...part, path: [...part.path, ...path], without: [] };
}

function ofVariable(file: File, fn: LocalFunction, name: TSESTree.Identifier, call: TSESTree.Node): Part | undefined {
  const variable = variableOf(file, name);
  const [definition, ...others] = variable?.defs ?? [];
  if (!variable || !definition || others.length > 0 || definition.name.type !== "Identifier") return undefined;
  if (variable.references.some((reference) => (reference.isWrite() && !reference.init) || !isInnocent(file, reference, call))) return undefined;
  const { node } = definition;
  if (node === fn) {
    const index = parametersOf(fn).findIndex((parameter) => contains(parameter, definition.name));
    const parameter = parametersOf(fn)[index];
    return parameter && taken({ index, path: [], without: [] }, parameter.type === "AssignmentPattern" ? parameter.left : parameter, definition.name);
  }
  if (node.type !== "VariableDeclarator" || !node.init || node.parent.kind !== "const") return undefined;
  const whole = partOf(file, fn, node.init, call);
  return whole && taken(whole, node.id, definition.name);
}

/** What a name in a pattern takes of the part that the pattern is given. */
function taken(part: Part, pattern: TSESTree.Node, name: TSESTree.Identifier): Part | undefined {
  if (pattern === name) return part;
  const rest = name.parent.type === "RestElement" && name.parent.parent === pattern && pattern.type === "ObjectPattern" ? pattern : undefined;
  if (rest && part.path.length === 0) {
    const names = rest.properties.flatMap((property) => (property.type === "Property" ? [getPropertyName(property)] : []));
    return names.every((each) => each !== null) ? { ...part, without: [...part.without, ...names] } : undefined;
  }
  const path = patternPath(pattern, name);
  return path && within(part, path);
}

/** Options by which a function may bound, or may have bounded, what it waits for in a way of its own. */
const limiting = /time|abort|signal|deadline|cancel|retry/i;

/** Options that a function may write to what it is given, since they bound no call: most wrappers add headers of their own. */
const harmless = new Set(["headers", "method", "body"]);

/** Whether a mention can neither bound the call nor decide whether it is made: it is in the call, is copied, is logged, or reads something else. */
function isInnocent(file: File, { identifier, init }: TSESLint.Scope.Reference, call: TSESTree.Node): boolean {
  const { parent } = identifier;
  if (init || contains(call, identifier) || parent.type === "SpreadElement" || parent.type === "TSTypeQuery") return true;
  if (parent.type === "VariableDeclarator") return parent.init === identifier && isSplit(parent.id);
  if (parent.type === "CallExpression") return parent.callee !== identifier && isLog(file, parent.callee);
  if (parent.type !== "MemberExpression") return parent.type === "Property" && parent.parent.type === "ObjectExpression";
  if (parent.object !== identifier) return false;
  const name = getPropertyName(parent, file.sourceCode.getScope(parent));
  const isWritten = parent.parent.type === "AssignmentExpression" && parent.parent.left === parent;
  const isKept = parent.parent.type === "VariableDeclarator" || parent.parent.type === "Property";
  if (isWritten) return name !== null && harmless.has(name);
  return name !== null && (isKept || !limiting.test(name));
}

/** A pattern, or a name: whoever asks what becomes of that sees the rest. */
function isSplit(pattern: TSESTree.Node): boolean {
  return pattern.type === "ObjectPattern" || pattern.type === "Identifier";
}

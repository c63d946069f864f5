import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { memberName } from "./ast.js";
import { enclosing } from "./chain.js";
import { once } from "./once.js";

/** Names of the global object. */
export const globalObjects: ReadonlySet<string> = new Set(["globalThis", "window", "self", "global"]);

/** What a variable was given after its declaration, as one use of it sees it. */
export interface Written {
  /** The values; undefined for a write that shows no value of its own. */
  readonly values: readonly (TSESTree.Expression | undefined)[];
  /** Whether one of them surely stands in the place of what the declaration gave. */
  readonly replaces: boolean;
}

/** The values that a use of a variable may see: of two writes that surely happen one after the other, the last. */
export function writtenTo(variable: TSESLint.Scope.Variable, use: TSESTree.Node): Written {
  const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init).map(({ identifier }) => assignmentOf(identifier));
  const last = writes.findLastIndex((write) => write && isSureBefore(write, variable, use));
  return { values: writes.slice(Math.max(last, 0)).map((write) => write?.right), replaces: last !== -1 };
}

function assignmentOf({ parent }: TSESTree.Node): TSESTree.AssignmentExpression | undefined {
  return parent?.type === "AssignmentExpression" && parent.left.type === "Identifier" ? parent : undefined;
}

/** Whether a write is a statement of the block that declares the variable; a function made in it is taken to run later. */
function isSureBefore(write: TSESTree.AssignmentExpression, { scope }: TSESLint.Scope.Variable, use: TSESTree.Node): boolean {
  const block = write.parent.type === "ExpressionStatement" && write.operator === "=" ? write.parent.parent : undefined;
  const isInBlock = block !== undefined && (block === scope.block || ("body" in scope.block && block === scope.block.body));
  return isInBlock && (enclosing(use) !== enclosing(write) || write.range[1] <= use.range[0]);
}

/** The places that mean the global of that name, declared in the configuration or not. */
export function globalReferences({ scopeManager }: Readonly<TSESLint.SourceCode>, name: string): readonly TSESLint.Scope.Reference[] {
  const globalScope = scopeManager?.globalScope;
  const undeclared = globalScope?.through.filter(({ identifier }) => identifier.name === name) ?? [];
  return [...(globalScope?.set.get(name)?.references ?? []), ...undeclared];
}

/** The places that mean what a file declares nowhere. */
const undeclared = once(({ scopeManager }: Readonly<TSESLint.SourceCode>): readonly TSESLint.Scope.Reference[] => {
  const scope = scopeManager?.globalScope;
  const configured = scope?.variables.filter(({ defs, references }) => references.length > 0 && defs.length === 0).flatMap(({ references }) => references) ?? [];
  return [...(scope?.through ?? []), ...configured];
});

/** The names of the globals that a file speaks of. */
export const globalNames = once((sourceCode: Readonly<TSESLint.SourceCode>): ReadonlySet<string> => new Set(undeclared(sourceCode).map(({ identifier }) => identifier.name)));

/** The globals that this file gives another value: `globalThis.fetch = withTimeout(fetch)`. */
export const replacedGlobals = once((sourceCode: Readonly<TSESLint.SourceCode>): ReadonlySet<string> => new Set(undeclared(sourceCode).flatMap((reference) => replacedBy(reference) ?? [])));

function replacedBy(reference: TSESLint.Scope.Reference): string | null | undefined {
  const { identifier } = reference;
  if (reference.isWrite()) return identifier.name;
  const { parent } = identifier;
  if (!globalObjects.has(identifier.name) || parent.type !== "MemberExpression" || parent.object !== identifier) return undefined;
  return parent.parent.type === "AssignmentExpression" && parent.parent.left === parent ? memberName(parent) : undefined;
}

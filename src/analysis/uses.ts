import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { enclosing } from "./chain.js";
import { functionOf } from "./consumption/bind.js";
import type { File } from "./file.js";
import { variableOf } from "./value.js";

/** The variables of a file that a function uses, itself or through the functions of the file that it names. */
export function usedBy(file: File, fn: TSESTree.FunctionLike): ReadonlySet<TSESLint.Scope.Variable> {
  const used = new Set<TSESLint.Scope.Variable>();
  const visit = (each: TSESTree.FunctionLike): void => {
    for (const { identifier } of file.sourceCode.scopeManager?.acquire(each, true)?.through ?? []) {
      const variable = variableOf(file, identifier);
      if (!variable || used.has(variable)) continue;
      used.add(variable);
      const named = identifier.type === "Identifier" ? functionOf(file, identifier) : undefined;
      if (named) visit(named);
    }
  };
  visit(fn);
  return used;
}

/** Where the function round a node goes on, behind it, with one of the variables: it declares, writes or reads one. */
export function laterUses(variables: Iterable<TSESLint.Scope.Variable>, node: TSESTree.Node): readonly TSESTree.Node[] {
  const fn = enclosing(node);
  const places = [...variables].flatMap(({ defs, references }) => [...defs.map(({ name }) => name), ...references.map(({ identifier }) => identifier)]);
  return places.filter((place) => place.range[0] >= node.range[1] && enclosing(place) === fn).sort((a, b) => a.range[0] - b.range[0]);
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { contains, enclosing } from "./chain.js";
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

/** A place where a variable is put to use. */
export interface Use {
  readonly place: TSESTree.Node;
  readonly is: "declared" | "written" | "read";
}

/**
 * What the functions round a node, the innermost and those round it, do behind the node with some variables, in the order
 * of the code. A function's own declaration is no use: its name holds from the start.
 */
export function usesBehind(variables: readonly TSESLint.Scope.Variable[], node: TSESTree.Node): readonly Use[] {
  return variables
    .flatMap(({ defs, references }): Use[] => [
      ...defs.filter(({ type }) => type !== ("FunctionName" as typeof type)).map(({ name }) => ({ place: name, is: "declared" as const })),
      ...references.filter(({ init }) => !init).map((reference) => ({ place: reference.identifier, is: reference.isWrite() ? ("written" as const) : ("read" as const) })),
    ])
    .filter(({ place }) => place.range[0] >= node.range[1] && contains(enclosing(place), node))
    .sort((a, b) => a.place.range[0] - b.place.range[0]);
}

import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../ast.js";
import type { File } from "../file.js";
import type { RankedSignal } from "../signals.js";
import { handedBy, signalOf } from "../signals/source.js";
import { typeShape } from "../types/signal.js";
import { functionsBetween } from "./between.js";

/**
 * The signal that a callback between a call and the function that was given `signal` gets by its context's type alone, which
 * is nearer: `await within(1_000, (own) => load())`. Dear: every parameter there that has no type is asked for one.
 */
export function contextSignal(file: File, call: TSESTree.Node, { text }: RankedSignal): RankedSignal | undefined {
  const parameters = functionsBetween(file, call, text).flatMap(({ params }) => params);
  return parameters.flatMap((parameter) => (parameter.type === "Identifier" && !parameter.typeAnnotation ? signalBy(file, call, parameter) : []))[0];
}

function signalBy(file: File, call: TSESTree.Node, parameter: TSESTree.Identifier): readonly RankedSignal[] {
  const variable = findVariable(file.sourceCode.getScope(call), parameter.name);
  const shape = file.types && typeShape(file.types, parameter);
  if (variable?.defs[0]?.name !== parameter || shape?.is !== "signal") return [];
  return handedBy(parameter.name, shape, variable).map((source) => ({ ...signalOf(source), rank: 0 }));
}

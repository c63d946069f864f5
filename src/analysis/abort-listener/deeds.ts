import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "../ast.js";
import { functionOf } from "../consumption/bind.js";
import { isFunction } from "../chain.js";
import type { File } from "../file.js";
import { isLog } from "../log.js";
import { childrenOf } from "../nodes.js";
import { type Settler, settlerOf } from "../settler.js";
import { bare, variableOf } from "../value.js";

/** What a listener does when the signal is aborted. */
export interface Deeds {
  /** The promises that it settles. */
  readonly settles: readonly Settler["made"][];
  /** The objects whose `abort` it calls. */
  readonly aborts: readonly TSESTree.Expression[];
  /** The variables that it writes to. */
  readonly writes: readonly TSESLint.Scope.Variable[];
  /** Whether it does anything else: ends a process, tells somebody. */
  readonly more: boolean;
}

const nothing: Deeds = { settles: [], aborts: [], writes: [], more: false };
const anything: Deeds = { ...nothing, more: true };

/** Functions that the listener calls, and that those call, are followed this far. */
const deepest = 3;

/** What a listener does, itself or through functions of this file. */
export function deedsOf(file: File, listener: TSESTree.Expression): Deeds {
  const settler = settlerOf(file, listener);
  if (settler) return { ...nothing, settles: [settler.made] };
  const fn = functionOf(file, listener);
  return fn ? inCode(file, fn.body, 0) : anything;
}

function inCode(file: File, node: TSESTree.Node, depth: number): Deeds {
  switch (node.type) {
    case "CallExpression": {
      const callee = bare(node.callee) as TSESTree.Expression;
      // What makes the error of a rejection does nothing else.
      return settlerOf(file, callee) ? called(file, callee, depth) : together([called(file, callee, depth), ...node.arguments.map((argument) => inCode(file, argument, depth))]);
    }
    case "AssignmentExpression": {
      const { left } = node;
      const variable = left.type === "Identifier" ? variableOf(file, left) : undefined;
      return together([variable ? { ...nothing, writes: [variable] } : anything, inCode(file, node.right, depth)]);
    }
    case "UpdateExpression":
      return node.argument.type === "Identifier" ? nothing : anything;
    case "UnaryExpression":
      return node.operator === "delete" ? anything : inCode(file, node.argument, depth);
    default:
      return isFunction(node) ? nothing : together(childrenOf(file, node).map((child) => inCode(file, child, depth)));
  }
}

const harmless = /^(?:clear(?:Timeout|Interval|Immediate)|removeEventListener|removeListener|off|Error|String)$/;

/** What the call of a function does. */
function called(file: File, callee: TSESTree.Expression, depth: number): Deeds {
  const settler = settlerOf(file, callee);
  if (settler) return { ...nothing, settles: [settler.made] };
  const name = calleeName(callee);
  if (callee.type === "MemberExpression" && name === "abort") return { ...nothing, aborts: [callee.object] };
  if (harmless.test(name ?? "") || isLog(file, callee)) return nothing;
  const fn = depth < deepest ? functionOf(file, callee) : undefined;
  return fn ? inCode(file, fn.body, depth + 1) : anything;
}

function together(deeds: readonly Deeds[]): Deeds {
  return {
    settles: [...new Set(deeds.flatMap(({ settles }) => settles))],
    aborts: deeds.flatMap(({ aborts }) => aborts),
    writes: [...new Set(deeds.flatMap(({ writes }) => writes))],
    more: deeds.some(({ more }) => more),
  };
}

import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "../ast.js";
import { functionOf } from "../consumption/bind.js";
import { aborterOf } from "../controller.js";
import type { File } from "../file.js";
import { isLog } from "../log.js";
import { settlerOf } from "../settler.js";
import type { Timer } from "../timer.js";

/** What a timer settles a promise with. */
export interface Settling {
  readonly way: "resolve" | "reject";
  /** Undefined where it gives nothing. */
  readonly value: TSESTree.Expression | undefined;
  /** Whether the timer does nothing else of note: it logs, it aborts. */
  readonly isAll: boolean;
}

/** How a timer settles the promise round it; undefined where its function decides that, or can't be seen. */
export function settlingOf(file: File, { call, callback }: Timer): Settling | undefined {
  const settler = callback && settlerOf(file, callback);
  if (settler) {
    const [value, ...others] = call.arguments.slice(2);
    return value?.type === "SpreadElement" || others.length > 0 ? undefined : { way: settler.way, value, isAll: true };
  }
  const fn = callback && functionOf(file, callback);
  if (!fn || fn.async || fn.generator) return undefined;
  const deeds = fn.body.type === "BlockStatement" ? fn.body.body.map(deedOf) : [fn.body];
  const settlings = deeds.flatMap((deed) => (deed && settlingCall(file, deed)) ?? []);
  const [settling, ...others] = settlings;
  return settling && others.length === 0 ? { ...settling, isAll: deeds.every((deed) => deed && (settlingCall(file, deed) || isHarmless(file, deed))) } : undefined;
}

/** What a statement does, if that is an expression. */
function deedOf(statement: TSESTree.Statement): TSESTree.Expression | undefined {
  if (statement.type === "ExpressionStatement") return statement.expression;
  return statement.type === "ReturnStatement" ? (statement.argument ?? undefined) : undefined;
}

function settlingCall(file: File, deed: TSESTree.Expression): Omit<Settling, "isAll"> | undefined {
  const settler = deed.type === "CallExpression" ? settlerOf(file, deed.callee) : undefined;
  if (deed.type !== "CallExpression" || !settler) return undefined;
  const [value] = deed.arguments;
  return value?.type === "SpreadElement" ? undefined : { way: settler.way, value };
}

/** Whether what a timer does may as well be left out when the race is over: it ends the work or the timer, which have ended, or tells of it. */
function isHarmless(file: File, deed: TSESTree.Expression): boolean {
  return deed.type === "CallExpression" && (aborterOf(deed) !== undefined || isLog(file, deed.callee) || calleeName(deed.callee) === "clearTimeout");
}

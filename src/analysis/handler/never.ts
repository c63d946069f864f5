import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { contains } from "../chain.js";
import type { File } from "../file.js";
import { functionOf } from "../consumption/bind.js";
import { isNever } from "../types/never.js";
import { isGlobal } from "../value.js";

/** Whether a call may never return: it ends the process, its type says so, or the function of this file that it calls throws. */
export function mayNeverReturn(file: File, call: TSESTree.CallExpression): boolean {
  const { callee } = call;
  if (callee.type === "MemberExpression" && isGlobal(file, callee.object, "process")) return /^(?:exit|abort|reallyExit)$/.test(getPropertyName(callee) ?? "");
  const fn = functionOf(file, callee);
  // A function that is called again tries once more, whatever it throws in the end.
  if (fn && contains(fn, call)) return false;
  if (fn) return /\bthrow\b|\bprocess\.exit\b/.test(file.sourceCode.getText(fn));
  const end = call.parent.type === "AwaitExpression" ? call.parent : call;
  // Only a call that is a statement's whole expression can end a path.
  return /^(?:Expression|Return)Statement$/.test(end.parent.type) && file.types !== undefined && isNever(file.types, end);
}

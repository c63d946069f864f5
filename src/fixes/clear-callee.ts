import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, findVariable } from "../analysis/ast.js";
import type { File } from "../analysis/file.js";

/** `clearTimeout`, reached as a timer's `setTimeout` is: `window.clearTimeout`; undefined where that name means something else at `at`. */
export function clearCallee({ sourceCode }: File, { callee }: TSESTree.CallExpression, at: TSESTree.Node): string | undefined {
  const clear = calleeName(callee) === "setInterval" ? "clearInterval" : "clearTimeout";
  if (callee.type === "MemberExpression") return callee.object.type === "Identifier" && !callee.computed && !callee.optional ? `${callee.object.name}.${clear}` : undefined;
  const [definition] = findVariable(sourceCode.getScope(at), clear)?.defs ?? [];
  return callee.type === "Identifier" && (definition === undefined || isOfTimers(definition.parent)) ? clear : undefined;
}

const isOfTimers = (declaration: TSESTree.Node | null | undefined): boolean => declaration?.type === "ImportDeclaration" && /^(?:node:)?timers$/.test(declaration.source.value);

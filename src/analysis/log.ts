import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "./ast.js";
import type { File } from "./file.js";

/** Methods that write down what they are given, on an object whose name says that it is there to do so. */
const method = /^(?:log|info|warn|warning|error|debug|trace|verbose|fatal|notice|silly|write|print\w*|\w*log\w*)$/i;
const object = /console|\blog\b|logger|debug|sentry|telemetry|\bspan\b/i;

/** Methods whose own name says so. */
const speaking = /^(?:record(?:Exception|Error)|capture(?:Exception|Message))$/;

/** Functions that write down what they are given. */
const fn = /^(?:log|debug|warn|trace|print)(?:[A-Z_]\w*)?$|(?:^|[a-z_])(?:Log|Logger|Debug)$|^(?:capture(?:Exception|Message)|reportError|logger)$/;

/** Whether a callee only writes down what it is given: `console.error`, `this.logger.warn`, `debugLog`. */
export function isLog({ sourceCode }: File, callee: TSESTree.Node): boolean {
  if (callee.type === "ChainExpression") return isLog({ sourceCode, types: undefined }, callee.expression);
  if (callee.type === "Identifier") return fn.test(callee.name);
  if (callee.type !== "MemberExpression") return false;
  const name = getPropertyName(callee) ?? "";
  const on = sourceCode.getText(callee.object);
  return speaking.test(name) || (method.test(name) && object.test(on)) || (name === "write" && /^process\.std(?:err|out)$/.test(on));
}

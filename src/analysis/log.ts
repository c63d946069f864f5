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

/** Functions that show a person what they are given, and the level that they are told first. */
const notice = /feedback|notif|toast|report|show|alert|diagnostic/i;
const level = /^(?:error|warn|warning|info|debug|trace|fatal|failure)$/i;

/** Whether a callee only writes down what it is given: `console.error`, `this.logger.warn`, `debugLog`, `notify("error", …)`. */
export function isLog(file: File, callee: TSESTree.Node): boolean {
  if (callee.type === "ChainExpression") return isLog(file, callee.expression);
  if (callee.type === "Identifier") return fn.test(callee.name) || (notice.test(callee.name) && hasLevel(callee));
  if (callee.type !== "MemberExpression") return false;
  const name = getPropertyName(callee) ?? "";
  if (notice.test(name) && hasLevel(callee)) return true;
  const on = file.sourceCode.getText(callee.object);
  return speaking.test(name) || (method.test(name) && object.test(on)) || (name === "write" && /^process\.std(?:err|out)$/.test(on));
}

/** Whether a callee is given a level as text: `notify("error", message)`. */
function hasLevel({ parent }: TSESTree.Node): boolean {
  const first = parent?.type === "CallExpression" ? parent.arguments[0] : undefined;
  return first?.type === "Literal" && typeof first.value === "string" && level.test(first.value);
}

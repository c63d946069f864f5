import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "../ast.js";
import { outer } from "../chain.js";
import type { File } from "../file.js";
import { originsOf } from "../value.js";
import { replacedGlobals } from "../written.js";

/** Whether an expression is the environment's function of that name, or that of `node:timers`. */
export function isTimerFunction(file: File, callee: TSESTree.Expression, name: string): boolean {
  return (
    !replacedGlobals(file.sourceCode).has(name) &&
    originsOf(file, callee).every(({ made, path }) => {
      if (made.by === "global") return made.name === name && path.length === 0;
      return made.by === "import" && /^(?:node:)?timers$/.test(made.module) && path.at(-1) === name;
    })
  );
}

/** Whether a call takes off the timer that stands at a place among its arguments: `clearTimeout(timer)`. */
export function isClearing(file: File, call: TSESTree.CallExpression, timer: TSESTree.Node): boolean {
  const name = calleeName(call.callee);
  return (name === "clearTimeout" || name === "clearInterval") && call.arguments[0] === outer(timer) && isTimerFunction(file, call.callee, name);
}

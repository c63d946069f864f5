import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../analysis/ast.js";
import { contains, isFunction } from "../analysis/chain.js";
import type { File } from "../analysis/file.js";
import type { Race } from "../analysis/race.js";
import { settlingOf } from "../analysis/race/settling.js";
import { setSignal } from "./bound.js";
import { declareBefore } from "./declaration.js";
import { areFree } from "./names.js";
import { insertStatement } from "./statement.js";
import type { TextEdit } from "./text.js";

/** An edit by which a race's timer ends the work when it is first. */
export interface RaceAbortEdit {
  readonly how: "abort";
  /** What the timer does then: `controller.abort()`. */
  readonly text: string;
  /** Never: whoever raced the work may have wanted it to go on. */
  readonly isExact: false;
  readonly fix: TSESLint.ReportFixFunction;
}

const names = ["controller", "raceController", "workController"];

/** Gives the work of a race a signal that the timer aborts behind what it settles; undefined where work and timer don't stand in the race. */
export function raceAbortEdit(file: File, { node, timer, loser }: Race): RaceAbortEdit | undefined {
  const external = loser?.external;
  const callback = timer.timer?.callback;
  if (!external || !callback || !isFunction(callback) || !contains(node, external.node) || !contains(node, callback)) return undefined;
  const name = names.find((each) => areFree(file, external.node, [each]) && areFree(file, callback.body, [each]));
  const isShadowed = (findVariable(file.sourceCode.getScope(node), "AbortController")?.defs.length ?? 0) > 0;
  if (name === undefined || isShadowed || !settlingOf(file, timer.timer)) return undefined;
  const call = setSignal(file, external, `${name}.signal`);
  const abort = withAbort(file, callback, `${name}.abort()`);
  const edits = call !== undefined && abort && declareBefore(file.sourceCode, node, `const ${name} = new AbortController()`, [{ range: external.node.range, text: call }, abort]);
  return edits ? { how: "abort", text: `${name}.abort()`, isExact: false, fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)) } : undefined;
}

/** The timer's function with the abort as the last that it does: what has settled the promise before is what the race gives. */
function withAbort({ sourceCode }: File, { body }: TSESTree.FunctionLike, abort: string): TextEdit | undefined {
  if (!body) return undefined;
  if (body.type !== "BlockStatement") return { range: body.range, text: `{ ${sourceCode.getText(body)}; ${abort}; }` };
  const last = body.body.at(-1);
  return last && last.type !== "ReturnStatement" ? insertStatement(sourceCode, last, abort, "after") : undefined;
}

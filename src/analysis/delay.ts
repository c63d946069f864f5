import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "./ast.js";
import type { File } from "./file.js";
import { once } from "./once.js";
import { promisifiedBy } from "./promisified.js";
import { bare, type Origin, originsOf } from "./value.js";
import { replacedGlobals } from "./written.js";

/** What a call gives a timer to wait for, and the name of the function that waits. */
export interface Delay {
  readonly name: string;
  readonly node: TSESTree.Expression;
}

/** The delay in a call of `setTimeout`, `setInterval` or `scheduler.wait`, of the environment, of `node:timers`, or promisified; undefined for any other call. */
export function delayOf(file: File, call: TSESTree.CallExpression): Delay | undefined {
  const callee = bare(call.callee);
  // Cheap before dear: members keep their names.
  const mayBe = callee.type === "Identifier" || /^set(?:Timeout|Interval)$|^wait$/.test(calleeName(callee) ?? "");
  if (!mayBe || !mentionsTimers(file.sourceCode)) return undefined;
  const timers = originsOf(file, callee).map((origin) => promisified(file, origin) ?? timerAt(file, origin));
  const [timer] = timers;
  if (!timer || timers.some((each) => each?.name !== timer.name || each.index !== timer.index)) return undefined;
  const given = call.arguments.slice(0, timer.index + 1);
  const node = given.some(({ type }) => type === "SpreadElement") ? undefined : given[timer.index];
  return node && { name: timer.name, node: node as TSESTree.Expression };
}

const mentionsTimers = once(({ text }: TSESLint.SourceCode) => /\bset(?:Timeout|Interval)\b|\btimers\b/.test(text));

/** A function that waits, and the index of its argument that says how long. */
interface Timer {
  readonly name: string;
  readonly index: number;
}

/** Those functions, by the module that has them; the global ones are those of `node:timers`. */
const indices: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  timers: { setTimeout: 1, setInterval: 1 },
  "timers/promises": { setTimeout: 0, setInterval: 0, "scheduler.wait": 0 },
};

function timerAt(file: File, { made, path }: Origin): Timer | undefined {
  const isOwn = made.by === "global" && path.length === 0 && !replacedGlobals(file.sourceCode).has(made.name);
  const from = isOwn ? "timers" : made.by === "import" ? made.module.replace(/^node:/, "") : "";
  const name = isOwn ? made.name : (path[0] === "default" ? path.slice(1) : path).join(".");
  const index = Object.hasOwn(indices, from) && Object.hasOwn(indices[from]!, name) ? indices[from]![name] : undefined;
  return index === undefined ? undefined : { name, index };
}

/** `const sleep = promisify(setTimeout)`, whose promises take their delay first. */
function promisified(file: File, { made, path }: Origin): Timer | undefined {
  const given = made.by === "expression" && path.length === 0 ? promisifiedBy(file, made.node) : undefined;
  const timers = given ? originsOf(file, given).map((origin) => timerAt(file, origin)) : [];
  return timers[0] && timers.every((each) => each?.index === 1) ? { name: timers[0].name, index: 0 } : undefined;
}

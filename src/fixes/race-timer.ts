import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../analysis/ast.js";
import { chainOn, contains, enclosing, isFunction, outer } from "../analysis/chain.js";
import type { File } from "../analysis/file.js";
import { ownNodes } from "../analysis/nodes.js";
import type { Race } from "../analysis/race.js";
import { settlingOf } from "../analysis/race/settling.js";
import type { TimerPromise } from "../analysis/race/timer-promise.js";
import type { Timer } from "../analysis/timer.js";
import { hasMember } from "../analysis/types/environment.js";
import { isReadAsTypeScript } from "../analysis/types/services.js";
import { addArgument } from "./argument.js";
import { clearCallee } from "./clear-callee.js";
import { declareBefore } from "./declaration.js";
import { appendCall } from "./method.js";
import { areFree } from "./names.js";
import { insertion, type TextEdit } from "./text.js";

/** An edit that clears a race's timer when the race is over. */
export interface RaceTimerEdit {
  readonly how: "clear";
  /** What is written behind the race: `.finally(() => clearTimeout(timer))`. */
  readonly text: string;
  /** True where the timer does nothing but decide the race. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** Clears the timer behind the race, whoever won; undefined where code beside the race needs it, or it cannot be named there. */
export function raceTimerEdit(file: File, { node, timer }: Race, filename: string): RaceTimerEdit | undefined {
  const language = languageOf(file, filename);
  const isHere = timer.by === "itself" ? contains(node, timer.made) : timer.by === "const" && isOfOneRace(timer, node);
  if (!isHere || (file.types && !hasMember(file.types, node, "finally"))) return undefined;
  const held = timer.timer ? heldTimer(file, timer.timer, { race: node, made: timer.made }, language) : endedSleep(file, timer);
  if (!held) return undefined;
  const text = `.finally(() => ${held.end})`;
  const link = node.type === "NewExpression" ? insertion(node.range[1], text) : appendCall(file.sourceCode, node, text);
  const rest = link && [...held.edits, link];
  const edits = rest && held.declaration !== undefined ? declareBefore(file.sourceCode, timer.by === "const" ? timer.made : node, held.declaration, rest) : rest;
  return edits && {
    how: "clear",
    text,
    isExact: language !== undefined && doesNothing(file, timer),
    fix: (fixer) => edits.map((edit) => fixer.replaceTextRange([...edit.range], edit.text)),
  };
}

/** Whether all that a timer does when its time is up is to settle its promise with something. One that a listener starts may end more than the race. */
function doesNothing(file: File, { call, timer, made }: TimerPromise): boolean {
  if (made.type === "NewExpression" && enclosing(call) !== made.arguments[0]) return false;
  const isDeed = ({ type }: TSESTree.Node): boolean => /^(?:Call|Await|Assignment|Update|Yield|TaggedTemplate)Expression$/.test(type);
  const isPlain = (handler: TSESTree.Node): boolean => isFunction(handler) && handler.body !== undefined && handler.body !== null && !ownNodes(file, handler.body).some(isDeed);
  return (!timer || settlingOf(file, timer)?.isAll === true) && chainOn(made).every(({ call }) => call.arguments.every(isPlain));
}

type Language = "javascript" | "typescript" | undefined;

/** The language that a file is written in, by its name; undefined where another may stand in it. */
function languageOf({ sourceCode }: File, filename: string): Language {
  if (/\.[cm]?tsx?$/.test(filename)) return "typescript";
  return /\.[cm]?jsx?$/.test(filename) || !isReadAsTypeScript(sourceCode) ? "javascript" : undefined;
}

/** Whether a `const` holds the timer's promise for one race of its own function, which runs once for it. */
function isOfOneRace({ made }: TimerPromise, race: TSESTree.Node): boolean {
  const declarator = outer(chainOn(made).at(-1)?.call ?? made).parent;
  const block = declarator?.parent?.parent;
  if (!block || enclosing(made) !== enclosing(race)) return false;
  for (let at = race.parent; at && at !== block; at = at.parent) if (/^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(at.type)) return false;
  return true;
}

/** How a timer gets a name that can be seen behind a race. */
interface Held {
  /** The declaration that is put before; undefined where there is one. */
  readonly declaration: string | undefined;
  readonly edits: readonly TextEdit[];
  /** The call that ends the timer. */
  readonly end: string;
}

const timerNames = ["timer", "timeout", "timeoutId"];

function heldTimer(file: File, timer: Timer, { race, made }: { readonly race: TSESTree.Node; readonly made: TSESTree.Node }, language: Language): Held | undefined {
  const { call, holder } = timer;
  const clear = clearCallee(file, call, race);
  if (clear === undefined || holder?.is === "field") return undefined;
  const declared = (name: string): string => (language === "typescript" ? `let ${name}: ${timerType(file, call)} | undefined` : `let ${name}`);
  if (!holder) {
    const name = timerNames.find((each) => areFree(file, call, [each]));
    const edits = name === undefined ? undefined : assigned(file, call, name);
    return edits && name !== undefined ? { declaration: declared(name), edits, end: `${clear}(${name})` } : undefined;
  }
  const { declarator, variable } = holder;
  const { name } = variable;
  const writes = variable.references.filter((reference) => reference.isWrite());
  if (writes.length !== 1) return undefined;
  if (!contains(made, declarator)) return !declarator.init && contains(variable.scope.block, race) ? { declaration: undefined, edits: [], end: `${clear}(${name})` } : undefined;
  // Beside its declaration, only its own function names it, to clear it.
  const isAlone = variable.references.length === timer.clears.length + 1;
  const isMovable = declarator.init === call && !declarator.id.typeAnnotation && declarator.parent.declarations.length === 1 && isAlone && areFree(file, race, [name]);
  const head: TextEdit = { range: [declarator.parent.range[0], call.range[0]], text: `${name} = ` };
  return isMovable && !hasComment(file, head.range) ? { declaration: declared(name), edits: [head], end: `${clear}(${name})` } : undefined;
}

/** The type of a timer. A window's is a number, also where Node's types are there and the last overload is theirs. */
function timerType({ sourceCode }: File, { callee }: TSESTree.CallExpression): string {
  const isWindows = callee.type === "MemberExpression" && callee.object.type === "Identifier" && /^(?:window|self)$/.test(callee.object.name);
  return isWindows ? "number" : `ReturnType<typeof ${sourceCode.getText(callee)}>`;
}

/** `timer = setTimeout(…)`, where the timer is a statement or all of an arrow function's body. */
function assigned({ sourceCode, ...file }: File, call: TSESTree.CallExpression, name: string): readonly TextEdit[] | undefined {
  const { parent } = call;
  if (parent.type === "ExpressionStatement") return [insertion(call.range[0], `${name} = `)];
  if (parent.type !== "ArrowFunctionExpression" || parent.body !== call) return undefined;
  const arrow = sourceCode.getTokenBefore(call, { filter: ({ value }) => value === "=>" })!;
  const edits: readonly TextEdit[] = [
    { range: [arrow.range[1], call.range[0]], text: ` { ${name} = ` },
    { range: [call.range[1], parent.range[1]], text: "; }" },
  ];
  return edits.some(({ range }) => hasComment({ sourceCode, ...file }, range)) ? undefined : edits;
}

function hasComment({ sourceCode }: File, [start, end]: readonly [number, number]): boolean {
  return sourceCode.getAllComments().some(({ range }) => range[0] < end && start < range[1]);
}

const controllerNames = ["controller", "sleep", "timer"];

/** `setTimeout(ms, undefined, { signal: controller.signal })` of `timers/promises`, which an abort ends. */
function endedSleep(file: File, { call }: TimerPromise): Held | undefined {
  const isPlain = chainOn(call).every(({ name, call: link }) => name === "then" && link.arguments.length === 1);
  const name = controllerNames.find((each) => areFree(file, call, [each]));
  const isShadowed = (findVariable(file.sourceCode.getScope(call), "AbortController")?.defs.length ?? 0) > 0;
  if (!isPlain || isShadowed || name === undefined || call.arguments.length === 0) return undefined;
  const edits = addArgument(file.sourceCode, call, 2, `{ signal: ${name}.signal }`);
  return edits && { declaration: `const ${name} = new AbortController()`, edits, end: `${name}.abort()` };
}

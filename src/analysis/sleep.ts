import type { TSESTree } from "@typescript-eslint/utils";
import { memberName } from "./ast.js";
import { contains, isFunction } from "./chain.js";
import { functionOf, type LocalFunction } from "./consumption/bind.js";
import { classOf } from "./field.js";
import type { File } from "./file.js";
import { childrenOf, ownNodes } from "./nodes.js";
import { promisifiedBy } from "./promisified.js";
import type { CallNode } from "./reach.js";
import { isTimerFunction } from "./timer/function.js";
import { followImport } from "./types/elsewhere.js";
import { calledFunction } from "./types/called-function.js";
import { bare, isGlobal, type Origin, originsOf, variableOf } from "./value.js";

/** A call whose promise is kept after a time, whatever has happened until then. */
export interface Sleep {
  readonly call: CallNode;
  /** The position of the options that take a signal; undefined where there are none. */
  readonly options: number | undefined;
}

/** Functions of packages that sleep, by module and export, and where each takes its options. */
const known: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // https://nodejs.org/api/timers.html#timers-promises-api
  "timers/promises": { setTimeout: 2, "scheduler.wait": 1 },
  timers: { "promises.setTimeout": 2, "promises.scheduler.wait": 1 },
  // https://www.npmjs.com/package/delay
  delay: { default: 1, "": 1 },
  // https://es-toolkit.dev/reference/promise/delay.html
  "es-toolkit": { delay: 1 },
  "es-toolkit/promise": { delay: 1 },
  // https://jsr.io/@std/async
  "@std/async": { delay: 1 },
  "@std/async/delay": { delay: 1 },
};

/** The sleep that an awaited expression is; undefined for all else, for a mere turn of the event loop, and where a name alone says so. */
export function sleepOf(file: File, awaited: TSESTree.Node): Sleep | undefined {
  const call = bare(awaited);
  if (call.type === "NewExpression") return isTimerPromise(file, call) ? { call, options: undefined } : undefined;
  if (call.type !== "CallExpression" || (call.arguments.length > 0 && !isTime(call.arguments[0]))) return undefined;
  const origins = originsOf(file, call.callee);
  const [options, ...others] = origins.map((origin) => sleeperOf(file, origin));
  if (options !== undefined && others.every((other) => other === options)) return call.arguments.length > 0 ? { call, options } : undefined;
  const helper = functionOf(file, call.callee) ?? methodOf(file, call.callee);
  if (helper) return isSleeping(file, helper) ? { call, options: undefined } : undefined;
  const isImported = origins.some(({ made }) => made.by === "import");
  return isImported && file.types && isPlainSleep(calledFunction(file.types, call)) ? { call, options: undefined } : undefined;
}

/** Where the sleep of a package takes its options. */
function sleeperOf(file: File, { made, path }: Origin): number | undefined {
  if (made.by === "expression") return path.length === 0 && isPromisified(file, made.node) ? 2 : undefined;
  if (made.by !== "import") return undefined;
  const own = optionsAt(made.module, path);
  if (own !== undefined || !file.types || !made.binding) return own;
  const elsewhere = followImport(file.types, made.binding, path, isSleepModule);
  return elsewhere && "module" in elsewhere.root ? optionsAt(elsewhere.root.module, elsewhere.steps) : undefined;
}

const nameOf = (module: string): string => module.replace(/^(?:node|npm|jsr):/, "");
const isSleepModule = (module: string): boolean => nameOf(module) in known;

function optionsAt(module: string, path: readonly string[]): number | undefined {
  const sleeps = known[nameOf(module)];
  return sleeps?.[path.join(".")] ?? (path[0] === "default" ? sleeps?.[path.slice(1).join(".")] : undefined);
}

/** `promisify(setTimeout)` */
function isPromisified(file: File, node: TSESTree.Expression): boolean {
  const given = promisifiedBy(file, node);
  return given !== undefined && isTimerFunction(file, given, "setTimeout");
}

/** Whether a time is passed; 0 and nothing only let others run. */
const isTime = (time: TSESTree.Node | undefined): boolean => time !== undefined && !(time.type === "Literal" && !time.value);

/** `new Promise((resolve) => setTimeout(resolve, 1000))`, where nothing else can settle the promise. */
function isTimerPromise(file: File, { callee, arguments: [executor] }: TSESTree.NewExpression): boolean {
  if (!isGlobal(file, callee, "Promise") || !executor || !isFunction(executor)) return false;
  const [resolve, reject] = executor.params.map((parameter) => (parameter.type === "Identifier" ? variableOf(file, parameter)?.references : undefined));
  const [use, ...others] = resolve ?? [];
  if (!use || others.length > 0 || (executor.params.length > 1 && reject?.length !== 0)) return false;
  return ownNodes(file, executor.body).some((node) => {
    const [callback, time] = node.type === "CallExpression" && isTimerFunction(file, node.callee, "setTimeout") ? node.arguments : [];
    return callback !== undefined && contains(callback, use.identifier) && isTime(time);
  });
}

/** The method of a class in sight that a callee names: `this.sleep`, `Worker.delay`. */
function methodOf(file: File, from: TSESTree.Node): LocalFunction | undefined {
  const callee = bare(from);
  const name = callee.type === "MemberExpression" ? memberName(callee) : null;
  if (callee.type !== "MemberExpression" || name === null) return undefined;
  const [made] = callee.object.type === "ThisExpression" ? [] : originsOf(file, callee.object).map((origin) => (origin.made.by === "function" ? origin.made.node : undefined));
  const body = callee.object.type === "ThisExpression" ? classOf(callee) : made?.type === "ClassDeclaration" ? made.body : undefined;
  const method = body?.body.find((member) => member.type === "MethodDefinition" && memberName(member) === name);
  return method?.type === "MethodDefinition" && method.value.type === "FunctionExpression" ? method.value : undefined;
}

/** Whether a function does nothing but sleep. */
function isSleeping(file: File, { body, generator }: LocalFunction): boolean {
  const statements: readonly TSESTree.Node[] = body.type === "BlockStatement" ? body.body : [body];
  const [only, ...others] = statements;
  if (!only || others.length > 0 || generator) return false;
  const isStatement = only.type === "ReturnStatement" || only.type === "ExpressionStatement";
  const [expression] = isStatement ? childrenOf(file, only) : [only];
  const promise = expression?.type === "AwaitExpression" ? expression.argument : expression;
  return promise !== undefined && isSleepExpression(file, promise);
}

function isSleepExpression(file: File, promise: TSESTree.Node): boolean {
  const call = bare(promise);
  // A helper of a helper is followed no further.
  if (call.type === "NewExpression") return sleepOf(file, call) !== undefined;
  return call.type === "CallExpression" && originsOf(file, call.callee).some((origin) => sleeperOf(file, origin) !== undefined);
}

/** Whether another file's function does nothing but sleep, by its text: a promise of a timer, without anything that could end it sooner. */
function isPlainSleep(text: string | undefined): boolean {
  return text !== undefined && /\bnew\s+Promise\b[^;]*\bsetTimeout\s*\(/.test(text) && !/\b(?:if|signal|race|on|once|\w*[aA]bort\w*|addEventListener|clearTimeout|catch|try|for|while)\b/.test(text);
}

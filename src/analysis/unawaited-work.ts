import type { TSESTree } from "@typescript-eslint/utils";
import { failsOnlyByAbort } from "./abortable.js";
import { findVariable } from "./ast.js";
import { reachesOf } from "./callee.js";
import { chainOn, contains, enclosing, isFunction, outer } from "./chain.js";
import type { Clients } from "./clients.js";
import { functionOf } from "./consumption/bind.js";
import { aborterOf, heldController } from "./controller.js";
import type { File } from "./file.js";
import { neverComesTo } from "./leaves.js";
import type { CallNode } from "./reach.js";
import { isOfClass } from "./types/environment.js";
import { bare, originsOf, variableOf } from "./value.js";
import { promiseMethod } from "./wait.js";

/** Work that an abort ends, and that nothing waits for from then on. */
export interface UnawaitedWork {
  /** The statement that aborts. */
  readonly statement: TSESTree.ExpressionStatement;
  /** The names of the promises. */
  readonly names: readonly string[];
  /** Whether each is a catalogued client's, which is known to end at once. */
  readonly endsAtOnce: boolean;
}

/** The work that `controller.abort();` leaves behind, of that which got the controller's signal in the same function; undefined where there is none. */
export function unawaitedWork(file: File, clients: Clients, call: TSESTree.CallExpression): UnawaitedWork | undefined {
  const aborter = aborterOf(call);
  const statement = aborter && outer(call).parent;
  if (!aborter || statement?.type !== "ExpressionStatement" || !mayAwait(file, statement)) return undefined;
  const works = (heldController(file, aborter)?.signalUses ?? []).flatMap((use) => (use.is === "handed" ? workOf(file, clients, use.to, statement) : []));
  const names = [...new Set(works.map(({ name }) => name))];
  return names.length > 0 ? { statement, names, endsAtOnce: works.every(({ endsAtOnce }) => endsAtOnce) } : undefined;
}

/** Whether a statement stands where `await` may: in an async function, or at the top of a module. */
function mayAwait({ sourceCode }: File, statement: TSESTree.Statement): boolean {
  const fn = enclosing(statement);
  // A class's static block has a scope of its own, and no `await`.
  if (sourceCode.getScope(statement).variableScope.block !== fn) return false;
  return isFunction(fn) ? fn.async : sourceCode.ast.sourceType === "module";
}

interface Work {
  readonly name: string;
  readonly endsAtOnce: boolean;
}

/** The promise of a call, if a `const` that an abort can name keeps it, and nothing waits for it nor gets hold of it. */
function workOf(file: File, clients: Clients, call: CallNode, abort: TSESTree.Statement): readonly Work[] {
  const links = chainOn(call);
  const promise = outer(links.at(-1)?.call ?? call);
  const declarator = promise.parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier" || declarator.parent.kind !== "const") return [];
  const { parent: declaration } = declarator;
  const isBefore = declarator.range[1] <= abort.range[0] && contains(declaration.parent, abort);
  if (!isBefore || enclosing(declarator) !== enclosing(abort) || !links.every(({ name }) => name !== null && chained.has(name))) return [];
  const variable = findVariable(file.sourceCode.getScope(abort), declarator.id.name);
  if (!variable || variable !== variableOf(file, declarator.id)) return [];
  const mentions = variable.references.filter(({ init }) => !init);
  if (failsOnlyByAbort(file, call) || !mentions.every(({ identifier }) => isIdle(file, identifier, abort))) return [];
  const isCatalogued = isClientsPromise(file, clients, call);
  return isCatalogued || givesPromise(file, call) ? [{ name: declarator.id.name, endsAtOnce: isCatalogued && links.length === 0 }] : [];
}

const chained = new Set(["then", "catch", "finally"]);

/** Whether a mention of a promise neither waits for it nor lets others do so, or lies on a way that doesn't come by the abort. */
function isIdle(file: File, mention: TSESTree.Node, abort: TSESTree.Statement): boolean {
  if (enclosing(mention) !== enclosing(abort)) return false;
  if (mention.range[0] < abort.range[0] ? neverComesTo(mention, abort) : neverComesTo(abort, mention)) return true;
  const { parent } = outer(mention);
  switch (parent?.type) {
    case "UnaryExpression":
    case "ExpressionStatement":
      return true;
    case "MemberExpression": {
      // `work.catch(() => {});` only keeps a failure from being unhandled.
      const links = chainOn(mention);
      return links.length > 0 && links.every(({ name }) => name === "catch") && outer(links.at(-1)!.call).parent?.type === "ExpressionStatement";
    }
    case "ArrayExpression":
      return isRaced(file, parent, abort);
    default:
      return false;
  }
}

/** `await Promise.race([work, …])` before the abort: it ends when the first of them does, whichever that is. */
function isRaced(file: File, list: TSESTree.ArrayExpression, abort: TSESTree.Statement): boolean {
  const call = list.parent;
  const method = call.type === "CallExpression" ? promiseMethod(file, call) : null;
  const end = outer(chainOn(call).at(-1)?.call ?? call);
  return (method === "race" || method === "any") && end.parent?.type === "AwaitExpression" && end.range[1] <= abort.range[0];
}

/** Whether a call is one of a client that gives a promise and takes a signal. */
function isClientsPromise(file: File, clients: Clients, call: CallNode): boolean {
  const reaches = reachesOf(file, clients, call).flat();
  const isPromise = ({ returns }: { readonly returns: string }): boolean => returns === "response" || returns === "result";
  return (
    reaches.length > 0 &&
    reaches.length === originsOf(file, bare(call.callee)).length &&
    reaches.every((reach) => reach.call && isPromise(reach.call) && "signal" in reach.client.bounds)
  );
}

/** Whether a call is known to give a promise: of an async function of this file, or by its type. */
function givesPromise(file: File, call: CallNode): boolean {
  const fn = call.type === "CallExpression" ? functionOf(file, call.callee) : undefined;
  if (fn?.async) return !fn.generator;
  return file.types !== undefined && isOfClass(file.types, call, "Promise") === true;
}

import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "../ast.js";
import { contains, enclosing, isFunction, outer } from "../chain.js";
import { heldController } from "../controller.js";
import type { File } from "../file.js";
import { ownNodes } from "../nodes.js";
import type { CallNode } from "../reach.js";
import { bare, originsOf, variableOf } from "../value.js";
import { isWaitedFor } from "../waited.js";
import { homeOf } from "./lifetime.js";
import type { Registration } from "./registration.js";

/**
 * The calls that a listener ends by aborting a controller, where all of them are waited for by the function that adds the
 * listener: with the function, the work is over. Empty where the controller, or its signal, may go on to something else.
 */
export function linkedCalls(file: File, registration: Registration, controller: TSESTree.Expression): readonly CallNode[] {
  const home = homeOf(file, registration.node);
  const holder = bare(controller);
  if (holder.type === "MemberExpression" && holder.object.type === "ThisExpression") return iterated(file, registration, home, holder);
  const variable = holder.type === "Identifier" ? variableOf(file, holder) : undefined;
  const held = heldController(file, controller);
  if (!variable || !held || held.escapes || !contains(home, variable.defs[0]!.name)) return [];
  const calls = held.signalUses.flatMap((use) => (use.is === "handed" ? [use.to] : []));
  const isOver = held.signalUses.every((use) => use.is === "read" || (use.is === "handed" && isOverWith(home, use.to)));
  return isOver ? calls : [];
}

/** Names of functions that start what goes on when their promise has been fulfilled. */
const starting = /^(?:start|listen|serve|subscribe|watch|observe|connect|open|launch|spawn|register|set_?up|init|boot|mount|attach|listen|on|once|add[A-Z])|server|stream$/i;

/** Whether a call is done when the function is that waits for it. */
function isOverWith(home: TSESTree.Node, call: CallNode): boolean {
  const { callee } = call;
  const name = calleeName(callee);
  if (name === null || starting.test(name) || !isWaitedFor(call)) return false;
  const fn = enclosing(call);
  if (fn === home) return true;
  const { parent } = outer(fn);
  return isFunction(fn) && parent?.type === "CallExpression" && isOverWith(home, parent);
}

/** The call that gets an object's controller and whose results the function iterates to the end. */
function iterated(file: File, { node }: Registration, home: TSESTree.Node, controller: TSESTree.MemberExpression): readonly CallNode[] {
  if (!isFunction(home) || !home.async || !home.body) return [];
  const text = file.sourceCode.getText(controller);
  const loops = ownNodes(file, home.body).flatMap((each) => (each.type === "ForOfStatement" && each.await && each.range[0] >= node.range[1] ? [each] : []));
  return loops.flatMap(({ right }) =>
    originsOf(file, right).flatMap(({ made, path }) => {
      const call = made.by === "expression" && path.length === 0 ? (made.node.type === "AwaitExpression" ? bare(made.node.argument) : made.node) : undefined;
      return call?.type === "CallExpression" && file.sourceCode.getText(call).includes(text) ? [call] : [];
    }),
  );
}

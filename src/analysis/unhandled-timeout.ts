import type { TSESTree } from "@typescript-eslint/utils";
import { attemptOf, attemptOfListener, handlerOf } from "./attempt.js";
import { outer } from "./chain.js";
import type { Clients } from "./clients.js";
import type { File } from "./file.js";
import { type NameTest, questionsOf } from "./name-test.js";
import { type Ending, rejectionOf } from "./rejection.js";

/** A test that asks for a name, or a code, which a timeout's error never has where it comes from. */
export interface UnhandledTimeout {
  readonly test: NameTest;
  /** The names of aborts and timeouts, or the code, that it asks for. */
  readonly wrong: readonly string[];
  /** The calls that the timeout may end. */
  readonly timed: readonly Ending[];
  /** The names that its error has instead. */
  readonly right: readonly string[];
}

/** The names that clients give to the errors of aborts and timeouts. */
const ofAborts = /^(?:Abort|Timeout|Cancel(?:l?ed)?)Error$/;

/** Whether a name is one by which nothing but an abort or a timeout goes. */
export const isOfAborts = (name: string): boolean => ofAborts.test(name);

/** What a test asks for that nothing but an abort or a timeout has. */
const ofAbortsIn = ({ by, names }: NameTest): readonly string[] => (by === "code" ? names : names.filter(isOfAborts));

/**
 * The tests in a handler that miss every timeout of the code before it, and no other test of it hears of them. Empty where
 * anything but this code's own timeouts may end the wait, or the handler may tell them otherwise.
 */
export function unhandledTimeouts(file: File, clients: Clients, node: TSESTree.CatchClause | TSESTree.CallExpression): readonly UnhandledTimeout[] {
  const attempt = attemptOf(file, node) ?? (node.type === "CallExpression" ? attemptOfListener(file, node) : undefined);
  if (!attempt || !isInline(attempt.node)) return [];
  const handler = handlerOf(attempt);
  if (!/abort|timeout|cancel/i.test(file.sourceCode.getText(handler.body))) return [];
  const { names, asksOtherwise } = questionsOf(file, handler);
  const tests = names.filter((test) => ofAbortsIn(test).length > 0);
  if (tests.length === 0 || asksOtherwise) return [];
  const rejection = rejectionOf(file, clients, attempt.code);
  if (!rejection || rejection.timed.length === 0) return [];
  const codes = rejection.codes ?? (tests.some(({ by }) => by === "code") ? undefined : []);
  if (!codes) return [];
  const right = [...new Set(rejection.timed.flatMap(({ bySignal }) => bySignal))];
  const hears = (test: NameTest, names: readonly string[]): boolean => test.names.some((name) => (test.by === "code" ? codes : names).includes(name));
  if (tests.some((test) => hears(test, right))) return [];
  const isMissing = (test: NameTest): boolean => !hears(test, rejection.names) && !test.names.some((name) => isMade(file, attempt.code, name));
  const missing = tests.filter(isMissing);
  return missing.filter((test, index) => !missing.slice(0, index).some((other) => wholeOf(other.node) === wholeOf(test.node))).map((test) => ({ test, wrong: ofAbortsIn(test), timed: rejection.timed, right }));
}

/** The whole test that a node is part of: of several names in it, one is enough to say that the right one is missing. */
function wholeOf(node: TSESTree.Node): TSESTree.Node {
  let at = outer(node);
  while (at.parent?.type === "LogicalExpression" || at.parent?.type === "UnaryExpression") at = outer(at.parent);
  return at.type === "SwitchCase" ? at.parent : at;
}

/** Whether the handler is written where it is used, so that it handles nothing else. */
function isInline(node: TSESTree.Node): boolean {
  return node.type === "CatchClause" || outer(node).parent?.type === "CallExpression";
}

/** Whether code names an error of its own so: `new TimeoutError()`, `error.name = "AbortError"`, `error.code = "ABORT_ERR"`. */
function isMade({ sourceCode }: File, code: TSESTree.Node, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(sourceCode.getText(code));
}

import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "./file.js";
import { type AbortNames, isAsk, isAskingTest } from "./handler/ask.js";
import { waitsWithSignal } from "./handler/carry.js";
import { type ErrorVariables, errorVariables, handsOn, mentionsError } from "./handler/error.js";
import { targetOf } from "./handler/jump.js";
import { mayNeverReturn } from "./handler/never.js";
import { branchOf, isConstant } from "./handler/test.js";
import { childrenOf } from "./nodes.js";

/** Code that runs when something fails. */
export interface Handler {
  /** A block, or the expression that a function without one gives. */
  readonly body: TSESTree.Node;
  /** What binds the error, if anything does. */
  readonly parameter: TSESTree.Node | undefined;
  /** The names that an abort's error may have here; undefined where that is not known. */
  readonly names: AbortNames;
  /** Whether the code that runs once the handler has ended, by each way out, asks about an abort. */
  readonly asksAfter: (exit: Exit) => boolean;
}

/** How a handler ends without an error: by its last statement, or by a jump. */
export type Exit = TSESTree.ReturnStatement | TSESTree.BreakStatement | TSESTree.ContinueStatement | "end";

/** The rest of a path: whether an abort is swallowed on it. */
type Rest = () => boolean;

/** Where the ways out of a statement lead. */
interface Ways {
  readonly next: Rest;
  readonly thrown: Rest;
  readonly exit: (exit: TSESTree.ReturnStatement | TSESTree.BreakStatement | TSESTree.ContinueStatement) => boolean;
}

/** More paths than a hand writes: of them nothing is said. */
const most = 4096;

/**
 * Whether an abort ends in a handler: some path through it, and none but the error decides which, ends normally although
 * nobody asks whether the error is an abort, and nobody gets it. Where the error decides and we can't tell how, all of its
 * ways must swallow it.
 */
export function swallows(file: File, handler: Handler): boolean {
  return maySwallow(file, handler) && new Evaluation(file, handler, (node) => settles(file, node) || waitsWithSignal(file, node)).run();
}

/**
 * Whether a handler swallows anything at all by its syntax, whatever its errors' names are and its types say: most don't,
 * and need no dearer question.
 */
export function maySwallow({ sourceCode }: File, { body, parameter }: Pick<Handler, "body" | "parameter">): boolean {
  const file = { sourceCode, types: undefined };
  return new Evaluation(file, { body, parameter, names: [], asksAfter: () => false }, (node) => settles(file, node)).run();
}

/** Whether evaluating `node` asks about the abort, or never returns. */
function settles(file: File, node: TSESTree.Node): boolean {
  return isAsk(file, node) || (node.type === "CallExpression" && mayNeverReturn(file, node));
}

class Evaluation {
  readonly #file: File;
  readonly #handler: Handler;
  readonly #errors: ErrorVariables;
  /** What settles a path once it is evaluated: a question about the abort, the error handed on, a call that never returns. */
  readonly #settling: readonly TSESTree.Node[];
  #steps = 0;

  constructor(file: File, handler: Handler, isSettling: (node: TSESTree.Node) => boolean) {
    this.#file = file;
    this.#handler = handler;
    this.#errors = errorVariables(file, handler.parameter);
    this.#settling = [...handsOn(file, this.#errors, handler.body), ...nodesThat(isSettling, file, handler.body)];
  }

  run(): boolean {
    const { body, asksAfter } = this.#handler;
    const end: Rest = () => !asksAfter("end");
    const ways: Ways = { next: end, thrown: () => false, exit: (exit) => !asksAfter(exit) };
    return body.type === "BlockStatement" ? this.#statement(body, ways) : this.#expression(body, end);
  }

  #expression(node: TSESTree.Node | null | undefined, rest: Rest): boolean {
    if (!node) return rest();
    return !this.#isSettled(node) && rest();
  }

  #isSettled({ range }: TSESTree.Node): boolean {
    return this.#settling.some((part) => range[0] <= part.range[0] && part.range[1] <= range[1]);
  }

  #statements(statements: readonly TSESTree.Node[], ways: Ways): boolean {
    const [first, ...others] = statements;
    return first ? this.#statement(first, { ...ways, next: () => this.#statements(others, ways) }) : ways.next();
  }

  #statement(node: TSESTree.Node, ways: Ways): boolean {
    if ((this.#steps += 1) > most) return false;
    switch (node.type) {
      case "BlockStatement":
        return this.#statements(node.body, ways);
      case "ExpressionStatement":
        return this.#expression(node.expression, ways.next);
      case "VariableDeclaration":
        return this.#expression(node, ways.next);
      case "IfStatement":
        return this.#branch(node.test, () => this.#statement(node.consequent, ways), () => (node.alternate ? this.#statement(node.alternate, ways) : ways.next()));
      case "ReturnStatement":
        return this.#expression(node.argument, () => ways.exit(node));
      case "BreakStatement":
      case "ContinueStatement":
        return ways.exit(node);
      case "ThrowStatement":
        return ways.thrown();
      case "TryStatement":
        return this.#try(node, ways);
      case "SwitchStatement":
        return this.#switch(node, ways);
      case "LabeledStatement":
        return this.#statement(node.body, this.#leaving(node, ways, ways.next));
      case "ForStatement":
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForOfStatement":
      case "ForInStatement":
        return this.#loop(node, ways);
      default:
        return ways.next();
    }
  }

  /** A test: what the error decides goes both ways at once, what others decide may go either way. */
  #branch(test: TSESTree.Node, yes: Rest, no: Rest): boolean {
    return branchOf(this.#file, { errors: this.#errors, names: this.#handler.names, settles: (node) => this.#isSettled(node) }, test, yes, no);
  }

  #try({ block, handler, finalizer }: TSESTree.TryStatement, ways: Ways): boolean {
    const finally_ = (rest: Rest): Rest => (finalizer ? () => this.#statement(finalizer, { ...ways, next: rest }) : rest);
    const outside: Ways = {
      next: finally_(ways.next),
      thrown: finally_(ways.thrown),
      exit: (exit) => finally_(() => ways.exit(exit))(),
    };
    const handled: Rest = handler ? () => this.#statement(handler.body, outside) : outside.thrown;
    // Any call may throw; only what no part of the block settles is still open then.
    const mayFail = !this.#isSettled(block) && /\(|\bawait\b/.test(this.#file.sourceCode.getText(block));
    return this.#statement(block, { ...outside, thrown: handled }) || (mayFail && handled());
  }

  #switch(node: TSESTree.SwitchStatement, ways: Ways): boolean {
    const inside = this.#leaving(node, ways, ways.next);
    const from = (index: number): Rest => () => this.#statements(node.cases.slice(index).flatMap(({ consequent }) => consequent), inside);
    const fallback = node.cases.findIndex(({ test }) => !test);
    const otherwise = fallback < 0 ? ways.next : from(fallback);
    const tests = [node.discriminant, ...node.cases.flatMap(({ test }) => test ?? [])];
    if (tests.some((test) => this.#isSettled(test) || isAskingTest(this.#file, test))) return false;
    if (tests.some((test) => mentionsError(this.#errors, test))) return otherwise();
    return otherwise() || node.cases.some((_, index) => from(index)());
  }

  #loop(node: TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement | TSESTree.ForOfStatement | TSESTree.ForInStatement, ways: Ways): boolean {
    const test = node.type === "ForOfStatement" || node.type === "ForInStatement" ? node.right : node.test;
    const isEndless = !test || isConstant(test, true);
    // Once round says what the next round would say.
    const again: Rest = isEndless ? () => false : ways.next;
    const body: Rest = () => this.#statement(node.body, this.#leaving(node, { ...ways, next: again }, ways.next, again));
    const entered: Rest = () => (isEndless || runsOnce(node) ? body() : ways.next() || body());
    return node.type === "DoWhileStatement" ? body() : this.#expression(node.type === "ForStatement" ? node.init : null, () => this.#expression(test, entered));
  }

  /** The ways out with the jumps that a statement catches led to its end, or to its next round. */
  #leaving(statement: TSESTree.Node, ways: Ways, after: Rest, again: Rest = after): Ways {
    return {
      ...ways,
      exit: (exit) => {
        if (exit.type === "ReturnStatement" || targetOf(exit) !== statement) return ways.exit(exit);
        return exit.type === "BreakStatement" ? after() : again();
      },
    };
  }
}

/** The outermost nodes in a node, itself among them, that meet a test. */
function nodesThat(test: (node: TSESTree.Node) => boolean, file: File, node: TSESTree.Node): readonly TSESTree.Node[] {
  return test(node) ? [node] : childrenOf(file, node).flatMap((child) => nodesThat(test, file, child));
}

/** Whether a loop's body certainly runs: over a written list with something in it, or counted from one number to a greater. */
function runsOnce(node: TSESTree.Node): boolean {
  if (node.type === "ForOfStatement" || node.type === "ForInStatement") return isFilled(node.right);
  if (node.type !== "ForStatement" || node.init?.type !== "VariableDeclaration") return false;
  const { init } = node.init.declarations[0] ?? {};
  const { test } = node;
  if (test?.type !== "BinaryExpression" || test.right.type !== "Literal" || init?.type !== "Literal") return false;
  const [from, to] = [Number(init.value), Number(test.right.value)];
  return test.operator === "<" ? from < to : test.operator === "<=" && from <= to;
}

/** `[1]`, `{ a: 1 }`, `new Set([1])`, `"text"` */
function isFilled(node: TSESTree.Node | undefined): boolean {
  switch (node?.type) {
    case "ArrayExpression":
      return node.elements.some((element) => element && element.type !== "SpreadElement");
    case "ObjectExpression":
      return node.properties.some((property) => property.type !== "SpreadElement");
    case "NewExpression":
      return isFilled(node.arguments[0]);
    case "Literal":
      return node.value !== "";
    default:
      return false;
  }
}

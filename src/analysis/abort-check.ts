import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName, memberName } from "./ast.js";
import type { File } from "./file.js";
import { isKnownSignal } from "./known-signal.js";
import { sameObject } from "./signals/same.js";
import { typeShape } from "./types/signal.js";

/** A statement that throws a signal's reason if the signal is aborted, and does nothing else in that case. */
export interface AbortCheck {
  /** The call that does the same: `signal.throwIfAborted()`, `options.signal?.throwIfAborted()`. */
  readonly call: string;
  /** Where the part that throws ends. */
  readonly end: TSESTree.Statement;
  /** What is to run if the signal is not aborted, after `else`. */
  readonly rest: TSESTree.Statement | undefined;
  /** False where a falsy value other than undefined and null would pass the check, and not the call. */
  readonly isExact: boolean;
}

/** The check that an `if` is: `if (signal.aborted) throw signal.reason;` in all its forms; undefined for any other. */
export function abortCheckOf(file: File, { test, consequent, alternate, parent }: TSESTree.IfStatement): AbortCheck | undefined {
  if (alternate && !mayStandAlone(alternate, parent)) return undefined;
  const thrown = thrownBy(consequent);
  const tested = thrown && testedBy(test);
  if (!tested || sameObject(tested.signal) !== sameObject(thrown) || !isKnownSignal(file, tested.member.object)) return undefined;
  const dot = tested.isGuarded || tested.member.optional ? "?." : ".";
  return {
    call: `${tested.signal}${dot}throwIfAborted()`,
    end: consequent,
    rest: alternate ?? undefined,
    isExact: !tested.isGuarded || (file.types !== undefined && typeShape(file.types, tested.member.object) !== undefined),
  };
}

/** Whether a statement behind `else` may follow the check as one of its own: a block would stay behind that nothing opens. */
function mayStandAlone({ type }: TSESTree.Statement, parent: TSESTree.Node): boolean {
  return type !== "BlockStatement" && type !== "FunctionDeclaration" && /^(?:Program|BlockStatement|StaticBlock|TSModuleBlock|SwitchCase)$/.test(parent.type);
}

/** The object whose `reason` a statement throws, as it is written; undefined where it does anything else. */
function thrownBy(statement: TSESTree.Statement): string | undefined {
  const only = statement.type === "BlockStatement" && statement.body.length === 1 ? statement.body[0]! : statement;
  const thrown = only.type === "ThrowStatement" ? uncast(only.argument) : undefined;
  return thrown?.type === "MemberExpression" && getPropertyName(thrown) === "reason" ? written(thrown.object) : undefined;
}

/** The value of a cast, an optional chain or a `!`. */
function uncast(node: TSESTree.Expression): TSESTree.Expression {
  const isCast = node.type === "TSAsExpression" || node.type === "TSTypeAssertion" || node.type === "TSNonNullExpression" || node.type === "ChainExpression";
  return isCast ? uncast(node.expression) : node;
}

interface Tested {
  /** The signal as the test writes it. */
  readonly signal: string;
  /** `signal.aborted` */
  readonly member: TSESTree.MemberExpression;
  /** Whether the test asks first whether there is a signal: `signal && signal.aborted`. */
  readonly isGuarded: boolean;
}

function testedBy(test: TSESTree.Expression): Tested | undefined {
  switch (test.type) {
    case "ChainExpression":
      return testedBy(test.expression);
    case "MemberExpression": {
      const signal = getPropertyName(test) === "aborted" ? written(test.object) : undefined;
      return signal === undefined ? undefined : { signal, member: test, isGuarded: false };
    }
    case "UnaryExpression":
      return test.operator === "!" && test.argument.type === "UnaryExpression" && test.argument.operator === "!" ? testedBy(test.argument.argument) : undefined;
    case "BinaryExpression":
      return comparedBy(test);
    case "LogicalExpression": {
      const guard = test.operator === "&&" ? written(uncast(test.left)) : undefined;
      const tested = guard === undefined ? undefined : testedBy(test.right);
      return tested && guard !== undefined && sameObject(guard) === sameObject(tested.signal) ? { ...tested, signal: guard, isGuarded: true } : undefined;
    }
    default:
      return undefined;
  }
}

/** `signal.aborted === true`, `signal.aborted !== false`; the latter also holds where there is no signal. */
function comparedBy({ operator, left, right }: TSESTree.BinaryExpression): Tested | undefined {
  const [constant, value] = left.type === "Literal" ? [left, right] : [right, left];
  if (constant.type !== "Literal" || typeof constant.value !== "boolean" || value.type === "PrivateIdentifier") return undefined;
  const isNegative = operator === "!==" || operator === "!=";
  if (!/^[!=]==?$/.test(operator) || isNegative === constant.value || (isNegative && value.type === "ChainExpression")) return undefined;
  return testedBy(value);
}

/** A name, `this` or a member of these, as it is written; undefined for what reading twice might change. */
function written(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "ThisExpression":
      return "this";
    case "TSNonNullExpression": {
      const value = written(node.expression);
      return value && `${value}!`;
    }
    case "MemberExpression": {
      const object = written(node.object);
      const name = node.computed ? null : memberName(node);
      return object !== undefined && name !== null ? `${object}${node.optional ? "?." : "."}${name}` : undefined;
    }
    default:
      return undefined;
  }
}

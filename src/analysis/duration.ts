import type { TSESTree } from "@typescript-eslint/utils";
import { getStaticValue } from "./ast.js";
import { constantsOf } from "./constant.js";
import type { File } from "./file.js";
import { bare } from "./value.js";

/** Names that lead to names, and branches, beyond which nothing is followed. */
const farthest = 16;

/**
 * The numbers that an expression may give: one, or one for each branch of a ternary. Literals, arithmetic, constants,
 * enums and `Number("5000")` are followed; undefined where it may give anything else.
 */
export function numbersOf(file: File, node: TSESTree.Node): readonly number[] | undefined {
  return fold(file, node, 0);
}

function fold(file: File, from: TSESTree.Node, depth: number): readonly number[] | undefined {
  if (depth > farthest) return undefined;
  const node = bare(from);
  const on = (next: TSESTree.Node): readonly number[] | undefined => fold(file, next, depth + 1);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "number" ? [node.value] : undefined;
    case "UnaryExpression": {
      const operate = unary[node.operator];
      return operate && on(node.argument)?.map(operate);
    }
    case "BinaryExpression": {
      const operate = binary[node.operator];
      return operate && each(on(node.left), on(node.right), operate);
    }
    case "ConditionalExpression":
      return each(on(node.consequent), on(node.alternate));
    case "CallExpression": {
      const constant = getStaticValue(node, file.sourceCode.getScope(node));
      return typeof constant?.value === "number" ? [constant.value] : undefined;
    }
    case "Identifier":
    case "MemberExpression": {
      const constants = constantsOf(file, node);
      return constants && all(constants.map((constant) => (typeof constant === "number" ? [constant] : on(constant))));
    }
    default:
      return undefined;
  }
}

const unary: Readonly<Record<string, (value: number) => number>> = { "-": (value) => -value, "+": (value) => value, "~": (value) => ~value };

const binary: Readonly<Record<string, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right,
  "**": (left, right) => left ** right,
  "<<": (left, right) => left << right,
  ">>": (left, right) => left >> right,
  ">>>": (left, right) => left >>> right,
  "&": (left, right) => left & right,
  "|": (left, right) => left | right,
  "^": (left, right) => left ^ right,
};

type Numbers = readonly number[] | undefined;

/** Every pair's result; without an operation, the numbers of both. */
function each(left: Numbers, right: Numbers, operate?: (left: number, right: number) => number): Numbers {
  if (!left || !right) return undefined;
  const numbers = operate ? left.flatMap((first) => right.map((second) => operate(first, second))) : [...left, ...right];
  return numbers.length > farthest ? undefined : numbers;
}

function all(numbers: readonly Numbers[]): Numbers {
  return numbers.length === 0 ? undefined : numbers.reduce((left, right) => each(left, right));
}

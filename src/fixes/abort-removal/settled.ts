import type { TSESTree } from "@typescript-eslint/utils";
import { outer } from "../../analysis/chain.js";
import type { File } from "../../analysis/file.js";
import { ownNodes } from "../../analysis/nodes.js";
import { settlerOf } from "../../analysis/settler.js";
import { isTimerFunction } from "../../analysis/timer/function.js";
import { insertStatement } from "../statement.js";
import { insertion, type TextEdit } from "../text.js";

/** The edits that put a statement where a promise is settled. */
export interface Settled {
  readonly edits: readonly TextEdit[];
  /** False where a settler that others call had to be wrapped. */
  readonly isExact: boolean;
}

/** Puts a removal beside the call of a settler, which a mention of it stands for; undefined where there is no room. */
export function removeWhenSettled(file: File, mention: TSESTree.Node, text: string): Settled | undefined {
  const { parent } = mention;
  if (parent?.type !== "CallExpression") return undefined;
  return parent.callee === mention ? besideCall(file, parent, text) : inPlaceOf(file, mention, parent, text);
}

function besideCall(file: File, call: TSESTree.CallExpression, text: string): Settled | undefined {
  const { sourceCode } = file;
  const expression = outer(call);
  const { parent } = expression;
  const mayThrow = call.arguments.some((argument) => ownNodes(file, argument).some(({ type }) => /^(?:Call|New|Await|TaggedTemplate)Expression$/.test(type)));
  switch (parent?.type) {
    case "ExpressionStatement": {
      // What throws before the promise is settled leaves the abort as the only way to settle it.
      const edit = insertStatement(sourceCode, parent, text, mayThrow ? "after" : "before");
      return edit && { edits: [edit], isExact: true };
    }
    case "ReturnStatement": {
      const edit = mayThrow ? undefined : insertStatement(sourceCode, parent, text, "before");
      return edit && { edits: [edit], isExact: true };
    }
    case "ArrowFunctionExpression": {
      const isPlain = parent.body === expression && sourceCode.getTokenBefore(expression, { includeComments: true })?.value === "=>";
      if (!isPlain) return undefined;
      const [first, last] = mayThrow ? ["{ ", `; ${text}; }`] : [`{ ${text}; `, "; }"];
      return { edits: [insertion(expression.range[0], first), insertion(expression.range[1], last)], isExact: true };
    }
    default:
      return undefined;
  }
}

/** Functions that take a callback out again, by its identity. */
const removing = /^(?:off|remove\w*|un\w+)$/;

/** A settler that is itself the callback: `setTimeout(resolve, ms)`. */
function inPlaceOf(file: File, mention: TSESTree.Node, { callee, arguments: given }: TSESTree.CallExpression, text: string): Settled | undefined {
  const settler = file.sourceCode.getText(mention);
  const isTimer = isTimerFunction(file, callee, "setTimeout") && given[0] === mention && given.length <= 2;
  if (isTimer) return { edits: [{ range: mention.range, text: `() => { ${text}; ${settler}(${nothing(file, mention)}); }` }], isExact: true };
  const name = callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : "";
  if (removing.test(name) || mention.type !== "Identifier" || !settlerOf(file, mention)) return undefined;
  return { edits: [{ range: mention.range, text: `(value) => { ${text}; ${settler}(value); }` }], isExact: false };
}

/** What a promise is resolved with that nobody gives a value: TypeScript lets one of `void` go without. */
function nothing({ sourceCode }: File, mention: TSESTree.Node): string {
  if (!("TSTypeReference" in sourceCode.visitorKeys)) return "";
  for (let node: TSESTree.Node | undefined = mention; node; node = node.parent) {
    if (node.type === "NewExpression" && node.typeArguments) return node.typeArguments.params[0]?.type === "TSVoidKeyword" ? "" : "undefined";
    if (node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression") {
      const type = node.returnType && sourceCode.getText(node.returnType.typeAnnotation);
      if (type !== undefined) return type === "Promise<void>" ? "" : "undefined";
    }
  }
  return "undefined";
}

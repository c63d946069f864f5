import type { TSESTree } from "@typescript-eslint/utils";
import { getStringIfConstant } from "./ast.js";
import { givenByCallers } from "./callers.js";
import { isFunction } from "./chain.js";
import { constantsOf } from "./constant.js";
import type { File } from "./file.js";
import { bare, originsOf } from "./value.js";

/** Stands in a text, or in a list of texts, for what this file doesn't show. */
export const hidden = "\0";

type Inside = (node: TSESTree.Node) => readonly (TSESTree.Node | null)[] | undefined;

/** More ways than any hand writes. */
const most = 64;

/**
 * The texts that an expression may give: through constants, templates, sums, ternaries, and what this file's calls give to
 * a parameter.
 * @param inside the expressions whose texts count in the place of an expression's own, if it is to be opened; null for one that is left out
 * @param passed the nodes that were followed on the way here: what is made of itself has no end
 */
export function textsOf(file: File, from: TSESTree.Node, inside: Inside = () => undefined, passed = new Set<TSESTree.Node>()): readonly string[] {
  const node = bare(from);
  const on = (next: TSESTree.Node | null | undefined): readonly string[] => (next ? textsOf(file, next, inside, passed) : [hidden]);
  const opened = inside(node);
  if (opened) return opened.flatMap(on);
  const constant = getStringIfConstant(node, file.sourceCode.getScope(node));
  if (constant !== null) return [constant];
  if (node.type === "BinaryExpression" && node.operator === "+") return joined([on(node.left), on(node.right)]);
  if (node.type === "TemplateLiteral") {
    return joined(node.quasis.flatMap(({ value }, index) => [[value.cooked ?? hidden], node.expressions[index] ? on(node.expressions[index]) : [""]]));
  }
  const texts = new Set(behind(file, node, passed).flatMap(on));
  return texts.size > 0 ? [...texts] : [hidden];
}

/** The lists of texts that an expression may give; an empty one for options and functions, which may stand in a list's place. */
export function listsOf(file: File, from: TSESTree.Node, passed = new Set<TSESTree.Node>()): readonly (readonly string[])[] {
  const node = bare(from);
  if (node.type === "ObjectExpression" || isFunction(node)) return [[]];
  if (node.type === "ArrayExpression") {
    const parts = node.elements.map((element) => {
      if (element?.type === "SpreadElement") return listsOf(file, element.argument, passed);
      return element ? textsOf(file, element, undefined, passed).map((text) => [text]) : [[hidden]];
    });
    return ways(parts)?.map((lists) => lists.flat()) ?? [[hidden]];
  }
  // A variable's list may grow before it is used.
  const lists = behind(file, node, passed).flatMap((next) => (next ? listsOf(file, next, passed).map((list) => [...list, hidden]) : [[hidden]]));
  return lists.length > 0 ? lists : [[]];
}

/** The expressions that a name or a choice stands for; undefined for one that this file doesn't show. */
function behind(file: File, node: TSESTree.Node, passed: Set<TSESTree.Node>): readonly (TSESTree.Node | undefined)[] {
  if (passed.has(node)) return [undefined];
  passed.add(node);
  // Others may write to what a member is of: only what surely stays as it is counts.
  if (node.type === "MemberExpression") return constantsOf(file, node)?.filter((each) => typeof each !== "number") ?? [undefined];
  const given = node.type === "Identifier" ? givenByCallers(file, node) : undefined;
  // What is still to be filled is nothing yet.
  const origins = originsOf(file, node).filter(({ made }) => made.by !== "nothing");
  return given ?? origins.map(({ made, path }) => (made.by === "expression" && path.length === 0 && made.node !== node ? made.node : undefined));
}

function joined(parts: readonly (readonly string[])[]): readonly string[] {
  return ways(parts)?.map((texts) => texts.join("")) ?? [hidden];
}

/** One of each part's, in all ways; undefined where they are too many. */
function ways<Each>(parts: readonly (readonly Each[])[]): readonly (readonly Each[])[] | undefined {
  return parts.reduce<readonly (readonly Each[])[] | undefined>(
    (heads, tails) => (heads && heads.length * tails.length <= most ? heads.flatMap((head) => tails.map((tail) => [...head, tail])) : undefined),
    [[]],
  );
}

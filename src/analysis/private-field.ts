import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { memberName } from "./ast.js";
import { classOf } from "./field.js";
import { type File, fileOf } from "./file.js";
import { once, onceWithin } from "./once.js";

/** A field that only its own class can name: `#name`, or TypeScript's `private name`. */
export interface PrivateField {
  readonly definition: TSESTree.PropertyDefinition;
  /** Every place where the class names it. */
  readonly mentions: readonly TSESTree.MemberExpression[];
}

/** The private field that a member expression names; undefined for any other, and where code may reach it by a computed name. */
export function privateFieldOf({ sourceCode }: File, member: TSESTree.MemberExpression): PrivateField | undefined {
  const definition = definitionOf(member);
  return definition && privateFieldBy(sourceCode)(definition);
}

/** The same for the definition itself. */
export function privateField({ sourceCode }: File, definition: TSESTree.PropertyDefinition): PrivateField | undefined {
  return isPrivate(definition) ? privateFieldBy(sourceCode)(definition) : undefined;
}

const privateFieldBy = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin((definition: TSESTree.PropertyDefinition): PrivateField | undefined => {
    const mentions = mentionsOf(file, definition);
    return mentions && { definition, mentions };
  });
});

function isPrivate({ key, accessibility, static: isStatic }: TSESTree.PropertyDefinition): boolean {
  return key.type === "PrivateIdentifier" || (accessibility === "private" && !isStatic);
}

function definitionOf(member: TSESTree.MemberExpression): TSESTree.PropertyDefinition | undefined {
  const isHidden = member.property.type === "PrivateIdentifier";
  if (!isHidden && member.object.type !== "ThisExpression") return undefined;
  const name = memberName(member);
  for (let body = isHidden ? classRound(member) : classOf(member); body; body = isHidden ? classRound(body.parent) : undefined) {
    const definition = body.body.find((each) => each.type === "PropertyDefinition" && memberName(each) === name);
    if (definition?.type === "PropertyDefinition") return isPrivate(definition) ? definition : undefined;
  }
  return undefined;
}

function classRound(node: TSESTree.Node): TSESTree.ClassBody | undefined {
  for (let at = node.parent; at; at = at.parent) if (at.type === "ClassBody") return at;
  return undefined;
}

/** Ways to reach a member of `this` whose name is not written there. */
const hiddenWays = /\bthis\s*(?:\?\.\s*)?\[|\.\.\.\s*this\b/;

/**
 * Every mention of a field, found by its name in the file's text; undefined where one may go unseen: only `#name` cannot be
 * named from elsewhere, and by other ways than its name.
 */
function mentionsOf({ sourceCode }: File, definition: TSESTree.PropertyDefinition): readonly TSESTree.MemberExpression[] | undefined {
  const name = memberName(definition);
  const body = definition.parent;
  const isHidden = definition.key.type === "PrivateIdentifier";
  if (name === null || (!isHidden && hiddenWays.test(sourceCode.getText(body)))) return undefined;
  const [start, end] = isHidden ? body.range : sourceCode.ast.range;
  const pattern = new RegExp(`(?<![\\w$#])${name.replaceAll("$", "\\$")}(?![\\w$])`, "g");
  const mentions: TSESTree.MemberExpression[] = [];
  for (const { index } of sourceCode.text.slice(start, end).matchAll(pattern)) {
    const node = sourceCode.getNodeByRangeIndex(start + index);
    if (!node || node === definition.key || !node.parent) continue;
    const found = mentionAt(node, node.parent, body);
    if (found === "unseen") return undefined;
    if (found) mentions.push(found);
  }
  return mentions;
}

/** The mention of a class's field that a name is; `unseen` where it may be one that nobody can follow. */
function mentionAt(node: TSESTree.Node, parent: TSESTree.Node, body: TSESTree.ClassBody): TSESTree.MemberExpression | "unseen" | undefined {
  if (node.type === "PrivateIdentifier") {
    if (parent.type === "MemberExpression") return parent;
    return parent.type === "BinaryExpression" ? undefined : "unseen";
  }
  if (parent.type === "Property" && parent.parent.type === "ObjectPattern" && (parent.shorthand || parent.key === node)) return "unseen";
  if (parent.type !== "MemberExpression" || parent.property !== node || (node.type === "Identifier" && parent.computed)) return undefined;
  const owner = parent.object.type === "ThisExpression" && !parent.computed ? classOf(parent) : undefined;
  if (!owner) return "unseen";
  return owner === body ? parent : undefined;
}

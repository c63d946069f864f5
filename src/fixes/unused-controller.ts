import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { argumentsOf } from "../analysis/arguments.js";
import { getPropertyName } from "../analysis/ast.js";
import { reachesOf } from "../analysis/callee.js";
import { outer } from "../analysis/chain.js";
import type { Clients } from "../analysis/clients.js";
import { isConfigured } from "../analysis/configured.js";
import { mentionAt } from "../analysis/controller/mention.js";
import type { SignalUse } from "../analysis/controller/use.js";
import type { File } from "../analysis/file.js";
import type { Reach } from "../analysis/reach.js";
import { signalMethod } from "../analysis/signals/made.js";
import type { UnusedController } from "../analysis/unused-controller.js";
import { mayBeRequest } from "../analysis/url.js";
import { bare, originsOf } from "../analysis/value.js";
import { argumentList } from "./argument.js";
import type { List } from "./list.js";
import { removeItem, removeLine } from "./removal.js";
import { insertion, type TextEdit } from "./text.js";

/** An edit that takes a controller out, with all that is done with it. */
export interface ControllerRemoval {
  /** True where the code does just what it did. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The removal of a controller of which one half is missing; undefined where more hangs on it, or a comment would go. */
export function controllerRemoval(file: File, clients: Clients, { lacks, controller }: UnusedController): ControllerRemoval | undefined {
  const { holder, signalUses } = controller;
  const calls = signalUses.map((use) => (use.is === "handed" ? use.to : undefined));
  if (new Set(calls).size < calls.length) return undefined;
  const edits = [
    declarationRemoval(file, holder.declaration),
    ...holder.mentions.flatMap((mention) => mentionRemoval(file, mention)),
    ...signalUses.flatMap((use) => useRemoval(file, use)),
  ];
  if (!edits.every((edit) => edit !== undefined)) return undefined;
  return {
    isExact: lacks === "abort" && signalUses.every((use) => isOptional(file, clients, use)),
    fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)),
  };
}

type Edits = TextEdit | undefined | readonly (TextEdit | undefined)[];

function declarationRemoval({ sourceCode }: File, declaration: TSESTree.VariableDeclarator | TSESTree.PropertyDefinition): TextEdit | undefined {
  if (declaration.type === "PropertyDefinition") return removeLine(sourceCode, declaration);
  return declaration.parent.declarations.length === 1 ? removeLine(sourceCode, declaration.parent) : undefined;
}

/** The removal of a statement that aborts, or of the variable that the signal is given to: what tests or compares it can't go. */
function mentionRemoval(file: File, mention: TSESTree.Node): Edits {
  const taken = mentionAt(mention);
  if (taken.is === "abort") return abortRemoval(file, taken.member);
  if (taken.is !== "signal") return undefined;
  const local = taken.node.type === "MemberExpression" ? outer(taken.node).parent : taken.node.parent?.parent?.parent;
  return local?.type === "VariableDeclarator" ? declarationRemoval(file, local) : [];
}

/** `controller.abort();`, unless its block would be empty then. */
function abortRemoval({ sourceCode }: File, member: TSESTree.Node): TextEdit | undefined {
  const call = member.parent;
  const statement = call && outer(call).parent;
  const isPlain = call?.type === "CallExpression" && call.callee === member && call.arguments.every(({ type }) => type === "Literal");
  const isAlone = statement?.parent?.type === "BlockStatement" && statement.parent.body.length === 1;
  return isPlain && statement?.type === "ExpressionStatement" && !isAlone ? removeLine(sourceCode, statement) : undefined;
}

/** The option or argument by which a call gets the signal. The edit spans the call, so that no other edit of it merges. */
function useRemoval(file: File, use: SignalUse): Edits {
  const { sourceCode } = file;
  const list = use.is === "handed" ? argumentList(sourceCode, use.to) : undefined;
  if (use.is !== "handed" || !list) return undefined;
  const [start, end] = use.to.range;
  const span = (edit: TextEdit | undefined): Edits => [insertion(start, ""), edit, insertion(end, "")];
  if (outer(use.node) === list.items.at(-1)) return span(removeItem(sourceCode, list, list.items.at(-1)!));
  const joined = joinedIn(file, use);
  if (joined) return span(removeItem(sourceCode, bracketsOf(file, joined, joined.elements as readonly TSESTree.Node[]), outer(use.node)));
  const property = propertyOf(use);
  if (!property) return undefined;
  const { literal } = property;
  const isWhole = literal.properties.length === 1 && literal === list.items.at(-1) && list.items.length > 1;
  if (isWhole) return span(removeItem(sourceCode, list, literal));
  return span(removeItem(sourceCode, bracketsOf(file, literal, literal.properties), property.node));
}

function bracketsOf({ sourceCode }: File, node: TSESTree.Node, items: readonly TSESTree.Node[]): List {
  return { open: sourceCode.getFirstToken(node)!, close: sourceCode.getLastToken(node)!, items };
}

/** The list of `AbortSignal.any([signal, controller.signal])`, which means the same without one that never aborts. */
function joinedIn(file: File, use: SignalUse): TSESTree.ArrayExpression | undefined {
  const list = outer(use.node).parent;
  const isJoined = use.is === "handed" && list?.type === "ArrayExpression" && list.parent === use.to && signalMethod(file, use.to) === "any";
  return isJoined && list.elements.length > 1 && !list.elements.includes(null) ? list : undefined;
}

interface Option {
  readonly node: TSESTree.Property;
  readonly literal: TSESTree.ObjectExpression;
}

/** The property of a literal among a call's arguments that gives it the signal. */
function propertyOf(use: SignalUse): Option | undefined {
  const node = outer(use.node).parent;
  if (use.is !== "handed" || node?.type !== "Property" || node.parent.type !== "ObjectExpression") return undefined;
  return outer(node.parent).parent === use.to ? { node, literal: node.parent } : undefined;
}

/**
 * Whether a call does the same without the signal: it joins signals, or is one of a client that need not get any, and no
 * other bound or signal, of the call, its `Request` or its instance, comes to count in its place.
 */
function isOptional(file: File, clients: Clients, use: SignalUse): boolean {
  const property = propertyOf(use);
  if (use.is !== "handed" || !property) return joinedIn(file, use) !== undefined;
  const reaches = reachesOf(file, clients, use.to).flat();
  const isKnown = reaches.length > 0 && reaches.length === originsOf(file, bare(use.to.callee)).length;
  return isKnown && reaches.every((reach) => reach.call && !reach.instance && !isConfigured(file, reach.client) && isAlone(file, reach, property));
}

/** Whether the signal is all that an options literal says of a bound. */
function isAlone(file: File, reach: Reach, { node, literal }: Option): boolean {
  const { options, url, visible } = argumentsOf(file, reach);
  const isSeen = visible && options.length === 1 && bare(options[0]!) === literal && getPropertyName(node) === "signal" && "signal" in reach.client.bounds;
  const hasOther = literal.properties.some((each) => each !== node && (each.type !== "Property" || isBound(reach, getPropertyName(each))));
  return isSeen && !hasOther && !(url && reach.roles.includes("request") && mayBeRequest(file, url));
}

function isBound({ client }: Reach, name: string | null): boolean {
  return name === null || Object.keys(client.bounds).some((option) => option.split(".")[0] === name);
}

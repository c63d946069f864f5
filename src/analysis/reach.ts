import type { TSESTree } from "@typescript-eslint/utils";
import type { Argument, Call, Client, Factory } from "../catalogue/client.js";
import { isPattern } from "./clients.js";
import type { File } from "./file.js";
import { bare, originsOf } from "./value.js";

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** A call in any form, as the tag of a template too: `` $`git fetch` ``. */
export type AnyCall = CallNode | TSESTree.TaggedTemplateExpression;

/** What is called. */
export const calleeOf = (node: AnyCall): TSESTree.Expression => (node.type === "TaggedTemplateExpression" ? node.tag : node.callee);

/** What a call is given; for a tag its template, whose text stands for all arguments. */
export const argumentsIn = (node: AnyCall): readonly TSESTree.CallExpressionArgument[] => (node.type === "TaggedTemplateExpression" ? [node.quasi] : node.arguments);

/** One catalogued way to read a call. */
export interface Reach<Node extends AnyCall = CallNode> {
  readonly node: Node;
  readonly client: Client;
  /** The member called, as the catalogue names it: `"get"`, `""` for the client itself. */
  readonly path: string;
  /** Undefined where the call makes an instance. */
  readonly call: Call | undefined;
  readonly roles: readonly Argument[];
  /** How many arguments stand before the catalogue's first: 1 for `fetch.call(thisArg, …)`. */
  readonly skipped: number;
  /** What the instance that is called was made by: a call in this file, or one that another file holds; no call at all, where a framework hands it in. */
  readonly instance: readonly Reach[] | "elsewhere" | undefined;
}

/**
 * A path that starts at the module, without what leads to the client's object; undefined where it does not lead there.
 * A CommonJS module is its own default export, and bundlers let either stand for the other.
 */
export function fromObject(client: Client, path: readonly string[]): readonly string[] | undefined {
  const names = client.exports ?? ["default"];
  const [first, ...rest] = path;
  if (first !== undefined && (names.includes(first) || (first === "default" && names.includes("*")))) return rest;
  return names.includes("default") || names.includes("*") ? path : undefined;
}

/**
 * What entries say of a call.
 * @param path the members that lead from the client's object to what is called; undefined for what is no part of it
 * @param instance what made the instance that is called, if one is
 */
export function reachesBy<Node extends AnyCall>(file: File, node: Node, clients: readonly Client[], path: readonly string[] | undefined, instance: Reach["instance"]): readonly Reach<Node>[] {
  if (!path) return [];
  const viaCall = path.at(-1) === "call";
  const name = (viaCall ? path.slice(0, -1) : path).join(".");
  return clients.flatMap((client): readonly Reach<Node>[] => {
    const { calls, factories = {} } = client;
    const fitting = <Made extends Call | Factory>(made: Made | undefined): Made | undefined => ((made?.construct ?? false) === (node.type === "NewExpression") ? made : undefined);
    const factory = fitting(own(factories, name));
    const listed = factory && isGivenOptions(file, node) ? undefined : fitting(own(calls, name));
    const isUnlisted = instance && !listed && !factory && !client.offline?.includes(name);
    const call = isUnlisted ? fitting(unlisted(calls, name)) : listed;
    const made = call ?? (isUnlisted ? fitting(unlisted(factories, name)) : factory);
    if (!made || (node.type === "TaggedTemplateExpression" && !call?.tag) || (made.instance && !instance)) return [];
    if (call?.first && !call.first.includes(constantText(argumentsIn(node)[viaCall ? 1 : 0]) ?? "")) return [];
    return [{ node, client, path: name, call, roles: made.args, skipped: viaCall ? 1 : 0, instance }];
  });
}

/** Whether a call is given an object and nothing else, where what it makes is called by the same name: `$({ quiet: true })`. */
function isGivenOptions(file: File, node: AnyCall): boolean {
  const [options, ...others] = argumentsIn(node);
  return others.length === 0 && options !== undefined && originsOf(file, options).every(({ made, path }) => made.by === "expression" && path.length === 0 && bare(made.node).type === "ObjectExpression");
}

/** What an entry says of a method that it doesn't list: `"*"` stands for all of an instance, `"**"` for those below them too, `"rest.*.*"` for those two steps below `rest`. */
function unlisted<Made>(made: Readonly<Record<string, Made>>, name: string): Made | undefined {
  const [, found] = Object.entries(made).find(([path]) => isPattern(path) && name !== "" && (path === "**" || hasShape(path.split("."), name.split(".")))) ?? [];
  return found;
}

function hasShape(pattern: readonly string[], steps: readonly string[]): boolean {
  return pattern.length === steps.length && pattern.every((each, index) => each === "*" || each === steps[index]);
}

/** The text of a literal argument, in lower case. */
function constantText(argument: TSESTree.CallExpressionArgument | undefined): string | undefined {
  return argument?.type === "Literal" && typeof argument.value === "string" ? argument.value.toLowerCase() : undefined;
}

/** What a record has by a name of its own. */
export function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

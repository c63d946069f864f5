import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "./chain.js";
import { constantsOf } from "./constant.js";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";
import { functionName } from "./function-name.js";
import { slotsOf } from "./slot.js";
import { bare, isGlobal, variableOf } from "./value.js";

/**
 * Whether a call visibly connects to a server on this machine, by all that names one or by naming none, for clients of which the
 * catalogue says how. One that the environment, a caller or another file may name is not visible.
 */
export function isLoopback(file: File, call: ExternalCall): boolean {
  const { server } = call.client;
  if (!server) return false;
  const address = addressOf(call);
  const objects = address?.type === "ObjectExpression" ? [...call.args.options, address] : call.args.options;
  const options = (server.options ?? []).map((option) => objects.flatMap((object) => slotsOf(file, object, option)));
  const places = address && !objects.includes(address) ? [[{ is: "value", node: address } as const], ...options] : options;
  const isNamed = places.some((slots) => slots.length > 0 && slots.every(({ is }) => is === "value"));
  return (isNamed || server.local === true) && places.flat().every((slot) => slot.is === "absent" || (slot.is === "value" && isHere(file, slot.node)));
}

/** The host or the URL among the arguments: no port, and no name that other texts follow. */
function addressOf({ node, reach: { roles, skipped }, args: { host, url, options } }: ExternalCall): TSESTree.Expression | undefined {
  if (host || !url) return host;
  const isPort = roles[0] === "address" || (url.type === "Literal" && typeof url.value === "number");
  const isFollowed = options.length > 0 && !options.includes(node.arguments[skipped + 1] as TSESTree.Expression);
  return isPort || isFollowed ? undefined : (bare(url) as TSESTree.Expression);
}

/** A host of this machine and the port behind it, which nobody need know. */
const host = /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1|\[::1\])(?::[\d\0]*)?$/i;

/** The path of a socket on this machine, in a URL too: `/run/shop.sock`, `%2Frun%2Fshop.sock`. */
const path = /^(?:\/(?!\/)|%2F)[^\0]*$/i;

/** Whether the texts that may stand there name this machine, and no other beside it: `mongodb://localhost:27017,localhost:27018`. */
function isHere(file: File, node: TSESTree.Node): boolean {
  const texts = textsOf(file, node);
  return texts.length > 0 && texts.every((text) => hostsIn(text).every((each) => host.test(each) || path.test(each)));
}

/** The hosts that a text names: all of a URL, with what its query sets in their place; a text that is no URL, by itself. */
function hostsIn(text: string): readonly string[] {
  const [, authority] = /^[^/?#]*:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(text) ?? [];
  const queried = [...text.matchAll(/[?&]host=([^&#]*)/g)].map(([, each]) => each!);
  return authority === "" && queried.length > 0 ? queried : [...(authority ?? text).split(","), ...queried];
}

/** Stands in a text for a part that this file doesn't show. */
const hidden = "\0";

/** Names that lead to names, beyond which nothing is followed. */
const farthest = 16;

/** The texts that stand in a place: those of a list, and all that this file's calls give to a parameter. */
function textsOf(file: File, from: TSESTree.Node, depth = 0): readonly string[] {
  const node = bare(from);
  const on = (next: TSESTree.Node): readonly string[] => textsOf(file, next, depth + 1);
  const part = (next: TSESTree.Node): string => {
    const [text, ...others] = on(next);
    return text === undefined || others.length > 0 ? hidden : text;
  };
  if (depth > farthest) return [hidden];
  switch (node.type) {
    case "Literal":
      return [String(node.value)];
    case "TemplateLiteral":
      return [node.quasis.map(({ value }, index) => `${index > 0 ? part(node.expressions[index - 1]!) : ""}${value.cooked}`).join("")];
    case "BinaryExpression":
      return [node.operator === "+" ? `${part(node.left)}${part(node.right)}` : hidden];
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element ? on(element) : [hidden]));
    case "NewExpression":
      return isGlobal(file, node.callee, "URL") && node.arguments.length === 1 ? on(node.arguments[0]!) : [hidden];
    case "Identifier":
    case "MemberExpression": {
      const constants = constantsOf(file, node) ?? [];
      const given = constants.length > 0 || node.type !== "Identifier" ? constants : givenTo(file, node);
      return given.length > 0 ? given.flatMap((each) => (typeof each === "number" ? String(each) : on(each))) : [hidden];
    }
    default:
      return [hidden];
  }
}

/** What this file's calls give to a parameter of a function that nobody else can call, and that nothing in it writes to. */
function givenTo(file: File, parameter: TSESTree.Identifier): readonly TSESTree.Node[] {
  const { defs: [definition] = [], references = [] } = variableOf(file, parameter) ?? {};
  const fn = definition?.node;
  if (!fn || !isFunction(fn) || references.some((reference) => reference.isWrite())) return [];
  const index = fn.params.findIndex((each) => each === definition.name);
  const { mentions, isExported } = functionName(file, fn) ?? { mentions: [], isExported: true };
  const given = mentions.flatMap((mention) => argumentAt(mention, index) ?? []);
  return isExported || given.length < mentions.length ? [] : given;
}

/** The argument at a position of the call whose callee is a name. */
function argumentAt(name: TSESTree.Node, index: number): TSESTree.Node | undefined {
  const { parent } = name;
  return parent?.type === "CallExpression" && parent.callee === name ? parent.arguments[index] : undefined;
}

import type { TSESTree } from "@typescript-eslint/utils";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";
import { slotsOf } from "./slot.js";
import { textsOf } from "./texts.js";
import { bare, isGlobal } from "./value.js";

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
  const texts = textsOf(file, node, (each) => hostsAt(file, each));
  return texts.length > 0 && texts.every((text) => hostsIn(text).every((each) => host.test(each) || path.test(each)));
}

/** The hosts that a text names: all of a URL, with what its query sets in their place; a text that is no URL, by itself. */
function hostsIn(text: string): readonly string[] {
  const [, authority] = /^[^/?#]*:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(text) ?? [];
  const queried = [...text.matchAll(/[?&]host=([^&#]*)/g)].map(([, each]) => each!);
  return authority === "" && queried.length > 0 ? queried : [...(authority ?? text).split(","), ...queried];
}

/** What stands in a list, and in the place of a URL. */
function hostsAt(file: File, node: TSESTree.Node): readonly (TSESTree.Node | null)[] | undefined {
  if (node.type === "ArrayExpression") return node.elements;
  return node.type === "NewExpression" && node.arguments.length === 1 && isGlobal(file, node.callee, "URL") ? node.arguments : undefined;
}

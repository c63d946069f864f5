import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, getPropertyName } from "./ast.js";
import type { Bound, Client } from "../catalogue/client.js";
import type { Settings } from "../settings.js";
import { argumentsOf } from "./arguments.js";
import { mayReachAny, reachesOf } from "./callee.js";
import { chainOn, type Link, outer } from "./chain.js";
import { type Clients, clientsOfKind, namesDuration } from "./clients.js";
import { delayOf } from "./delay.js";
import type { File } from "./file.js";
import type { CallNode, Reach } from "./reach.js";
import { signalMethod } from "./signals/made.js";
import { slotsOf } from "./slot.js";
import { variableOf } from "./value.js";

/** A duration, or a point in time, that a call hands to a timer, to a signal, or to a client as a bound. */
export interface GivenDuration {
  readonly node: TSESTree.Expression;
  /** The call that it is an argument of, or the assignment that writes it. */
  readonly by: TSESTree.Node;
  readonly to: "timer" | "signal" | Client;
  /** What takes it: `setTimeout`, `AbortSignal.timeout`, a client's option, method or property. */
  readonly name: string;
  readonly unit: "ms" | "s";
  /** What the catalogue says of a client's bound; several where entries differ by version. */
  readonly bounds: readonly Bound[];
}

const kinds = ["http", "socket", "database", "process", "server"] as const satisfies readonly Client["kind"][];

/** The clients that a file may call, of the kinds whose options take a duration that its text names. */
export function clientsWithDurations(file: File, settings: Settings): readonly Clients[] {
  return kinds
    .map((kind) => clientsOfKind(settings, kind))
    .filter((clients) => namesDuration(clients, file.sourceCode) && mayReachAny(file, clients));
}

/** The durations that a call gives, the ones written to the object that it returns among them. */
export function durationsGivenBy(file: File, clients: readonly Clients[], call: CallNode): readonly GivenDuration[] {
  const own = call.type === "CallExpression" ? (toTimer(file, call) ?? toSignal(file, call)) : undefined;
  return own ? [own] : clients.flatMap((each) => reachesOf(file, each, call).flatMap((entries) => toClient(file, entries)));
}

function toTimer(file: File, call: TSESTree.CallExpression): GivenDuration | undefined {
  const delay = delayOf(file, call);
  return delay && { ...delay, by: call, to: "timer", unit: "ms", bounds: [] };
}

function toSignal(file: File, call: TSESTree.CallExpression): GivenDuration | undefined {
  const [node] = call.arguments;
  const isIt = calleeName(call.callee) === "timeout" && signalMethod(file, call) === "timeout";
  if (!isIt || !node || node.type === "SpreadElement") return undefined;
  return { node, by: call, to: "signal", name: "AbortSignal.timeout", unit: "ms", bounds: [] };
}

/** What a call gives the bounds of a client; entries for several versions must all know a bound that is given something. */
function toClient(file: File, entries: readonly Reach[]): readonly GivenDuration[] {
  const given = entries.flatMap((reach) => [...inOptions(file, reach), ...onHandle(file, reach)]);
  return given.flatMap((one, index) => {
    const same = given.filter(({ node }) => node === one.node);
    if (given.findIndex(({ node }) => node === one.node) < index || same.length < entries.length) return [];
    return [{ ...one, bounds: same.flatMap(({ bounds }) => bounds) }];
  });
}

function inOptions(file: File, reach: Reach): readonly GivenDuration[] {
  const { options, visible } = argumentsOf(file, reach);
  const { client, node, path } = reach;
  const { "": own, ...bounds } = client.bounds;
  return visible ? options.flatMap((object) => (own ? duration(client, path, own, object, node) : inObject(file, reach, bounds, object, node))) : [];
}

/** The durations in an object of options; with a prefix, in one that holds the phases of one option. */
function inObject(file: File, { client }: Reach, bounds: Readonly<Record<string, Bound>>, object: TSESTree.Node, by: TSESTree.Node, prefix = ""): readonly GivenDuration[] {
  return Object.entries(bounds).flatMap(([option, bound]) => {
    if (!option.startsWith(prefix)) return [];
    const slots = slotsOf(file, object, option.slice(prefix.length));
    return slots.flatMap((slot) => (slot.is === "value" ? duration(client, option, bound, slot.node, by) : []));
  });
}

/** `request.setTimeout(1000)`, `get(url).timeout({ response: 1000 })`, `xhr.timeout = 1000` */
function onHandle(file: File, reach: Reach): readonly GivenDuration[] {
  const { node, client } = reach;
  const { methods = {}, properties = {} } = client.handle ?? {};
  if (Object.keys({ ...methods, ...properties }).length === 0) return [];
  const mentions = mentionsOf(file, node);
  return [
    ...[node, ...mentions].flatMap(chainOn).flatMap((link) => inMethod(file, reach, methods, link)),
    ...mentions.flatMap((mention) => {
      const write = writeTo(mention);
      const bound = write && properties[write.name];
      return bound ? duration(client, write.name, bound, write.node, write.by) : [];
    }),
  ];
}

function inMethod(file: File, reach: Reach, methods: Readonly<Record<string, Bound>>, { name, call }: Link): readonly GivenDuration[] {
  const [first] = call.arguments;
  const bound = name !== null && Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!bound || !first || first.type === "SpreadElement") return [];
  return [...duration(reach.client, name!, bound, first, call), ...inObject(file, reach, methods, first, call, `${name}.`)];
}

function duration(client: Client, name: string, bound: Bound, node: TSESTree.Expression, by: TSESTree.Node): readonly GivenDuration[] {
  return bound.takes === "signal" || bound.takes === "flag" ? [] : [{ node, by, to: client, name, unit: bound.takes === "s" ? "s" : "ms", bounds: [bound] }];
}

/** The places that name the variable in which a call's result is kept. */
function mentionsOf(file: File, call: CallNode): readonly TSESTree.Node[] {
  const { parent } = outer(chainOn(call).at(-1)?.call ?? call);
  const name = parent?.type === "VariableDeclarator" ? parent.id : parent?.type === "AssignmentExpression" ? parent.left : undefined;
  const references = (name?.type === "Identifier" && variableOf(file, name)?.references) || [];
  return references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
}

/** The property of an object that is written at a place which names the object. */
function writeTo(mention: TSESTree.Node): { readonly name: string; readonly node: TSESTree.Expression; readonly by: TSESTree.Node } | undefined {
  const { parent } = mention;
  const name = parent?.type === "MemberExpression" && parent.object === mention ? getPropertyName(parent) : null;
  const write = parent?.parent;
  if (name === null || write?.type !== "AssignmentExpression" || write.left !== parent || write.operator !== "=") return undefined;
  return { name, node: write.right, by: write };
}

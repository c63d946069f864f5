import type { TSESTree } from "@typescript-eslint/utils";
import { annotationOf } from "../annotation.js";
import { type Arguments, argumentsOf } from "../arguments.js";
import { limitsNothing, slotsGiven, statusOf } from "../bound.js";
import type { Argument, Bound, Call, Client } from "../../catalogue/client.js";
import { type LocalFunction, parametersOf } from "../consumption/bind.js";
import { bodyOutcome } from "../consumption/body.js";
import type { File } from "../file.js";
import type { Reach } from "../reach.js";
import { annotationShape } from "../signals/annotation.js";
import type { Slot } from "../slot.js";
import { lacksProperty } from "../types/shape.js";
import { originsOf, variableOf } from "../value.js";
import { type Part, partOf } from "./part.js";

/** The function that holds a call, and how the call reaches its client. */
interface Site {
  readonly file: File;
  readonly fn: LocalFunction;
  readonly reach: Reach;
  readonly args: Arguments;
}

/** A function as the catalogue would describe it. */
export interface Description {
  readonly client: Client;
  /** Whether a call of the function shows what is sent: the body may come from elsewhere. */
  readonly showsBody: boolean;
}

/**
 * Describes a function by a call in it that its arguments alone can bound: which of them is what, and which options bound
 * the call. Undefined where the function bounds the call, or nobody can tell what does.
 */
export function describe(file: File, fn: LocalFunction, reach: Reach, returns: Call["returns"]): Description | undefined {
  const { client, roles, skipped } = reach;
  const rest = restFrom(file, fn, reach);
  if (rest) {
    const args: readonly Argument[] = [...Array.from({ length: rest.index }, (): Argument => "other"), ...roles.slice(rest.at - skipped)];
    return args.includes("options") ? { client: { ...plain(client), ...(client.server && { server: client.server }), calls: { "": { args, returns } } }, showsBody: true } : undefined;
  }
  const site = { file, fn, reach, args: argumentsOf(file, reach) };
  const bounds = Object.entries(client.bounds).map(([option, bound]) => ({ option, bound, place: placeOf(site, option, bound) }));
  const places = bounds.map(({ place }) => place).filter((place) => place !== "none");
  if (places.includes("unknown") || !isClear(site)) return undefined;
  const parts = places as readonly Part[];
  const [first] = parts;
  if (!first || parts.some(({ index, path }) => index !== first.index || (path.length === 0 && parts.length > 1))) return undefined;
  const named = bounds.flatMap(({ option, bound, place }) => (typeof place === "object" ? [{ option, name: place.path.join("."), bound }] : []));
  const whole = wholeOf(site, first);
  const described = {
    ...plain(client),
    ...(whole === undefined && { exempt: {}, ignores: [], opaque: [], bodies: [] }),
    ...(whole !== undefined && namesNoServer(site) && client.server && { server: client.server }),
    ...(whole !== undefined && whole !== "" && prefixed(client, whole)),
    bounds: Object.fromEntries(named.map(({ name, bound: { within: _, ...bound } }) => [name, bound])),
    edit: (named.find(({ option }) => option === (client.edit ?? "signal")) ?? named[0]!).name,
    calls: { "": { args: rolesOf(site, first.index), returns } },
  };
  return { client: described, showsBody: bodiesOf(site).every((slot) => isShown(site, slot, whole === undefined ? undefined : first)) };
}

/** What may be sent: an argument of its own, or an option. */
function bodiesOf({ file, reach, args }: Site): readonly Slot[] {
  const given = (reach.client.bodies ?? ["body"]).flatMap((name) => slotsGiven(file, reach, args, name).flatMap(withHidden));
  return args.body ? [{ is: "value", node: args.body }, ...given] : given;
}

/** Whether a body is one in sight that is sent at once, an argument of the function, or an option that is passed on with the others. */
function isShown({ file, fn, reach, args }: Site, slot: Slot, options: Part | undefined): boolean {
  if (slot.is === "absent" || (slot.is === "unknown" && slot.of === args.url)) return true;
  const node = slot.is === "value" ? slot.node : slot.of;
  const part = node && partOf(file, fn, node, reach.node);
  if (slot.is === "unknown") return part !== undefined && part.index === options?.index;
  return part ? part.path.length === 0 : ["untouched", "buffered"].includes(bodyOutcome(file, slot.node));
}

/** The client without what belongs to its own calls. */
function plain({ name, kind, bounds, inside, edit, ignores, opaque, exempt, defaults, hook, bodies, delivery, rejects }: Client): Omit<Client, "calls"> {
  const known = { inside, edit, ignores, opaque, exempt, defaults, hook, bodies, delivery, rejects };
  return { name, kind, bounds, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) };
}

/** The client's other options where they stand in an object of the options: `options.init.keepalive`. */
function prefixed({ exempt = {}, ignores = [], opaque = [], bodies = ["body"], delivery, server }: Client, prefix: string): Partial<Client> {
  const on = (option: string): string => `${prefix}.${option}`;
  return {
    exempt: Object.fromEntries(Object.entries(exempt).map(([option, value]) => [on(option), value])),
    ignores: ignores.map(on),
    opaque: opaque.map(on),
    bodies: bodies.map(on),
    ...(delivery && { delivery: { ...delivery, option: on(delivery.option) } }),
    ...(server?.options && { server: { ...server, options: server.options.map(on) } }),
  };
}

/** The part of the arguments that fills a bound; `none` where nothing does, `unknown` where something else may. */
function placeOf(site: Site, option: string, bound: Bound): Part | "none" | "unknown" {
  const { file, reach, args } = site;
  const filled = slotsGiven(file, reach, args, option).flatMap((slot) => withHidden(slot).map((each) => fillerOf(site, each, option, bound)));
  const parts = filled.filter((filler) => typeof filler === "object");
  const [part, ...others] = parts;
  if (filled.includes("unknown") || others.some((other) => other.index !== part!.index || other.path.join() !== part!.path.join())) return "unknown";
  return part ?? "none";
}

/** A slot, and what a caller may leave in its place. */
function withHidden(slot: Slot): readonly Slot[] {
  return slot.is === "unknown" && slot.over ? [slot, ...slot.over.flatMap(withHidden)] : [slot];
}

function fillerOf(site: Site, slot: Slot, option: string, bound: Bound): Part | "none" | "unknown" {
  const { file, fn, reach, args } = site;
  if (slot.is === "absent") return "none";
  if (slot.is === "value") {
    const part = partOf(file, fn, slot.node, reach.node);
    if (part) return defaultsOf(file, slot.node).every((node) => isOff(file, bound, node)) ? part : "unknown";
    return isOff(file, bound, slot.node) ? "none" : "unknown";
  }
  const part = slot.of && partOf(file, fn, slot.of, reach.node);
  if (!slot.of || !part || part.without.includes(option.split(".")[0]!)) return "unknown";
  // Whether it brings a signal is asked of the request that a caller gives.
  if (slot.of === args.url) return part.path.length === 0 ? "none" : "unknown";
  return takes(site, slot.of, option) ? { ...part, path: [...part.path, option] } : "unknown";
}

function isOff(file: File, bound: Bound, node: TSESTree.Expression): boolean {
  const status = statusOf(file, bound, { is: "value", node });
  return status === "off" || status === "absent";
}

/** What a variable holds where no argument gives it a value. */
function defaultsOf(file: File, node: TSESTree.Expression): readonly TSESTree.Expression[] {
  return originsOf(file, node).flatMap(({ made, path }) => (made.by === "expression" && path.length === 0 && made.node !== node ? [made.node] : []));
}

/** Whether the type of what a function is given has the option at all: a caller can't pass what it lacks. */
function takes({ file, reach }: Site, options: TSESTree.Node, option: string): boolean {
  if (file.types) return !lacksProperty(file.types, options, option.split(".")[0]!);
  const annotation = annotationOf(file, options);
  return !annotation || isOfClient(file, reach.client, annotation) || annotationShape(file, annotation).property(option) !== undefined;
}

/** A type that the client's own module exports: `AxiosRequestConfig`. */
function isOfClient(file: File, { modules = [] }: Client, type: TSESTree.TypeNode): boolean {
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  const [definition] = variableOf(file, type.typeName)?.defs ?? [];
  return definition?.parent?.type === "ImportDeclaration" && modules.includes(definition.parent.source.value);
}

/** Whether nothing but the bounds decides what bounds the call: no agent of the function's own, no limit that does nothing. */
function isClear(site: Site): boolean {
  const { file, fn, reach, args } = site;
  const { opaque = [], ignores = [] } = reach.client;
  const isOpen = (slot: Slot): boolean => slot.is === "absent" || limitsNothing(file, slot) || (slot.is === "unknown" && slot.of !== undefined && partOf(file, fn, slot.of, reach.node) !== undefined);
  return [...opaque, ...ignores].every((option) => slotsGiven(file, reach, args, option).flatMap(withHidden).every(isOpen));
}

/** The path of the object that is passed on whole, in its argument; undefined where only parts of it are. */
function wholeOf({ file, fn, reach, args }: Site, { index }: Part): string | undefined {
  // Some name that no client has: what hides it is all that may.
  const hidden = slotsGiven(file, reach, args, "*").flatMap((slot) => (slot.is === "unknown" && slot.of && slot.of !== args.url ? (partOf(file, fn, slot.of, reach.node) ?? []) : []));
  return hidden.find((part) => part.index === index)?.path.join(".");
}

/** Whether the function leaves it to its callers, or to the client, which server it connects to. */
function namesNoServer({ file, fn, reach, args }: Site): boolean {
  const given = (reach.client.server?.options ?? []).flatMap((option) => slotsGiven(file, reach, args, option));
  return !args.host && given.every(({ is }) => is !== "value") && (!args.url || partOf(file, fn, args.url, reach.node)?.path.length === 0);
}

/** What each of the function's arguments is to the client. */
function rolesOf({ file, fn, reach, args }: Site, options: number): readonly Argument[] {
  const roles = parametersOf(fn).map((): Argument => "other");
  const give = (node: TSESTree.CallExpressionArgument | undefined, role: Argument): void => {
    const part = node && partOf(file, fn, node, reach.node);
    if (part?.path.length === 0) roles[part.index] = role;
  };
  give(args.url, reach.roles.find((role) => role === "request" || role === "url") ?? "other");
  // A command may end by itself.
  for (const [at, role] of reach.roles.entries()) if (role === "command" || role === "program") give(reach.node.arguments[reach.skipped + at], role);
  for (const body of bodiesOf({ file, fn, reach, args })) give(body.is === "value" ? body.node : undefined, "body");
  roles[options] = "options";
  return roles;
}

/** Where a function's rest parameter is passed on as the last of the call's arguments: `fetch(...args)`. */
function restFrom(file: File, fn: LocalFunction, { node, instance }: Reach): { readonly index: number; readonly at: number } | undefined {
  const at = node.arguments.length - 1;
  const last = node.arguments[at];
  const rest = fn.params.at(-1);
  if (instance || last?.type !== "SpreadElement" || rest?.type !== "RestElement" || rest.argument.type !== "Identifier") return undefined;
  const variable = last.argument.type === "Identifier" ? variableOf(file, last.argument) : undefined;
  const isPlain = variable?.defs[0]?.name === rest.argument && variable.references.length === 1;
  return isPlain && node.arguments.slice(0, at).every(({ type }) => type !== "SpreadElement") ? { index: parametersOf(fn).length - 1, at } : undefined;
}

import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName, getStaticValue } from "./ast.js";
import type { Bound, Client } from "../catalogue/client.js";
import { type Arguments, argumentsOf } from "./arguments.js";
import { mayDispatcherLimit } from "./configured.js";
import { numbersOf } from "./duration.js";
import type { File } from "./file.js";
import { isRefused } from "./kept.js";
import type { AnyCall, Reach } from "./reach.js";
import { type Slot, slotsOf } from "./slot.js";
import { mayBeRequest } from "./url.js";
import { bare, isGlobal, originsOf } from "./value.js";

/** The four bound states of a call; rules.md gives each one owning rule. */
export type State = "bounded" | "ineffective" | "unbounded" | "unknown";

/** What bounds a call, or what was written that doesn't. */
export interface Verdict {
  readonly state: State;
  readonly args: Arguments;
  /** For an unbounded call: the option written to switch a bound off, e.g. `timeout: 0`. */
  readonly off: { readonly option: string; readonly property: TSESTree.Property } | undefined;
  /** For an unbounded call: the property of a bound that ends with the connect, e.g. `open_timeout: 1000`. */
  readonly connectOnly: TSESTree.Property | undefined;
}

/** One object that options are read from, or one that nobody can see. */
type Layer = (name: string) => readonly Slot[];

/** What one option does to the call, as far as this file shows. */
export type Status = "absent" | "off" | "on" | "unknown";

interface Found {
  readonly status: Status;
  /** The property that says so. */
  readonly property: TSESTree.Property | undefined;
}

const hidden: Layer = () => [{ is: "unknown" }];

/** What somebody else may have filled. */
const hiddenBy = (of: TSESTree.Node): Layer => () => [{ is: "unknown", of }];

/** The bound state of a call or of the instance that a call makes, from its options alone. */
export function verdictOf(file: File, reach: Reach<AnyCall>): Verdict {
  const args = argumentsOf(file, reach);
  const layers = layersOf(file, reach, args);
  const verdict = judge(file, reach.client, layers);
  const state = verdict.state === "unbounded" && sentBound(reach.client, args) ? "ineffective" : verdict.state;
  return { args, ...verdict, state, connectOnly: connectBound(file, reach.client, layers) };
}

/** Options that most clients take: beside a bound they show that an object was meant as options. */
const common = new Set(["headers", "params", "auth", "baseURL", "responseType", "withCredentials"]);

/** `axios.post(url, { timeout: 1000 })`: the bound in an object that is nothing but options and stands where the body belongs. */
export function sentBound({ bounds }: Client, { body, options }: Arguments): TSESTree.Property | undefined {
  if (body?.type !== "ObjectExpression" || options.length > 0) return undefined;
  const nameOf = (entry: TSESTree.ObjectLiteralElement): string => (entry.type === "Property" ? (getPropertyName(entry) ?? "") : "");
  const isOptions = body.properties.every((entry) => Object.hasOwn(bounds, nameOf(entry)) || common.has(nameOf(entry)));
  return isOptions ? body.properties.find((entry) => entry.type === "Property" && Object.hasOwn(bounds, nameOf(entry))) as TSESTree.Property | undefined : undefined;
}

/** What a call's options may give one of them: its own, its `Request`'s or its instance's, the one that wins first. */
export function givenTo(file: File, reach: Reach<AnyCall>, args: Arguments, option: string): readonly (Slot & { is: "value" })[] {
  return layersOf(file, reach, args).flatMap((layer) => layer(option).filter((slot) => slot.is === "value"));
}

/** What may stand in one option when a call runs, whichever of the objects gives it that the option is read from. */
export function slotsGiven(file: File, reach: Reach<AnyCall>, args: Arguments, option: string): readonly Slot[] {
  return layersOf(file, reach, args).flatMap((layer) => layer(option));
}

/** What a call's options are read from, the one that wins first: its own, its `Request`'s, its instance's. */
function layersOf(file: File, reach: Reach<AnyCall>, args: Arguments): readonly Layer[] {
  const layer = (node: TSESTree.Expression): Layer => (name) => (name === "" ? [{ is: "value", node }] : slotsOf(file, node, name));
  const own = args.visible ? args.options.map(layer) : [hidden];
  return [...own, ...requestLayers(file, reach, args), ...instanceLayers(file, reach)];
}

function instanceLayers(file: File, { client, instance }: Pick<Reach, "client" | "instance">): readonly Layer[] {
  if (instance === undefined) return [];
  if (instance === "elsewhere") return client.classes ? [] : [hidden];
  const [maker] = instance;
  if (!maker) return [];
  const layers = layersOf(file, maker, argumentsOf(file, maker));
  return maker.client.factories?.[maker.path]?.inherits === false ? layers.slice(0, layers.length - instanceLayers(file, maker).length) : layers;
}

function requestLayers(file: File, { roles }: Reach<AnyCall>, { url }: Arguments): readonly Layer[] {
  if (!url || !roles.includes("request")) return [];
  const requests = originsOf(file, url).flatMap(({ made, path }) =>
    made.by === "expression" && path.length === 0 && made.node.type === "NewExpression" && isGlobal(file, made.node.callee, "Request") ? [made.node] : [],
  );
  const [request, ...others] = requests;
  if (!request) return mayBeRequest(file, url) ? [hiddenBy(url)] : [];
  const [inner, init] = request.arguments;
  const isSeen = others.length === 0 && inner?.type !== "SpreadElement" && init?.type !== "SpreadElement";
  if (!isSeen) return [hidden];
  return [
    ...(init ? [(name: string) => slotsOf(file, init, name)] : []),
    ...(inner && mayBeRequest(file, inner) ? [hidden] : []),
  ];
}

function judge(file: File, client: Client, layers: readonly Layer[]): Pick<Verdict, "state" | "off"> {
  const bounds = Object.entries(client.bounds)
    .filter(([, bound]) => client.kind !== "http" || waitsFor(bound))
    .map(([option, given]) => {
      const bound = isBroken(file, option, given, layers) ? { ...given, ends: true } : given;
      return { option, bound, ...summary(foundFor(file, option, bound, layers)) };
    });

  const ending = bounds.filter(({ bound }) => bound.ends !== false);
  const off = ending.find(({ property }) => property);
  const answer = (state: State): Pick<Verdict, "state" | "off"> => ({
    state,
    off: state === "unbounded" && off?.property ? { option: off.option, property: off.property } : undefined,
  });
  // A default that is switched off leaves the call open, whatever its other defaults do.
  const hasDefault = ending.some(({ bound }) => bound.default !== undefined);
  const openDefault = ending.some(({ bound, status }) => bound.default !== undefined && status === "off");
  const decisive = openDefault ? ending.filter(({ bound }) => bound.default === undefined) : ending;

  if (decisive.some(({ status }) => status === "on")) return answer("bounded");
  if (ending.some(({ status }) => status === "unknown")) return answer("unknown");
  if ((client.opaque ?? []).some((option) => layers.some((layer) => layer(option).some((slot) => slot.is !== "absent" && !limitsNothing(file, slot))))) return answer("unknown");
  const ignored = (client.ignores ?? []).some((option) => layers.some((layer) => layer(option).some((slot) => isLimit(file, slot))));
  if (ignored) return answer("ineffective");
  if (hasDefault && !openDefault) return answer("bounded");
  const emitting = bounds.some(({ bound, status }) => bound.ends === false && (status === "on" || status === "unknown"));
  return answer(emitting ? "ineffective" : "unbounded");
}

/** Whether a value may be meant as a limit: `timeout: 0` says that there is none, whether or not the client reads it. */
export function isLimit(file: File, slot: Slot): boolean {
  return slot.is === "value" && statusOf(file, { takes: "ms", off: [0, false, null, "Infinity"] }, slot) !== "off";
}

/** Whether a bound that only emits is given what cannot work: that ends the call, and is a fault of its own. */
function isBroken(file: File, option: string, bound: Bound, layers: readonly Layer[]): boolean {
  return bound.ends === false && layers.some((layer) => layer(option).some((slot) => slot.is === "value" && cannotKeep(file, bound, slot.node)));
}

/** Whether a value is no time that a call can wait: `timeout: -1`. */
export function cannotKeep(file: File, bound: Bound, value: TSESTree.Node): boolean {
  return (numbersOf(file, value) ?? []).some((number) => isRefused(bound, number));
}

function connectBound(file: File, client: Client, layers: readonly Layer[]): TSESTree.Property | undefined {
  return Object.entries(client.bounds)
    .filter(([, bound]) => !waitsFor(bound))
    .flatMap(([option, bound]) => foundFor(file, option, bound, layers))
    .find(({ status, property }) => status === "on" && property)?.property;
}

/** Whether an agent or a dispatcher surely bounds no call: Node's own agent, one of undici's that is made without a limit. */
export function limitsNothing(file: File, slot: Slot): boolean {
  return slot.is === "value" && (isNodeAgent(file, slot.node) || !mayDispatcherLimit(file, slot.node));
}

/** Node's own agent, whose `timeout` ends nothing: measured with axios, node-fetch, got, needle, superagent and `http.get`. */
function isNodeAgent(file: File, value: TSESTree.Node): boolean {
  return originsOf(file, value).every(({ made, path }) => made.by === "expression" && path.length === 0 && made.node.type === "NewExpression" && isAgentClass(file, made.node.callee));
}

function isAgentClass(file: File, callee: TSESTree.Expression): boolean {
  return originsOf(file, callee).every(({ made, path }) => made.by === "import" && /^(?:node:)?https?$/.test(made.module) && path.at(-1) === "Agent");
}

/** What a bound comes to on every path: sure only where all paths agree. */
function summary(found: readonly Found[]): Found {
  const statuses = new Set(found.map(({ status }) => status));
  const written = found.find(({ property }) => property)?.property;
  if (statuses.size === 1 && statuses.has("on")) return { status: "on", property: undefined };
  if (statuses.has("on") || statuses.has("unknown")) return { status: "unknown", property: undefined };
  return { status: statuses.has("off") ? "off" : "absent", property: written };
}

/** What the layers say of one bound; one that may say nothing lets the next speak. */
function foundFor(file: File, option: string, bound: Bound, [layer, ...rest]: readonly Layer[]): readonly Found[] {
  if (!layer) return [{ status: "absent", property: undefined }];
  const here = layer(option).map((slot): Found => ({ status: statusOf(file, bound, slot), property: slot.is === "unknown" || holdsPhases(slot) ? undefined : slot.written }));
  const silent = here.filter(({ status }) => status === "absent");
  if (silent.length === 0) return here;
  const next = foundFor(file, option, bound, rest);
  // An `undefined` written here is worth naming only if nothing further down bounds the call.
  return [...here.filter(({ status }) => status !== "absent"), ...next, ...silent.filter(({ property }) => property && next.every(({ status }) => status !== "on" && status !== "unknown"))];
}

/**
 * What a value handed to a method or written to a property does to a bound of that name: `.timeout(1000)`,
 * `.timeout({ response: 1000 })`, `xhr.timeout = 1000`.
 */
export function boundStatus(file: File, bounds: Readonly<Record<string, Bound>>, name: string, value: TSESTree.CallExpressionArgument | undefined): Status {
  if (!value || value.type === "SpreadElement") return "unknown";
  const whole = statusOf(file, bounds[name]!, { is: "value", node: value });
  if (whole !== "absent") return whole;
  const phases = Object.entries(bounds)
    .filter(([option, bound]) => option.startsWith(`${name}.`) && waitsFor(bound))
    .map(([option, bound]) => summary(foundFor(file, option.slice(name.length + 1), bound, [(phase) => slotsOf(file, value, phase)])).status);
  return phases.find((status) => status === "on") ?? phases.find((status) => status === "unknown") ?? "off";
}

/** Whether a bound covers more than connecting: a request that is connected may still wait for ever. */
function waitsFor(bound: Bound): boolean {
  return (bound.covers ?? ["total"]).some((phase) => phase !== "connect");
}

/** `timeout: { connect: 1000 }` */
function holdsPhases(slot: Slot): boolean {
  return slot.is === "value" && slot.node.type === "ObjectExpression" && slot.node.properties.length > 0;
}

/** What one value of an option does to its bound. */
export function statusOf(file: File, bound: Bound, slot: Slot): Status {
  if (slot.is !== "value") return slot.is;
  const node = bare(slot.node);
  if (node.type === "ObjectExpression" && bound.takes !== "signal") {
    // The object's phases are bounds of their own.
    return node.properties.length > 0 || !bound.off?.includes("{}") ? "absent" : "off";
  }
  const constant = getStaticValue(node, file.sourceCode.getScope(node));
  if (!constant) return originsOf(file, node).every(({ made }) => made.by !== "unknown" && made.by !== "nothing") ? "on" : "unknown";
  if (constant.value === undefined || bound.unset?.some((unset) => unset === constant.value)) return "absent";
  const value = constant.value === Infinity ? "Infinity" : constant.value;
  return bound.off?.some((off) => off === value) ? "off" : "on";
}

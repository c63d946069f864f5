import type { TSESTree } from "@typescript-eslint/utils";
import type { Client } from "../catalogue/client.js";
import { memberName } from "./ast.js";
import { verdictOf } from "./bound.js";
import { reachesOf } from "./callee.js";
import { outer } from "./chain.js";
import type { Clients } from "./clients.js";
import type { Consumption } from "./consumption.js";
import { consumptionOfCall, type ExternalCall, externalCallOf } from "./external-call.js";
import type { File } from "./file.js";
import { type PrivateField, privateField, privateFieldOf } from "./private-field.js";
import type { CallNode } from "./reach.js";
import { originsOf, variableOf } from "./value.js";

/** How the instance that a call makes is used in this file. */
export interface InstanceUse {
  /** The variable or field that holds it. */
  readonly name: string | undefined;
  /** Its calls in this file. */
  readonly calls: readonly ExternalCall[];
  /** Whether code that this file doesn't show may call it too. */
  readonly escapes: boolean;
}

/**
 * Whether a call's fault lies elsewhere: where the instance was made that it is made on or, if nothing bounds all calls of an
 * instance that the call makes, at each of those.
 */
export function isInstanceFault(file: File, { client, state, reach: { call, instance } }: ExternalCall): boolean {
  if (!boundsInstances(client)) return call === undefined;
  if (instance === undefined || instance === "elsewhere") return false;
  return instance.some((maker) => verdictOf(file, maker).state === state);
}

/**
 * Whether an option can bound each call of an instance: one signal, or one point in time, for all of them ends those that come
 * late at once, and what a call takes in its options' place is its own.
 */
function boundsInstances({ bounds, edit = "signal" }: Client): boolean {
  const { takes } = bounds[edit] ?? {};
  return edit !== "" && takes !== "signal" && takes !== "date";
}

/** Finds the calls of an instance through the variable that holds it. */
export function instanceUseOf(file: File, clients: Clients, maker: CallNode): InstanceUse {
  const at = chosen(maker);
  const { parent } = at;
  const offline = reachesOf(file, clients, maker).flat().flatMap(({ client }) => client.offline ?? []);
  if (isOffline(file, maker, offline)) return { name: undefined, calls: [], escapes: false };
  if (parent?.type === "MemberExpression" && parent.object === at) {
    const call = callOn(file, clients, at);
    return { name: undefined, calls: call ? [call] : [], escapes: !call };
  }
  if (parent?.type === "PropertyDefinition") {
    const name = memberName(parent);
    return { name: name === null ? undefined : `this.${name}`, calls: [], escapes: !isFieldOffline(file, privateField(file, parent), offline) };
  }
  if (parent?.type === "AssignmentPattern" && parent.left.type === "Identifier") return { name: parent.left.name, calls: [], escapes: true };
  if (parent?.type === "AssignmentExpression" && parent.left.type === "MemberExpression") {
    return { name: file.sourceCode.getText(parent.left), calls: [], escapes: !isFieldOffline(file, privateFieldOf(file, parent.left), offline) };
  }
  const holder = parent?.type === "VariableDeclarator" ? parent.id : parent?.type === "AssignmentExpression" ? parent.left : undefined;
  const variable = holder?.type === "Identifier" ? variableOf(file, holder) : undefined;
  if (!variable) return { name: undefined, calls: [], escapes: true };
  const reads = variable.references.filter((reference) => !reference.init && reference.identifier !== holder && reference.isRead());
  const mentions = reads.filter(({ identifier }) => !isOffline(file, identifier, offline));
  const calls = mentions.map(({ identifier }) => callOn(file, clients, identifier));
  const isExported = parent?.parent?.parent?.type === "ExportNamedDeclaration";
  return {
    name: variable.name,
    calls: calls.filter((call) => call !== undefined),
    escapes: isExported || calls.some((call) => call === undefined),
  };
}

/** The whole of what may give an instance, round the call that makes it: `region ? new Client({ region }) : new Client()`. */
function chosen(maker: TSESTree.Node): TSESTree.Node {
  const at = outer(maker);
  const { parent } = at;
  const isChoice = (parent?.type === "ConditionalExpression" && parent.test !== at) || (parent?.type === "LogicalExpression" && parent.right === at);
  return isChoice ? chosen(parent) : at;
}

/** Whether a private field holds an instance with which nobody makes a call. */
function isFieldOffline(file: File, field: PrivateField | undefined, offline: readonly string[]): boolean {
  const reads = field?.mentions.filter((mention) => mention.parent.type !== "AssignmentExpression" || mention.parent.left !== mention) ?? [];
  return reads.length > 0 && reads.every((mention) => isOffline(file, mention, offline));
}

/** Whether a mention of an instance makes no call: `client.destroy()`, or a function of any module that only takes it, `getSignedUrl(client, command)`. */
function isOffline(file: File, mention: TSESTree.Node, offline: readonly string[]): boolean {
  if (offline.length === 0) return false;
  const { end, path } = membersOn(mention);
  const { parent } = end;
  if (parent?.type !== "CallExpression") return false;
  if (parent.callee === end) return offline.includes(path);
  return path === "" && originsOf(file, parent.callee).every(({ made, path: callee }) => made.by === "import" && offline.includes(callee.at(-1) ?? ""));
}

/** The catalogued call of an instance that a mention of it is part of: `api(url)`, `api.get(url)`, `api.files.list()`. */
function callOn(file: File, clients: Clients, mention: TSESTree.Node): ExternalCall | undefined {
  const { end } = membersOn(mention);
  const { parent } = end;
  const node = parent?.type === "CallExpression" && parent.callee === end ? parent : undefined;
  return node && reachesOf(file, clients, node).length > 0 ? externalCallOf(file, clients, node) : undefined;
}

/** The members that are taken of an expression one after another, by their dotted path, and where that ends. */
function membersOn(expression: TSESTree.Node): { readonly end: TSESTree.Node; readonly path: string } {
  const names: (string | null)[] = [];
  let end = outer(expression);
  while (end.parent?.type === "MemberExpression" && end.parent.object === end) {
    names.push(memberName(end.parent));
    end = outer(end.parent);
  }
  return { end, path: names.join(".") };
}

const worst: readonly Consumption[] = ["streamed", "transfer", "unknown", "buffered"];

/** What becomes of the answers of all of an instance's calls: the worst, and unknown where others may call it. */
export function consumptionOfInstance(file: File, { calls, escapes }: InstanceUse): Consumption {
  const all = calls.map((call) => consumptionOfCall(file, call));
  return escapes ? "unknown" : (worst.find((each) => all.includes(each)) ?? "unknown");
}

import type { TSESTree } from "@typescript-eslint/utils";
import type { Client } from "../catalogue/client.js";
import { outer } from "./chain.js";
import type { File } from "./file.js";
import { type AnyCall, argumentsIn, type Reach } from "./reach.js";
import { isParsedUrl } from "./slot.js";
import { type Primitive, primitiveType } from "./types/primitive.js";
import type { Types } from "./types/services.js";
import { isOfPackageClass } from "./types/class.js";
import { argumentKind, isFunctionType, isListType } from "./types/shape.js";
import { isObjectMethod } from "./uses.js";
import { bare, isGlobal, originsOf } from "./value.js";

/** A call's arguments by their part in it. */
export interface Arguments {
  /** Objects that hold options, the one that wins first. */
  readonly options: readonly TSESTree.Expression[];
  /** The URL or `Request`. */
  readonly url: TSESTree.Expression | undefined;
  /** The host behind a port. */
  readonly host: TSESTree.Expression | undefined;
  readonly body: TSESTree.Expression | undefined;
  /** All that is sent, where that is no stream. */
  readonly message: TSESTree.Expression | undefined;
  readonly callback: TSESTree.Expression | undefined;
  /** Where an edit puts options: the argument's index, and whether a callback that stands there must move up. */
  readonly place: { readonly index: number; readonly insertBefore: boolean } | undefined;
  /** False where a spread or an argument that may be one thing or another hides what is passed. */
  readonly visible: boolean;
}

/** Tells which argument of a call is its URL, body, options and callback. */
export function argumentsOf(file: File, { node, client, roles, skipped }: Reach<AnyCall>): Arguments {
  const given = argumentsIn(node);
  const options: TSESTree.Expression[] = [];
  let url: TSESTree.Expression | undefined;
  let host: TSESTree.Expression | undefined;
  let body: TSESTree.Expression | undefined;
  let message: TSESTree.Expression | undefined;
  let callback: TSESTree.Expression | undefined;
  let place: Arguments["place"];
  let visible = true;
  let index = skipped;
  for (const role of roles) {
    const argument = given[index];
    if (argument?.type === "SpreadElement") return { options, url, host, body, message, callback, place, visible: false };
    if (role === "callback" || (argument && roles.includes("callback") && isCallback(file, argument))) {
      if (role === "options") place ??= { index, insertBefore: argument !== undefined };
      callback = argument ?? callback;
      if (role !== "callback") continue;
    } else if (role === "options") {
      if (argument && roles.includes("callback") && isUncertain(file, argument)) visible = false;
      if (argument) options.unshift(argument);
      if (argument || options.length === 0) place = { index, insertBefore: false };
    } else if (role === "text" || role === "host" || role === "metadata") {
      const following = given[index + 1];
      const next = following && roles.includes("callback") && isCallback(file, following) ? undefined : following;
      const kind = argument && (role === "metadata" ? metadataOrOptions(file, client, argument, next) : textOrOptions(file, argument, roles.includes("options") ? next : argument));
      if (argument && !kind) visible = false;
      if (!argument || kind === "options") continue;
      if (role === "host") host = argument;
    } else if (role === "message") {
      if (argument && isMetadata(file, client, argument)) continue;
      const next = given[index + 1];
      // A stream takes options in its place, and what is sent is written to what the call gives.
      if (next && roles.includes("callback") && isCallback(file, next) && isKept(node)) visible = false;
      message = argument;
    } else if (role === "urlOrOptions" || role === "address") {
      const following = given[index + 1];
      const next = following && roles.includes("callback") && isCallback(file, following) ? undefined : following;
      const kind = argument && (role === "address" ? addressOrOptions(file, argument, next) : urlOrOptions(file, argument, next !== undefined));
      if (kind === "options") {
        options.unshift(argument!);
        place = { index, insertBefore: false };
      } else url = argument;
      if (argument && !kind) visible = false;
    } else if (role === "body") body = argument;
    else if (role === "url" || role === "request") url = argument;
    index++;
  }
  return { options, url, host, body, message, callback, place, visible };
}

/** Whether an argument surely is a function. */
export function isCallback(file: File, argument: TSESTree.CallExpressionArgument): boolean {
  const origins = originsOf(file, argument);
  if (origins.length > 0 && origins.every(({ made }) => made.by === "function")) return true;
  return file.types !== undefined && isFunctionType(file.types, argument) === true;
}

/** An argument of which this file shows nothing, where either options or a callback may stand. */
function isUncertain(file: File, argument: TSESTree.Expression): boolean {
  const hidden = originsOf(file, argument).some(({ made, path }) => made.by === "unknown" || path.length > 0);
  return hidden && (!file.types || isFunctionType(file.types, argument) === undefined);
}

/** @param more whether another argument follows, which then holds the options. */
function urlOrOptions(file: File, argument: TSESTree.Expression, more: boolean): "url" | "options" | undefined {
  const kinds = originsOf(file, argument).map(({ made, path }) => (made.by === "expression" && path.length === 0 ? literalKind(file, made.node) : undefined));
  const [first] = kinds;
  if (first && kinds.every((kind) => kind === first)) return first;
  const kind = file.types && argumentKind(file.types, argument);
  if (kind && kind !== "request") return kind;
  return more || isNamed(argument, /(?:url|uri|href|endpoint)$/i) ? "url" : undefined;
}

/** `url`, `this.baseUrl`, `config.endpoint`: nobody calls an options object that. */
function isNamed(from: TSESTree.Expression, name: RegExp): boolean {
  const node = bare(from);
  if (node.type === "MemberExpression") return isNamed(node.property as TSESTree.Expression, name);
  return node.type === "Identifier" && name.test(node.name);
}

const namedPort = /(?:^|_)(?:port|PORT)$|[a-z]Port$/;

/**
 * A port or options; undefined for all else, the path of a socket on this machine among it.
 * @param next what follows it and is no callback: a host there shows that it is a port
 */
function addressOrOptions(file: File, argument: TSESTree.Expression, next: TSESTree.CallExpressionArgument | undefined): "url" | "options" | undefined {
  const kinds = originsOf(file, argument).map(({ made, path }) => (made.by === "expression" && path.length === 0 ? addressKind(made.node) : undefined));
  const [first] = kinds;
  if (first && kinds.every((kind) => kind === first)) return first;
  const isPort = isNamed(argument, namedPort) || (file.types && isAll(file.types, argument, "number")) || (next && textOrOptions(file, next, undefined) === "text");
  if (isPort) return "url";
  return file.types && argumentKind(file.types, argument) === "options" ? "options" : undefined;
}

function addressKind(from: TSESTree.Expression): "url" | "options" | undefined {
  const node = bare(from);
  if (node.type === "ObjectExpression") return "options";
  return node.type === "Literal" && /^\d+$/.test(String(node.value)) ? "url" : undefined;
}

/** @param next what follows it: the options, if there are any, stand there */
function textOrOptions(file: File, argument: TSESTree.CallExpressionArgument, next: TSESTree.CallExpressionArgument | undefined): "text" | "options" | undefined {
  if (argument.type === "SpreadElement") return undefined;
  const kinds = originsOf(file, argument).map(({ made, path }) => {
    if (made.by === "nothing") return "text";
    return made.by === "expression" && path.length === 0 ? textKind(file, made.node) : undefined;
  });
  const [first] = kinds;
  if (first && kinds.every((kind) => kind === first)) return first;
  if (file.types && (isAll(file.types, argument, "string") || isListType(file.types, argument))) return "text";
  if (file.types && argumentKind(file.types, argument) === "options") return "options";
  return next || isNamed(argument, /arg(?:ument)?s$|argv$/i) ? "text" : undefined;
}

/** @param next what follows it and is no callback: options, for metadata stands in front of them */
function metadataOrOptions(file: File, client: Client, argument: TSESTree.Expression, next: TSESTree.CallExpressionArgument | undefined): "metadata" | "options" | undefined {
  const kinds = originsOf(file, argument).map(({ made, path }) => (made.by === "expression" && path.length === 0 ? literalKind(file, made.node) : undefined));
  if (kinds.every((kind) => kind === "options")) return "options";
  if (isMetadata(file, client, argument) || next) return "metadata";
  return file.types && argumentKind(file.types, argument) === "options" ? "options" : undefined;
}

/** Whether an argument surely is an object of a module's class `Metadata`: it was made so, or its type says so. */
function isMetadata(file: File, { modules = [] }: Client, argument: TSESTree.Expression): boolean {
  const isMade = originsOf(file, argument).every(
    ({ made, path }) => made.by === "expression" && path.length === 0 && made.node.type === "NewExpression" && isClassOf(file, modules, made.node.callee, "Metadata"),
  );
  return isMade || (file.types !== undefined && modules.some((module) => isOfPackageClass(file.types!, argument, { package: module, name: "Metadata" })));
}

function isClassOf(file: File, modules: readonly string[], callee: TSESTree.Expression, name: string): boolean {
  return originsOf(file, callee).every(({ made, path }) => made.by === "import" && modules.includes(made.module) && path.at(-1) === name);
}

/** Whether the object that a call gives is kept, or goes elsewhere. */
function isKept(node: TSESTree.Node): boolean {
  const { parent } = outer(node);
  return parent?.type !== "ExpressionStatement" && parent?.type !== "ArrowFunctionExpression";
}

function textKind(file: File, node: TSESTree.Expression): "text" | "options" | undefined {
  if (bare(node).type === "ArrayExpression") return "text";
  const kind = literalKind(file, node);
  return kind === "url" ? "text" : kind;
}

/** Whether an expression's type has values of one kind alone. */
function isAll(types: Types, node: TSESTree.Expression, kind: Primitive): boolean {
  const kinds = primitiveType(types, node) ?? [];
  return kinds.length > 0 && kinds.every((each) => each === kind);
}

/** What an expression is on its face: text and `new URL(…)` are URLs, object literals are options. */
function literalKind(file: File, from: TSESTree.Expression): "url" | "options" | undefined {
  const node = bare(from);
  switch (node.type) {
    case "ObjectExpression":
      return "options";
    case "TemplateLiteral":
      return "url";
    case "Literal":
      return typeof node.value === "string" ? "url" : undefined;
    case "BinaryExpression":
      return node.operator === "+" ? "url" : undefined;
    case "NewExpression":
      return isGlobal(file, node.callee, "URL") ? "url" : undefined;
    case "CallExpression":
      if (isObjectMethod(file, node, "assign") || isParsedUrl(file, node)) return "options";
      return isGlobal(file, node.callee, "String") || isGlobal(file, node.callee, "encodeURI") ? "url" : undefined;
    default:
      return undefined;
  }
}

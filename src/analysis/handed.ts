import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Client, Handler } from "../catalogue/client.js";
import { getPropertyName } from "./ast.js";
import type { Clients } from "./clients.js";
import { functionsExported } from "./exported.js";
import { type File, fileOf, pathOf } from "./file.js";
import { once } from "./once.js";
import { isOfPackageClass } from "./types/class.js";
import { bare, type Given, variableOf } from "./value.js";

/** What a callee is of an object that a framework hands in: `["fetch"]` of SvelteKit's event. */
export interface HandedMember {
  readonly client: Client;
  readonly path: readonly string[];
}

/**
 * What a callee that nothing in this file makes may be of an object that a framework hands in: because the framework calls the
 * function that gets it, which it finds by the names of its file and its export; with types, because it declares the object.
 * @param given the parameter that the callee's value comes from, if it comes from one.
 * @param path the members taken of what that parameter's pattern names.
 */
export function handedMembers(file: File, { handed }: Clients, callee: TSESTree.Node, given: Given | undefined, path: readonly string[]): readonly HandedMember[] {
  return handed.flatMap((client): readonly HandedMember[] => {
    const member = (given && memberGiven(file, client, given, path)) ?? memberByType(file, client, bare(callee));
    return member ? [{ client, path: member }] : [];
  });
}

/** Whether a framework may hand a client's object to a file at all, as far as its path and its words tell. */
export function mayBeHanded(file: File, client: Client): boolean {
  return mayGetTyped(client)(file.sourceCode) || (client.handed?.to ?? []).some((handler) => isFileOf(file, handler));
}

/** The member that the value is of the object, where the framework hands that in by the parameter. */
function memberGiven({ sourceCode }: File, client: Client, given: Given, path: readonly string[]): readonly string[] | undefined {
  const start = holders(client)(sourceCode).get(given.parameter);
  const whole = [...given.path, ...path];
  return start?.every((step, index) => step === whole[index]) ? whole.slice(start.length) : undefined;
}

/** The parameters through which a framework hands the client's object to functions of a file, each with the members that lead to it. */
const holders = once((client: Client) =>
  once((sourceCode: TSESLint.SourceCode): ReadonlyMap<TSESTree.Parameter, readonly string[]> => {
    const file = fileOf({ sourceCode });
    const handlers = (client.handed?.to ?? []).filter((handler) => isFileOf(file, handler));
    const found = handlers.flatMap(({ exports, member }) =>
      exports.flatMap((name) => functionsExported(file, name)).flatMap(({ params: [first] }) => (first ? [[first, member === undefined ? [] : [member]] as const] : [])),
    );
    return new Map(found);
  }),
);

function isFileOf(file: File, { files, mentions }: Handler): boolean {
  const path = `/${pathOf(file).replace(/\.[jt]s$/, "")}`;
  return files.some((name) => path.endsWith(`/${name}`)) && (!mentions || mentionsAny(file, mentions));
}

function mentionsAny({ sourceCode }: File, words: readonly string[]): boolean {
  return words.some((word) => sourceCode.text.includes(word));
}

/** The member that a callee is of an object that the framework declares. */
function memberByType(file: File, client: Client, callee: TSESTree.Node): readonly string[] | undefined {
  const { types } = file;
  const { handed, calls } = client;
  const member = types && mayGetTyped(client)(file.sourceCode) ? memberOf(file, callee) : undefined;
  if (!types || !handed || !member || !Object.hasOwn(calls, member.name)) return undefined;
  return handed.types.some((name) => isOfPackageClass(types, member.object, { package: handed.package, name })) ? [member.name] : undefined;
}

/** Most files have nothing of the framework: no type is asked there. */
const mayGetTyped = once((client: Client) => once((sourceCode: TSESLint.SourceCode): boolean => mentionsAny(fileOf({ sourceCode }), client.handed?.mentions ?? [])));

/** `event.fetch`; a name in a pattern: `({ fetch })`, `const { fetch } = event`. */
function memberOf(file: File, callee: TSESTree.Node): { readonly object: TSESTree.Node; readonly name: string } | undefined {
  const named = callee.type === "Identifier" ? variableOf(file, callee)?.defs[0]?.name.parent : callee;
  const member = named?.type === "AssignmentPattern" ? named.parent : named;
  const name = member?.type === "MemberExpression" || member?.type === "Property" ? getPropertyName(member) : null;
  if (name === null) return undefined;
  if (member?.type === "MemberExpression") return { object: member.object, name };
  return member?.parent?.type === "ObjectPattern" ? { object: member.parent, name } : undefined;
}

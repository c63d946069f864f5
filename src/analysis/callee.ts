import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { memberName } from "./ast.js";
import { clientsOfClass } from "./class-object.js";
import type { Clients } from "./clients.js";
import { type File, fileOf } from "./file.js";
import { handedMembers, mayBeHanded } from "./handed.js";
import { once, onceWithin } from "./once.js";
import { promisifiedBy } from "./promisified.js";
import { type AnyCall, calleeOf, type CallNode, fromObject, own, type Reach, reachesBy } from "./reach.js";
import { type Elsewhere, followImport } from "./types/elsewhere.js";
import { isOfPackageClass } from "./types/class.js";
import { isOwnGlobal } from "./types/global.js";
import { isMentionedIn, leadsToMention } from "./types/modules.js";
import { refute } from "./types/refutation.js";
import { programOf, type Types } from "./types/services.js";
import { bare, type Given, type Origin, originsOf } from "./value.js";
import { globalNames, globalObjects, globalReferences, replacedGlobals } from "./written.js";

/**
 * The catalogue entries that a call reaches, by every way the callee may have been made. One inner list holds the
 * entries that describe one and the same callee (two versions of a library); empty for a call that reaches none.
 */
export function reachesOf<Node extends AnyCall>(file: File, clients: Clients, node: Node): readonly (readonly Reach<Node>[])[] {
  const callee = bare(calleeOf(node));
  if (!mayReach(file, clients, callee)) return [];
  const reached = reachedIn(file.sourceCode)(clients);
  const known = reached.get(node);
  // What is kept of a node was found for that node.
  if (known) return known as readonly (readonly Reach<Node>[])[];
  // A call that is made on its own result reaches nothing while that is being asked.
  reached.set(node, []);
  const reaches = originsOf(file, callee)
    .map((origin) => fromOrigin(file, clients, node, origin))
    .filter((entries) => entries.length > 0);
  reached.set(node, reaches);
  return reaches;
}

/** Whether a call reaches a client by every way its callee may have been made: `globalThis.WebSocket ?? ws` may be the browser's. */
export function reachesAlways(file: File, clients: Clients, node: CallNode): boolean {
  return reachesOf(file, clients, node).length === originsOf(file, bare(node.callee)).filter(mayBeCalled).length;
}

/** Whether there is anything to call: not so where a variable is still to be filled, as in `let pg = null`. */
function mayBeCalled({ made }: Origin): boolean {
  return made.by !== "nothing" && !(made.by === "expression" && made.node.type === "Literal");
}

const reachedIn = once((_sourceCode: TSESLint.SourceCode) => onceWithin((_clients: Clients) => new Map<AnyCall, readonly (readonly Reach<AnyCall>[])[]>()));

/** Cheap before dear: a member whose name no client has needs no look at its object, unless a file of the project names it. */
function mayReach(file: File, clients: Clients, callee: TSESTree.Node): boolean {
  if (callee.type !== "MemberExpression") return callee.type !== "Super";
  if (callee.computed && callee.property.type !== "Literal" && callee.property.type !== "TemplateLiteral" && callee.property.type !== "Identifier") return false;
  const name = memberName(callee);
  if (name === null) return callee.computed;
  return name === "call" || clients.members.has(name) || clients.byGlobal.has(name) || callee.object.type === "ThisExpression" || mayHaveAny(file, clients, callee.object);
}

/** Whether an object's members may have any name, and reach a client. */
function mayHaveAny(file: File, clients: Clients, object: TSESTree.Node): boolean {
  const holders = holdersOfAny(clients)(file);
  return holders === "all" || (object.type === "Identifier" && holders.has(object.name));
}

/**
 * All objects, in a file whose text names a client whose instances' methods have names that no entry lists; else what names
 * another file's exports: with types, `import * as api from "./http.js"` may call a client what it likes.
 */
const holdersOfAny = once((clients: Clients) =>
  once(({ sourceCode, types }: File): ReadonlySet<string> | "all" => {
    if (clients.unlistedIn(sourceCode.text)) return "all";
    if (!types) return new Set();
    const names = sourceCode.ast.body.flatMap((statement) => {
      const [namespace] = statement.type === "ImportDeclaration" ? statement.specifiers.filter(({ type }) => type === "ImportNamespaceSpecifier") : [];
      return namespace && leadsToMention(types, (statement as TSESTree.ImportDeclaration).source, clients.mentionedIn) ? [namespace.local.name] : [];
    });
    return new Set(names);
  }),
);

function fromOrigin<Node extends AnyCall>(file: File, clients: Clients, node: Node, { made, path }: Origin): readonly Reach<Node>[] {
  switch (made.by) {
    case "global": {
      const known = clients.byGlobal.get(made.name)?.filter(({ globalsFrom }) => globalsFrom === undefined || brings(file, globalsFrom)) ?? [];
      if (known.length === 0 || replacedGlobals(file.sourceCode).has(made.name)) return [];
      if (known.some(({ globalsFrom }) => globalsFrom !== undefined) || !ownGlobals(clients)(file).has(made.name)) return reachesBy(file, node, known, path, undefined);
      refute("the global is the project's own", calleeOf(node));
      return [];
    }
    case "import": {
      const known = clients.byModule(made.module);
      if (known.length > 0) return known.flatMap((client) => reachesBy(file, node, [client], fromObject(client, path), undefined));
      const reaches = made.binding ? fromElsewhere(file, clients, node, made.binding, path) : [];
      return reaches.length > 0 ? reaches : fromExtended(file, clients, node);
    }
    case "function":
      return fromExtended(file, clients, node);
    case "expression":
      if (made.node.type === "AwaitExpression") return awaited(file, { made, path }, new Set()).flatMap((origin) => fromOrigin(file, clients, node, origin));
      if (made.node.type !== "CallExpression" && made.node.type !== "NewExpression") return [];
      return fromPromisified(file, clients, node, made.node, path) ?? fromInstance(file, clients, node, made.node, path);
    case "unknown":
      return [...fromHands(file, clients, node, made.given, path), ...fromClass(file, clients, node)];
    default:
      return [];
  }
}

/** Where what an `await` gives may come from; nowhere for one that waits for its own value. */
function awaited(file: File, origin: Origin, passed: ReadonlySet<TSESTree.Node>): readonly Origin[] {
  const node = origin.made.by === "expression" ? origin.made.node : undefined;
  if (node?.type !== "AwaitExpression") return [origin];
  if (passed.has(node)) return [];
  return originsOf(file, node.argument).flatMap(({ made, path }) => awaited(file, { made, path: [...path, ...origin.path] }, new Set([...passed, node])));
}

/** A call on an object that a framework or a caller hands in, which is known by its class. */
function fromClass<Node extends AnyCall>(file: File, clients: Clients, node: Node): readonly Reach<Node>[] {
  const callee = bare(calleeOf(node));
  const name = callee.type === "MemberExpression" ? memberName(callee) : null;
  if (callee.type !== "MemberExpression" || name === null || !clients.withClasses.some(({ calls, factories = {} }) => own(calls, name) ?? own(factories, name))) return [];
  return clientsOfClass(file, clients, callee.object).flatMap((client) => reachesBy(file, node, [client], [name], "elsewhere"));
}

/** Whether a file imports a module for nothing but the globals that it makes. */
function brings({ sourceCode }: File, module: string): boolean {
  return new RegExp(`^\\s*(?:import\\s*|(?:await\\s+)?import\\(\\s*|require\\(\\s*)["'\`]${module}["'\`]`, "m").test(sourceCode.text);
}

/** With types: the clients' globals that this file mentions and the project declares for itself. */
const ownGlobals = once((clients: Clients) =>
  once(({ sourceCode, types }: File): ReadonlySet<string> => {
    const isOwn = ([mention]: readonly TSESLint.Scope.Reference[]): boolean => types !== undefined && mention !== undefined && isOwnGlobal(types, mention.identifier);
    return new Set([...clients.byGlobal.keys()].filter((name) => isOwn(globalReferences(sourceCode, name))));
  }),
);

/** A call of something that a call made: an instance, if a catalogued factory made it. */
function fromInstance<Node extends AnyCall>(file: File, clients: Clients, node: Node, maker: CallNode, path: readonly string[]): readonly Reach<Node>[] {
  const makers = reachesOf(file, clients, maker).flat().filter((reach) => !reach.call);
  const [first] = makers;
  if (first) return reachesBy(file, node, [...new Set(makers.map((reach) => reach.client))], path, makers);
  return maker.type === "CallExpression" ? fromClass(file, clients, node) : [];
}

/** A call of what a framework hands in. */
function fromHands<Node extends AnyCall>(file: File, clients: Clients, node: Node, given: Given | undefined, path: readonly string[]): readonly Reach<Node>[] {
  return handedMembers(file, clients, calleeOf(node), given, path).flatMap((handed) => reachesBy(file, node, [handed.client], handed.path, []));
}

/** The clients' classes whose module a file's text names. */
const extendedIn = once((clients: Clients) => once(({ sourceCode }: File) => clients.extended.filter(({ module }) => sourceCode.text.includes(module))));

/** With types: `new GreeterClient(address)` of a class that extends a client's own, in a file that names that client. */
function fromExtended<Node extends AnyCall>(file: File, clients: Clients, node: Node): readonly Reach<Node>[] {
  const { types } = file;
  if (!types || node.type !== "NewExpression") return [];
  return extendedIn(clients)(file).flatMap(({ client, module, path, roles }) =>
    isOfPackageClass(types, node, { package: module, name: path }) ? [{ node, client, path, call: undefined, roles, skipped: 0, instance: undefined }] : [],
  );
}

/** `promisify(exec)(…)`: the same call, with a promise of what its callback would be given; undefined where nothing is promisified. */
function fromPromisified<Node extends AnyCall>(file: File, clients: Clients, node: Node, maker: CallNode, path: readonly string[]): readonly Reach<Node>[] | undefined {
  const callee = promisifiedBy(file, maker);
  if (!callee) return undefined;
  const reaches = path.length > 0 ? [] : originsOf(file, callee).flatMap((origin) => fromOrigin(file, clients, node, origin));
  return reaches.flatMap((reach) => {
    if (!reach.call?.callback) return [];
    const args = reach.roles.filter((role) => role !== "callback");
    return [{ ...reach, call: { args, returns: reach.call.callback }, roles: args }];
  });
}

/** With types: the callee is imported from a file of the project, and that file shows what it is. */
function fromElsewhere<Node extends AnyCall>(file: File, clients: Clients, node: Node, binding: TSESTree.Identifier, path: readonly string[]): readonly Reach<Node>[] {
  const found = file.types && leadsElsewhere(file.types, clients, binding) ? elsewhere(file.types, clients, binding, path) : undefined;
  if (!found) return [];
  const { root } = found;
  const candidates = "global" in root ? clients.byGlobal.get(root.global)?.filter(({ globalsFrom }) => globalsFrom === undefined) : clients.byModule(root.module);
  return (candidates ?? []).flatMap((client) => {
    const steps = "global" in root ? found.steps : fromObject(client, found.steps);
    const made = steps?.lastIndexOf("()") ?? -1;
    if (!steps || made < 0) return reachesBy(file, node, [client], steps, undefined);
    const makers = steps.slice(0, made).join(".").split(/\.?\(\)\.?/);
    const isInstance = makers.every((maker) => own(client.factories ?? {}, maker) !== undefined);
    return isInstance ? reachesBy(file, node, [client], steps.slice(made + 1), "elsewhere") : [];
  });
}

/** Whether the file that a binding is imported from may hold a client at all. */
function leadsElsewhere(types: Types, clients: Clients, binding: TSESTree.Identifier): boolean {
  const { parent } = binding.parent;
  return parent?.type !== "ImportDeclaration" || leadsToMention(types, parent.source, clients.mentionedIn);
}

/**
 * Whether any call of the file may reach a client: its text names one, or with types it imports from a file whose text
 * does. Most files need no further look.
 */
export function mayReachAny(file: File, clients: Clients): boolean {
  return reachableFrom(clients)(file.sourceCode);
}

const reachableFrom = once((clients: Clients) =>
  once((sourceCode: TSESLint.SourceCode): boolean => {
    const file = fileOf({ sourceCode });
    const { types } = file;
    const isMentioned = types ? isMentionedIn(types, sourceCode, clients.mentionedIn) : clients.mentionedIn(sourceCode.text);
    if (isMentioned && mayHold(file, clients)) return true;
    return types !== undefined && sourceCode.ast.body.some((statement) => statement.type === "ImportDeclaration" && statement.importKind !== "type" && leadsToMention(types, statement.source, clients.mentionedIn));
  }),
);

/** Whether a file that mentions a client may have it: `fetch` is a word of many comments, too. */
function mayHold(file: File, { byGlobal, importedIn, handed }: Clients): boolean {
  const { sourceCode } = file;
  if (importedIn(sourceCode.text) || handed.some((client) => mayBeHanded(file, client))) return true;
  const names = globalNames(sourceCode);
  return [...byGlobal.keys(), ...globalObjects].some((name) => names.has(name));
}

/** A binding's import is followed once per Program: many calls share one import. */
const followed = once((_program: object) => once((_binding: TSESTree.Identifier) => new Map<string, Elsewhere | undefined>()));

function elsewhere(types: Types, clients: Clients, binding: TSESTree.Identifier, path: readonly string[]): Elsewhere | undefined {
  const known = followed(programOf(types))(binding);
  const key = path.join(".");
  if (!known.has(key)) known.set(key, followImport(types, binding, path, (module) => clients.byModule(module).length > 0));
  return known.get(key);
}

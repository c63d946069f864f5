import type { TSESLint } from "@typescript-eslint/utils";
import type { Argument, Bound, Client } from "../catalogue/client.js";
import { clientsOf, isBounded, matchesModule, type Settings } from "../settings.js";
import { once } from "./once.js";
import { isGlob } from "../settings/globs.js";

/** Options, each by the names in it: `requestTimeout`; `timeout`, `request`. */
interface Names {
  /** Those with a name that holds what nearly all names of limits hold */
  readonly stemmed: readonly (readonly string[])[];
  readonly others: readonly (readonly string[])[];
}

/** A list of clients, made fit for look-ups by name, so that a client added costs no time. */
export interface Clients {
  readonly byGlobal: ReadonlyMap<string, readonly Client[]>;
  readonly byModule: (specifier: string) => readonly Client[];
  /** Those whose object a framework hands in. */
  readonly handed: readonly Client[];
  /** The last name of every way to call a client or make an instance: `get`, `request`, `create`. */
  readonly members: ReadonlySet<string>;
  /** The classes that users' own extend, each by its name in a module. */
  readonly extended: readonly { readonly client: Client; readonly module: string; readonly path: string; readonly roles: readonly Argument[] }[];
  /** Every option, method and property by which they take a duration. */
  readonly durations: Names;
  /** Every one by which a limit may be written that ends nothing. */
  readonly ineffective: Names;
  /** The last name of every property of an object of theirs by which they take a duration: `headersTimeout`. */
  readonly properties: ReadonlySet<string>;
  /** Those whose objects of a class are known by that class. */
  readonly withClasses: readonly Client[];
  /** Whether a text names one of these. */
  readonly classIn: (text: string) => boolean;
  /** Whether a text names one of the clients whose instances' methods may have any name. */
  readonly unlistedIn: (text: string) => boolean;
  /** Whether a text names any of the clients at all: the cheapest way to see that a file needs no look. */
  readonly mentionedIn: (text: string) => boolean;
  /** Whether it names any by a module or a sign of one: a global's name may be any word, in a comment too. */
  readonly importedIn: (text: string) => boolean;
}

/** Whether a path in a client's `calls` stands for all methods of an instance that have no line of their own: `"*"`, `"**"`, `"rest.*.*"`. */
export function isPattern(path: string): boolean {
  return path.endsWith("*");
}

const byKind = once((_settings: Settings) => new Map<Client["kind"], Clients>());

/** The clients of one kind that the user's settings leave to be bounded call by call. */
export function clientsOfKind(settings: Settings, kind: Client["kind"]): Clients {
  const known = byKind(settings).get(kind);
  if (known) return known;
  const clients = clientsFrom(clientsOf(settings).filter((client) => client.kind === kind && !isBounded(settings, client.name)));
  byKind(settings).set(kind, clients);
  return clients;
}

/** The clients whose calls wait for an answer, and that the user's settings leave to be bounded call by call. */
export const waitingClients = once((settings: Settings): Clients => clientsFrom(clientsOf(settings).filter(({ name, kind }) => kind !== "server" && kind !== "socket" && !isBounded(settings, name))));

/** All clients, whatever their kind, and whether their calls are bounded or not: for questions about their errors. */
export const allClients = once((settings: Settings): Clients => clientsFrom(clientsOf(settings)));

/** Makes a list of clients fit for look-ups. */
export function clientsFrom(list: readonly Client[]): Clients {
  const byGlobal = new Map<string, Client[]>();
  const exact = new Map<string, Client[]>();
  const patterns: Client[] = [];
  for (const client of list) {
    for (const name of client.globals ?? []) add(byGlobal, name, client);
    for (const specifier of client.modules ?? []) add(exact, specifier, client);
    if (client.modules?.some(isGlob)) patterns.push(client);
  }
  const found = new Map<string, readonly Client[]>();
  const byModule = (specifier: string): readonly Client[] => {
    const known = found.get(specifier);
    if (known) return known;
    const clients = exact.get(specifier) ?? patterns.filter((client) => matchesModule(client, specifier));
    found.set(specifier, clients);
    return clients;
  };
  const withClasses = list.filter(({ classes }) => classes);
  const handed = list.filter((client) => client.handed);
  const paths = list.flatMap((client) => [...Object.keys(client.calls), ...Object.keys(client.factories ?? {})]);
  return {
    byGlobal,
    byModule,
    handed,
    members: new Set(paths.map(lastOf)),
    extended: list.flatMap(extendedOf),
    durations: namesIn(list.flatMap(durationsOf)),
    ineffective: namesIn(list.flatMap(ineffectiveNamesOf)),
    properties: new Set(list.flatMap(({ handle }) => Object.keys(handle?.properties ?? {})).map(lastOf)),
    withClasses,
    classIn: mentions(signsOf(withClasses), withClasses.flatMap(({ modules = [] }) => modules), false),
    unlistedIn: mentions([], list.flatMap(({ calls, modules = [] }) => (Object.keys(calls).some(isPattern) ? modules : [])), false),
    mentionedIn: mentions(
      new Set([...list.flatMap(({ globals = [], globalsFrom }) => (globalsFrom === undefined ? globals : [])), ...signsOf(list), ...handed.flatMap(({ calls }) => Object.keys(calls).map(lastOf))]),
      exact.keys(),
      patterns.length > 0,
    ),
    importedIn: mentions(signsOf(list), exact.keys(), patterns.length > 0),
  };
}

function extendedOf(client: Client): Clients["extended"] {
  const { factories = {}, modules = [] } = client;
  const classes = Object.entries(factories).filter(([, { extended }]) => extended);
  return classes.flatMap(([path, { args }]) => modules.map((module) => ({ client, module, path, roles: args })));
}

const signsOf = (list: readonly Client[]): readonly string[] => list.flatMap(({ signs = [] }) => signs);

const lastOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** Each bound by the name that a text has where it is given: an option's, or the call's of which it is an argument. */
function boundsOf({ bounds, calls, handle }: Client): readonly (readonly [string, Bound])[] {
  const { "": own, ...named } = bounds;
  const positional = own ? Object.keys(calls).map((path) => [path, own] as const) : [];
  return [...positional, ...Object.entries({ ...named, ...handle?.methods, ...handle?.properties })];
}

function durationsOf(client: Client): readonly string[] {
  return boundsOf(client).flatMap(([path, { takes }]) => (takes === "signal" || takes === "flag" ? [] : [path]));
}

/** What it never reads, what ends nothing, what stands in a body by mistake, and what a method says once all is on its way. */
function ineffectiveNamesOf(client: Client): readonly string[] {
  const { calls, ignores = [], handle } = client;
  const isMisplaced = handle?.starts !== undefined || Object.values(calls).some(({ args }) => args.includes("body"));
  return [...ignores, ...boundsOf(client).flatMap(([path, { ends }]) => (isMisplaced || ends === false ? [path] : []))];
}

function namesIn(paths: readonly string[]): Names {
  const every = [...new Set(paths)].map((path) => path.split("."));
  // `request.signal` is in no text that has no `signal`.
  const all = every.filter((names) => !every.some((others) => others.length < names.length && others.every((name) => names.includes(name))));
  const isStemmed = (names: readonly string[]): boolean => names.some(hasStem);
  return { stemmed: all.filter(isStemmed), others: all.filter((names) => !isStemmed(names)) };
}

/** Whether a file has the names of anything by which clients take a duration. */
export function namesDuration({ durations }: Clients, sourceCode: TSESLint.SourceCode): boolean {
  return namesAny(durations, sourceCode);
}

/** Whether a file has the names of anything by which a limit may be written for clients, and end nothing. */
export function namesIneffective({ ineffective }: Clients, sourceCode: TSESLint.SourceCode): boolean {
  return namesAny(ineffective, sourceCode);
}

function namesAny({ stemmed, others }: Names, sourceCode: TSESLint.SourceCode): boolean {
  const words = stemmedIn(sourceCode);
  const isNamed = (name: string): boolean => (hasStem(name) ? words.has(name) : sourceCode.text.includes(name));
  // Most texts hold no word with the stem: of these, two or three names are looked for.
  return others.some((names) => names.every(isNamed)) || (words.size > 0 && stemmed.some((names) => names.every(isNamed)));
}

/** What nearly all names of limits hold: one look for it answers for all of them. */
const stem = "imeout";
const hasStem = (name: string): boolean => name.includes(stem);

/** The words of a text that hold it. */
const stemmedIn = once(({ text }: TSESLint.SourceCode): ReadonlySet<string> => {
  const words = new Set<string>();
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
    words.add(/[\w$]*$/.exec(text.slice(Math.max(0, at - longest), at))![0] + /^[\w$]*/.exec(text.slice(at, at + longest))![0]);
  }
  return words;
});

/** Longer words are no names of limits. */
const longest = 64;

function add(map: Map<string, Client[]>, key: string, client: Client): void {
  const clients = map.get(key);
  if (clients) clients.push(client);
  else map.set(key, [client]);
}

/** Module names count only as a whole quoted specifier: "got" and "ky" are parts of many words. */
function mentions(globals: Iterable<string>, modules: Iterable<string>, patterns: boolean): (text: string) => boolean {
  if (patterns) return () => true;
  const escape = (name: string): string => name.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const names = [...globals].map((name) => `(?<![\\w$])${escape(name)}(?![\\w$])`);
  const specifiers = [...modules].map(escape);
  const pattern = new RegExp([...names, ...(specifiers.length > 0 ? [`["'\`](?:${specifiers.join("|")})["'\`]`] : [])].join("|") || "(?!)");
  return (text) => pattern.test(text);
}

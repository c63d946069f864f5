import type { TSESLint } from "@typescript-eslint/utils";
import type { Client } from "../../catalogue/client.js";
import type { Clients } from "../clients.js";
import { once, onceWithin } from "../once.js";
import type { Types } from "./services.js";
import { moduleOf } from "./symbol.js";

/** TypeScript's nodes by what they hold: the numbers of their kinds differ from copy to copy of TypeScript. */
interface Node {
  readonly pos: number;
  readonly end: number;
  readonly text?: string;
  readonly name?: Node;
  readonly propertyName?: Node;
  readonly elements?: readonly Node[];
  readonly parameters?: readonly Node[];
  readonly body?: Node;
  readonly type?: Node;
  readonly members?: readonly Node[];
  readonly initializer?: Node;
  readonly expression?: Node;
  readonly moduleSpecifier?: Node;
  readonly importClause?: Node & { readonly namedBindings?: Node };
  readonly exportClause?: Node;
  readonly isExportEquals?: boolean;
  forEachChild(visit: (child: Node) => void): void;
}

interface SourceFile extends Node {
  readonly text: string;
  readonly isDeclarationFile: boolean;
  readonly statements?: readonly Node[];
}

/** Something that a file gives a name to. */
interface Thing {
  readonly names: readonly string[];
  readonly text: string;
  /** Whether it is a function that takes something. */
  readonly isFunction: boolean;
}

const none: ReadonlySet<string> = new Set();

/** What is known of a program's files. */
interface Search {
  readonly clients: Clients;
  /** The names that each file has, or hands on. */
  readonly found: Map<SourceFile, ReadonlySet<string>>;
  readonly fileOf: (specifier: Node) => SourceFile | undefined;
}

const searchIn = once((program: Types["program"]) =>
  once((clients: Clients): Search => {
    return { clients, found: new Map(), fileOf: (specifier) => moduleOf(program)(specifier)?.valueDeclaration as SourceFile | undefined };
  }),
);

/**
 * The names of functions that may call a client, or a function of their file that does, as far as texts tell: those of a
 * file, and those that it hands on. One look a file and Program, so that only what may be one is asked for its declaration.
 */
export function candidatesIn(types: Types, clients: Clients, file: object): ReadonlySet<string> {
  return candidates(searchIn(types.program)(clients), file as SourceFile);
}

/** The same for a file that is linted, and for all that it imports. */
export function candidatesFor(types: Types, clients: Clients, { ast }: TSESLint.SourceCode): ReadonlySet<string> {
  // A parser of one's own need not show what it knows of the file as a whole.
  if (!types.esTreeNodeToTSNodeMap.has(ast)) return none;
  return imported(types.program)(clients)(types.esTreeNodeToTSNodeMap.get(ast));
}

const imported = once((program: Types["program"]) =>
  once((clients: Clients) =>
    onceWithin((file: object): ReadonlySet<string> => {
      const search = searchIn(program)(clients);
      const { statements = [] } = file as SourceFile;
      return new Set([...candidates(search, file as SourceFile), ...statements.flatMap((statement) => (statement.importClause ? [...candidatesOf(search, statement)] : []))]);
    }),
  ),
);

function candidates(search: Search, file: SourceFile): ReadonlySet<string> {
  if (!file.statements || file.isDeclarationFile) return none;
  const answer = search.found.get(file);
  if (answer) return answer;
  // What files that hand each other on lead back to adds nothing.
  search.found.set(file, none);
  const found = find(search, file);
  search.found.set(file, found);
  return found;
}

/** Those of the file that an import or an export names. */
function candidatesOf(search: Search, { moduleSpecifier }: Node): ReadonlySet<string> {
  const file = moduleSpecifier && search.fileOf(moduleSpecifier);
  return file ? candidates(search, file) : none;
}

function find(search: Search, file: SourceFile): ReadonlySet<string> {
  const { statements = [] } = file;
  const first = callersIn(search.clients, file);
  const found = new Set([...first, ...functionsCalling(file, first)]);
  // What is imported to be handed on is looked for only where something is.
  const exports = statements.filter((statement) => "exportClause" in statement || "isExportEquals" in statement);
  const handed = exports.some(({ moduleSpecifier }) => !moduleSpecifier) ? statements.flatMap((each) => (each.importClause ? importedBy(each.importClause, candidatesOf(search, each)) : [])) : [];
  for (const name of handed) found.add(name);
  for (const statement of exports) handOn(statement, statement.moduleSpecifier ? candidatesOf(search, statement) : found, found);
  return found;
}

/** The functions of a file whose text calls a client: a global, what is imported from its module, or what is made of these. */
function callersIn(clients: Clients, file: SourceFile): readonly string[] {
  const isBrought = ({ globalsFrom }: Client): boolean => globalsFrom === undefined || file.text.includes(globalsFrom);
  const globals = [...clients.byGlobal].flatMap(([name, known]) => (file.text.includes(name) && known.some(isBrought) ? [name] : []));
  const imported = (file.statements ?? []).flatMap(({ importClause, moduleSpecifier }) => (importClause && clients.byModule(moduleSpecifier?.text ?? "").length > 0 ? importedBy(importClause, undefined) : []));
  const required = file.text.includes("require(") && clients.mentionedIn(file.text) ? ["require"] : [];
  const roots = [...globals, ...imported, ...required];
  return roots.length > 0 ? functionsCalling(file, withValues(file, roots)) : [];
}

/** The local names of what is imported, if it is among some; of a default or a namespace, nobody asks how it is called where it is made. */
function importedBy({ name, namedBindings }: NonNullable<Node["importClause"]>, among: ReadonlySet<string> | undefined): readonly string[] {
  if (among?.size === 0) return [];
  const named = (namedBindings?.elements ?? []).filter((each) => !among || among.has((each.propertyName ?? each.name)?.text ?? ""));
  return [name, namedBindings?.name, ...named.map((each) => each.name)].flatMap((each) => each?.text ?? []);
}

function handOn({ exportClause }: Node, from: ReadonlySet<string>, found: Set<string>): void {
  if (!exportClause) for (const name of [...from]) found.add(name);
  for (const { name, propertyName } of exportClause?.elements ?? []) {
    if (name?.text !== undefined && from.has((propertyName ?? name).text ?? "")) found.add(name.text);
  }
}

/** Roots, and what the file makes of them that is no function: instances, in variables and in fields, and functions that are promisified. */
function withValues(file: SourceFile, roots: readonly string[]): readonly string[] {
  const values = thingsOf(file).filter(({ isFunction }) => !isFunction);
  const made = namesWhere(values, roots, "");
  return [...roots, ...made, ...namesWhere(values, made, "")];
}

/** How a call goes on behind the name that it starts with: `.get<User>(`. */
const calling = "(?:\\??\\.[\\w$]+)*\\s*(?:<[^()]*>)?\\s*\\(";

/** The functions of a file whose text calls one of the roots, or a member of it. */
function functionsCalling(file: SourceFile, roots: readonly string[]): readonly string[] {
  return namesWhere(thingsOf(file).filter(({ isFunction }) => isFunction), roots, calling);
}

/** The names of those things whose text, behind their own name, has one of the roots and what goes on behind it. */
function namesWhere(things: readonly Thing[], roots: readonly string[], behind: string): readonly string[] {
  if (roots.length === 0) return [];
  const escaped = roots.map((name) => name.replaceAll(/[$#]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\w$])(?:${escaped.join("|")})(?![\\w$])${behind}`);
  const isNaming = ({ text }: Thing): boolean => roots.some((name) => text.includes(name)) && pattern.test(text.slice(text.search(/[(={]/)));
  return things.filter(isNaming).flatMap(({ names }) => names);
}

const thingsOf = once((file: SourceFile): readonly Thing[] => thingsIn(file, file.text));

/** What a file, a class or an object gives names to; not what is in its functions. */
function thingsIn(node: Node, text: string): readonly Thing[] {
  const things: Thing[] = [];
  node.forEachChild((child) => {
    const { initializer, parameters, body, name } = child;
    const whole = text.slice(child.pos, child.end);
    const fn = isFunction(child) ? child : [initializer, child.expression].find((each) => each && isFunction(each));
    if (fn) {
      // What a constructor makes goes into fields.
      const fields = parameters && body && !name ? [...whole.matchAll(/\bthis\.(#?[\w$]+)\s*=/g)].map(([, field]) => field!) : [];
      things.push({ names: [...namesOf(name), ...fields, ...(/^\s*export\s+default\b/.test(whole) ? ["default"] : [])], text: whole, isFunction: fields.length === 0 && (fn.parameters?.length ?? 0) > 0 });
      return;
    }
    if (initializer) things.push({ names: namesOf(name), text: whole, isFunction: false });
    if (!isType(child)) things.push(...thingsIn(child, text));
  });
  return things;
}

function isFunction({ parameters, body }: Node): boolean {
  return parameters !== undefined && body !== undefined;
}

/** Whether a declaration is one of a type: an alias, an interface, a member of one. */
function isType({ name, type, members, initializer }: Node): boolean {
  return (name !== undefined && type !== undefined && !initializer) || members?.some(({ body, initializer: value }) => body || value) === false;
}

/** The name of a declaration, or those in its pattern. */
function namesOf(name: Node | undefined): readonly string[] {
  if (!name) return [];
  return name.elements ? name.elements.flatMap((element) => namesOf(element.name)) : name.text === undefined ? [] : [name.text];
}

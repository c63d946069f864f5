import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { Argument, Bound, Call, Factory } from "../../src/catalogue/client.js";
import type { Library } from "./libraries.js";

/** One sentence of a catalogue entry, and a line of TypeScript that compiles exactly if the sentence `holds`. */
export interface Claim {
  readonly says: string;
  readonly code: string;
  readonly holds: boolean;
}

const here = dirname(fileURLToPath(import.meta.url));
const file = join(here, "claims.ts.ts");
const sources = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles the claims as a user of the library would write them, and returns those that turned out otherwise, each with
 * what TypeScript said.
 */
export function refuted(library: Library, claims: readonly Claim[]): readonly string[] {
  const said = compile(library, [imports(library), ...claims.map((claim) => claim.code)]);
  return claims.flatMap(({ says, code, holds }, index) => {
    const message = said[index + 1];
    return (message === undefined) === holds ? [] : [`${says}: \`${code}\`${message === undefined ? "" : `: ${message}`}`];
  });
}

/** What TypeScript says against each line, if anything. */
function compile(library: Library, lines: readonly string[]): readonly (string | undefined)[] {
  const dom = library.types === "dom";
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    esModuleInterop: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", ...(dom ? ["lib.dom.d.ts", "lib.dom.iterable.d.ts"] : [])],
    types: dom ? [] : ["node"],
  };
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (name, languageVersion) => {
    if (name === file) return ts.createSourceFile(name, `${lines.join("\n")}\n`, languageVersion);
    if (!sources.has(name)) sources.set(name, readSource(name, languageVersion));
    return sources.get(name);
  };
  const [name] = library.entry.modules ?? [];
  host.resolveModuleNameLiterals = (literals, from, redirect, compilerOptions, sourceFile) =>
    literals.map((literal) => {
      const wanted = from === file && literal.text === name ? (library.folder ?? name) : literal.text;
      const mode = ts.getModeForUsageLocation(sourceFile, literal, compilerOptions);
      return ts.resolveModuleName(wanted, from, compilerOptions, host, undefined, redirect, mode);
    });
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  const said: (string | undefined)[] = lines.map(() => undefined);
  for (const { start = 0, messageText } of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]) {
    const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
    said[line] ??= ts.flattenDiagnosticMessageText(messageText, " ");
  }
  return said;
}

const exportsOf = ({ entry }: Library): readonly string[] => entry.exports ?? ["default"];

/** What the client's object is called in the code of a claim: a global's own name, else `client0`, `client1`, … */
const objects = (library: Library): readonly string[] =>
  (library.entry.globalsFrom === undefined && library.entry.globals) || exportsOf(library).map((_, index) => `client${index}`);

/** One line that imports every export of the entry. */
function imports(library: Library): string {
  const [name] = library.entry.modules ?? [];
  if (name === undefined) return "export {};";
  return exportsOf(library)
    .map((from, index) => {
      if (from === "*") return `import * as client${index} from "${name}";`;
      return from === "default" ? `import client${index} from "${name}";` : `import { ${from} as client${index} } from "${name}";`;
    })
    .join(" ");
}

const member = (object: string, path: string): string => (path === "" ? object : `${object}.${path}`);

/**
 * Where each call and factory stands: by path, the first expression that has it. Says also which claims of existence turned
 * out otherwise: paths that no export has, exports that have no path.
 */
export function places(library: Library): { readonly found: ReadonlyMap<string, string>; readonly refuted: readonly string[] } {
  const { calls, factories = {} } = library.entry;
  const paths = [...Object.keys(calls), ...Object.keys(factories)];
  const callable = (path: string): string => ((calls[path] ?? factories[path])?.construct === true ? "new (...args: never) => unknown" : "(...args: never) => unknown");
  const tries = objects(library).flatMap((object) => paths.flatMap((path) => owners(library, object, path).map((owner) => ({ object, path, expression: member(owner, named(library, path)) }))));
  const said = compile(library, [
    imports(library),
    ...tries.map(({ path, expression }, index) => `export const try${index}: ${callable(path)} = ${expression};`),
  ]);
  const found = new Map<string, string>();
  const used = new Set<string>();
  for (const [index, { object, path, expression }] of tries.entries()) {
    if (said[index + 1] !== undefined) continue;
    used.add(object);
    if (!found.has(path)) found.set(path, expression);
  }
  const untyped = new Set(Object.keys(library.untyped ?? {}));
  const holds = new Map([
    ...paths.map((path) => [`has ${path}`, found.has(path)] as const),
    ...exportsOf(library).map((from, index) => [`has calls on ${from}`, used.has(objects(library)[index] ?? "")] as const),
  ]);
  const wrong = [...holds].filter(([says, isSo]) => isSo === untyped.has(says)).map(([says]) => says);
  return { found, refuted: said[0] === undefined ? wrong : [said[0], ...wrong] };
}

/** The path of a method, for a path that may stand for many. */
const named = ({ method }: Library, path: string): string => (path.endsWith("*") ? (method ?? path) : path);

/** TypeScript for what a factory makes, with one value at a dotted name of its options. */
function instance(library: Library, callee: string, { args, construct }: Factory, name = "", value = ""): string {
  const options = { ...library.options, ...library.makes };
  return `${construct === true ? "new " : ""}${callee}(${argumentsOf(library, args, literal({ ...library, options }, name, value))})`;
}

/** What a path is a member of: the object, or the instances that it makes. */
function owners(library: Library, object: string, path: string): readonly string[] {
  const { calls, factories = {}, classes = [] } = library.entry;
  if ((calls[path] ?? factories[path])?.instance !== true && calls[path]?.needs === undefined) return [object];
  const given = classes.map((name) => `(null as never as InstanceType<typeof ${object}.${name}>)`);
  const makers = Object.entries(factories).filter(([, factory]) => factory.instance !== true);
  const made = [...given, ...makers.map(([name, factory]) => instance(library, member(object, named(library, name)), factory))];
  const methods = Object.entries(factories).filter(([name, factory]) => factory.instance === true && name !== path);
  return [...made, ...made.flatMap((owner) => methods.map(([name, factory]) => `(await ${instance(library, member(owner, name), factory)})!`))];
}

/** TypeScript for an options object that holds one value at a dotted name, or for what stands in its place where that bounds a call. */
function literal(library: Library, name = "", value = ""): string {
  if (name === "" && "" in library.entry.bounds) return value || "undefined";
  const nested = name.split(".").reduceRight((inner, key) => `{ ${key}: ${inner} }`, value);
  const all = Object.entries(library.options ?? {}).flatMap(([key, given]) => (key === name ? [] : [`${key}: ${JSON.stringify(given)}`]));
  return name === "" ? `{ ${all.join(", ")} }` : `{ ${[...all, nested.slice(2, -2)].join(", ")} }`;
}

/** TypeScript for a value of the kind that a bound takes. */
function valueOf(library: Library, name: string, { takes }: Bound): string {
  return library.values?.[name] ?? (takes === "signal" ? "new AbortController().signal" : takes === "flag" ? "true as boolean" : "1000 as number");
}

/** TypeScript for the arguments of a call. */
function argumentsOf(library: Library, args: readonly Argument[], options: string, first?: string): string {
  const values: Readonly<Record<Argument, string>> = {
    url: '"http://localhost/"',
    request: '"http://localhost/"',
    urlOrOptions: args.includes("options") ? (library.values?.["urlOrOptions"] ?? '"http://localhost/"') : options,
    address: "443",
    host: '"localhost"',
    command: '"true"',
    program: '"true"',
    text: library.values?.["text"] ?? '"text"',
    message: "{}",
    metadata: library.values?.["metadata"] ?? "null as never",
    options,
    body: '"body"',
    callback: library.values?.["callback"] ?? "() => {}",
    other: library.values?.["other"] ?? "null as never",
  };
  return args.map((arg, index) => (index === 0 && first !== undefined ? JSON.stringify(first) : values[arg])).join(", ");
}

const offOf = ({ off = [] }: Bound): readonly string[] => off.map((value) => (typeof value === "string" && value.startsWith("0") ? JSON.stringify(value) : String(value)));

/** Everything that an entry says and types can tell, of the calls that this version of the library has. */
export function claimsOf(library: Library, found: ReadonlyMap<string, string>): readonly Claim[] {
  const { entry, untyped = {} } = library;
  const claims: Claim[] = [];
  const claim = (says: string, code: string, holds = true, alone = says): void => {
    claims.push({ says, code, holds: holds !== (says in untyped || alone in untyped) });
  };
  const call = (path: string, { args, construct, first, tag }: Call, options: string): string =>
    tag === true && !args.includes("options") ? tagged(found.get(path) ?? "", entry.factories?.[path] && options) : `${construct === true ? "new " : ""}${found.get(path)}(${argumentsOf(library, args, options, first?.[0])})`;
  const short = (path: string, shape: Call, options = literal(library)): string => call(path, { ...shape, args: needed(library, shape) }, options);
  const calls = Object.entries(entry.calls).filter(([path]) => found.has(path));
  const factories = Object.entries(entry.factories ?? {}).filter(([path]) => found.has(path));

  for (const [path, shape] of calls) {
    const plain = short(path, shape);
    const shown = path === "" ? "()" : path;
    claim(`${shown} takes its arguments`, `void ${call(path, shape, literal(library))};`);
    if (shape.tag === true) claim(`${shown} is a tag`, `void ${tagged(found.get(path) ?? "", literal(library))};`);
    for (const form of formsOf(shape)) {
      const place = form === shape ? "beside a URL" : "with the URL in it";
      // Types that took any name would prove nothing of the names below.
      const names = `${shown} knows its options' names`;
      claim(names, `void ${short(path, form, literal(library, "noSuchOption", "null as never"))};`, false, `${names} ${place}`);
      for (const [name, bound] of Object.entries(entry.bounds)) {
        claim(`${shown} reads ${name}`, `void ${short(path, form, literal(library, name, valueOf(library, name, bound)))};`, true, `${shown} reads ${name} ${place}`);
      }
      for (const name of entry.ignores ?? []) {
        claim(`${shown} ignores ${name}`, `void ${short(path, form, literal(library, name, "null as never"))};`, false);
      }
    }
    claim(`${shown} returns a ${shape.returns}`, returned(plain, shape.returns, entry.handle?.ends[0]));
    if (shape.returns === "handle") claim(`${shown} is no promise`, `export const p${claims.length}: PromiseLike<unknown> = ${plain};`, false);
    if (shape.returns === "response") claim(`${shown} is read by ${library.reader ?? "text"}`, `void (await ${plain}).${library.reader ?? "text"}();`);
  }

  // Where no call takes options, what makes an instance does.
  const [optioned] = [
    ...calls.flatMap(([path, shape]) => formsOf(shape).map((form) => (name: string, value: string) => short(path, form, literal(library, name, value)))),
    ...factories.filter(([, { args }]) => args.includes("options")).map(([path, factory]) => (name: string, value: string) => instance(library, found.get(path) ?? "", factory, name, value)),
  ];
  if (optioned !== undefined) {
    const option = (name: string, value: string): string => `void ${optioned(name, value)};`;
    for (const [name, bound] of Object.entries(entry.bounds)) {
      for (const off of [...offOf(bound), ...(bound.unset ?? []).map(String)]) claim(`${name} may be ${off}`, option(name, off));
      claim(`${name} takes no text`, option(name, '"text"'), false);
    }
    if (entry.urlOption !== undefined) claim(`reads ${entry.urlOption}`, option(entry.urlOption, '"http://localhost/"'));
    for (const name of entry.server?.options ?? []) claim(`reads ${name}`, option(name, "null as never"));
    for (const name of entry.opaque ?? []) claim(`reads ${name}`, option(name, "null as never"));
    for (const [name, value] of Object.entries({ ...entry.exempt, ...entry.quietWith })) claim(`reads ${name}`, option(name, JSON.stringify(value)));
    for (const name of entry.bodies ?? []) claim(`reads ${name}`, option(name, "null as never"));
    const { option: delivery = "", streamed = [], transfer = [] } = entry.delivery ?? {};
    for (const value of [...streamed, ...transfer]) claim(`${delivery} may be ${value}`, option(delivery, JSON.stringify(value)));
  }

  for (const [path, factory] of factories) {
    const made = (name = "", value = ""): string => instance(library, found.get(path) ?? "", factory, name, value);
    if (calls.length === 0) claim(`${path} knows its options' names`, `void ${made("noSuchOption", "null as never")};`, false);
    for (const [name, bound] of Object.entries(entry.bounds)) {
      claim(`${path} reads ${name}`, `void ${made(name, valueOf(library, name, bound))};`);
    }
    // What stands for many methods need not stand for them on every instance.
    for (const [callPath, shape] of calls.filter(([each]) => !each.endsWith("*"))) {
      const has = `an instance has ${callPath === "" ? "()" : callPath}`;
      const use = shape.tag === true ? `void ${tagged(member(made(), callPath))};` : `void ${member(made(), callPath)}(${argumentsOf(library, needed(library, shape), literal(library))});`;
      claim(has, use, true, `${has} by ${path}`);
    }
  }

  const { package: declaring = "", types = [] } = entry.handed ?? {};
  for (const type of types) {
    for (const [path, shape] of calls) {
      claim(`${type} has ${path}`, `void ((handed: import("${declaring}").${type}) => handed.${path}(${argumentsOf(library, needed(library, shape), literal(library))}));`);
    }
  }

  if (entry.defaults !== undefined) {
    const [name = "", bound] = Object.entries(entry.bounds).find(([, { takes }]) => takes === "ms") ?? [];
    const value = bound === undefined ? "" : valueOf(library, name, bound);
    const lines = objects(library).flatMap((object) => [
      ...(exportsOf(library).includes(entry.defaults ?? "") ? [`${object}.${name} = ${value};`] : []),
      `${object}.${entry.defaults}.${name} = ${value};`,
      `${object}.${entry.defaults}(${literal(library, name, value)});`,
    ]);
    claims.push(...some(library, `${entry.defaults} are every call's options`, lines));
  }

  if (entry.hook !== undefined) {
    const given = (argument: string): readonly string[] => objects(library).map((object) => `${object}.${entry.hook}(${argument});`);
    claims.push(...some(library, `${entry.hook} takes a function`, given("(options) => options")));
    claims.push(...some(library, `${entry.hook} takes no text`, given('"text"'), false));
  }

  const called = calls.map(([path, shape]) => [shape, short(path, shape)] as const);
  const made = factories.map(([path, factory]) => [{ ...factory, returns: "handle" }, instance(library, found.get(path) ?? "", factory)] as const);
  return [...claims, ...claimsOfHandle(library, called.length > 0 ? called : made)];
}

/** TypeScript for a template with a tag, which is given options first. */
const tagged = (tag: string, options?: string): string => `${tag}${options === undefined ? "" : `(${options})`}\`true\``;

/** The arguments without which a call is another one: all up to its options, or the first alone; with a callback for those that insist on one. */
function needed({ values }: Library, { args }: Call): readonly Argument[] {
  if (values?.["callback"] !== undefined) return args;
  const last = args.findLastIndex((arg) => arg === "options" || arg === "other");
  return args.slice(0, Math.max(last + 1, 1));
}

/** A call by its arguments, and once more with the options in the place of the URL where they may stand there. */
function formsOf(shape: Call): readonly Call[] {
  const at = shape.args.findIndex((arg) => arg === "urlOrOptions" || arg === "address");
  const forms = at < 0 ? [] : [{ ...shape, args: [...shape.args.slice(0, at), "options"] as const }];
  return shape.args.includes("options") ? [shape, ...forms] : forms;
}

/** The claim that one of the lines compiles. */
function some(library: Library, says: string, lines: readonly string[], holds = true): readonly Claim[] {
  const said = compile(library, [imports(library), ...lines]);
  const code = lines.find((_, index) => said[index + 1] === undefined) ?? lines[0] ?? "";
  return [{ says, code, holds: holds !== says in (library.untyped ?? {}) }];
}

/** A line that compiles if a call returns what the entry says. */
function returned(call: string, returns: Call["returns"], end?: string): string {
  const types: Readonly<Record<Call["returns"], string>> = {
    response: "PromiseLike<{ readonly body: unknown }>",
    result: "PromiseLike<unknown> | AsyncIterable<unknown>",
    stream: "PromiseLike<unknown> | { readonly pipe: unknown }",
    handle: end === undefined ? "object" : `{ readonly ${end}: unknown }`,
    thenable: "PromiseLike<unknown>",
    observable: "{ readonly subscribe: unknown }",
    value: "unknown",
  };
  return `void (${call} satisfies ${types[returns]});`;
}

/** What the entry says of the object that a call returns: each method must be there on what some call returns. */
function claimsOfHandle(library: Library, calls: readonly (readonly [Call, string])[]): readonly Claim[] {
  const { handle } = library.entry;
  const handles = [...new Map(calls.filter(([{ returns }]) => returns !== "response" && returns !== "result")).values()];
  if (handle === undefined) return [];
  const any = (says: string, code: (call: string) => string, holds = true): readonly Claim[] => some(library, says, handles.map(code), holds);
  return [
    ...handle.ends.flatMap((name) => any(`${name} ends it`, (call) => `void ${call}.${name}();`)),
    ...(handle.starts === undefined ? [] : any(`${handle.starts} starts it`, (call) => `void ${call}.${handle.starts}();`)),
    ...[handle.event, handle.connected, handle.error, ...(handle.ended ?? [])].filter((event) => event !== undefined).flatMap((event) => any(`emits ${event}`, (call) => `void ${call}.on("${event}", () => {});`)),
    ...Object.entries(handle.methods ?? {}).flatMap(([path, bound]) => {
      const [name = "", ...inner] = path.split(".");
      const argument = (value: string): string => (inner.length === 0 ? value : literal({ ...library, options: {} }, inner.join("."), value));
      return [
        ...any(`${path} bounds it`, (call) => `void ${call}.${name}(${argument(valueOf(library, path, bound))});`),
        ...any(`${path} takes no text`, (call) => `void ${call}.${name}(${argument('"text"')});`, false),
        ...offOf(bound).flatMap((off) => any(`${path} may be ${off}`, (call) => `void ${call}.${name}(${argument(off)});`)),
      ];
    }),
    ...Object.entries(handle.properties ?? {}).flatMap(([name, bound]) => [
      ...any(`${name} bounds it`, (call) => `(${call}).${name} = ${valueOf(library, name, bound)};`),
      ...any(`${name} takes no text`, (call) => `(${call}).${name} = "text";`, false),
      ...offOf(bound).flatMap((off) => any(`${name} may be ${off}`, (call) => `(${call}).${name} = ${off};`)),
    ]),
  ];
}

/** The version of an installed library, or undefined for what the platform brings. */
export function installed({ entry, folder }: Library): string | undefined {
  const [name] = /^(?:@[^/]+\/)?[^/]+/.exec(folder ?? entry.modules?.[0] ?? "") ?? [];
  if (name === undefined || name.startsWith("node:")) return undefined;
  const manifest: unknown = JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8"));
  const { version } = manifest as { readonly version: string };
  return version;
}

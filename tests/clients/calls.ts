import { createRequire } from "node:module";
import { PassThrough } from "node:stream";
import type { Argument, Bound, Call, Client } from "../../src/catalogue/client.js";
import { type Silence, startServer } from "../server.js";
import { libraries, type Library } from "./libraries.js";

type Anything = Readonly<Record<string, unknown>>;
type Callable = (...args: readonly unknown[]) => unknown;

/** The time in ms that tests give to what must end. */
export const short = 500;
/** The time in ms after which a call that goes on is said to hang: undici's timers of old are late by up to a second. */
export const patience = 3_000;
/** The time in ms that a test waits for an end before it fails. */
export const deadline = 30_000;

/** How a call came out: an error is the one that ended it. */
export type Outcome = "hangs" | "ends" | Error;

const semver = createRequire(import.meta.url)("semver") as { readonly satisfies: (version: string, range: string) => boolean };
const server = startServer();

const http = libraries.filter(({ entry, runsOn = "*" }) => entry.kind === "http" && runsOn !== "" && semver.satisfies(process.version, runsOn));

/** Whether something must be made first, on which the calls are methods. */
const isMadeFirst = ({ calls }: Client): boolean => Object.values(calls).every(({ instance, needs }) => instance === true || needs !== undefined);

/** The HTTP libraries that this Node can run, and call at once. */
export const runnable = http.filter(({ entry }) => !isMadeFirst(entry));

/** Those of which something must be made first. */
export const sdks = http.filter(({ entry }) => isMadeFirst(entry));

/** The libraries for processes that this Node can run. */
export const processes = libraries.filter(({ entry, runsOn = "*" }) => entry.kind === "process" && semver.satisfies(process.version, runsOn));

export const silences: readonly Silence[] = ["silent", "stalled", "dripping"];

/** Which silences a bound is said to end. */
export function endsOf({ covers = ["total"], ends = true }: Bound): readonly Silence[] {
  if (!ends) return [];
  if (covers.includes("total")) return silences;
  return [...(covers.includes("headers") ? (["silent"] as const) : []), ...(covers.includes("idle") ? (["stalled"] as const) : [])];
}

/** A value of the kind that a bound takes, which ends a call after `short` ms. */
export function limitOf({ takes }: Bound): unknown {
  if (takes === "signal") return AbortSignal.timeout(short);
  if (takes === "date") return Date.now() + short;
  return takes === "s" ? short / 1_000 : short;
}

/** Whether a bound is said to hold no more than a timer, and ends a call of a silent server, so that it shows. */
export const isTimer = ({ takes, covers = ["total"], longest }: Bound): boolean => takes !== "signal" && takes !== "date" && longest === undefined && (covers.includes("headers") || covers.includes("total"));

/** The module as an `import` of the library's own folder gives it. */
export async function load({ entry, folder }: Library): Promise<Anything> {
  const name = folder ?? entry.modules?.[0];
  return name === undefined ? globalThis : ((await import(name)) as Anything);
}

/** What stands at a dotted path of the client's object, as a function of its own; undefined where nothing does. */
export function find(library: Library, loaded: Anything, path: string): Callable | undefined {
  const { globals, globalsFrom, exports = ["default"] } = library.entry;
  const roots = (globalsFrom === undefined && globals) || exports;
  return roots.map((name) => at(name === "*" ? loaded : loaded[name], path)).find((found) => found !== undefined);
}

/** The method at a dotted path of an object, as a function of its own; `""` is the object itself. */
export function at(object: unknown, path: string): Callable | undefined {
  const keys = path.split(".").filter((key) => key !== "");
  const owner = keys.slice(0, -1).reduce(get, object);
  const found = keys.length === 0 ? object : get(owner, keys.at(-1) ?? "");
  // Not `found.bind`: superagent's sends a request with the method BIND.
  return typeof found === "function" ? (...args) => Reflect.apply(found, owner, args) as unknown : undefined;
}

export const get = (object: unknown, key: string): unknown => (object as Anything | undefined)?.[key];

/** A value inside objects, by their keys from the outside. */
export const nested = (keys: readonly string[], value: unknown): unknown => keys.reduceRight((inner, key) => ({ [key]: inner }), value);

/** An options object with one value at a dotted name, beside what every call of the library needs. */
export function optionsOf(library: Library, name = "", value?: unknown): Record<string, unknown> {
  const options: Record<string, unknown> = { ...library.options };
  const [first = "", ...rest] = name.split(".");
  if (first !== "") options[first] = nested(rest, value);
  return options;
}

/** Makes a call against one kind of silence, and says how it came out within some ms. */
export async function outcome(
  library: Library,
  shape: Call,
  callee: Callable | undefined,
  silence: Silence,
  options: unknown,
  within: number,
  before?: (made: unknown) => void,
): Promise<Outcome> {
  if (callee === undefined) throw new Error("The library has no such call.");
  const url = `${(await server).origin}/${silence}`;
  const call = async (): Promise<void> => end(library, shape, make(library, shape, callee, url, options, before));
  const hangs = new Promise<Outcome>((resolve) => setTimeout(resolve, within, "hangs").unref());
  return Promise.race([
    hangs,
    call().then(
      (): Outcome => "ends",
      (error: unknown): Outcome => (error instanceof Error ? error : new Error(String(error))),
    ),
  ]);
}

/** Calls as the entry says, without a body and without a callback, and starts what must be started. */
function make(library: Library, shape: Call, callee: Callable, url: string, options: unknown, before: (made: unknown) => void = () => undefined): unknown {
  const values: Readonly<Record<Argument, unknown>> = {
    url,
    request: url,
    urlOrOptions: shape.args.includes("options") ? url : { ...(options as object), url },
    address: url,
    host: "localhost",
    command: "true",
    program: "true",
    text: "text",
    message: {},
    metadata: undefined,
    options,
    body: null,
    callback: undefined,
    other,
  };
  const args = shape.args.filter((arg) => arg !== "callback").map((arg, index) => (index === 0 && arg === "other" ? (shape.first?.[0] ?? "get") : values[arg]));
  const superfluous = library.entry.handle?.starts !== undefined;
  const made = callee(...(superfluous ? args.slice(0, 1) : args));
  before(made);
  if (shape.returns === "handle") (get(made, "end") as Callable | undefined)?.call(made);
  return made;
}

/** For undici: `pipeline` wants the stream that it hands over, `stream` one that takes the body. */
const other = ({ body }: { readonly body?: unknown }): unknown => body ?? new PassThrough().resume();

/** Waits until a call has ended, however it is waited for; rejects with the error that ended it. */
async function end(library: Library, shape: Call, made: unknown): Promise<void> {
  switch (shape.returns) {
    case "response": {
      await at(await made, library.reader ?? "text")?.();
      return;
    }
    case "result":
    case "thenable": {
      const value: unknown = await made;
      if (typeof value === "object" && value !== null && Symbol.asyncIterator in value) {
        const pages = (value as AsyncIterable<unknown>)[Symbol.asyncIterator]();
        while ((await pages.next()).done !== true);
      }
      return;
    }
    case "value":
      return;
    case "stream":
    case "handle":
      if (shape.args.at(-1) === "other") (get(made, "end") as Callable | undefined)?.call(made);
      await (made instanceof Promise ? made : endOfStream(made as NodeJS.ReadableStream));
  }
}

function endOfStream(stream: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: unknown): void => (error instanceof Error ? reject(error) : resolve());
    // A request's answer is a stream of its own; needle says "err" and "done".
    stream.on("response", (response: NodeJS.ReadableStream) => {
      if (!stream.readable) response.on("error", settle).on("end", settle).resume();
    });
    for (const event of ["error", "err", "done", "end", "close"]) stream.on(event, settle);
    if (stream.readable) stream.resume();
  });
}

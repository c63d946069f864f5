import { markdownTable } from "markdown-table";

/** @import { Bound, Client } from "../../src/catalogue/client.js" */

/** The kinds of client in the page's order: their title, and the rule that owns their calls. @type {Readonly<Record<Client["kind"], readonly [title: string, rule: string]>>} */
const kinds = {
  http: ["HTTP, RPC and SDKs", "require-http-timeout"],
  socket: ["Sockets", "require-socket-timeout"],
  database: ["Databases, brokers and mail", "require-database-timeout"],
  process: ["Processes", "require-process-timeout"],
  server: ["Servers", "no-disabled-server-timeout"],
};

const opening = `# Clients

What the plugin knows of each client, from its entry in [the catalogue](../src/catalogue). \`npm run docs\` writes this page.
[Adding a client](adding-a-client.md) explains the fields; [\`settings.timeout.clients\`](settings.md#clients) takes your own.

- **Versions**: of the package, or of Node for what Node brings. "Types not checked": a tool writes the client's types in
  each project, so that no test holds the entry against them.
- **By default**: how long a call waits if nobody says otherwise, limit by limit; "no limit" under one that ends connecting
  alone is of what comes after.
- **What bounds it**: the options of a call or of its instance, a method as \`.name()\`, a property as \`.name =\`. What an
  edit writes is in bold. *connect*, *headers* and *idle* (a gap between two pieces of the answer) name the parts of the
  wait that a limit ends; one without them ends the whole call. *Only emits*: an event says that the time is over, and
  the call waits on. *Off*: the values that mean no limit. *Not read*: options that look like a limit and are none.
- **A timeout's error**: the \`name\` of what a call rejects with (or hands to its callback, or emits) when its own limit
  runs out, or an \`AbortSignal.timeout()\` for a client that has none; then the name under an \`AbortSignal.timeout()\`
  where that is another. Several names: they differ by version or by the state of the call.`;

/**
 * The page of all clients, a table for each rule that owns some.
 * @param {readonly Client[]} catalogue
 */
export function clientsPage(catalogue) {
  const sections = Object.entries(kinds).flatMap(([kind, [title, rule]]) => {
    const clients = catalogue.filter((client) => client.kind === kind);
    if (clients.length === 0) return [];
    const head = ["Client", "Versions", "By default", "What bounds it", "A timeout's error", "Source"];
    const rows = clients.map((client) => rowOf(client, clients));
    return [`## ${title}`, `Their calls belong to [\`${rule}\`](rules/${rule}.md).`, markdownTable([head, ...rows], { alignDelimiters: false })];
  });
  return `${[opening, ...sections].join("\n\n")}\n`;
}

/**
 * @param {Client} client
 * @param {readonly Client[]} group all clients of its table
 */
function rowOf(client, group) {
  const twins = group.filter((other) => other !== client && other.name === client.name && other.versions === client.versions);
  return [
    lines([code(client.name), ...placeOf(client, twins), ...Object.entries(client.where ?? {}).map(([option, values]) => `with ${code(option)} ${values.map(code).join(" or ")}`)]),
    lines([client.versions === "*" ? "all" : code(client.versions ?? ""), ...(client.types === "unchecked" ? ["types not checked"] : [])]),
    lines(defaultsOf(client)),
    lines([...boundsOf(client), ...(client.ignores ? [`not read: ${client.ignores.map(code).join(", ")}`] : [])]),
    errorsOf(client),
    `[source](${client.source ?? ""})`,
  ];
}

/**
 * Where a client's calls are found: its modules if their names are others than its own; its calls if another entry has the same.
 * @param {Client} client
 * @param {readonly Client[]} twins
 */
function placeOf(client, twins) {
  const { name, modules = [] } = client;
  const isShared = twins.some((twin) => twin.modules?.some((module) => modules.includes(module)));
  const shown = modules.length > 3 ? [...modules.slice(0, 2).map(code), `and ${modules.length - 2} more`] : modules.map(code);
  return [...(modules.includes(name) ? [] : shown), ...(isShared ? [callsOf(client).map(code).join(", ")] : [])];
}

/** The client's calls as one writes them. @param {Client} client */
function callsOf({ name, calls, factories }) {
  return Object.entries(calls).flatMap(([path, { construct, instance, first }]) => {
    const owner = instance ? Object.keys(factories ?? {}).join("/") : "";
    const callee = `${construct ? "new " : ""}${[owner, path].filter(Boolean).join("#") || name}`;
    return first ? first.map((constant) => `${callee}("${constant}")`) : [`${callee}()`];
  });
}

/** How long a call waits if nobody says otherwise, limit by limit. @param {Client} client */
function defaultsOf({ kind, bounds, handle }) {
  const limits = Object.entries({ ...bounds, ...handle?.methods, ...handle?.properties }).filter(([, bound]) => bound.default !== undefined);
  const endsMore = limits.some(([, bound]) => kind === "socket" || partsOf(bound) !== "connect");
  return [...limits.map(([name, bound]) => `${duration(bound.default ?? 0)} (${notesOf([code(name), partsOf(bound)])})`), ...(endsMore ? [] : ["no limit"])];
}

/** What may bound a call, the bound that edits write first and in bold. @param {Client} client */
function boundsOf({ calls, bounds, handle, edit = "signal" }) {
  const [path = "", call] = Object.entries(calls)[0] ?? [];
  /** @type {(names: Readonly<Record<string, Bound>> | undefined, written: (name: string) => string) => [string, string][]} */
  const sentences = (names, written) =>
    Object.entries(names ?? {}).map(([name, bound]) => [name, sentenceOf(name === edit ? `**${written(name)}**` : written(name), bound)]);
  const all = [
    ...sentences(bounds, (name) => (name === "" ? `argument ${(call?.args.indexOf("options") ?? 0) + 1} of ${code(`${path}()`)}` : code(name))),
    ...sentences(handle?.methods, (name) => code(`.${name.replace(/\.(.*)/, "({ $1 })")}${name.includes(".") ? "" : "()"}`)),
    ...sentences(handle?.properties, (name) => code(`.${name} =`)),
  ];
  return [...all.filter(([name]) => name === edit), ...all.filter(([name]) => name !== edit)].map(([, sentence]) => sentence);
}

/**
 * `timeout` (ms; headers, idle; off: `0`)
 * @param {string} name as the cell shows it
 * @param {Bound} bound
 */
function sentenceOf(name, bound) {
  const { takes, ends = true, off = [], since } = bound;
  const unit = takes === "date" ? "a point in time" : takes === "ms" || takes === "s" ? takes : "";
  const without = off.length > 0 ? `off: ${off.map((value) => code(String(value))).join(", ")}` : "";
  const notes = notesOf([unit, partsOf(bound), ends ? "" : "only emits", without, since === undefined ? "" : `since ${since}`]);
  return notes ? `${name} (${notes})` : name;
}

/** The parts of the wait that a bound ends; nothing for the whole of it. @param {Bound} bound */
const partsOf = ({ covers = ["total"] }) => (covers.includes("total") ? "" : covers.join(", "));

/** @param {Client} client */
function errorsOf({ rejects }) {
  if (!rejects) return "";
  const names = (/** @type {readonly string[]} */ errors) => errors.map(code).join(", ");
  const { timeout, signal = timeout } = rejects;
  return names(signal) === names(timeout) ? names(timeout) : lines([names(timeout), `by a signal: ${names(signal)}`]);
}

const duration = (/** @type {number} */ ms) => (ms % 1_000 === 0 ? `${ms / 1_000} s` : `${ms} ms`);

const notesOf = (/** @type {readonly string[]} */ notes) => notes.filter(Boolean).join("; ");

const lines = (/** @type {readonly string[]} */ parts) => parts.filter(Boolean).join("<br>");

const code = (/** @type {string} */ text) => `\`${text.replaceAll("|", "\\|")}\``;

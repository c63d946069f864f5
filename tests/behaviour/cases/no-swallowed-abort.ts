import { type Case, type Pair, same } from "../case.js";
import { ends, hangs } from "./programs.js";

const rule = "no-swallowed-abort";
const log = "console.log(`logs ${error.name}`);";

/** What is done at a root, whose promise nobody takes: the handler logs and the rest of the program goes on. */
const atRoot = (name: string, ...lines: readonly string[]): Case => ({
  rule,
  name: `${name}: nobody would take the abort, and the process ends`,
  program: [
    'import { EventEmitter } from "node:events";',
    'import { callerSignal, url } from "./surroundings.mjs";',
    "",
    "const signal = callerSignal();",
    'process.once("beforeExit", () => console.log("does the rest"));',
    "",
    ...lines,
    "",
  ].join("\n"),
  edit: { never: [log, `if (signal.aborted) throw error; ${log}`] },
  well: ends("7", "does the rest"),
  faults: { silent: { before: ends("logs AbortError", "does the rest"), after: ["dies of AbortError", "exit 1"] } },
});

const body = [
  "  try {",
  "    const response = await fetch(url, { signal });",
  "    console.log((await response.json()).id);",
  "  } catch (error) {",
  `    ${log}`,
  "  }",
];

const roots: readonly Case[] = [
  atRoot("in a timer", "setTimeout(async () => {", ...body, "});"),
  atRoot("in a listener", "const shop = new EventEmitter();", 'shop.on("order", async () => {', ...body, "});", 'shop.emit("order");'),
  atRoot("in a call that is not awaited", "async function load() {", ...body, "}", "void load();"),
  atRoot(
    "in a chain that is not awaited",
    "fetch(url, { signal })",
    "  .then((response) => response.json())",
    "  .then((order) => console.log(order.id))",
    `  .catch((error) => { ${log} });`,
  ),
];

/** Where all is well: the order's number, and what its caller does with it. */
const well = ends("7", "goes on");

/** What becomes of a caller's abort that was swallowed, and of one that is let through. */
const swallowed = (...lines: readonly string[]): Pair => ({ before: ends(...lines, "goes on"), after: ends("AbortError") });

/** A program in TypeScript that calls a function with its caller's signal, and goes on with what that returns. */
const withSignal = (lines: readonly string[], call = "load(callerSignal())", imports: readonly string[] = []): string =>
  [
    ...imports,
    'import { callerSignal, url } from "./surroundings.mjs";',
    "",
    ...lines,
    "",
    "try {",
    `  console.log(await ${call});`,
    '  console.log("goes on");',
    "} catch (error) {",
    "  console.log(error.name);",
    "}",
    "",
  ].join("\n");

/** A function that loads an order, with a handler. */
const load = (handler: readonly string[], head = "signal: AbortSignal", signal = "{ signal }"): readonly string[] => [
  `async function load(${head}) {`,
  "  try {",
  `    const response = await fetch(url, ${signal});`,
  "    return (await response.json()).id;",
  ...handler.map((line) => `  ${line}`),
  "}",
];

/** A function that loads an order by a chain with this end. */
const chain = (end: string): readonly string[] => ["function load(signal: AbortSignal) {", `  return fetch(url, { signal }).then((response) => response.json())${end};`, "}"];

const logging = ["} catch (error) {", `  ${log}`, "  return 0;", "}"];

type Shown = Omit<Case, "rule" | "edit" | "reader" | "well"> & { readonly well?: Case["well"] };
const fixed = (shown: Shown): Case => ({ rule, edit: "fix", reader: "ts", well, ...shown });
const suggested = (shown: Shown): Case => ({ rule, edit: { suggestion: "aborted) throw error;" }, reader: "ts", well, ...shown });

const fixes: readonly Case[] = [
  fixed({
    name: "a `catch` that logs and returns a default",
    program: withSignal(load(logging)),
    faults: {
      silent: swallowed("logs AbortError", "0"),
      stalled: swallowed("logs AbortError", "0"),
      resets: same(ends("logs TypeError", "0", "goes on")),
      aborted: swallowed("logs AbortError", "0"),
    },
  }),
  fixed({
    name: "a `catch` without a parameter",
    program: withSignal(load(["} catch {", "  return 0;", "}"])),
    faults: { silent: swallowed("0"), resets: same(ends("0", "goes on")) },
  }),
  fixed({
    name: "an empty `catch`",
    program: withSignal(load(["} catch {}"])),
    faults: { silent: swallowed("undefined"), resets: same(ends("undefined", "goes on")) },
  }),
  fixed({
    name: "a `.catch()` that gives a default",
    program: withSignal(chain(".then((order) => order.id).catch(() => 0)")),
    faults: { silent: swallowed("0"), resets: same(ends("0", "goes on")) },
  }),
  fixed({
    name: "a second argument of `.then()`",
    program: withSignal(chain(".then((order) => order.id, () => 0)")),
    faults: { silent: swallowed("0"), resets: same(ends("0", "goes on")) },
  }),
  fixed({
    name: "a signal that may be missing, and is there",
    program: withSignal(load(logging, "signal?: AbortSignal")),
    faults: { silent: swallowed("logs AbortError", "0"), resets: same(ends("logs TypeError", "0", "goes on")) },
  }),
  fixed({
    name: "a signal that may be missing, and is",
    program: withSignal(load(logging, "signal?: AbortSignal"), "load()"),
    faults: { silent: same(hangs), resets: same(ends("logs TypeError", "0", "goes on")) },
  }),
  fixed({
    name: "a signal that is joined with a deadline, and the caller gives up",
    program: withSignal(load(logging, "signal: AbortSignal", "{ signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]) }")),
    faults: { silent: swallowed("logs AbortError", "0"), resets: same(ends("logs TypeError", "0", "goes on")) },
  }),
  fixed({
    name: "a signal that is joined with a deadline, and the deadline passes",
    program: withSignal(
      load(logging, "signal: AbortSignal", "{ signal: AbortSignal.any([signal, AbortSignal.timeout(Number(process.env.DEADLINE))]) }"),
      "load(patientSignal())",
      ['import { patientSignal } from "./surroundings.mjs";'],
    ),
    faults: { silent: same(ends("logs TimeoutError", "0", "goes on")) },
  }),
  fixed({
    name: "a handler round axios that asks for a name axios never rejects with",
    program: withSignal(
      [
        "async function load(signal: AbortSignal) {",
        "  try {",
        "    return (await axios.get(url, { signal })).data.id;",
        "  } catch (error) {",
        '    if (error.name === "AbortError") throw error;',
        "    return 0;",
        "  }",
        "}",
      ],
      undefined,
      ['import axios from "axios";'],
    ),
    faults: { silent: { before: ends("0", "goes on"), after: ends("CanceledError") }, resets: same(ends("0", "goes on")) },
  }),
  fixed({
    name: "a loop that tries again",
    program: withSignal([
      "async function load(signal: AbortSignal) {",
      "  for (let tries = 1; tries < 4; tries += 1) {",
      "    try {",
      "      console.log(`tries ${tries}`);",
      "      const response = await fetch(url, { signal });",
      "      return (await response.json()).id;",
      "    } catch {",
      "      continue;",
      "    }",
      "  }",
      "  return 0;",
      "}",
    ]),
    well: ends("tries 1", "7", "goes on"),
    faults: {
      silent: { before: ends("tries 1", "tries 2", "tries 3", "0", "goes on"), after: ends("tries 1", "AbortError") },
      resets: same(ends("tries 1", "tries 2", "tries 3", "0", "goes on")),
    },
  }),
];

const suggestions: readonly Case[] = [
  suggested({
    name: "a handler that cleans up: written at its head, the statement skips that, and a person moves it",
    program: withSignal([
      'const release = () => console.log("releases");',
      "",
      ...load(["} catch (error) {", "  release();", "  return 0;", "}"]),
    ]),
    faults: { silent: swallowed("releases", "0"), resets: same(ends("releases", "0", "goes on")) },
  }),
  suggested({
    name: "an object that keeps its signal: nobody can tell who takes the abort",
    program: withSignal(
      [
        "class Orders {",
        "  constructor(private readonly signal: AbortSignal) {}",
        "",
        "  async load() {",
        "    try {",
        "      const response = await fetch(url, { signal: this.signal });",
        "      return (await response.json()).id;",
        "    } catch (error) {",
        "      return 0;",
        "    }",
        "  }",
        "}",
      ],
      "new Orders(callerSignal()).load()",
    ),
    faults: { silent: swallowed("0"), resets: same(ends("0", "goes on")) },
  }),
];

export const noSwallowedAbort: readonly Case[] = [...fixes, ...suggestions, ...roots];

import { type Case, type Pair, same } from "../case.js";
import { ends } from "./programs.js";

const rule = "no-unhandled-timeout-error";
const fetchOrder = ["const response = await fetch(url, { signal: AbortSignal.timeout(Number(process.env.DEADLINE)) });", "console.log((await response.json()).id);"];

/** A program that gives some work a time, and says that it was late if its handler hears of that. */
const timed = (handler: readonly string[], work: readonly string[] = fetchOrder, head: readonly string[] = []): string =>
  [
    ...head.filter((line) => line.startsWith("import ")),
    'import { url } from "./surroundings.mjs";',
    "",
    ...head.filter((line) => !line.startsWith("import ")),
    "try {",
    ...work.map((line) => `  ${line}`),
    "} catch (error) {",
    ...handler.map((line) => `  ${line}`),
    "}",
    "",
  ].join("\n");

/** What a handler makes of a timeout that it did not hear of, and of one that it hears of. */
const heard = (name: string): Pair => ({ before: ends(`fails by ${name}`), after: ends("is late") });

const mended = (name: string, program: string, faults: Case["faults"] = { silent: heard("TimeoutError"), resets: same(ends("fails by TypeError")) }, edit: Case["edit"] = "fix"): Case => ({
  rule,
  name,
  edit,
  program,
  well: ends("7"),
  faults,
});

const other = "else console.log(`fails by ${error.name}`);";
const asked = (test: string): readonly string[] => [`if (${test}) console.log("is late");`, other];

export const noUnhandledTimeoutError: readonly Case[] = [
  mended("`fetch`, and a comparison", timed(asked('error.name === "AbortError"'))),
  mended("`fetch`, and a body that stops", timed(asked('error.name === "AbortError"')), { stalled: heard("TimeoutError"), dripping: heard("TimeoutError") }),
  mended("`fetch`, and a comparison behind the error's class", timed(asked('error instanceof DOMException && error.name === "AbortError"'))),
  mended("`fetch`, and a negated comparison", timed(['if (error.name !== "AbortError") console.log(`fails by ${error.name}`);', 'else console.log("is late");'])),
  mended("`fetch`, and a list", timed(asked('["AbortError"].includes(error.name)'))),
  mended("`fetch`, and a list that a variable keeps", timed(asked("aborts.includes(error.name)"), fetchOrder, ['const aborts = ["AbortError"];'])),
  mended("`fetch`, and a `switch`", timed(["switch (error.name) {", '  case "AbortError":', '    console.log("is late");', "    break;", "  default:", "    console.log(`fails by ${error.name}`);", "}"])),
  mended(
    "`fetch`, and a function that asks",
    timed(asked("isAbort(error)"), fetchOrder, ['const isAbort = (error) => error instanceof Error && error.name === "AbortError";', ""]),
    { silent: heard("TimeoutError"), resets: same(ends("fails by TypeError")) },
    { suggestion: "TimeoutError" },
  ),
  mended(
    "`fetch`, and the code that Node's own errors have",
    timed(asked('error.code === "ABORT_ERR"')),
    { silent: heard("TimeoutError"), resets: same(ends("fails by TypeError")) },
    { suggestion: "TimeoutError" },
  ),
  mended(
    "a controller that a timer aborts without a reason",
    timed(
      asked('error.name === "TimeoutError"'),
      [
        "const controller = new AbortController();",
        "const timer = setTimeout(() => controller.abort(), Number(process.env.DEADLINE));",
        "const response = await fetch(url, { signal: controller.signal });",
        "const order = await response.json();",
        "clearTimeout(timer);",
        "console.log(order.id);",
      ],
    ),
    { silent: heard("AbortError") },
  ),
  mended(
    "`axios.get`",
    timed(asked('error.name === "AbortError"'), ["const { data } = await axios.get(url, { signal: AbortSignal.timeout(Number(process.env.DEADLINE)) });", "console.log(data.id);"], ['import axios from "axios";']),
    { silent: heard("CanceledError"), resets: same(ends("fails by Error")) },
  ),
  mended(
    "a pipeline of Node's",
    timed(
      asked('error.name === "TimeoutError"'),
      ['let text = "";', "const read = async (body) => {", "  for await (const chunk of body) text += chunk;", "};", "await pipeline(Readable.fromWeb(response.body), read, { signal: AbortSignal.timeout(Number(process.env.DEADLINE)) });", "console.log(JSON.parse(text).id);"],
      ['import { Readable } from "node:stream";', 'import { pipeline } from "node:stream/promises";', "const response = await fetch(url);"],
    ),
    { stalled: heard("AbortError") },
  ),
];

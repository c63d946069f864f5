import type { Case } from "../case.js";
import { ends } from "./programs.js";

const log = "console.log(`logs ${error.name}`);";

/** What is done at a root, whose promise nobody takes: the handler logs and the rest of the program goes on. */
const atRoot = (name: string, ...lines: readonly string[]): Case => ({
  rule: "no-swallowed-abort",
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

export const noSwallowedAbort: readonly Case[] = [
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

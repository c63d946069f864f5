import type { Case } from "../case.js";
import { ends, hangs } from "./programs.js";

/**
 * A program that waits for a delivery, and then asks a server with the same caller's signal. A listener that is still there
 * when the caller gives up says so.
 */
const waits = (wait: readonly string[], imports: readonly string[] = []): string =>
  [
    ...imports,
    'import { callerSignal, shop, url } from "./surroundings.mjs";',
    "",
    ...wait,
    "",
    "const signal = callerSignal();",
    "try {",
    "  shop.order(7);",
    "  console.log(await delivery(signal));",
    "  const response = await fetch(url, { signal });",
    "  console.log((await response.json()).id);",
    "} catch (error) {",
    "  console.log(error.name);",
    "}",
    "",
  ].join("\n");

/** The delivery as a promise with the executor's body. */
const promised = (...lines: readonly string[]): readonly string[] => [
  "function delivery(signal) {",
  "  return new Promise((resolve, reject) => {",
  ...lines.map((line) => `    ${line}`),
  "  });",
  "}",
];

const stop = ["const stop = () => {", '  console.log("still listens");', "  reject(signal.reason);", "};"];
const register = 'signal.addEventListener("abort", stop, { once: true });';

const mended = (name: string, edit: Case["edit"], program: string, well = ends("7", "7")): Case => ({
  rule: "no-leaked-abort-listener",
  name,
  edit,
  program,
  well,
  faults: { silent: { before: ends(well[0]!, "still listens", "AbortError"), after: ends(well[0]!, "AbortError") } },
});

export const noLeakedAbortListener: readonly Case[] = [
  mended("a promise that an event settles", "fix", waits(promised(...stop, register, 'shop.once("delivery", (id) => resolve(id));'))),
  mended(
    "a listener in place, which gets a name",
    "fix",
    waits(promised('signal.addEventListener("abort", () => {', '  console.log("still listens");', "  reject(signal.reason);", "});", 'shop.once("delivery", (id) => {', "  resolve(id);", "});")),
  ),
  mended("a timer that settles it", "fix", waits(promised("const timer = setTimeout(resolve, 10);", "const stop = () => {", "  clearTimeout(timer);", '  console.log("still listens");', "  reject(signal.reason);", "};", register)), ends("undefined", "7")),
  mended("a settler that is itself the event's callback", { suggestion: "Take the listener off" }, waits(promised(...stop, register, 'shop.once("delivery", resolve);'))),
  mended(
    "Node's `addAbortListener`",
    "fix",
    waits(promised(...stop, "addAbortListener(signal, stop);", 'shop.once("delivery", (id) => resolve(id));'), ['import { addAbortListener } from "node:events";']),
  ),
  mended(
    "a race, in `finally`",
    "fix",
    waits([
      "async function delivery(signal) {",
      "  let reject;",
      "  const aborted = new Promise((_, fail) => { reject = fail; });",
      "  const stop = () => {",
      '    console.log("still listens");',
      "    reject(signal.reason);",
      "  };",
      `  ${register}`,
      '  const delivered = new Promise((resolve) => shop.once("delivery", resolve));',
      "  return await Promise.race([delivered, aborted]);",
      "}",
    ]),
  ),
  mended(
    "a controller whose request is read to its end, in a `finally` that is there",
    "fix",
    waits([
      "async function delivery(signal) {",
      "  const controller = new AbortController();",
      '  signal.addEventListener("abort", () => {',
      '    console.log("still listens");',
      "    controller.abort();",
      "  });",
      "  const timer = setTimeout(() => controller.abort(), 60_000);",
      "  try {",
      '    const answer = await fetch("data:application/json,7", { signal: controller.signal });',
      "    return await answer.json();",
      "  } finally {",
      "    clearTimeout(timer);",
      "  }",
      "}",
    ]),
  ),
  mended(
    "the same without a `finally` yet",
    "fix",
    waits([
      "async function delivery(signal) {",
      "  const controller = new AbortController();",
      '  const stop = () => {',
      '    console.log("still listens");',
      "    controller.abort();",
      "  };",
      '  signal.addEventListener("abort", stop);',
      '  const answer = await fetch("data:application/json,7", { signal: controller.signal });',
      "  return await answer.json();",
      "}",
    ]),
  ),
  mended(
    "a removal of another function, which removes nothing",
    "fix",
    waits(promised("let stopped;", ...stop, register, 'shop.once("delivery", (id) => {', '  signal.removeEventListener("abort", stopped);', "  resolve(id);", "});")),
  ),
  {
    rule: "no-leaked-abort-listener",
    name: "a response that is returned unread: without the listener, nothing ends its body",
    edit: {
      never: [
        "return await fetch(url, { signal: controller.signal });",
        'try { return await fetch(url, { signal: controller.signal }); } finally { signal.removeEventListener("abort", stop); }',
      ],
    },
    program: [
      'import { callerSignal, url } from "./surroundings.mjs";',
      "",
      "async function load(signal) {",
      "  const controller = new AbortController();",
      "  const stop = () => controller.abort();",
      '  signal.addEventListener("abort", stop);',
      "  return await fetch(url, { signal: controller.signal });",
      "}",
      "",
      "try {",
      "  const response = await load(callerSignal());",
      "  console.log((await response.json()).id);",
      "} catch (error) {",
      "  console.log(error.name);",
      "}",
      "",
    ].join("\n"),
    well: ends("7"),
    faults: { stalled: { before: ends("AbortError"), after: hangs } },
  },
];

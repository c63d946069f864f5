import type { Case } from "../case.js";
import { calls, ends, hangs } from "./programs.js";

/** A program that asks once more, with a limit of its own, if the first request fails. */
const again = (imports: readonly string[], first: string, second: string, name = "error.name"): string =>
  [
    ...imports,
    'import { url } from "./surroundings.mjs";',
    "",
    "try {",
    `  console.log(await ${first}.catch(() => ${second}));`,
    "} catch (error) {",
    `  console.log(${name});`,
    "}",
    "",
  ].join("\n");

const load = ["const load = async (options) => (await (await fetch(url, options)).json()).id;"];

/** A second request whose signal cannot be had as it stands. */
const signalled = (name: string, edit: Case["edit"], written: string): Case => ({
  rule: "no-invalid-timeout",
  name,
  edit,
  program: again(load, "load()", `load({ signal: AbortSignal.timeout(${written}) })`),
  well: ends("7"),
  faults: { resets: { before: ends("RangeError"), after: ends("TypeError") } },
});

export const noInvalidTimeout: readonly Case[] = [
  {
    rule: "no-invalid-timeout",
    name: "a timer that is to keep the process, for a person to look at it",
    edit: "fix",
    program: [
      'import { url } from "./surroundings.mjs";',
      "",
      "try {",
      "  console.log((await (await fetch(url)).json()).id);",
      "} catch (error) {",
      "  console.log(error.name);",
      "  await new Promise((resolve) => setTimeout(resolve, Infinity));",
      '  console.log("never");',
      "}",
      "",
    ].join("\n"),
    well: ends("7"),
    faults: { resets: { before: ends("TypeError", "never"), after: ["TypeError", "stays alive"] } },
  },
  signalled("`AbortSignal.timeout` with `Infinity`", "fix", "Infinity"),
  signalled("`AbortSignal.timeout` with a fraction", "fix", "10_000 / 3"),
  signalled("`AbortSignal.timeout` with a few seconds", { suggestion: "if seconds were meant" }, "1.5"),
  signalled("`AbortSignal.timeout` with a negative time", { suggestion: "Write" }, "-1"),
  {
    rule: "no-invalid-timeout",
    name: "gRPC, whose deadline is a point in time",
    edit: { suggestion: "Date.now()" },
    program: calls("{ id: 7 }", "{ deadline: DEADLINE }"),
    well: { before: ends("4"), after: ends('{"id":7}') },
    faults: {},
  },
  {
    rule: "no-invalid-timeout",
    name: "a resolver of `node:dns` with `timeout: Infinity`",
    edit: "fix",
    program: again([...load, 'import { promises as dns } from "node:dns";'], "load()", 'new dns.Resolver({ timeout: Infinity, tries: 1 }).reverse("no address")', "error.code"),
    well: ends("7"),
    faults: { resets: { before: ends("ERR_OUT_OF_RANGE"), after: ends("EINVAL") } },
  },
  {
    rule: "no-invalid-timeout",
    name: "axios with `timeout: Infinity`",
    edit: "fix",
    program: again(['import axios from "axios";'], "axios.get(url).then(({ data }) => data.id)", "axios.get(url, { timeout: Infinity })", "error.code"),
    well: ends("7"),
    faults: { resets: { before: ends("ERR_BAD_OPTION_VALUE"), after: ends("ECONNRESET") } },
  },
  {
    rule: "no-invalid-timeout",
    name: "needle with a negative `response_timeout`",
    edit: { suggestion: "Write" },
    program: [
      'import needle from "needle";',
      'import { url } from "./surroundings.mjs";',
      "",
      "try {",
      '  console.log((await needle("get", url, { response_timeout: -1 })).body.id);',
      "} catch (error) {",
      "  console.log(error.code);",
      "}",
      "",
    ].join("\n"),
    well: ends("7"),
    faults: { silent: { before: hangs, after: ends("ECONNRESET") } },
  },
];

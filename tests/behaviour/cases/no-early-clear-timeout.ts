import type { Case } from "../case.js";
import { ends, hangs } from "./programs.js";

/** A program that loads an answer by a function with the given body, and whose timer runs for two seconds. */
const loads = (...body: readonly string[]): string =>
  [
    'import { url } from "./surroundings.mjs";',
    "",
    "async function load() {",
    "  const controller = new AbortController();",
    "  const timer = setTimeout(() => controller.abort(), 2_000);",
    ...body.map((line) => `  ${line}`),
    "}",
    "",
    "try {",
    "  console.log((await load()).id);",
    "} catch (error) {",
    "  console.log(error.name);",
    "}",
    "",
  ].join("\n");

const mended = (name: string, edit: Case["edit"], ...body: readonly string[]): Case => ({
  rule: "no-early-clear-timeout",
  name,
  edit,
  program: loads(...body),
  well: ends("7"),
  faults: { stalled: { before: hangs, after: ends("AbortError") } },
});

const asked = "const response = await fetch(url, { signal: controller.signal });";

export const noEarlyClearTimeout: readonly Case[] = [
  mended("a clear right behind the headers", "fix", asked, "clearTimeout(timer);", "return response.json();"),
  mended("`.finally` of the request alone", "fix", "const response = await fetch(url, { signal: controller.signal }).finally(() => clearTimeout(timer));", "return await response.json();"),
  mended("a `try` that ends before the read", "fix", "let response;", "try {", "  response = await fetch(url, { signal: controller.signal });", "} finally {", "  clearTimeout(timer);", "}", "return response.json();"),
  mended(
    "such a `try` with a handler",
    "fix",
    ...["let response;", "try {", "  response = await fetch(url, { signal: controller.signal });", "} catch (cause) {", '  throw new Error("no answer", { cause });', "} finally {", "  clearTimeout(timer);", "}"],
    "return await response.json();",
  ),
  mended("a handler of a chain", "fix", "return fetch(url, { signal: controller.signal }).then((response) => {", "  clearTimeout(timer);", "  return response.json();", "});"),
  mended(
    "a read whose failure a handler would get then",
    { suggestion: "Call `clearTimeout(timer)`" },
    ...["try {", `  ${asked}`, "  clearTimeout(timer);", "  return response.json();", "} catch (error) {", "  throw error;", "}"],
  ),
];

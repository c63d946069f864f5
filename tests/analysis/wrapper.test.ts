import * as parser from "@typescript-eslint/parser";
import { describe, expect, it } from "vitest";
import { waitingClients } from "../../src/analysis/clients.js";
import type { Reading } from "../../src/analysis/types/declaration.js";
import { consumptionOfWrapped, wrappedCallOf } from "../../src/analysis/wrapper.js";
import { settingsOf } from "../../src/settings.js";
import { fixture } from "../tester.js";
import { ask, type Reader } from "./ask.js";

const clients = waitingClients(settingsOf({ settings: {} }));

/** What is said of the one call of `load`: its state, the call that waits, how far away that is, and its bounds. */
function wrapped(code: string, reader: Reader, reading: Reading = {}): unknown {
  const [answer] = ask(
    code,
    reader,
    ["load"],
    (file, call) => {
      const found = wrappedCallOf(file, clients, call, reading);
      return found && [found.state, found.wrapper.waitsIn, found.wrapper.hops, Object.keys(found.client.bounds), found.reach.roles, consumptionOfWrapped(file, found)];
    },
    ...(reader === "types" ? [fixture("wrapper/file.ts")] : []),
  );
  return answer;
}

describe("a wrapper", () => {
  it.each([
    ["its options", "const load = async (url, init) => (await fetch(url, init)).json();", ["unbounded", "fetch(url, init)", 1, ["signal"], ["request", "options"], "buffered"]],
    ["an object of options", "const load = async (url, { init }) => fetch(url, init);", ["unbounded", "fetch(url, init)", 1, ["init.signal"], ["request", "options"], "unknown"]],
    ["an argument of its own", "const load = async (stop, url) => (await fetch(url, { signal: stop })).json();", ["unbounded", "fetch(url, { signal: stop })", 1, [""], ["options", "request"], "buffered"]],
    ["another function", "const ask = (url, init) => fetch(url, init); const load = async (path, init) => (await ask('/' + path, init)).json();", ["unbounded", "fetch(url, init)", 2, ["signal"], ["other", "options"], "buffered"]],
    ["nothing", "const load = async (url) => fetch(url);", undefined],
  ])("is described by %s", (_name, code, expected) => {
    const call = code.includes("(stop") ? 'load(undefined, "/")' : 'load("/", {})';
    expect(wrapped(`${code} export const user = () => ${call};`, "espree")).toEqual(expected);
    expect(wrapped(`${code} export const user = () => ${call};`, "syntax")).toEqual(expected);
  });

  it("is found in another file, by the parser that has read this one", () => {
    const code = 'import { request as load } from "./http.js"; export const user = () => load("/");';
    expect(wrapped(code, "types", { parser })).toEqual(["unbounded", "fetch(url, init)", 1, ["signal"], ["request", "options"], "unknown"]);
  });
});

describe("a file that cannot be read", () => {
  const code = 'import { bounded, request as load } from "./http.js"; export const user = () => load("/", bounded);';

  it.each<[string, Reading]>([
    ["there is no parser", {}],
    ["the parser knows no types", { parser: {} }],
    ["somebody is typing there", { parser: { parseForESLint: () => { throw new SyntaxError("half a word"); } } }],
    ["the parser makes a program of its own", { parser: { parseForESLint: (text: string) => parser.parseForESLint(text) } }],
  ])("says nothing: %s", (_name, reading) => {
    expect(wrapped(code, "types", reading)).toBeUndefined();
  });
});

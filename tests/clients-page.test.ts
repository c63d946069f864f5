import { describe, expect, it } from "vitest";
import { clientsPage } from "../docs/scripts/clients-page.js";
import type { Client } from "../src/catalogue/client.js";
import { catalogue } from "../src/catalogue/index.js";
import { textOf } from "./imports.js";

const acme = {
  name: "acme",
  kind: "http",
  modules: ["acme"],
  versions: ">=1",
  source: "https://acme.example.com/docs",
  calls: { get: { args: ["url", "options"], returns: "result" } },
  bounds: { signal: { takes: "signal" } },
} as const satisfies Client;

/** The cells of each row but the head, line by line. */
const rowsOf = (...clients: readonly Client[]): string[][][] =>
  clientsPage(clients)
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) => line.slice(1, -1).split("|").map((cell) => cell.trim().split("<br>")));

describe("docs/clients.md", () => {
  it("is what `npm run docs` writes", () => {
    expect(textOf("docs/clients.md")).toBe(clientsPage(catalogue));
  });

  it("has a row for every client, under the rule that owns it", () => {
    const server: Client = { ...acme, kind: "server" };
    expect(clientsPage([acme, server])).toMatch(/## HTTP.*require-http-timeout.*`acme`.*## Servers.*no-disabled-server-timeout.*`acme`/s);
    expect(clientsPage([acme])).not.toContain("## Servers");
    expect(rowsOf(...catalogue.filter(({ kind }) => kind === "http"))).toHaveLength(catalogue.filter(({ kind }) => kind === "http").length);
  });

  it("says what bounds a call, in bold what an edit writes, and what does not", () => {
    const [row] = rowsOf({
      ...acme,
      bounds: {
        signal: { takes: "signal", off: [null] },
        "timeout.idle": { takes: "s", covers: ["headers", "idle"], ends: false, off: [0, "Infinity"] },
        limit: { takes: "ms", since: "20.1" },
        isLimited: { takes: "flag", off: [false] },
        until: { takes: "date" },
      },
      edit: "limit",
      handle: { methods: { "timeout.response": { takes: "ms" }, setTimeout: { takes: "ms" } }, properties: { timeout: { takes: "ms" } }, ends: [] },
      ignores: ["ttl", "wait"],
    });
    expect(row?.[3]).toEqual([
      "**`limit`** (ms; since 20.1)",
      "`signal` (off: `null`)",
      "`timeout.idle` (s; headers, idle; only emits; off: `0`, `Infinity`)",
      "`isLimited` (off: `false`)",
      "`until` (a point in time)",
      "`.timeout({ response })` (ms)",
      "`.setTimeout()` (ms)",
      "`.timeout =` (ms)",
      "not read: `ttl`, `wait`",
    ]);
  });

  it("says which argument bounds a call by itself", () => {
    const [row] = rowsOf({ ...acme, calls: { wait: { args: ["other", "options"], returns: "result" } }, bounds: { "": { takes: "ms", off: [0] } }, edit: "" });
    expect(row?.slice(2, 4)).toEqual([["no limit"], ["**argument 2 of `wait()`** (ms; off: `0`)"]]);
  });

  it("says how long a call waits by default, and that nothing ends it once it has connected", () => {
    const rows = rowsOf(
      acme,
      { ...acme, bounds: { timeout: { takes: "ms", default: 10_000 }, idle: { takes: "ms", covers: ["idle"], default: 1_500 } }, edit: "timeout" },
      { ...acme, bounds: { timeout: { takes: "ms", covers: ["connect"], default: 10_000 } }, edit: "timeout" },
    );
    expect(rows.map((row) => row[2])).toEqual([["no limit"], ["10 s (`timeout`)", "1500 ms (`idle`; idle)"], ["10 s (`timeout`; connect)", "no limit"]]);
    const [socket] = rowsOf({ ...acme, kind: "socket", bounds: { timeout: { takes: "ms", covers: ["connect"], default: 10_000 } }, edit: "timeout" });
    expect(socket?.[2]).toEqual(["10 s (`timeout`; connect)"]);
  });

  it("tells a signal's error from the client's own where they differ", () => {
    const [one, two, none] = rowsOf(
      { ...acme, rejects: { timeout: ["TimeoutError"], abort: ["AbortError"] } },
      { ...acme, rejects: { timeout: ["Error"], abort: ["AbortError"], signal: ["AbortError"] } },
      acme,
    );
    expect([one?.[4], two?.[4], none?.[4]]).toEqual([["`TimeoutError`"], ["`Error`", "by a signal: `AbortError`"], [""]]);
  });

  it("shows what tells entries apart that share a name and their versions", () => {
    const rows = rowsOf(
      acme,
      { ...acme, calls: { "": { args: [], returns: "result", first: ["get", "head"] }, Client: { args: [], returns: "handle", construct: true } } },
      { ...acme, factories: { Socket: { args: [], construct: true } }, calls: { connect: { args: [], returns: "handle", instance: true } } },
      { ...acme, modules: ["acme/promise"] },
      { ...acme, versions: "<1" },
    );
    expect(rows.map((row) => row[0])).toEqual([
      ["`acme`", "`get()`"],
      ["`acme`", '`acme("get")`, `acme("head")`, `new Client()`'],
      ["`acme`", "`Socket#connect()`"],
      ["`acme`", "`acme/promise`"],
      ["`acme`"],
    ]);
  });

  it("shows the modules of a client that has another name, or the first of many, and none of a global", () => {
    const { modules: _, ...rest } = acme;
    const rows = rowsOf({ ...rest, modules: ["@acme/http", "@acme/rpc"] }, { ...rest, modules: ["@acme/a", "@acme/b", "@acme/c", "@acme/d"] }, { ...rest, globals: ["acme"] });
    expect(rows.map((row) => row[0])).toEqual([["`acme`", "`@acme/http`", "`@acme/rpc`"], ["`acme`", "`@acme/a`", "`@acme/b`", "and 2 more"], ["`acme`"]]);
  });

  it("says what must be set for an entry to hold", () => {
    const [row] = rowsOf({ ...acme, where: { type: ["postgres", "cockroachdb"] } });
    expect(row?.[0]).toEqual(["`acme`", "with `type` `postgres` or `cockroachdb`"]);
  });

  it("says of which versions an entry speaks, and that no test holds it against its types", () => {
    const rows = rowsOf(acme, { ...acme, versions: "*" }, { ...acme, versions: "<1", types: "unchecked" });
    expect(rows.map((row) => row[1])).toEqual([["`>=1`"], ["all"], ["`<1`", "types not checked"]]);
  });
});

import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { Client } from "../../src/catalogue/client.js";
import { catalogue } from "../../src/catalogue/index.js";
import { client as checkClient } from "../../src/settings/client.js";
import { clientsOf, isBounded, matchesModule, settingsOf } from "../../src/settings.js";

const client = (name: string, ...modules: string[]): Client => ({ name, kind: "http", modules, calls: {}, bounds: {} });
const withClients = (...clients: Client[]) => settingsOf({ settings: { timeout: { clients } } });

describe("the catalogue", () => {
  it.each(catalogue.map((entry) => [entry.name, entry] as const))("describes %s in the shape a user must keep to", (name, entry) => {
    expect(checkClient(entry, name)).toEqual(entry);
  });
});

describe("the clients", () => {
  it("are the catalogue where the user has none", () => {
    expect(clientsOf(settingsOf({ settings: {} }))).toBe(catalogue);
  });

  it("are the user's and the catalogue's", () => {
    const settings = withClients(client("acme", "@acme/http"));
    expect(clientsOf(settings)).toEqual([...settings.clients, ...catalogue]);
    expect(clientsOf(settings)).toBe(clientsOf(settings));
  });

  it("hold the user's entry in place of one of ours by the same name", () => {
    const settings = withClients(client("axios", "@acme/axios"));
    expect(clientsOf(settings).filter(({ name }) => name === "axios")).toEqual(settings.clients);
    expect(clientsOf(settings).some(({ name }) => name === "fetch")).toBe(true);
  });

  it("may be several of one name, for several versions", () => {
    const settings = withClients(client("acme", "acme"), client("acme", "acme-next"));
    expect(clientsOf(settings).filter(({ name }) => name === "acme")).toHaveLength(2);
  });
});

describe("a client", () => {
  it("is bounded if the settings say so", () => {
    const settings = settingsOf({ settings: { timeout: { bounded: ["fetch"] } } });
    expect(isBounded(settings, "fetch")).toBe(true);
    expect(isBounded(settings, "axios")).toBe(false);
    expect(isBounded(settingsOf({ settings: {} }), "fetch")).toBe(false);
  });

  it.each([
    ["axios", "axios"],
    ["@/lib/http", "@/lib/http"],
    ["../lib/http.js", "../lib/http.js"],
    ["#http", "#http"],
    ["@/app/(group)/http", "@/app/(group)/http"],
    ["@acme/*", "@acme/http"],
    ["@acme/**", "@acme/http/client"],
    ["@acme/{http,rpc}", "@acme/rpc"],
    ["@acme/http@(|-next)", "@acme/http-next"],
    ["**/lib/http", "lib/http"],
    ["**/lib/http", "./lib/http.ts"],
    ["**/lib/http", "../lib/http"],
    ["**/lib/http", "../../lib/http.js"],
    ["**/lib/http", ".././lib/http.mjs"],
    ["**/lib/http", "@app/lib/http"],
    ["**/lib/http", "@/lib/http.tsx"],
    ["**/lib/http.js", "../lib/http.js"],
    ["../lib/*", "../lib/http"],
    ["./lib/*", "./lib/http"],
    ["**/*.client", "../users.client.ts"],
    ["**/.internal/*", "./.internal/http"],
  ])("by the module %j is reached by %j", (module, specifier) => {
    expect(matchesModule(client("c", module), specifier)).toBe(true);
  });

  it.each([
    ["axios", "axios/unsafe"],
    ["axios", "./axios"],
    ["@/lib/http", "@/lib/http.js"],
    ["@/lib/http", "../lib/http"],
    ["@acme/*", "@acme/http/client"],
    ["@acme/*", "@acme2/http"],
    ["**/lib/http", "@app/lib/http2"],
    ["**/lib/http", "@app/mylib/http"],
    ["**/lib/http", "../lib/http/index.js"],
    ["**/lib/http", "../lib/http.json"],
    ["lib/*", "@app/lib/http"],
  ])("by the module %j is not reached by %j", (module, specifier) => {
    expect(matchesModule(client("c", module), specifier)).toBe(false);
  });

  it("gives the same answer when asked again, and another for another client", () => {
    const one = client("one", "@one/*");
    const two = client("two", "@two/*");
    for (let round = 0; round < 2; round++) {
      expect([one, two].map((asked) => matchesModule(asked, "@one/http"))).toEqual([true, false]);
    }
  });

  it("without modules is reached by no import", () => {
    expect(matchesModule({ name: "fetch", kind: "http", globals: ["fetch"], calls: {}, bounds: {} }, "fetch")).toBe(false);
  });
});

describe("the glob matcher", () => {
  it("is loaded only when a glob is held against something", () => {
    const settings = new URL("../../dist/src/settings.js", import.meta.url).href;
    const script = `
      import { createRequire } from "node:module";
      const { cache } = createRequire(${JSON.stringify(settings)});
      const loaded = () => Object.keys(cache).some((path) => path.includes("picomatch"));
      const { settingsOf, clientsOf, matchesModule } = await import(${JSON.stringify(settings)});
      const client = { name: "c", kind: "http", modules: ["@/lib/http", "@acme/*"], calls: {}, bounds: {} };
      const settings = settingsOf({ settings: { timeout: { clients: [client] } } });
      const answers = [loaded()];
      clientsOf(settings).map((asked) => matchesModule(asked, "@/lib/http"));
      answers.push(loaded());
      clientsOf(settings).map((asked) => matchesModule(asked, "@acme/http"));
      answers.push(loaded());
      console.log(JSON.stringify(answers));`;
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
    expect(JSON.parse(output)).toEqual([false, false, true]);
  });
});

import { describe, expect, it } from "vitest";
import type { Bound, Client, Factory } from "../../src/catalogue/client.js";
import { at, deadline, find, get, load, optionsOf, outcome, patience, runnable, short } from "./calls.js";

/** The bounds that hold by default and end soon enough to be waited for. */
const soon = ({ bounds }: Client): readonly (readonly [string, Bound])[] =>
  Object.entries(bounds).filter(([, { covers = [], default: limit = Infinity }]) => limit <= 10_000 && covers.includes("headers"));

type Newable = new (options: unknown) => unknown;

const instances = ({ factories = {} }: Client): readonly (readonly [string, Factory])[] =>
  Object.entries(factories).filter(([, { args }]) => args[0] === "options");

describe.each(runnable.filter(({ entry }) => soon(entry).length + instances(entry).length > 0))("$name", async (library) => {
  const { entry } = library;
  const loaded = await load(library);
  const [path = "", shape = { args: [], returns: "result" }] =
    Object.entries(entry.calls).find(([name]) => name === "get") ?? Object.entries(entry.calls)[0] ?? [];
  const plain = optionsOf(library);
  const silent = (callee: ReturnType<typeof at>, within: number, options: unknown = plain): Promise<unknown> =>
    outcome(library, shape, callee, "silent", options, within);
  const bound = entry.edit ?? Object.entries(entry.bounds).find(([, { takes }]) => takes === "ms")?.[0] ?? "";
  const limited = optionsOf(library, bound, short);

  for (const [name, { construct, inherits = true }] of instances(entry)) {
    const make = (root: unknown, options: unknown): unknown => (construct ? Reflect.construct(get(root, name) as Newable, [options]) : at(root, name)?.(options));
    const root = (): unknown => (entry.exports ?? ["default"]).map((from) => (from === "*" ? loaded : loaded[from])).find((object) => at(object, name) !== undefined);

    it(`bounds the calls of what \`${name}\` makes`, async () => {
      expect(get(await silent(at(make(root(), limited), path), deadline), "name")).toBe(entry.rejects?.timeout[0]);
    });

    it.runIf(construct !== true)(`${inherits ? "inherits" : "forgets"} a bound with another \`${name}\``, async () => {
      const seen = await silent(at(make(make(root(), limited), plain), path), inherits ? deadline : patience);
      if (inherits) expect(get(seen, "name")).toBe(entry.rejects?.timeout[0]);
      else expect(seen).toBe("hangs");
    });
  }

  for (const [name, { default: limit = 0, off = [] }] of soon(entry)) {
    it(`ends by itself after ${limit} ms`, async () => {
      const started = Date.now();
      expect(get(await silent(find(library, loaded, path), deadline), "name")).toBe(entry.rejects?.timeout[0]);
      const waited = Date.now() - started;
      expect(waited).toBeGreaterThan(0.9 * limit);
      expect(waited).toBeLessThan(1.3 * limit);
    });

    it.each(off)(`doesn't when \`${name}\` is %s`, async (value) => {
      expect(await silent(find(library, loaded, path), limit + patience, optionsOf(library, name, value))).toBe("hangs");
    });
  }
});

const modules = new Map(await Promise.all(runnable.map(async (library) => [library.name, await load(library)] as const)));

describe("what the libraries say of their defaults", () => {
  it.each(["axios 1", "axios 0.27"])("is 0 in `%s`'s `defaults.timeout`, and a number there bounds an instance's calls", async (name) => {
    const library = runnable.find((one) => one.name === name);
    const axios = modules.get(name)?.["default"];
    expect(get(get(axios, "defaults"), "timeout")).toBe(0);
    const instance = at(axios, "create")?.({});
    Object.assign(get(instance, "defaults") as object, { timeout: short });
    const call = library?.entry.calls["get"];
    if (library === undefined || call === undefined) throw new Error("No such entry.");
    expect(get(await outcome(library, call, at(instance, "get"), "silent", {}, deadline), "name")).toBe("AxiosError");
  });

  it.each(runnable.filter(({ entry }) => entry.bounds["bodyTimeout"] !== undefined))("is 300 s twice in $name's connections", ({ name }) => {
    const Client = modules.get(name)?.["Client"] as new (origin: string) => object;
    const client = new Client("http://localhost");
    const values = Object.getOwnPropertySymbols(client)
      .filter(({ description }) => description === "headers timeout" || description === "body timeout")
      .map((symbol) => (client as Readonly<Record<symbol, unknown>>)[symbol]);
    expect(values).toEqual([300_000, 300_000]);
  });

  it("is 0 for reading and answering, and 10 s for connecting, in needle's `defaults()`", () => {
    const defaults = at(modules.get("needle 3")?.["default"], "defaults")?.({});
    expect(defaults).toMatchObject({ open_timeout: 10_000, response_timeout: 0, read_timeout: 0, signal: null });
  });

  it("is left to an agent's `timeout` method in superagent", async () => {
    const library = runnable.find(({ name }) => name === "superagent 10");
    const agent = at(modules.get("superagent 10")?.["default"], "agent")?.();
    at(agent, "timeout")?.(short);
    const call = library?.entry.calls["get"];
    if (library === undefined || call === undefined) throw new Error("No such entry.");
    expect(get(await outcome(library, call, at(agent, "get"), "silent", {}, deadline), "name")).toBe("Error");
  });

  it("is only an event in `node:http`", async () => {
    const library = runnable.find(({ name }) => name === "node:http");
    const call = library?.entry.calls["get"];
    if (library === undefined || call === undefined) throw new Error("No such entry.");
    const seen = await new Promise<unknown>((resolve) => {
      const listen = (made: unknown): unknown => at(made, "on")?.(library.entry.handle?.event, () => resolve("emits"));
      void outcome(library, call, at(modules.get("node:http"), "get"), "silent", { timeout: short }, patience, listen).then(resolve);
    });
    expect(seen).toBe("emits");
  });
});

describe.each(runnable.filter(({ entry }) => entry.handle !== undefined))("a handle of $name", (library) => {
  it.each(library.entry.handle?.ends ?? [])("is ended by `%s`", async (name) => {
    const made = Object.entries(library.entry.calls).map(async ([path, call]) => {
      const stops: unknown[] = [];
      const stop = (object: unknown): void => {
        const method = at(object, name);
        if (method !== undefined) stops.push(setTimeout(method, short));
      };
      const seen = await outcome(library, call, find(library, modules.get(library.name) ?? {}, path), "silent", optionsOf(library), patience, stop);
      return stops.map(() => seen);
    });
    const seen = (await Promise.all(made)).flat();
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).not.toContain("hangs");
  });
});

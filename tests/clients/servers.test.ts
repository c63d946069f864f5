import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { describe, expect, it } from "vitest";
import type { Bound } from "../../src/catalogue/client.js";
import { at, deadline, get, optionsOf, patience, short } from "./calls.js";
import { libraries } from "./libraries.js";

type Made = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
const load = async (name: string): Promise<unknown> => import(name);
const fastify = await load("fastify");
const hapi = await load("@hapi/hapi");

type Start = (options: object) => Promise<{ readonly made: unknown; readonly server: http.Server }>;

const startFastify = (module: unknown): Start => async (options) => {
  const made = at(module, "fastify")?.(options) as Made;
  made["post"]?.("/", () => Promise.resolve(""));
  await made["listen"]?.({ port: 0, host: "127.0.0.1" });
  return { made, server: get(made, "server") as http.Server };
};

const startHapi = (module: unknown): Start => async (options) => {
  const made = at(module, "server")?.({ port: 0, host: "127.0.0.1", ...options }) as Made;
  made["route"]?.({ method: "POST", path: "/", handler: () => "" });
  await made["start"]?.();
  return { made, server: get(made, "listener") as http.Server };
};

/** Makes a server of each kind that reads a POST to `/` whole before it answers, and starts it on loopback; `made` is what the entry's call returns. */
const starts: Readonly<Record<string, Start>> = {
  "node:http, servers": async (options) => {
    const server = http.createServer(options, (request, response) => request.on("error", () => undefined).resume().on("end", () => response.end()));
    await once(server.listen(0, "127.0.0.1"), "listening");
    return { made: server, server };
  },
  "fastify 5": startFastify(fastify),
  "fastify 4": startFastify(await load("fastify-4")),
  "hapi 21": startHapi(hapi),
  "hapi 20": startHapi(await load("hapi-20")),
};

const silences = {
  headers: "POST / HTTP/1.1\r\nHost: localhost\r\n",
  body: "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n[",
};

/** Whether a server has ended a request within some ms that stops in the middle of its headers or of its body. */
async function ends(server: http.Server, silence: keyof typeof silences, within: number): Promise<boolean> {
  const client = net.connect((server.address() as net.AddressInfo).port, "127.0.0.1").on("error", () => undefined);
  client.write(silences[silence]);
  const ended = new Promise<boolean>((resolve) => client.once("data", () => resolve(true)).once("close", () => resolve(true)));
  const waits = new Promise<boolean>((resolve) => setTimeout(resolve, within, false).unref());
  return Promise.race([ended, waits]).finally(() => client.destroy());
}

/** A silence that a bound is said to end. */
const endedBy = ({ covers = ["total"] }: Bound): keyof typeof silences => (covers.includes("total") || covers.includes("idle") ? "body" : "headers");

const valueAt = (made: unknown, path: string): unknown => path.split(".").reduce(get, made);

const servers = libraries.filter(({ entry, runsOn }) => entry.kind === "server" && runsOn !== "");

it("knows how each server starts", () => {
  expect(Object.keys(starts)).toEqual(servers.map(({ name }) => name));
});

describe.each(servers)("$name", (library) => {
  const { name, entry } = library;
  const { bounds, handle = { ends: [] } } = entry;
  const { properties = {}, ends: [end = ""] } = handle;
  const start = starts[name]!;

  async function withServer<Answer>(options: object, ask: (made: unknown, server: http.Server) => Answer | Promise<Answer>): Promise<Answer> {
    const { made, server } = await start(options);
    try {
      return await ask(made, server);
    } finally {
      server.closeAllConnections();
      await at(made, end)?.();
    }
  }

  it.each(Object.entries(properties))("has its default in `%s`", async (path, { default: limit = 0 }) => {
    expect(await withServer({}, (made) => valueAt(made, path))).toBe(limit);
  });

  it.each(Object.entries(bounds).filter(([, bound]) => bound.default !== undefined))("has no limit in the property when `%s` is 0", async (option, { off = [] }) => {
    expect(off).toEqual([0]);
    expect(await withServer({ [option]: 0 }, (made) => valueAt(made, option))).toBe(0);
  });

  it.each(Object.entries(bounds))("ends a request that goes silent with `%s`", async (option, bound) => {
    const options = optionsOf(library, option, short);
    expect(await withServer(options, (_, server) => ends(server, endedBy(bound), deadline))).toBe(true);
  });

  it.each(Object.entries(bounds).flatMap(([option, bound]) => (bound.default === undefined ? (bound.off ?? []).map((off) => ({ option, bound, off })) : [])))(
    "takes $off as no `$option`",
    async ({ option, bound, off }) => {
      const options = optionsOf(library, option, off);
      expect(await withServer(options, (_, server) => ends(server, endedBy(bound), patience))).toBe(false);
    },
  );
});

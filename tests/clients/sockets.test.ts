import dgram from "node:dgram";
import dns from "node:dns";
import dnsPromises from "node:dns/promises";
import { EventEmitter, once } from "node:events";
import http2 from "node:http2";
import net from "node:net";
import tls from "node:tls";
import { describe, expect, it } from "vitest";
import { at, deadline, get, patience, short } from "./calls.js";
import { libraries } from "./libraries.js";

type Newable = new (...args: readonly unknown[]) => object;
const load = async (name: string): Promise<unknown> => import(name);
const { WebSocket } = (await load("ws")) as { readonly WebSocket: Newable };
const { io } = (await load("socket.io-client")) as { readonly io: (url: string, options: object) => unknown };
const { Client } = (await load("ssh2")) as { readonly Client: Newable };

// A server that takes every connection and says nothing.
const server = net.createServer((socket) => socket.on("error", () => undefined).resume()).listen(0, "127.0.0.1");
await once(server, "listening");
server.unref();
const { port } = server.address() as net.AddressInfo;
const host = "127.0.0.1";

// A name server that takes every question and says nothing.
const nameServer = dgram.createSocket("udp4");
nameServer.bind(0, host);
await once(nameServer, "listening");
nameServer.unref();

/** Asks the name server once, and emits the error that ends it. */
function ask(resolver: dnsPromises.Resolver): EventEmitter {
  const asked = new EventEmitter();
  resolver.setServers([`${host}:${nameServer.address().port}`]);
  resolver.resolve4("shop.example").catch((error: unknown) => asked.emit("error", error));
  return asked;
}

/** How each client connects with some options. */
const connects: Readonly<Record<string, (options: Readonly<Record<string, unknown>>) => unknown>> = {
  "node:net": (options) => net.connect({ port, host, ...options }),
  "node:net Socket": (options) => new net.Socket(options).connect({ port, host, ...options }),
  "node:tls": (options) => tls.connect({ port, host, ...options }),
  "node:http2": (options) => http2.connect(`https://${host}:${port}`, options),
  "node:dns": (options) => ask(new dns.promises.Resolver({ tries: 1, ...options })),
  "node:dns/promises": (options) => ask(new dnsPromises.Resolver({ tries: 1, ...options })),
  "ws 8": (options) => new WebSocket(`ws://${host}:${port}`, options),
  "socket.io-client 4": (options) => io(`http://${host}:${port}`, { reconnection: false, forceNew: true, ...options }),
  "ssh2 1": (options) => at(new Client(), "connect")?.({ port, host, username: "guest", ...options }),
};

/** The events that tell of a wait: Node's own for a limit that only speaks, and those that end it. */
const events = ["timeout", "error", "close", "connect_error"];

/** What an object emits until its wait ends, or for some ms: the names of events, and of errors. */
async function seen(made: unknown, within: number, then: () => void = () => undefined): Promise<readonly string[]> {
  const names: string[] = [];
  const ended = new Promise<void>((resolve) => {
    for (const event of events) {
      at(made, "on")?.(event, (error: unknown) => {
        names.push(error instanceof Error ? error.name : event);
        if (event !== "timeout") resolve();
      });
    }
  });
  then();
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([ended, new Promise<void>((resolve) => { timer = setTimeout(resolve, within); })]).finally(() => clearTimeout(timer));
  at(made, "destroy")?.();
  at(made, "terminate")?.();
  at(made, "disconnect")?.();
  return names;
}

/** Whether a wait was as long as a limit, and no longer than clocks explain: Node looks once a second whether a name server is late. */
const isAbout = (waited: number, limit: number): boolean => waited > 0.9 * limit && waited < 1.5 * limit + 1_000;

const sockets = libraries.filter(({ entry }) => entry.kind === "socket");

it("knows how each client connects", () => {
  expect(Object.keys(connects)).toEqual(sockets.map(({ name }) => name));
});

describe.each(sockets)("$name", ({ name, entry }) => {
  const { bounds, ignores = [], handle = { ends: [] }, rejects = { timeout: [], abort: [] } } = entry;
  const connect = connects[name]!;
  const limit = Object.values(bounds).find(({ default: by }) => by !== undefined)?.default;
  /** What leaves the wait open, where a default would end it. */
  const open = Object.fromEntries(Object.entries(bounds).flatMap(([option, { default: by, off }]) => (by === undefined ? [] : [[option, off?.[0]]])));

  it(limit === undefined ? "waits for ever by default" : `ends by itself after ${limit} ms`, async () => {
    const started = performance.now();
    const [first] = await seen(connect({}), limit === undefined ? patience : deadline);
    if (limit === undefined) expect(first).toBeUndefined();
    else {
      expect(rejects.timeout).toContain(first);
      expect(isAbout(performance.now() - started, limit)).toBe(true);
    }
  });

  for (const [option, { takes, ends, off = [], unset = [], default: by = 0 }] of Object.entries(bounds)) {
    const value = takes === "signal" ? AbortSignal.timeout.bind(AbortSignal) : (ms: number) => ms;

    it(`${ends === false ? "only speaks" : "ends"} with \`${option}\``, async () => {
      const [first] = await seen(connect({ ...open, [option]: value(short) }), ends === false ? patience : deadline);
      expect(ends === false ? ["timeout"] : takes === "signal" ? (rejects.signal ?? rejects.timeout) : rejects.timeout).toContain(first);
    });

    it.each(unset)(`takes %s as \`${option}\` left out`, async (none) => {
      const started = performance.now();
      expect(rejects.timeout).toContain((await seen(connect({ [option]: none }), deadline))[0]);
      expect(isAbout(performance.now() - started, by)).toBe(true);
    });

    it.each(off)(`takes %s as no \`${option}\``, async (none) => {
      expect(await seen(connect({ ...open, [option]: none }), patience)).toEqual([]);
    });
  }

  it.each(ignores)("does not read `%s`", async (option) => {
    expect(await seen(connect({ ...open, [option]: short }), patience)).toEqual([]);
  });

  it.each(Object.keys(handle.methods ?? {}))("only speaks with `%s`", async (method) => {
    const made = connect(open);
    expect(await seen(made, patience, () => at(made, method)?.(short))).toEqual(["timeout"]);
  });

  it.each(handle.ends)("is ended by `%s`", async (method) => {
    const made = connect(open);
    const names = await seen(made, patience, () => setTimeout(() => at(made, method)?.(), short));
    // socket.io-client says nothing of an end before the connect, but its manager has closed.
    expect([...names, get(get(made, "io"), "_readyState")].some((name) => name === "close" || name === "closed" || name === "Error")).toBe(true);
  });
});

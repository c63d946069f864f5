import { EventEmitter, on, once } from "node:events";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import * as stream from "node:stream";
import * as timers from "node:timers";
import { describe, expect, it } from "vitest";
import { nodeAbortName, nodeAborts } from "../../src/catalogue/node-aborts.js";
import { type Silence, startServer } from "../server.js";
import { get, short } from "./calls.js";

type Wait = (signal: AbortSignal) => Promise<unknown>;

const hour = 3_600_000;
const endless = "/dev/zero";
const nowhere = "/dev/null";

/** A source that gives nothing and never ends. */
const silent = (): stream.PassThrough => new stream.PassThrough();

/** A source that goes on for ever. */
async function* dripping(): AsyncGenerator<string> {
  for (;;) {
    await timers.promises.setTimeout(10);
    yield "x";
  }
}

async function all(events: AsyncIterable<unknown>): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true);
}

const files: Readonly<Record<string, Wait>> = {
  readFile: (signal) => fs.promises.readFile(endless, { signal }),
  watch: (signal) => all(fs.promises.watch(tmpdir(), { signal, persistent: false })),
  writeFile: (signal) => fs.promises.writeFile(nowhere, dripping(), { signal }),
};

const streams: Readonly<Record<string, Wait>> = {
  finished: (signal) => stream.promises.finished(silent(), { signal }),
  pipeline: (signal) => stream.promises.pipeline(silent(), silent().resume(), { signal }),
};

const delays: Readonly<Record<string, Wait>> = {
  "scheduler.wait": (signal) => timers.promises.scheduler.wait(hour, { signal }),
  setImmediate: async (signal) => {
    await once(signal, "abort");
    await timers.promises.setImmediate(1, { signal });
  },
  setInterval: (signal) => all(timers.promises.setInterval(hour, 1, { signal })),
  setTimeout: (signal) => timers.promises.setTimeout(hour, 1, { signal }),
};

/** The same by the way that leads from the module with callbacks. */
const promised = (waits: Readonly<Record<string, Wait>>): Readonly<Record<string, Wait>> =>
  Object.fromEntries(Object.entries(waits).map(([name, wait]) => [`promises.${name}`, wait]));

/** A wait of each function that the catalogue lists, which nothing but the signal ends. */
const waits: Readonly<Record<string, Readonly<Record<string, Wait>>>> = {
  events: {
    on: (signal) => all(on(new EventEmitter(), "never", { signal })),
    once: (signal) => once(new EventEmitter(), "never", { signal }),
  },
  fs: promised(files),
  "fs/promises": files,
  stream: promised(streams),
  "stream/promises": streams,
  timers: promised(delays),
  "timers/promises": delays,
};

/** The signals that may end a wait soon, and the names of their reasons. */
const signals = {
  TimeoutError: () => AbortSignal.timeout(short),
  AbortError: () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), short);
    return controller.signal;
  },
} as const;

const failure = (wait: Wait, signal: AbortSignal): Promise<unknown> => wait(signal).then(() => "ends", (error: unknown) => error);

it("has a wait for each function of Node's that the catalogue lists, and for no other", () => {
  const sorted = (functions: Readonly<Record<string, readonly string[]>>): string[] => Object.entries(functions).flatMap(([module, names]) => names.map((name) => `${module}: ${name}`)).sort();
  expect(sorted(Object.fromEntries(Object.entries(waits).map(([module, functions]) => [module, Object.keys(functions)])))).toEqual(sorted(nodeAborts));
});

const reasons = Object.keys(signals) as (keyof typeof signals)[];

describe.each(Object.entries(waits))("node:%s", (_, functions) => {
  describe.each(Object.entries(functions))("`%s`", (_name, wait) => {
    it.each(reasons)("gives any abort one name, and its reason as the cause: %s", async (reason) => {
      const seen = await failure(wait, signals[reason]());
      expect(get(seen, "name")).toBe(nodeAbortName);
      expect(get(get(seen, "cause"), "name")).toBe(reason);
      expect(seen).not.toBeInstanceOf(DOMException);
    });
  });
});

describe("the platform's own `fetch`", async () => {
  const { origin } = await startServer();

  describe.each(["silent", "stalled", "dripping"] satisfies Silence[])("%s", (silence) => {
    const wait: Wait = async (signal) => (await fetch(`${origin}/${silence}`, { signal })).text();

    it.each(reasons)("rejects with the reason as it is, a `DOMException`: %s", async (reason) => {
      const signal = signals[reason]();
      const seen = await failure(wait, signal);
      expect(seen).toBe(signal.reason);
      expect(seen).toBeInstanceOf(DOMException);
      expect(get(seen, "name")).toBe(reason);
    });
  });

  it("rejects with a reason of its own as it is", async () => {
    const reason = new Error("too slow");
    expect(await failure((signal) => fetch(`${origin}/silent`, { signal }), AbortSignal.abort(reason))).toBe(reason);
  });
});

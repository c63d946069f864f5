import { describe, expect, it } from "vitest";
import type { Bound, Call } from "../../src/catalogue/client.js";
import { deadline, find, get, load, optionsOf, outcome, patience, runnable, short, type Outcome } from "./calls.js";
import type { Library } from "./libraries.js";
import type { Silence } from "./server.js";

const silences: readonly Silence[] = ["silent", "stalled", "dripping"];

/** Which silences a bound is said to end. */
function endsOf({ covers = ["total"], ends = true, takes }: Bound): readonly Silence[] {
  if (!ends) return [];
  if (takes === "signal" || covers.includes("total")) return silences;
  return [...(covers.includes("headers") ? (["silent"] as const) : []), ...(covers.includes("idle") ? (["stalled"] as const) : [])];
}

describe.each(runnable)("$name", async (library: Library) => {
  const { entry } = library;
  const { rejects } = entry;
  const loaded = await load(library);
  const named = Object.entries(entry.calls).filter(([path]) => find(library, loaded, path) !== undefined);
  /** One call of each kind, and with which of its options. */
  const shapes = [...new Map(named.map(([path, shape]): [Call, string] => [shape, path]).reverse())].map(([shape, path]) => ({ shape, path }));

  const run = (path: string, shape: Call, silence: Silence, options: unknown, within: number, before?: (made: unknown) => void): Promise<Outcome> =>
    outcome(library, shape, find(library, loaded, path), silence, options, within, before);

  const value = ({ takes }: Bound): unknown => (takes === "signal" ? AbortSignal.timeout(short) : short);

  describe.each(shapes)("`$path`", ({ path, shape }) => {
    it.concurrent.each(silences)("waits for ever by default, or for longer than anybody tests: %s", async (silence) => {
      expect(await run(path, shape, silence, optionsOf(library), patience)).toBe("hangs");
    });

    const takesOptions = shape.args.includes("options") || shape.args.includes("urlOrOptions");
    const bounds = Object.entries(entry.bounds).filter(([name]) => takesOptions && name !== "cancelToken");

    for (const [name, bound] of bounds) {
      for (const silence of silences) {
        const ends = endsOf(bound).includes(silence);
        if (!ends && silence === "dripping") continue;
        it.concurrent(`${ends ? "ends" : "goes on"} with \`${name}\`: ${silence}`, async () => {
          const seen = await run(path, shape, silence, optionsOf(library, name, value(bound)), ends ? deadline : patience);
          if (!ends) expect(seen).toBe("hangs");
          else expect(bound.takes === "signal" ? (rejects?.signal ?? rejects?.timeout) : rejects?.timeout).toContain(get(seen, "name"));
        });
      }
      for (const off of bound.off ?? []) {
        it.concurrent(`takes ${String(off)} as no \`${name}\``, async () => {
          expect(await run(path, shape, "silent", optionsOf(library, name, off === "{}" ? {} : off), patience)).toBe("hangs");
        });
      }
    }

    if (bounds.some(([name]) => name === "signal")) {
      it.concurrent.each(silences)("rejects with its abort's name: %s", async (silence) => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), short);
        const seen = await run(path, shape, silence, optionsOf(library, "signal", controller.signal), deadline);
        expect(rejects?.abort).toContain(get(seen, "name"));
      });
    }

    for (const name of takesOptions ? (entry.ignores ?? []) : []) {
      it.concurrent(`does not read \`${name}\``, async () => {
        expect(await run(path, shape, "silent", optionsOf(library, name, short), patience)).toBe("hangs");
      });
    }

    for (const [method, bound] of Object.entries(entry.handle?.methods ?? {})) {
      const [name = "", ...inner] = method.split(".");
      const set = (given: unknown) => (made: unknown): void => {
        const argument = inner.reduceRight((value, key) => ({ [key]: value }) as unknown, given);
        (get(made, name) as (argument: unknown) => unknown).call(made, argument);
      };
      for (const silence of silences) {
        const ends = endsOf(bound).includes(silence);
        if (!ends && silence === "dripping") continue;
        it.concurrent(`${ends ? "ends" : "goes on"} with \`.${method}()\`: ${silence}`, async () => {
          const seen = await run(path, shape, silence, optionsOf(library), ends ? deadline : patience, set(value(bound)));
          if (!ends) expect(seen).toBe("hangs");
          else expect(rejects?.timeout).toContain(get(seen, "name"));
        });
      }
      for (const off of bound.off ?? []) {
        it.concurrent(`takes ${String(off)} as no \`.${method}()\``, async () => {
          expect(await run(path, shape, "silent", optionsOf(library), patience, set(off === "{}" ? {} : off))).toBe("hangs");
        });
      }
    }
  });
});

import { describe, expect, it } from "vitest";
import type { Bound } from "../../src/catalogue/client.js";
import type { Silence } from "../server.js";
import { at, deadline, endsOf, find, get, limitOf, load, nested, optionsOf, outcome, patience, runnable, short, silences, type Outcome } from "./calls.js";

/** A bound at work: an option, or a method of what the call returns. */
interface Limit {
  readonly title: string;
  readonly bound: Bound;
  readonly options: (value: unknown) => unknown;
  readonly before?: (value: unknown) => (made: unknown) => void;
}

describe.each(runnable)("$name", async (library) => {
  const { entry } = library;
  const { rejects = { timeout: [], abort: [] } } = entry;
  const loaded = await load(library);
  const here = Object.entries(entry.calls).filter(([path]) => find(library, loaded, path) !== undefined);
  /** The first path of each kind of call. */
  const kinds = [...new Map(here.reverse().map(([path, shape]) => [shape, path]))].map(([shape, path]) => ({ shape, path }));

  describe.each(kinds)("`$path`", ({ path, shape }) => {
    const run = (silence: Silence, within: number, options: unknown, before?: (made: unknown) => void): Promise<Outcome> =>
      outcome(library, shape, find(library, loaded, path), silence, options, within, before);
    const takesOptions = shape.args.includes("options") || shape.args.includes("urlOrOptions");
    const limits: readonly Limit[] = [
      // Only axios can make a cancel token.
      ...Object.entries(takesOptions ? entry.bounds : {})
        .filter(([name]) => name !== "cancelToken")
        .map(([name, bound]) => ({ title: name, bound, options: (value: unknown) => optionsOf(library, name, value) })),
      ...Object.entries(entry.handle?.methods ?? {}).map(([dotted, bound]) => {
        const [name = "", ...inner] = dotted.split(".");
        const before = (value: unknown) => (made: unknown) => void at(made, name)?.(nested(inner, value));
        return { title: `.${dotted}()`, bound, options: () => optionsOf(library), before };
      }),
    ];

    it.each(silences)("waits for ever by default, or for longer than anybody tests: %s", async (silence) => {
      expect(await run(silence, patience, optionsOf(library))).toBe("hangs");
    });

    for (const { title, bound, options, before } of limits) {
      const ended = endsOf(bound);

      it.each(ended)(`ends with \`${title}\`: %s`, async (silence) => {
        const value = limitOf(bound);
        const started = performance.now();
        const seen = await run(silence, deadline, options(value), before?.(value));
        expect(bound.takes === "signal" ? (rejects.signal ?? rejects.timeout) : rejects.timeout).toContain(get(seen, "name"));
        expect(performance.now() - started).toBeGreaterThan(0.9 * short);
      });

      // A limit of one gap, or of the whole body, may or may not end a drip.
      it.each((["silent", "stalled"] as const).filter((silence) => !ended.includes(silence)))(`goes on with \`${title}\`: %s`, async (silence) => {
        const value = limitOf(bound);
        expect(await run(silence, patience, options(value), before?.(value))).toBe(library.cutsShort ? "ends" : "hangs");
      });

      it.each(bound.off ?? [])(`takes %s as no \`${title}\``, async (off) => {
        const value = off === "{}" ? {} : off;
        expect(await run("silent", patience, options(value), before?.(value))).toBe("hangs");
      });
    }

    it.each(takesOptions && "signal" in entry.bounds ? silences : [])("rejects with its abort's name: %s", async (silence) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), short);
      expect(rejects.abort).toContain(get(await run(silence, deadline, optionsOf(library, "signal", controller.signal)), "name"));
    });

    it.each(takesOptions ? (entry.ignores ?? []) : [])("does not read `%s`", async (name) => {
      expect(await run("silent", patience, optionsOf(library, name, short))).toBe("hangs");
    });
  });
});

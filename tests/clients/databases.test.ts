import { describe, expect, it, vi } from "vitest";
import { longestTimer } from "../../src/analysis/kept.js";
import { get, load, nested } from "./calls.js";
import { databases, listen, make, makeUnnamed } from "./databases.js";
import { libraries } from "./libraries.js";

/** The time in ms that tests give to what must end. */
const short = 300;
/** The time in ms after which what goes on is said to wait. */
const patience = 1_000;
/** The time in ms within which a busy machine, too, comes to what ends at once: less than any default. */
const soon = 5_000;
/** The time in ms that a test waits for an end before it fails. */
const deadline = 20_000;
/** The longest default in ms that is waited for; others are read where the library shows them. */
const longest = 12_000;

const silent = await listen(false);
const loggingIn = await listen(true);

const rows = libraries.filter(({ entry }) => entry.kind === "database");

it("knows how each library reaches its server", () => {
  expect(Object.keys(databases)).toEqual(rows.map(({ name }) => name));
});

describe.each(rows)("$name", async (library) => {
  const { entry, name: row } = library;
  const { ask = (made: unknown) => made, unseen = {}, defaults = {} } = databases[row] ?? {};
  const { bounds, rejects = { timeout: [], abort: [] } } = entry;
  const loaded = await load(library);

  describe.each(Object.entries(entry.calls).filter(([path]) => !(path in unseen)))("`%s`", (path, shape) => {
    /** How the wait comes out within some ms: the name of the error that ends it, or that it goes on. */
    async function outcomeOf(makes: () => unknown, within: number): Promise<string> {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const goesOn = new Promise<string>((resolve) => { timer = setTimeout(resolve, within, "waits"); });
      const asked = new Promise<unknown>((resolve) => resolve(ask(makes())));
      const ended = asked.then(() => "answers", (error: unknown) => String(get(error, "name")));
      return Promise.race([ended, goesOn]).finally(() => clearTimeout(timer));
    }

    const outcome = (port: number, options: object, within: number): Promise<string> => outcomeOf(() => make(library, loaded, path, port, options), within);

    it("goes on waiting by default", async () => {
      expect(await outcome(silent, {}, patience)).toBe("waits");
    });

    it.runIf(entry.server)(`${entry.server?.local ? "waits for" : "knows no"} server on this machine where none is named`, async () => {
      vi.stubEnv("PGHOST", "/nowhere");
      const isLocal = entry.server?.local === true;
      expect((await outcomeOf(() => makeUnnamed(library, loaded, path, silent), isLocal ? patience : soon)) === "waits").toBe(isLocal);
      vi.unstubAllEnvs();
    });

    for (const [option, { takes, covers = ["total"], off = [], unset = [], longest: held, default: limit }] of Object.entries(bounds)) {
      const keys = option.split(".");
      // What begins with the end of the login needs a server that lets it log in, where one here does.
      const port = covers.includes("connect") || !/^(?:pg|@prisma\/adapter-pg|sequelize|typeorm|bullmq) /.test(row) ? silent : loggingIn;

      it.skipIf(takes === "flag" || option in unseen)(`ends with \`${option}\``, async () => {
        expect(rejects.timeout).toContain(await outcome(port, nested(keys, takes === "s" ? short / 1_000 : short) as object, deadline));
      });

      it.skipIf(takes === "flag" || option in unseen)(`${held === undefined ? "ends at once" : "waits"} with a \`${option}\` that no timer holds`, async () => {
        const value = takes === "s" ? (longestTimer + 1_000) / 1_000 : longestTimer + 1;
        expect(await outcome(port, nested(keys, value) as object, held === undefined ? soon : patience)).toEqual(held === undefined ? expect.not.stringMatching("waits") : "waits");
      });

      it.skipIf(limit === undefined || limit > longest)(`ends by itself after ${limit} ms`, async () => {
        const started = performance.now();
        expect(rejects.timeout).toContain(await outcome(port, {}, deadline));
        expect((performance.now() - started) / (limit ?? 0)).toBeCloseTo(1, 0);
      });

      it.each(off)(`takes %s as no \`${option}\``, async (none) => {
        // A flag switches off what another option bounds.
        const others = takes === "flag" ? Object.fromEntries(Object.keys(bounds).map((name) => [name, short])) : {};
        const value = none === "Infinity" ? Infinity : none;
        expect(await outcome(port, { ...others, ...(nested(keys, value) as object) }, limit !== undefined && limit <= longest ? limit + patience : patience)).toBe("waits");
      });

      it.each(unset)(`takes %s as no \`${option}\` of one's own`, async (none) => {
        expect(await outcome(port, nested(keys, none) as object, patience)).toBe("waits");
      });

      it.runIf(option in defaults && shape.returns === "handle")(`has a \`${option}\` of ${limit} ms by default`, () => {
        expect(defaults[option]?.(make(library, loaded, path, silent, {}))).toBe(takes === "s" ? (limit ?? 0) / 1_000 : limit);
      });
    }
  });
});

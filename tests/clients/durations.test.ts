import { describe, expect, it } from "vitest";
import { longestTimer } from "../../src/analysis/kept.js";
import { at, find, isTimer, load, nested, optionsOf, outcome, patience, runnable } from "./calls.js";

const limits = runnable.flatMap((library) => {
  const { bounds, handle } = library.entry;
  const options = Object.entries(bounds).map(([name, bound]) => ({ library, name, bound, options: (value: number) => optionsOf(library, name, value), before: () => () => undefined }));
  const methods = Object.entries(handle?.methods ?? {}).map(([dotted, bound]) => {
    const [method = "", ...inner] = dotted.split(".");
    const before = (value: number) => (made: unknown) => void at(made, method)?.(nested(inner, value));
    return { library, name: `.${dotted}()`, bound, options: () => optionsOf(library), before };
  });
  return [...options, ...methods].filter(({ bound }) => isTimer(bound));
});

describe("2 ** 31 ms, which no timer holds", () => {
  it.each(limits)("end a call of $library.name at once: $name", async ({ library, options, before }) => {
    const loaded = await load(library);
    const [path = "", shape = { args: [], returns: "result" }] = Object.entries(library.entry.calls).find(([name]) => find(library, loaded, name) !== undefined) ?? [];
    const value = longestTimer + 1;
    expect(await outcome(library, shape, find(library, loaded, path), "silent", options(value), patience, before(value))).toBeInstanceOf(Error);
  });
});

import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import type { Client } from "../../src/catalogue/client.js";
import { catalogue } from "../../src/catalogue/index.js";
import { claimsOf, installed, places, refuted } from "./claims.js";
import { libraries } from "./libraries.js";

const semver = createRequire(import.meta.url)("semver") as {
  readonly satisfies: (version: string, range: string) => boolean;
};

describe("the catalogue", () => {
  it("is held against the types of at least one library, entry by entry, or says that it is not", () => {
    const isHeld = (entry: Client) => libraries.some((library) => library.entry === entry);
    expect(catalogue.filter((entry) => isHeld(entry) === (entry.types === "unchecked"))).toEqual([]);
  });

  it("names the default's source and the versions of every entry", () => {
    expect(catalogue.filter(({ source, versions }) => source?.startsWith("https://") !== true || versions === undefined)).toEqual([]);
  });
});

describe.each(libraries)("$name", (library) => {
  const { entry } = library;
  const { found, refuted: absent } = places(library);

  it("is a version that the entry speaks of", () => {
    const version = installed(library);
    expect(version === undefined || semver.satisfies(version, entry.versions ?? "")).toBe(true);
  });

  it("has every call and factory", () => {
    expect(absent).toEqual([]);
  });

  it("has the types that the entry says", () => {
    const claims = claimsOf(library, found);
    expect(claims.length).toBeGreaterThan(3);
    expect(refuted(library, claims)).toEqual([]);
  });
});

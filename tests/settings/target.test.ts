import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { minVersion } from "semver";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lowestVersions } from "../../src/settings/node.js";
import { type Api, offers, settingsOf } from "../../src/settings.js";

const apis: readonly Api[] = ["AbortSignal.timeout", "AbortSignal.any", "throwIfAborted", "DOMException"];
const settings = (target?: string) => settingsOf({ settings: { timeout: { target } } });

/** What `target` says of AbortSignal.timeout, AbortSignal.any, throwIfAborted and DOMException, in this order. */
const byTarget = (target: string) => apis.map((api) => offers(settings(target), "<input>", api));

describe("the target", () => {
  it.each<[string, readonly boolean[]]>([
    ["modern", [true, true, true, true]],
    ["react-native", [false, false, false, false]],
    ["14", [false, false, false, false]],
    ["16", [false, false, false, false]],
    ["16.13.2", [false, false, false, false]],
    ["16.14", [true, false, false, false]],
    ["16.17.0", [true, false, true, false]],
    ["17", [false, false, false, true]],
    ["17.2", [false, false, false, true]],
    ["17.3", [true, false, true, true]],
    ["18", [true, false, true, true]],
    ["18.16", [true, false, true, true]],
    ["18.17", [true, true, true, true]],
    ["19", [true, false, true, true]],
    ["20", [true, false, true, true]],
    ["20.2", [true, false, true, true]],
    ["20.3", [true, true, true, true]],
    ["20.10", [true, true, true, true]],
    ["22.1.0", [true, true, true, true]],
    ["100", [true, true, true, true]],
  ])("%s has timeout, any, throwIfAborted, DOMException: %j", (target, expected) => {
    expect(byTarget(target)).toEqual(expected);
  });

  it.each([
    ["modern", true],
    ["react-native", false],
    ["16.20", false],
    ["17", true],
    ["20", true],
  ])("%s has DOMException: %s", (target, expected) => {
    expect(offers(settings(target), "<input>", "DOMException")).toBe(expected);
  });
});

describe("the nearest package.json", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "timeout-target-"));
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  /** Writes a file under the root, and the folders it needs. */
  function write(path: string, content: unknown): string {
    const file = join(root, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  }

  const timeoutIn = (path: string) => offers(settings(), join(root, path), "AbortSignal.timeout");
  const anyIn = (path: string) => offers(settings(), join(root, path), "AbortSignal.any");

  it.each(["dependencies", "devDependencies", "peerDependencies"])("with React Native or Expo in %s has none", (list) => {
    write("rn/package.json", { engines: { node: ">=22" }, [list]: { "react-native": "*" } });
    write("expo/package.json", { [list]: { expo: "*" } });
    write("web/package.json", { engines: { node: ">=22" }, [list]: { "react-native-web": "*" } });
    for (const api of apis) {
      expect(offers(settings(), join(root, "rn/src/a.ts"), api)).toBe(false);
      expect(offers(settings(), join(root, "expo/a.ts"), api)).toBe(false);
      expect(offers(settings(), join(root, "web/a.ts"), api)).toBe(true);
    }
  });

  it.each<[string, boolean | undefined]>([
    [">=22", true],
    [">=20.3.0", true],
    [">=20.0.0", false],
    ["^18.17 || >=20.5", true],
    ["^18.17 || >=20", false],
    ["20.x", false],
    ["*", undefined],
    ["<21", undefined],
    ["latest", undefined],
    ["", undefined],
  ])("with engines.node %j says of AbortSignal.any: %j", (node, expected) => {
    write("package.json", { engines: { node } });
    expect(anyIn("src/a.ts")).toBe(expected);
  });

  it("is asked only where no target is set", () => {
    write("package.json", { engines: { node: ">=14" } });
    expect(timeoutIn("a.ts")).toBe(false);
    expect(offers(settings("modern"), join(root, "a.ts"), "AbortSignal.timeout")).toBe(true);
  });

  it("decides alone, whatever stands above it", () => {
    write("package.json", { engines: { node: ">=22" } });
    write("packages/app/package.json", { name: "app" });
    expect(timeoutIn("src/a.ts")).toBe(true);
    expect(timeoutIn("packages/app/src/deep/a.ts")).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ["is no JSON", "{"],
    ["is empty", ""],
    ["is a list", []],
    ["is null", "null"],
    ["says nothing", {}],
    ["has engines of another shape", { engines: "node 20", dependencies: ["expo"] }],
    ["has a version that is no string", { engines: { node: 20 } }],
  ])("that %s leaves it open", (_, content) => {
    write("package.json", content);
    expect(timeoutIn("a.ts")).toBeUndefined();
  });

  it("may hold nonsense beside what is asked", () => {
    write("package.json", { engines: { node: ">=22" }, dependencies: null, devDependencies: "expo" });
    expect(timeoutIn("a.ts")).toBe(true);
  });

  it("may begin with a byte order mark", () => {
    write("package.json", `\uFEFF${JSON.stringify({ engines: { node: ">=22" } })}`);
    expect(timeoutIn("a.ts")).toBe(true);
  });

  it("is no folder of that name", () => {
    write("package.json", { engines: { node: ">=22" } });
    mkdirSync(join(root, "odd/package.json"), { recursive: true });
    expect(timeoutIn("odd/a.ts")).toBe(true);
  });

  it("is read again once it has changed, appeared or gone", () => {
    // Times are set by hand: two writes may fall into one tick of the file system's clock.
    const rewrite = (node: string, seconds: number, name?: string) => {
      utimesSync(write("package.json", { name, engines: { node } }), seconds, seconds);
    };
    rewrite(">=22", 1);
    expect(timeoutIn("src/a.ts")).toBe(true);
    rewrite(">=14", 2);
    expect(timeoutIn("src/a.ts")).toBe(false);
    rewrite(">=24", 1);
    expect(timeoutIn("src/a.ts")).toBe(true);
    rewrite(">=14", 1, "longer");
    expect(timeoutIn("src/a.ts")).toBe(false);
    rewrite(">=24", 3);
    const nearer = write("src/package.json", { engines: { node: ">=14" } });
    expect(timeoutIn("src/a.ts")).toBe(false);
    rmSync(nearer);
    expect(timeoutIn("src/a.ts")).toBe(true);
  });

  it("is found from a code block of a file that a processor takes apart", () => {
    write("package.json", { engines: { node: ">=22" } });
    write("README.md", "text");
    expect(timeoutIn("README.md/0.js")).toBe(true);
    expect(timeoutIn("gone/folder/a.ts")).toBe(true);
  });

  it.each(["<input>", "<text>", "", "a.ts", "src/a.ts", "/\0/a.ts"])("is none for the name %j", (filename) => {
    expect(offers(settings(), filename, "AbortSignal.timeout")).toBeUndefined();
  });
});

describe("the lowest versions of a range", () => {
  it.each<[string, readonly (readonly [number, number])[] | undefined]>([
    ["20", [[20, 0]]],
    ["v20.3.1", [[20, 3]]],
    [">= 18.17", [[18, 17]]],
    [">=18.17 <21", [[18, 17]]],
    ["<21 >=18.17.0", [[18, 17]]],
    [">=16 >=18", [[18, 0]]],
    [">=18 >=16", [[18, 0]]],
    ["16.14 - 20", [[16, 14]]],
    ["~18.17.0", [[18, 17]]],
    [">18", [[19, 0]]],
    [">18.2", [[18, 3]]],
    [">18.2.1", [[18, 2]]],
    ["18.x", [[18, 0]]],
    ["18.X.x", [[18, 0]]],
    [">=20.0.0-rc.1", [[20, 0]]],
    ["^18.18.0 || ^20.9.0 || >=21.1.0", [[18, 18], [20, 9], [21, 1]]],
    ["18||20", [[18, 0], [20, 0]]],
    ["*", undefined],
    ["x", undefined],
    ["<=20", undefined],
    [">=18 || *", undefined],
    ["18 ||", undefined],
    ["lts", undefined],
    [">=lts", undefined],
    [">=18 lts", undefined],
    ["20.", undefined],
  ])("%j are %j", (range, expected) => {
    expect(lowestVersions(range)).toEqual(expected?.map(([major, minor]) => ({ major, minor })));
  });

  it("agree with semver on random ranges", () => {
    const number = fc.integer({ min: 0, max: 30 });
    const version = fc.tuple(number, fc.option(fc.tuple(number, fc.option(number)))).map(([major, rest]) => {
      const [minor, patch] = rest ?? [null, null];
      return [major, minor, patch].filter((part) => part !== null).join(".");
    });
    const lower = fc.tuple(fc.constantFrom("", "=", ">=", ">", "^", "~", ">= ", "v", "^v"), version).map((parts) => parts.join(""));
    const range = fc.oneof(
      lower,
      fc.tuple(lower, version).map(([low, high]) => `${low} <=1${high}`),
      fc.tuple(version, version).map(([low, high]) => `${low} - 1${high}`),
      version.map((text) => `${text}.x`.split(".").slice(0, 3).join(".")),
    );
    fc.assert(
      fc.property(range, (text) => {
        const expected = minVersion(text);
        // Of a range that allows nothing, semver says null; no package asks for that.
        if (expected !== null) {
          expect(lowestVersions(text)).toEqual([{ major: expected.major, minor: expected.minor }]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

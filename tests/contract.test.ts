import ts from "typescript";
import { describe, expect, it } from "vitest";
import { cycleIn, filesIn, importsOf, runtimeImportsOf, target, textOf, treeOf } from "./imports.js";

/** The rooms from the ground up: a file may import from its own room and from those before it. */
const rooms: readonly (readonly [name: string, files: RegExp])[] = [
  ["catalogue", /^src\/catalogue\//],
  ["settings", /^src\/settings(?:\.ts$|\/)/],
  ["analysis", /^src\/analysis\//],
  ["fixes", /^src\/fixes\//],
  ["rule", /^src\/rule\.ts$/],
  ["rules", /^rules\//],
  ["plugin", /^src\/(?:index|presets)\.ts$/],
];
const floorOf = (file: string): number => rooms.findIndex(([, files]) => files.test(file));

const sources = [...filesIn("src", ".ts"), ...filesIn("rules", ".ts")];
const ruleFiles = filesIn("rules", ".ts").filter((file) => file !== "rules/index.ts");
const targetsOf = (file: string): string[] =>
  importsOf(file)
    .map((specifier) => target(file, specifier))
    .filter((found) => found !== undefined);
const graph = new Map(sources.map((file) => [file, targetsOf(file)]));
const edges = [...graph].flatMap(([file, targets]) => targets.map((to): [string, string] => [file, to]));

const pkg = JSON.parse(textOf("package.json")) as {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
};

/** Every node of a file that satisfies the test, as `file:line text`. */
function found(file: string, test: (node: ts.Node) => boolean): string[] {
  const tree = treeOf(file);
  const hits: string[] = [];
  const visit = (node: ts.Node): void => {
    if (test(node)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      hits.push(`${file}:${line + 1} ${node.getText(tree).slice(0, 60)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return hits;
}

describe("the rooms", () => {
  it("hold every source file", () => {
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter((file) => floorOf(file) === -1)).toEqual([]);
  });

  it("import no file from a room above their own", () => {
    expect(edges.length).toBeGreaterThan(10);
    expect(edges.filter(([from, to]) => floorOf(to) > floorOf(from))).toEqual([]);
  });

  it("import only files that are there", () => {
    expect(edges.filter(([, to]) => !sources.includes(to))).toEqual([]);
  });

  it("have no two files that import each other, in however many steps", () => {
    expect(cycleIn(graph)).toBeUndefined();
  });

  it("let only src/index.ts import rules/", () => {
    const importers = edges.filter(([from, to]) => to.startsWith("rules/") && from !== "rules/index.ts");
    expect(importers).toEqual([["src/index.ts", "rules/index.ts"]]);
  });

  it("keep the catalogue free of code", () => {
    const isCode = (node: ts.Node) => ts.isFunctionLike(node) || ts.isCallExpression(node) || ts.isNewExpression(node);
    expect(filesIn("src/catalogue", ".ts").flatMap((file) => found(file, (node) => isCode(node)))).toEqual([]);
  });
});

describe("TypeScript", () => {
  const outside = sources.filter((file) => !file.startsWith("src/analysis/types/"));
  const services = new Set([
    "parserServices",
    "getParserServices",
    "program",
    "esTreeNodeToTSNodeMap",
    "tsNodeToESTreeNodeMap",
    "getTypeAtLocation",
    "getSymbolAtLocation",
    "getTypeChecker",
    "getResolvedSignature",
  ]);

  it("is asked by no file outside src/analysis/types", () => {
    const asks = (node: ts.Node) => ts.isIdentifier(node) && services.has(node.text);
    expect(outside.flatMap((file) => found(file, asks))).toEqual([]);
    expect(sources.flatMap((file) => found(file, asks))).not.toEqual([]);
  });

  it("is known, even by its types, to no file outside src/analysis/types", () => {
    expect(outside.filter((file) => importsOf(file).includes("typescript"))).toEqual([]);
  });
});

describe("what the plugin loads at run time", () => {
  it("is Node, picomatch and the light sub-paths of @typescript-eslint/utils", () => {
    const packages = sources.flatMap((file) =>
      runtimeImportsOf(file)
        .filter((specifier) => target(file, specifier) === undefined)
        .map((specifier) => `${file} imports ${specifier}`),
    );
    const light = /imports (?:node:\w+(?:\/\w+)?|picomatch|@typescript-eslint\/utils\/(?:ast|eslint)-utils)$/;
    expect(packages.length).toBeGreaterThan(0);
    expect(packages.filter((line) => !light.test(line))).toEqual([]);
  });

  it("is declared in package.json, and nothing else is", () => {
    const packages = new Set(
      sources
        .flatMap(runtimeImportsOf)
        .filter((specifier) => !/^(?:\.|node:)/.test(specifier))
        .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0]),
    );
    expect([...packages].sort()).toEqual(Object.keys(pkg.dependencies).sort());
  });
});

describe("package.json", () => {
  it("offers one entry, ESM and typed, and itself", () => {
    expect(pkg).toMatchObject({
      type: "module",
      exports: {
        ".": { types: "./dist/src/index.d.ts", default: "./dist/src/index.js" },
        "./package.json": "./package.json",
      },
      files: ["dist", "docs/rules"],
    });
  });

  it("names the Node and the peers it works with", () => {
    expect(pkg).toMatchObject({
      engines: { node: ">=20.19" },
      peerDependencies: {
        "@typescript-eslint/parser": "^8.0.0",
        eslint: "^9.24.0 || ^10.0.0",
        typescript: ">=4.8.4 <6.1.0",
      },
      peerDependenciesMeta: { "@typescript-eslint/parser": { optional: true } },
    });
  });

  it("takes TypeScript's range from typescript-eslint", () => {
    const theirs = JSON.parse(textOf("node_modules/@typescript-eslint/parser/package.json")) as typeof pkg;
    expect(pkg.peerDependencies["typescript"]).toBe(theirs.peerDependencies["typescript"]);
  });

  it("has lock files that name no registry", () => {
    const locks = filesIn(".", "package-lock.json");
    expect(locks).toContain("package-lock.json");
    expect(locks.filter((lock) => textOf(lock).includes('"resolved": "http'))).toEqual([]);
  });
});

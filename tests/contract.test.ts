import path from "node:path";
import type { RuleTester } from "eslint";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import { cycleIn, filesIn, importsOf, target, textOf, treeOf } from "./imports.js";
import { casesOf, suiteFiles } from "./suites.js";

/** The rooms from the ground up: a file may import from its own room and from those before it. */
const rooms: readonly (readonly [name: string, files: RegExp])[] = [
  ["catalogue", /^src\/catalogue\//],
  ["settings", /^src\/settings(?:\.ts$|\/)/],
  ["analysis", /^src\/analysis\//],
  ["fixes", /^src\/fixes\//],
  ["house", /^src\/(?:house|lazy)\.ts$/],
  ["rule", /^src\/(?:rule|docs)\.ts$/],
  ["rules", /^rules\//],
  ["plugin", /^src\/(?:index|presets)\.ts$/],
];
const floorOf = (file: string): number => rooms.findIndex(([, files]) => files.test(file));

const sources = [...filesIn("src", ".ts"), ...filesIn("rules", ".ts")];
const ruleFiles = filesIn("rules", ".ts").filter((file) => file !== "rules/index.ts");
const imports = new Map(sources.map((file) => [file, importsOf(file)]));
const graph = new Map(
  [...imports].map(([file, found]) => [file, found.map(({ from }) => target(file, from)).filter((to) => to !== undefined)]),
);
const edges = [...graph].flatMap(([file, targets]) => targets.map((to): [string, string] => [file, to]));

const pkg = JSON.parse(textOf("package.json")) as {
  name: string;
  version: string;
  homepage: string;
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
    expect(outside.filter((file) => imports.get(file)?.some(({ from }) => from === "typescript"))).toEqual([]);
  });
});

describe("what the plugin loads at run time", () => {
  const loaded = [...imports].flatMap(([file, found]) =>
    found.filter(({ from, isType }) => !isType && !from.startsWith(".")).map(({ from }) => ({ file, from })),
  );

  it("is Node, picomatch, its own package.json and the light sub-paths of @typescript-eslint/utils", () => {
    const light =
      /^(?:node:[\w/]+|picomatch|eslint-plugin-timeout\/package\.json|@typescript-eslint\/utils\/(?:ast|eslint)-utils)$/;
    expect(loaded.length).toBeGreaterThan(2);
    expect(loaded.filter(({ from }) => !light.test(from))).toEqual([]);
  });

  it("is, for a rule's own file, src/rule.ts alone: the rest is loaded with the first file", () => {
    const loads = ruleFiles.flatMap((file) => imports.get(file)?.filter(({ isType }) => !isType).map(({ from }) => target(file, from)));
    expect([...new Set(loads)]).toEqual(["src/rule.ts"]);
  });

  it("is declared in package.json, and nothing else is", () => {
    const packages = loaded.map(({ from }) => /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from);
    const others = packages.filter((name) => !name.startsWith("node:") && name !== pkg.name);
    expect([...new Set(others)].sort()).toEqual(Object.keys(pkg.dependencies).sort());
  });
});

describe("the list of rules", () => {
  it("has one file a rule, and the file's name is the rule's name", () => {
    expect(ruleFiles.map((file) => path.basename(file, ".ts"))).toEqual(Object.keys(rules).sort());
  });

  it("has no suite whose own tests run here too: they come from tests/tester.ts", () => {
    const own = /import \{[^}]*\b(?:describe|it|test)\b[^}]*\} from "vitest"/;
    expect(suiteFiles.filter((suite) => own.test(textOf(`tests/rules/${suite}.test.ts`)))).toEqual([]);
  });

  it("has a suite or several for each rule, and no suite of another name", () => {
    const tested = new Set(suiteFiles.map((suite) => suite.split(".")[0]));
    expect([...tested].sort()).toEqual(Object.keys(rules).sort());
  });
});

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Every property of a JSON schema by its name, at any depth. */
function propertiesIn(schema: unknown): [string, Schema][] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = Object.entries((schema as Schema).properties ?? {});
  return [...own, ...Object.values(schema).flatMap((inner) => propertiesIn(inner))];
}

describe.each(Object.entries(rules))("%s", (name, rule) => {
  const { meta } = rule;
  const cases = casesOf(rule).map(({ invalid }) => invalid);

  it("has a page under the package's homepage", () => {
    expect(meta.docs.url).toBe(`${pkg.homepage}/blob/v${pkg.version}/docs/rules/${name}.md`);
  });

  it("describes itself in one sentence without a period", () => {
    expect(meta.docs.description).toMatch(/^[A-Z`][^.]*[^.\s]$/);
  });

  it("may fix and suggest", () => {
    expect(meta).toMatchObject({ fixable: "code", hasSuggestions: true });
  });

  it("has a suite with a case that --fix mends", () => {
    expect(cases.filter(({ output }) => typeof output === "string" || Array.isArray(output))).not.toEqual([]);
  });

  it("has a case for each of its messages", () => {
    const errors = cases.flatMap((one) => one.errors as RuleTester.TestCaseError[]);
    const edits = errors.flatMap(({ suggestions }) => (Array.isArray(suggestions) ? suggestions : []));
    const seen = [...errors, ...edits].map(({ messageId }) => messageId);
    expect(Object.keys(meta.messages).filter((id) => !seen.includes(id))).toEqual([]);
  });

  it.each(Object.entries(meta.messages))("ends its message %s in a period", (_, message) => {
    expect(message).toMatch(/[^.]\.$/);
  });

  it("describes each option, takes no unknown one, and has a default for each", () => {
    const [schema, ...others] = [meta.schema].flat();
    expect(others).toEqual([]);
    const all = propertiesIn(schema);
    expect(all.filter(([, property]) => !property.description?.endsWith("."))).toEqual([]);
    const top = Object.keys((schema as Schema | undefined)?.properties ?? {});
    expect(Object.keys(meta.defaultOptions?.[0] ?? {}).sort()).toEqual(top.sort());
    if (schema) expect(schema).toMatchObject({ type: "object", additionalProperties: false });
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

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const notOurs = new Set(["node_modules", "dist", "coverage", ".git", ".cache"]);

/** The repository's files under a folder whose names end so, by their paths from the root, sorted. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : filesIn(file, ending);
      return entry.name.endsWith(ending) ? [file] : [];
    })
    .sort();
}

/** A file's text, by its path from the repository's root. */
export const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** A source file's syntax tree. */
export const treeOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);

export interface Import {
  readonly from: string;
  /** True if TypeScript drops the import: `import type`, `export type`, `import("x").Y` as a type. */
  readonly isType: boolean;
}

/** What a file imports, in any form: import, export from, `import()`, `require()`, `createRequire(…)()`. */
export function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isType: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ from: specifier.text, isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    } else if (ts.isCallExpression(node) && isLoader(node.expression)) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(treeOf(file));
  return found;
}

/** `import`, `require`, or the call `createRequire(…)` that makes a require. */
const isLoader = (node: ts.Expression): boolean =>
  node.kind === ts.SyntaxKind.ImportKeyword ||
  (ts.isIdentifier(node) && /^(?:require|createRequire)$/.test(node.text)) ||
  (ts.isCallExpression(node) && isLoader(node.expression));

/** The repository's file that a relative specifier means (`./x.js` is `x.ts`), or undefined for a package. */
export function target(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, ".ts");
}

/** The first cycle in a graph, as the files on it, or undefined. */
export function cycleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

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

/** What a file imports, types included: specifiers as written, in any form (import, export from, `import()`). */
export const importsOf = (file: string): string[] => specifiersIn(textOf(file));

/** What is left of the imports once TypeScript has compiled the file: what runs. */
export const runtimeImportsOf = (file: string): string[] =>
  specifiersIn(
    ts.transpileModule(textOf(file), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true },
    }).outputText,
  );

const specifiersIn = (text: string): string[] =>
  ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);

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

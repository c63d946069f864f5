import { join, relative } from "node:path";
import ts from "typescript";

/**
 * A package as TypeScript sees it, with some files' texts replaced.
 *
 * @param {import("./sources.mjs").Package} pkg
 * @param {ReadonlyMap<string, string>} texts By absolute path.
 */
export function programOf(pkg, texts = new Map()) {
  const { config } = ts.readConfigFile(join(pkg.folder, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, pkg.folder);
  const host = ts.createCompilerHost(options, true);
  const readFile = host.readFile;
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  return ts.createProgram(fileNames, options, host);
}

/**
 * Counts TypeScript's errors in some files of a package. Lines are left out, since an edit moves them. The other files
 * are not asked: an edit inside a call changes no type that is seen from outside, and whole packages take minutes.
 *
 * @param {import("./sources.mjs").Package} pkg
 * @param {string[]} files
 * @param {ReadonlyMap<string, string>} texts
 * @returns {Map<string, number>}
 */
export function diagnosticsOf(pkg, files, texts) {
  const program = programOf(pkg, texts);
  const counts = new Map();
  for (const file of files) {
    const source = program.getSourceFile(file);
    for (const { code, messageText } of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]) {
      const error = `${relative(pkg.folder, file)} TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
      counts.set(error, (counts.get(error) ?? 0) + 1);
    }
  }
  return counts;
}

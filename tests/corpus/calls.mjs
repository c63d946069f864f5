import { readFileSync } from "node:fs";
import { relative } from "node:path";
import ts from "typescript";
import { catalogue } from "../../dist/src/catalogue/index.js";
import { programOf } from "./typescript.mjs";
import { bare, both, madeOf, writtenName } from "./written.mjs";

/**
 * @typedef {object} Call A call of a catalogued client, found without the plugin's analysis: by the file in which
 * TypeScript finds the resolved signature declared. Recall measured on what the plugin itself finds would say nothing.
 * @property {import("./sources.mjs").Package} package
 * @property {string} file
 * @property {string} where Package, path and line, for people.
 * @property {number} line
 * @property {number} endLine
 * @property {string} client
 * @property {string} text
 * @property {string | undefined} unknown Why the syntax leaves open what bounds the call; undefined if it does not.
 * @property {ts.Node[]} bounds The nodes that write one of the client's bounds.
 */

const mentions = /\b(?:fetch|axios|got|ky|needle|superagent|ofetch|undici|XMLHttpRequest)\b|["'](?:node:)?https?["']/i;

/** @returns {string | undefined} The catalogue's name of the client that a declaration belongs to. */
function clientOf(/** @type {ts.SignatureDeclaration | ts.JSDocSignature | undefined} */ declaration) {
  if (!declaration) return undefined;
  const path = declaration.getSourceFile().fileName;
  const library = /\/node_modules\/(?:@types\/)?(axios|got|ky|needle|superagent|node-fetch|cross-fetch|ofetch|undici)\//.exec(path)?.[1];
  if (library) return library;
  // The global is a function declaration, in the DOM's types and in Node's.
  const isGlobal = /\/lib\.dom\.d\.ts$|\/@types\/node\/.*(?:globals|fetch)\.d\.ts$/.test(path);
  if (isGlobal) return ts.isFunctionDeclaration(declaration) && declaration.name?.text === "fetch" ? "fetch" : undefined;
  const node = /\/@types\/node\/(https?)\.d\.ts$/.exec(path)?.[1];
  return node && `node:${node}`;
}

/** Whether a callee's last name is one that the catalogue gives a call of the client, and not `json` of its answer. */
function isRequest(/** @type {ts.Expression} */ callee, /** @type {string} */ client) {
  const node = bare(callee);
  if (!ts.isPropertyAccessExpression(node)) return true;
  const paths = catalogue.filter(({ name }) => name === client).flatMap(({ calls, globals }) => [...Object.keys(calls), ...(globals ?? [])]);
  return paths.some((path) => path.split(".").at(-1) === node.name.text);
}

/**
 * Whether a callee is the client by what stands in this file: imported, required, global, or the default of an injected
 * one. What a parameter, a field or a wrapper holds is unknown by rules.md.
 */
function isDirect(/** @type {ts.Expression} */ callee, /** @type {ts.TypeChecker} */ checker) {
  let root = bare(callee);
  if (ts.isBinaryExpression(root)) root = bare(root.right);
  while (ts.isPropertyAccessExpression(root)) root = bare(root.expression);
  if (!ts.isIdentifier(root)) return false;
  const symbol = checker.getSymbolAtLocation(root);
  return (symbol?.declarations ?? []).some((made) => {
    if (made.getSourceFile().isDeclarationFile) return true;
    const required = ts.isBindingElement(made) ? made.parent.parent : made;
    if (ts.isVariableDeclaration(required)) return /^require\(|\brequire\([^()]*\)(?:\.default)?$/.test(required.initializer?.getText() ?? "");
    return ts.isImportClause(made) || ts.isImportSpecifier(made) || ts.isNamespaceImport(made);
  });
}

/** @returns {Call[]} Every call of a catalogued client in a package. */
export function callsOf(/** @type {import("./sources.mjs").Package} */ pkg) {
  const files = pkg.files.filter((file) => mentions.test(readFileSync(file, "utf8")));
  if (files.length === 0) return [];
  const program = programOf(pkg);
  const checker = program.getTypeChecker();
  /** @type {Call[]} */
  const calls = [];
  const visit = (/** @type {ts.Node} */ node) => {
    const name = ts.isCallExpression(node) ? clientOf(checker.getResolvedSignature(node)?.declaration) : undefined;
    const entries = catalogue.filter((entry) => entry.name === name);
    if (name && entries.length > 0 && ts.isCallExpression(node) && isRequest(node.expression, name)) {
      const source = node.getSourceFile();
      const first = node.arguments[0];
      const type = first ? checker.typeToString(checker.getTypeAtLocation(first)) : "";
      const isUrl = (/** @type {ts.Expression} */ arg) =>
        arg === first && !ts.isObjectLiteralExpression(bare(arg)) && /^(?:string|URL|Request|any|unknown|["'`])/.test(type);
      const made = both(
        node.arguments.filter((arg) => !isUrl(arg) && !ts.isFunctionLike(bare(arg))).map((arg) => madeOf(arg, checker)),
      );
      const written = made ? [...made.literals.flatMap(({ properties }) => [...properties]), ...made.writes] : [];
      const elsewhere = entries.flatMap(({ opaque, exempt }) => [...(opaque ?? []), ...Object.keys(exempt ?? {})]);
      const isOneOf = (/** @type {ts.Node} */ property, /** @type {string[]} */ paths) =>
        paths.some((path) => path.split(".")[0] === writtenName(property));
      const text = node.getText();
      let unknown;
      if (!isDirect(node.expression, checker)) unknown = "the client is injected, wrapped or an instance";
      else if (!made || node.arguments.some(ts.isSpreadElement)) unknown = "options that are not all in the text";
      else if (/\bRequest(?:Info)?\b|^unknown$/.test(type)) unknown = "the first argument may be a Request with a signal";
      else if (/^[^(]*\(\s*[`"'](?:data|blob):/.test(text)) unknown = "asks nobody outside this process";
      else if (written.some((property) => isOneOf(property, elsewhere))) unknown = "an option that bounds the call elsewhere, or exempts it";
      else if (entries.some(({ handle }) => handle?.methods ?? handle?.properties ?? handle?.event)) unknown = "returns an object that may be bounded later";
      else if (name === "ky" || (name === "undici" && !/\bfetch\(/.test(text))) unknown = "bounded by the library's default";
      const bounds = written.filter((property) => isOneOf(property, entries.flatMap((entry) => Object.keys(entry.bounds))));
      const [line = 0, endLine = 0] = [node.getStart(), node.getEnd()].map((at) => source.getLineAndCharacterOfPosition(at).line + 1);
      const where = `${pkg.name} ${relative(pkg.folder, source.fileName)}:${line}`;
      calls.push({ package: pkg, file: source.fileName, where, line, endLine, client: name, text, unknown, bounds });
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source) visit(source);
  }
  return calls;
}

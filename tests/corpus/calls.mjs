import { readFileSync } from "node:fs";
import { relative } from "node:path";
import ts from "typescript";
import { catalogue } from "../../dist/src/catalogue/index.js";
import { programOf } from "./typescript.mjs";

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

/** The value in parentheses, casts and assertions. */
function bare(/** @type {ts.Expression} */ node) {
  while (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node)) {
    node = node.expression;
  }
  return node;
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

/**
 * The literals that an object is made of; undefined where one of its properties does not stand in the text.
 *
 * @returns {ts.ObjectLiteralExpression[] | undefined}
 */
function literals(/** @type {ts.Expression} */ expression) {
  const node = bare(expression);
  /** @type {ts.ObjectLiteralExpression[] | undefined} */
  let found;
  if (ts.isObjectLiteralExpression(node)) {
    found = [node];
    for (const property of node.properties) {
      if (!ts.isSpreadAssignment(property)) continue;
      const inner = literals(property.expression);
      if (!inner) return undefined;
      found.push(...inner);
    }
  } else if (ts.isConditionalExpression(node)) {
    const [whenTrue, whenFalse] = [literals(node.whenTrue), literals(node.whenFalse)];
    found = whenTrue && whenFalse && [...whenTrue, ...whenFalse];
  } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
    found = literals(node.right);
  } else if (node.kind === ts.SyntaxKind.UndefinedKeyword || node.getText() === "undefined") {
    found = [];
  }
  return found;
}

/** The literal that a never rebound variable was made as, and the writes to its properties, if nobody else gets hold of it. */
function variable(/** @type {ts.Identifier} */ id, /** @type {ts.TypeChecker} */ checker) {
  const symbol = checker.getSymbolAtLocation(id);
  const made = symbol?.valueDeclaration;
  if (!symbol || !made || !ts.isVariableDeclaration(made) || !made.initializer) return undefined;
  const objects = literals(made.initializer);
  if (!objects) return undefined;
  /** @type {ts.ExpressionStatement[]} */
  const writes = [];
  let escapes = false;
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isIdentifier(node) && node !== id && node !== made.name && checker.getSymbolAtLocation(node) === symbol) {
      const member = node.parent;
      const write = ts.isPropertyAccessExpression(member) && member.expression === node && member.parent;
      if (write && ts.isBinaryExpression(write) && write.left === member && ts.isExpressionStatement(write.parent)) writes.push(write.parent);
      else if (!write) escapes = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(id.getSourceFile());
  return escapes ? undefined : { objects, writes };
}

/** The nodes that write one of these options; undefined where an option may come from somewhere else. */
function boundsOf(
  /** @type {readonly ts.Expression[]} */ args,
  /** @type {ReadonlySet<string>} */ options,
  /** @type {ts.TypeChecker} */ checker,
) {
  /** @type {ts.Node[]} */
  const bounds = [];
  for (const arg of args) {
    const node = bare(arg);
    if (ts.isFunctionLike(node)) continue;
    const value = ts.isIdentifier(node) && node.text !== "undefined" ? variable(node, checker) : { objects: literals(node), writes: [] };
    if (!value?.objects) return undefined;
    for (const object of value.objects) {
      bounds.push(...object.properties.filter((property) => property.name && options.has(property.name.getText().replace(/["']/g, ""))));
    }
    for (const write of value.writes) {
      const { left } = /** @type {ts.BinaryExpression} */ (write.expression);
      if (options.has(/** @type {ts.PropertyAccessExpression} */ (left).name.text)) bounds.push(write);
    }
  }
  return bounds;
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
      const options = new Set(entries.flatMap((entry) => Object.keys(entry.bounds).map((path) => path.split(".")[0] ?? path)));
      const bounds = boundsOf(node.arguments.filter((arg) => !isUrl(arg)), options, checker);
      const text = node.getText();
      let unknown;
      if (!isDirect(node.expression, checker)) unknown = "the client is injected, wrapped or an instance";
      else if (!bounds || node.arguments.some(ts.isSpreadElement)) unknown = "options that are not all in the text";
      else if (/^(?:Request|RequestInfo|unknown)\b/.test(type)) unknown = "the first argument may be a Request with a signal";
      else if (/\b(?:keepalive|dispatcher)\b|^\S*\(\s*[`"'](?:data|blob):/.test(text)) unknown = "exempt, or bounded elsewhere";
      else if (entries.some(({ handle }) => handle?.methods ?? handle?.properties ?? handle?.event)) unknown = "returns an object that may be bounded later";
      else if (name === "ky" || (name === "undici" && !/\bfetch\(/.test(text))) unknown = "bounded by the library's default";
      const [line = 0, endLine = 0] = [node.getStart(), node.getEnd()].map((at) => source.getLineAndCharacterOfPosition(at).line + 1);
      const where = `${pkg.name} ${relative(pkg.folder, source.fileName)}:${line}`;
      calls.push({ package: pkg, file: source.fileName, where, line, endLine, client: name, text, unknown, bounds: bounds ?? [] });
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source) visit(source);
  }
  return calls;
}

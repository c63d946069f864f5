import { readFileSync } from "node:fs";
import { relative } from "node:path";
import ts from "typescript";
import { programOf } from "./typescript.mjs";
import { bare } from "./written.mjs";

/**
 * @typedef {object} Forward A signal of somebody else's that a call of the corpus passes on, found without the plugin's
 * analysis: by TypeScript's types alone.
 * @property {string} file
 * @property {string} where Package, path and line, for people.
 * @property {number} line
 * @property {number} endLine
 * @property {string} text
 * @property {string | undefined} unknown Why rules.md leaves open whether a signal is missing without it; undefined if it does not.
 * @property {ts.Node} passed What has to go for the signal to be missing.
 */

/** @returns {Forward[]} Every signal in a package that is within forward-abort-signal's definition. */
export function forwardsOf(/** @type {import("./sources.mjs").Package} */ pkg) {
  const files = pkg.files.filter((file) => /\.[cm]?tsx?$/.test(file) && /signal|abort/i.test(readFileSync(file, "utf8")));
  if (files.length === 0) return [];
  const program = programOf(pkg);
  const checker = program.getTypeChecker();
  /** @type {Forward[]} */
  const found = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && isWaitedFor(node, checker) && !isCleanup(node)) {
      const source = node.getSourceFile();
      const [line = 0, endLine = 0] = [node.getStart(), node.getEnd()].map((at) => source.getLineAndCharacterOfPosition(at).line + 1);
      const where = `${pkg.name} ${relative(pkg.folder, source.fileName)}:${line}`;
      for (const { passed, unknown } of passedBy(node, checker)) {
        found.push({ file: source.fileName, where, line, endLine, text: node.getText(), unknown, passed });
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source) visit(source);
  }
  return found;
}

/** Whether a call gives something that can be awaited or iterated by `for await`. */
function isWaitedFor(/** @type {ts.CallExpression | ts.NewExpression} */ node, /** @type {ts.TypeChecker} */ checker) {
  const type = checker.getTypeAtLocation(node);
  return Boolean(type.getProperty("then")) || type.getProperties().some(({ escapedName }) => String(escapedName).startsWith("__@asyncIterator"));
}

/** Whether a call stands where the signal is aborted or may be: a `finally` block, an abort listener, a branch for aborts. */
function isCleanup(/** @type {ts.Node} */ node) {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (ts.isTryStatement(parent) && parent.finallyBlock === at) return true;
    if (ts.isIfStatement(parent) && parent.thenStatement === at && /\baborted\b/.test(parent.expression.getText())) return true;
    if (ts.isCallExpression(parent) && parent.expression !== at && /\b(?:addEventListener\(\s*["']abort|addAbortListener)/.test(parent.getText())) return true;
  }
  return false;
}

/** The signals among a call's arguments that it could do without. */
function passedBy(/** @type {ts.CallExpression | ts.NewExpression} */ call, /** @type {ts.TypeChecker} */ checker) {
  const args = call.arguments ?? ts.factory.createNodeArray();
  const parameters = checker.getResolvedSignature(call)?.getParameters() ?? [];
  const far = (/** @type {ts.Expression} */ signal) => (isFar(signal) ? "the signal is farther away than a member of what is in scope" : undefined);
  return args.flatMap((argument, index) => {
    const node = bare(argument);
    if (isForeignSignal(node, checker)) {
      const isLast = index === args.length - 1;
      return isLast && (isOptional(parameters[index]) || hasShorter(call, checker)) ? [{ passed: argument, unknown: far(node) }] : [];
    }
    if (!ts.isObjectLiteralExpression(node)) return [];
    const options = checker.getContextualType(node);
    const opaque = node.properties.some(ts.isSpreadAssignment) ? "options that are not all in the text" : undefined;
    return node.properties.flatMap((property) => {
      if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) return [];
      const value = ts.isPropertyAssignment(property) ? bare(property.initializer) : property.name;
      const slot = options?.getProperty(property.name.getText());
      return isForeignSignal(value, checker) && slot && slot.flags & ts.SymbolFlags.Optional ? [{ passed: property, unknown: opaque ?? far(value) }] : [];
    });
  });
}

function isOptional(/** @type {ts.Symbol | undefined} */ parameter) {
  const declaration = parameter?.valueDeclaration;
  return declaration && ts.isParameter(declaration) ? Boolean(declaration.questionToken ?? declaration.initializer) : false;
}

/** Whether another overload takes one argument less. */
function hasShorter(/** @type {ts.CallExpression | ts.NewExpression} */ call, /** @type {ts.TypeChecker} */ checker) {
  const kind = ts.isNewExpression(call) ? ts.SignatureKind.Construct : ts.SignatureKind.Call;
  const count = (call.arguments?.length ?? 0) - 1;
  return checker.getSignaturesOfType(checker.getTypeAtLocation(call.expression), kind).some((signature) => signature.getParameters().length === count);
}

/** `operation.options.signal`, `this.controller.signal`: not one of the sources that rules.md names. */
function isFar(/** @type {ts.Expression} */ node) {
  return ts.isPropertyAccessExpression(node) && ts.isPropertyAccessExpression(node.expression);
}

/** Whether an expression names an AbortSignal that this function was given: a parameter, a part of one, a field, a `const` of these. */
function isForeignSignal(/** @type {ts.Expression} */ node, /** @type {ts.TypeChecker} */ checker) {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  return type.symbol?.name === "AbortSignal" && isForeign(node, checker);
}

/** @returns {boolean} */
function isForeign(/** @type {ts.Node} */ from, /** @type {ts.TypeChecker} */ checker) {
  let root = from;
  while (ts.isPropertyAccessExpression(root) || ts.isNonNullExpression(root)) root = root.expression;
  if (root.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (!ts.isIdentifier(root)) return false;
  let declared = ts.isShorthandPropertyAssignment(root.parent) ? checker.getShorthandAssignmentValueSymbol(root.parent)?.valueDeclaration : checker.getSymbolAtLocation(root)?.valueDeclaration;
  while (declared && ts.isBindingElement(declared)) declared = declared.parent.parent;
  if (!declared) return false;
  if (ts.isParameter(declared)) return true;
  const made = ts.isVariableDeclaration(declared) && ts.getCombinedNodeFlags(declared) & ts.NodeFlags.Const ? declared.initializer : undefined;
  return made !== undefined && isForeign(bare(made), checker);
}

import ts from "typescript";

/**
 * What an edit must never do to a program, found by comparing its text before and after.
 *
 * @param {string} before
 * @param {string} after
 * @param {string} filename Tells whether it is TypeScript, and whether there is JSX.
 * @param {readonly string[]} rules Those that reported something before.
 * @returns {string[]} One sentence a loss: an option that is gone, a signal or option that a call gets twice.
 */
export function lossesOf(before, after, filename, rules) {
  const [old, mended] = [before, after].map((text) => contentsOf(ts.createSourceFile(filename, text, ts.ScriptTarget.Latest)));
  const isTaken = (/** @type {string} */ name) => rules.some((rule) => takers.get(rule)?.test(name));
  const gone = excess(old?.options ?? [], mended?.options ?? []).filter((name) => !isTaken(name));
  const lost = gone.map((name) => `the option ${name} is gone`);
  const doubled = excess(mended?.twice ?? [], old?.twice ?? []).map((text) => `${text} is passed twice`);
  return [...lost, ...doubled];
}

/** The rules that take an option away, and which: none takes another. */
const takers = new Map([
  ["timeout/no-unused-abort-controller", /^signal$/],
  ["timeout/no-ineffective-timeout", /^timeout$/],
]);

/** The values of one list that the other has fewer times. */
function excess(/** @type {string[]} */ many, /** @type {string[]} */ few) {
  const rest = [...few];
  return many.filter((value) => {
    const at = rest.indexOf(value);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** The names of options that are written in a file, and what one call gets twice. */
function contentsOf(/** @type {ts.SourceFile} */ source) {
  /** @type {string[]} */
  const options = [];
  /** @type {string[]} */
  const twice = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) options.push(node.name.getText(source));
    if (ts.isObjectLiteralExpression(node)) twice.push(...repeated(node.properties.flatMap(({ name }) => (name ? [name.getText(source)] : []))));
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) twice.push(...repeated((node.arguments ?? []).flatMap((argument) => signalsIn(argument, source))));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { options, twice };
}

const repeated = (/** @type {string[]} */ values) => values.filter((value, index) => values.indexOf(value) !== index);

/** The signals by their text in an argument: alone, in options, in `AbortSignal.any([…])`. @returns {string[]} */
function signalsIn(/** @type {ts.Node} */ node, /** @type {ts.SourceFile} */ source) {
  if (ts.isFunctionLike(node) || (ts.isCallExpression(node) && !/\bany$/.test(node.expression.getText(source)))) return [];
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
    const text = node.getText(source);
    return /signal$/i.test(text) ? [text] : [];
  }
  if (ts.isPropertyAssignment(node)) return signalsIn(node.initializer, source);
  // What is asked before it is passed: `...(signal && { signal })`.
  if (ts.isBinaryExpression(node)) return signalsIn(node.right, source);
  if (ts.isConditionalExpression(node)) return signalsIn(node.whenTrue, source);
  /** @type {string[]} */
  const found = [];
  ts.forEachChild(node, (child) => {
    found.push(...signalsIn(child, source));
  });
  return found;
}

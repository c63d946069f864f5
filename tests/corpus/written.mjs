import ts from "typescript";

/** The value in parentheses, casts and assertions. */
export function bare(/** @type {ts.Expression} */ node) {
  while (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node)) {
    node = node.expression;
  }
  return node;
}

/**
 * @typedef {object} Made What an object's properties are written by.
 * @property {ts.ObjectLiteralExpression[]} literals
 * @property {ts.ExpressionStatement[]} writes
 */

/**
 * Where an object's properties are written, if all of them stand in the text: literals, spreads and choices of literals,
 * and variables made of them; undefined otherwise.
 *
 * @param {ts.Expression} expression
 * @param {ts.TypeChecker} checker
 * @returns {Made | undefined}
 */
export function madeOf(expression, checker) {
  const node = bare(expression);
  if (node.getText() === "undefined") return { literals: [], writes: [] };
  if (ts.isIdentifier(node)) return variable(node, checker);
  if (ts.isObjectLiteralExpression(node)) {
    const spread = node.properties.filter(ts.isSpreadAssignment).map((property) => madeOf(property.expression, checker));
    return both([{ literals: [node], writes: [] }, ...spread]);
  }
  if (ts.isConditionalExpression(node)) return both([madeOf(node.whenTrue, checker), madeOf(node.whenFalse, checker)]);
  const isGuarded = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return isGuarded ? madeOf(node.right, checker) : undefined;
}

/** @returns {Made | undefined} All parts as one, if all are known. */
export function both(/** @type {(Made | undefined)[]} */ parts) {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return { literals: known.flatMap((part) => part.literals), writes: known.flatMap((part) => part.writes) };
}

/** @returns {Made | undefined} What a variable is made as and what is written to it, if nobody else gets hold of it. */
function variable(/** @type {ts.Identifier} */ id, /** @type {ts.TypeChecker} */ checker) {
  const symbol = checker.getSymbolAtLocation(id);
  const declared = symbol?.valueDeclaration;
  if (!symbol || !declared || !ts.isVariableDeclaration(declared) || !declared.initializer) return undefined;
  const made = madeOf(declared.initializer, checker);
  /** @type {ts.ExpressionStatement[]} */
  const writes = [];
  let escapes = false;
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isIdentifier(node) && node !== id && node !== declared.name && checker.getSymbolAtLocation(node) === symbol) {
      const use = node.parent;
      const isRead = ts.isSpreadAssignment(use) || (ts.isPropertyAccessExpression(use) && use.expression === node);
      const write = use.parent;
      if (!isRead) escapes = true;
      else if (ts.isBinaryExpression(write) && write.left === use && ts.isExpressionStatement(write.parent)) writes.push(write.parent);
    }
    ts.forEachChild(node, visit);
  };
  visit(id.getSourceFile());
  return escapes ? undefined : both([made, { literals: [], writes }]);
}

/** The name that a property or a write gives a value to. */
export function writtenName(/** @type {ts.Node} */ node) {
  if (ts.isExpressionStatement(node)) {
    const { left } = /** @type {ts.BinaryExpression} */ (node.expression);
    return ts.isPropertyAccessExpression(left) ? left.name.text : undefined;
  }
  return /** @type {ts.ObjectLiteralElementLike} */ (node).name?.getText().replace(/["']/g, "");
}

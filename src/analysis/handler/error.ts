import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { contains, enclosing, isFunction, outer } from "../chain.js";
import { functionOf, type LocalFunction } from "../consumption/bind.js";
import type { File } from "../file.js";
import { variableOf } from "../value.js";
import { isLog } from "../log.js";
import type { CallNode } from "../reach.js";

/** What a handler knows of the error: the variables that hold it or something made of it. */
export type ErrorVariables = ReadonlySet<TSESLint.Scope.Variable>;

/** Functions that call functions: deeper than this nobody looks. */
const deepest = 2;

/**
 * The variables that a handler's parameter binds, and those that are made of them inside the handler.
 * @param depth how many functions of this file the error has been handed to
 */
export function errorVariables(file: File, parameter: TSESTree.Node | undefined, depth = 0): ErrorVariables {
  const variables = new Set<TSESLint.Scope.Variable>();
  const pending = parameter ? namesIn(parameter) : [];
  for (let name = pending.pop(); name; name = pending.pop()) {
    const variable = variableOf(file, name);
    if (!variable || variables.has(variable)) continue;
    variables.add(variable);
    for (const { identifier, init } of variable.references) {
      const declarator = init ? undefined : declaratorOf(file, identifier, depth);
      if (declarator) pending.push(...namesIn(declarator.id));
    }
  }
  return variables;
}

/** The names that a pattern binds. */
function namesIn(pattern: TSESTree.Node): TSESTree.Identifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "AssignmentPattern":
      return namesIn(pattern.left);
    case "RestElement":
      return namesIn(pattern.argument);
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []));
    case "ObjectPattern":
      return pattern.properties.flatMap((property) => namesIn(property.type === "Property" ? property.value : property.argument));
    default:
      return [];
  }
}

function declaratorOf(file: File, mention: TSESTree.Node, depth: number): TSESTree.VariableDeclarator | undefined {
  const end = destinationOf(file, mention, depth);
  return end?.type === "VariableDeclarator" ? end : undefined;
}

/**
 * The mentions in `code` that hand the error on, whole or in part: to a function that may do anything with it, to a place
 * outside the handler, to whoever gets the handler's result. What is only logged or tested is not handed on.
 */
export function handsOn(file: File, errors: ErrorVariables, code: TSESTree.Node): readonly TSESTree.Node[] {
  return mentionsIn(errors, code).filter((mention) => isHandedOn(file, errors, mention, 0));
}

/** Whether `code` mentions the error or something made of it. */
export function mentionsError(errors: ErrorVariables, code: TSESTree.Node): boolean {
  return mentionsIn(errors, code).length > 0;
}

function mentionsIn(errors: ErrorVariables, code: TSESTree.Node): readonly TSESTree.Node[] {
  return [...errors].flatMap(({ references }) =>
    references.filter(({ init, identifier }) => !init && contains(code, identifier)).map(({ identifier }) => identifier),
  );
}

function isHandedOn(file: File, errors: ErrorVariables, mention: TSESTree.Node, depth: number): boolean {
  const end = destinationOf(file, mention, depth);
  switch (end?.type) {
    case undefined:
    case "ExpressionStatement":
    case "VariableDeclarator":
    case "IfStatement":
    case "ConditionalExpression":
    case "SwitchStatement":
    case "SwitchCase":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
      return false;
    case "ThrowStatement":
      // What is thrown is not swallowed: the path says so. A function thrown from later has the error until then.
      return runsLater(errors, end);
    case "AssignmentExpression":
      return end.left.type !== "Identifier" || ![...errors].some((variable) => variable === variableOf(file, end.left as TSESTree.Identifier));
    default:
      return true;
  }
}

/** Whether code stands in a function of its own, inside the one that the error is bound in. */
function runsLater(errors: ErrorVariables, node: TSESTree.Node): boolean {
  const fn = enclosing(node);
  return [...errors].some(({ defs }) => !contains(fn, defs[0]!.name));
}

/** The node that receives a value made of the mention; undefined where it ends in a log. */
function destinationOf(file: File, mention: TSESTree.Node, depth: number): TSESTree.Node | undefined {
  for (let node = mention, { parent } = node; parent; node = parent, { parent } = node) {
    switch (parent.type) {
      case "CallExpression":
        if (parent.callee === node) break;
        if (isLog(file, parent.callee) || keepsNothing(file, parent, node, depth)) return undefined;
        // What is called for its result makes something of the error; what is called for nothing but to be called may do anything.
        if (isForNothing(parent)) return parent;
        break;
      case "ConditionalExpression":
        if (parent.test === node) return parent;
        break;
      case "AssignmentExpression":
        // `error.message = …` gives the error something.
        return parent.left === node ? undefined : parent;
      case "NewExpression":
        if (isForNothing(parent)) return parent;
        break;
      case "MemberExpression":
      case "ObjectExpression":
      case "Property":
      case "ArrayExpression":
      case "SpreadElement":
      case "TemplateLiteral":
      case "BinaryExpression":
      case "LogicalExpression":
      case "UnaryExpression":
      case "AwaitExpression":
      case "ChainExpression":
      case "SequenceExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        break;
      default:
        return parent;
    }
  }
  return undefined;
}

/** Whether a call is a statement of its own: `handle(error);`, `await handle(error);`, `new Notice(error);`. */
function isForNothing(call: CallNode): boolean {
  const { parent } = outer(call);
  return parent?.type === "ExpressionStatement" || (parent?.type === "AwaitExpression" && parent.parent.type === "ExpressionStatement") || parent?.type === "UnaryExpression";
}

/** Whether a function of this file, called with the error, does no more than log it or make a text of it. */
function keepsNothing(file: File, call: TSESTree.CallExpression, argument: TSESTree.Node, depth: number): boolean {
  const fn = depth < deepest ? functionOf(file, call.callee) : undefined;
  if (!fn || isFunction(argument)) return false;
  const parameter = fn.params[call.arguments.indexOf(argument as TSESTree.CallExpressionArgument)];
  return parameter !== undefined && isHarmless(file, fn) && !handedOnIn(file, fn, parameter, depth + 1);
}

function handedOnIn(file: File, fn: LocalFunction, parameter: TSESTree.Node, depth: number): boolean {
  const errors = errorVariables(file, parameter, depth);
  return mentionsIn(errors, fn.body).some((mention) => isHandedOn(file, errors, mention, depth));
}

/** Whether a function's text names nothing by which an abort could get through or be told apart. */
function isHarmless(file: File, fn: LocalFunction): boolean {
  return !/abort|cancel|\bthrow\b|reject|\bexit\b/i.test(file.sourceCode.getText(fn));
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findVariable, getPropertyName, memberName } from "./ast.js";
import { contains } from "./chain.js";
import { fieldValues } from "./field.js";
import type { File } from "./file.js";
import { once } from "./once.js";
import { patternPath } from "./pattern.js";
import { globalObjects, writtenTo } from "./written.js";

/** Where a value was made, and the members then taken from it: `axios.create` is the import of axios plus `["create"]`. */
export interface Origin {
  readonly made: Made;
  readonly path: readonly string[];
}

/** The place a value comes from. `unknown` is any place this file doesn't show: a caller's argument, a call's result. */
export type Made =
  | { readonly by: "expression"; readonly node: TSESTree.Expression }
  | { readonly by: "function"; readonly node: TSESTree.Node }
  | { readonly by: "global"; readonly name: string }
  | { readonly by: "import"; readonly module: string; readonly binding?: TSESTree.Identifier }
  | { readonly by: "nothing" }
  | { readonly by: "unknown"; readonly given?: Given };

/** What a function's caller gives it: the parameter, and the members that a pattern takes of it, `["event", "fetch"]` for `{ event: { fetch } }`. */
export interface Given {
  readonly parameter: TSESTree.Parameter;
  readonly path: readonly string[];
}

const unknown: Origin = { made: { by: "unknown" }, path: [] };
const nothing: Origin = { made: { by: "nothing" }, path: [] };

/** More places than any hand writes: generated code, of which nothing can be said. */
const most = 16;

const followedIn = once((_sourceCode: TSESLint.SourceCode) => new Map<TSESTree.Node, readonly Origin[]>());

/** Where nothing is known: of what a cycle leads back to while it is being followed, and of what comes from nowhere or from too many places. */
const nowhere: readonly Origin[] = [unknown];

/**
 * The places where the value of an expression may have been made: several for a ternary, a default or a variable
 * written more than once. Initialisers are followed, annotations are not asked.
 */
export function originsOf(file: File, node: TSESTree.Node): readonly Origin[] {
  const followed = followedIn(file.sourceCode);
  const known = followed.get(node);
  if (known) return known;
  followed.set(node, nowhere);
  const origins = follow(file, node);
  // Nothing found is nothing known: callers may ask whether all origins are so.
  const answer = origins.length === 0 || origins.length > most ? nowhere : origins;
  followed.set(node, answer);
  return answer;
}

/** The expression without what changes only its type or its place: casts, `!`, parentheses, `(0, f)`, `a = b`. */
export function bare(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
    case "ChainExpression":
      return bare(node.expression);
    case "SequenceExpression":
      return bare(node.expressions.at(-1)!);
    case "AssignmentExpression":
      return node.operator === "=" ? bare(node.right) : node;
    default:
      return node;
  }
}

/** The variable an identifier names; undefined for a global that no code of this file declares. */
export function variableOf(file: File, identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): TSESLint.Scope.Variable | undefined {
  const variable = findVariable(file.sourceCode.getScope(identifier), identifier.name);
  return variable && variable.defs.length > 0 ? variable : undefined;
}

function follow(file: File, from: TSESTree.Node): readonly Origin[] {
  const node = bare(from);
  const on = (next: TSESTree.Node): readonly Origin[] => originsOf(file, next);
  switch (node.type) {
    case "Identifier":
      return node.name === "undefined" ? [nothing] : identifier(file, node);
    case "LogicalExpression":
      return node.operator === "&&" ? [nothing, ...on(node.right)] : [...on(node.left).filter((origin) => origin !== nothing), ...on(node.right)];
    case "ConditionalExpression":
      return [...on(node.consequent), ...on(node.alternate)];
    case "MemberExpression": {
      const name = memberName(node, file.sourceCode.getScope(node));
      if (name === null) return [unknown];
      if (node.object.type === "ThisExpression") {
        const values = fieldValues(file, node, name);
        return values.length > 0 ? values.flatMap((value) => (value === "injected" ? [unknown] : on(value))) : [unknown];
      }
      return on(node.object).flatMap((origin) => member(file, origin, name));
    }
    case "AwaitExpression": {
      const promise = bare(node.argument);
      return promise.type === "ImportExpression" ? module(promise.source) : [{ made: { by: "expression", node }, path: [] }];
    }
    case "CallExpression":
      return call(file, node);
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return [{ made: { by: "function", node }, path: [] }];
    default:
      return [{ made: { by: "expression", node: node as TSESTree.Expression }, path: [] }];
  }
}

/** The property of what an origin made, where an object literal or the global object shows it. */
function member(file: File, origin: Origin, name: string): readonly Origin[] {
  const { made, path } = origin;
  if (made.by === "global" && path.length === 0 && globalObjects.has(made.name)) {
    return [{ made: { by: "global", name }, path: [] }];
  }
  if (made.by === "nothing") return [nothing];
  if (made.by === "expression" && made.node.type === "ObjectExpression" && path.length === 0) {
    return property(file, made.node, name);
  }
  return [{ made, path: [...path, name] }];
}

function property(file: File, object: TSESTree.ObjectExpression, name: string): readonly Origin[] {
  for (const entry of object.properties.toReversed()) {
    if (entry.type === "SpreadElement" || (entry.computed && getPropertyName(entry) === null)) return [unknown];
    if (getPropertyName(entry) === name) return entry.kind === "init" ? originsOf(file, entry.value) : [unknown];
  }
  return [unknown];
}

function call(file: File, node: TSESTree.CallExpression): readonly Origin[] {
  const callee = bare(node.callee);
  const [first, ...rest] = node.arguments;
  if (callee.type === "Identifier" && callee.name === "require" && first && isRequire(file, callee)) return module(first);
  if (callee.type === "MemberExpression") {
    const name = getPropertyName(callee);
    if (name === "bind" && rest.length === 0) return originsOf(file, callee.object);
    if (name === "freeze" && first && isGlobal(file, callee.object, "Object")) return originsOf(file, first);
  }
  return [{ made: { by: "expression", node }, path: [] }];
}

function isRequire(file: File, callee: TSESTree.Identifier): boolean {
  const declared = variableOf(file, callee)?.defs[0]?.node;
  if (!declared) return true;
  const made = declared.type === "VariableDeclarator" && declared.init;
  return made !== false && made?.type === "CallExpression" && made.callee.type === "Identifier" && made.callee.name === "createRequire";
}

/** Whether an expression is the global of that name, not shadowed. */
export function isGlobal(file: File, node: TSESTree.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name && !variableOf(file, node);
}

function module(source: TSESTree.Node, binding?: TSESTree.Identifier): readonly Origin[] {
  return source.type === "Literal" && typeof source.value === "string"
    ? [{ made: { by: "import", module: source.value, ...(binding && { binding }) }, path: [] }]
    : [unknown];
}

function identifier(file: File, node: TSESTree.Identifier): readonly Origin[] {
  const variable = variableOf(file, node);
  if (!variable) return [{ made: { by: "global", name: node.name }, path: [] }];
  const [definition, ...others] = variable.defs;
  if (!definition || others.length > 0) return [unknown];
  const { values, replaces } = writtenTo(variable, node);
  return [...(replaces ? [] : defined(file, definition)), ...values.flatMap((value) => (value ? originsOf(file, value) : [unknown]))];
}

function defined(file: File, definition: TSESLint.Scope.Definition): readonly Origin[] {
  const { node, name } = definition;
  if (name.type !== "Identifier") return [unknown];
  switch (node.type) {
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
    case "ImportSpecifier":
      return imported(node, name);
    case "TSImportEqualsDeclaration":
      return node.moduleReference.type === "TSExternalModuleReference" ? module(node.moduleReference.expression, name) : [unknown];
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      if (definition.type === ("FunctionName" as typeof definition.type)) return [{ made: { by: "function", node }, path: [] }];
      return [givenTo(node, name), ...parameterDefault(file, name, node)];
    case "ClassDeclaration":
    case "ClassExpression":
      return [{ made: { by: "function", node }, path: [] }];
    case "VariableDeclarator":
      return declared(file, node, name);
    default:
      return [unknown];
  }
}

function imported(node: TSESTree.ImportClause, name: TSESTree.Identifier): readonly Origin[] {
  const declaration = node.parent as TSESTree.ImportDeclaration;
  if (declaration.importKind === "type" || (node.type === "ImportSpecifier" && node.importKind === "type")) return [unknown];
  return module(declaration.source, name).map((origin) => ({ ...origin, path: exportPath(node) }));
}

function exportPath(node: TSESTree.ImportClause): readonly string[] {
  if (node.type === "ImportNamespaceSpecifier") return [];
  if (node.type === "ImportDefaultSpecifier") return ["default"];
  return [node.imported.type === "Identifier" ? node.imported.name : node.imported.value];
}

/** What a parameter is where its function's caller gives something: nobody can tell, but perhaps who the caller is. */
function givenTo({ params }: TSESTree.FunctionLike, name: TSESTree.Identifier): Origin {
  const parameter = params.find((each) => contains(each, name));
  const path = parameter && patternPath(parameter, name);
  return path ? { made: { by: "unknown", given: { parameter, path } }, path: [] } : unknown;
}

/** What a parameter is where its function's caller gives nothing: its own default, or its part of the pattern's. */
function parameterDefault(file: File, name: TSESTree.Identifier, declaring: TSESTree.FunctionLike): readonly Origin[] {
  const pattern = declaring.params.find((parameter) => parameter.type === "AssignmentPattern" && parameter.left.type === "ObjectPattern" && contains(parameter.left, name));
  if (pattern?.type !== "AssignmentPattern") return defaultOf(file, name);
  const path = patternPath(pattern.left, name) ?? [];
  const taken = path.reduce((origins, step) => origins.flatMap((origin) => member(file, origin, step)), originsOf(file, pattern.right));
  return path.length > 0 ? [...taken, ...defaultOf(file, name)] : [];
}

/** The default that stands right at a name. */
function defaultOf(file: File, name: TSESTree.Identifier): readonly Origin[] {
  const { parent } = name;
  return parent.type === "AssignmentPattern" && parent.left === name ? originsOf(file, parent.right) : [];
}

function declared(file: File, declarator: TSESTree.VariableDeclarator, name: TSESTree.Identifier): readonly Origin[] {
  const loop = declarator.parent.parent;
  if (declarator.parent.declare || loop.type === "ForOfStatement" || loop.type === "ForInStatement") return [unknown];
  if (!declarator.init) return [nothing];
  const path = patternPath(declarator.id, name);
  if (!path) return [unknown];
  const whole = originsOf(file, declarator.init);
  const taken = path.reduce((origins, step) => origins.flatMap((origin) => member(file, origin, step)), whole);
  return [...taken, ...(declarator.id === name ? [] : defaultOf(file, name))];
}

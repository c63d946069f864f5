import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { memberName } from "../ast.js";
import type { Clients } from "../clients.js";
import { functionOf, isFunction, type LocalFunction } from "../consumption/bind.js";
import { classOf } from "../field.js";
import type { File } from "../file.js";
import { candidatesFor, candidatesIn } from "../types/candidates.js";
import { declaredIn, type Outline, type Reading } from "../types/declaration.js";
import type { Types } from "../types/services.js";
import { usesOf } from "../uses.js";
import { variableOf } from "../value.js";

/** A function of the project, and the file that holds it. */
export interface FoundFunction {
  readonly file: File;
  readonly fn: LocalFunction;
}

/**
 * The function that a call calls: one of this file by its scopes, or with types one of any file of the program.
 * @param isWorthALook whether to look into one that takes so many arguments
 */
export function calleeOf(file: File, clients: Clients, { callee }: TSESTree.CallExpression, reading: Reading, isWorthALook: (parameters: number) => boolean): FoundFunction | undefined {
  const fn = inSight(file, callee);
  if (fn) return isWorthALook(fn.params.at(-1)?.type === "RestElement" ? Infinity : fn.params.length) ? { file, fn } : undefined;
  const { types } = file;
  if (!types || !mayLead(file, types, clients, callee)) return undefined;
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  const isCandidate = (home: object, { name: declared = "default", parameters = 0 }: Outline): boolean => isWorthALook(parameters) && candidatesIn(types, clients, home).has(declared);
  const declared = declaredIn(types, file.sourceCode, name, reading, isCandidate);
  const home = declared && { sourceCode: declared.sourceCode, types: declared.types };
  const found = home && declaredFunction(home, declared.node);
  return found && { file: home, fn: found };
}

/** A function that this file's scopes show: by its name, as a method of an object that a `const` holds, or of `this`. */
function inSight(file: File, callee: TSESTree.Expression): LocalFunction | undefined {
  if (callee.type === "Identifier") return isDeclaredHere(file, callee) ? functionOf(file, callee) : undefined;
  if (callee.type !== "MemberExpression") return undefined;
  const name = memberName(callee);
  if (name === null) return undefined;
  if (callee.object.type === "ThisExpression") return methodOf(callee, name) ?? functionOf(file, callee);
  const variable = objectVariable(file, callee.object);
  const written = variable && usesOf(file, variable).members;
  return written && !written.has(name) && !written.has(null) ? functionOf(file, callee) : undefined;
}

/** The variable that an object literal of this file is kept in: its scopes tell of its methods all that types would. */
function objectVariable(file: File, object: TSESTree.Expression): TSESLint.Scope.Variable | undefined {
  const variable = object.type === "Identifier" ? variableOf(file, object) : undefined;
  const definition = variable?.defs[0]?.node;
  return definition?.type === "VariableDeclarator" && definition.init?.type === "ObjectExpression" ? variable : undefined;
}

function isDeclaredHere(file: File, name: TSESTree.Identifier): boolean {
  const definition = variableOf(file, name)?.defs[0];
  return definition !== undefined && definition.type !== ("ImportBinding" as typeof definition.type) && definition.type !== ("Parameter" as typeof definition.type);
}

/** A method of the class that `this` is an instance of; one that is overloaded can't be told apart. */
function methodOf(callee: TSESTree.MemberExpression, name: string): LocalFunction | undefined {
  const members = classOf(callee)?.body.filter((member) => "key" in member && memberName(member as TSESTree.MethodDefinition) === name) ?? [];
  const [method] = members;
  return members.length === 1 && method?.type === "MethodDefinition" && method.kind === "method" && isFunction(method.value) ? method.value : undefined;
}

/** Cheap before dear: whether a callee may be a function that calls a client, by its name and by where it comes from. */
function mayLead(file: File, types: Types, clients: Clients, callee: TSESTree.Expression): boolean {
  const candidates = candidatesFor(types, clients, file.sourceCode);
  if (candidates.size === 0) return false;
  if (callee.type === "MemberExpression") return candidates.has(memberName(callee) ?? "") && !objectVariable(file, callee.object);
  const definition = callee.type === "Identifier" ? variableOf(file, callee)?.defs[0]?.node : undefined;
  if (definition?.type === "ImportSpecifier") return candidates.has(definition.imported.type === "Identifier" ? definition.imported.name : "default");
  return definition?.type === "ImportDefaultSpecifier";
}

/** The function that a declaration gives its name to. */
function declaredFunction(file: File, node: TSESTree.Node): LocalFunction | undefined {
  switch (node.type) {
    case "FunctionDeclaration":
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return node;
    case "VariableDeclarator":
      return node.parent.kind === "const" && node.init ? functionOf(file, node.init) : undefined;
    case "MethodDefinition":
      return node.kind === "method" && isFunction(node.value) ? node.value : undefined;
    case "PropertyDefinition":
    case "Property":
      return node.value ? functionOf(file, node.value) : undefined;
    case "ExportDefaultDeclaration":
      return isFunction(node.declaration) ? node.declaration : undefined;
    default:
      return undefined;
  }
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { globalReferences } from "../analysis/written.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A module's export that an edit uses: `settings.timeout.deadline` may name one. `"default"` is the default export. */
export interface Binding {
  readonly import: string;
  readonly name: string;
}

/** `esm` or `commonjs` by what the file does, then by what its configuration says; `undefined` where it may be both or neither. */
export function moduleKind(sourceCode: SourceCode): "esm" | "commonjs" | undefined {
  const { ast, scopeManager } = sourceCode;
  if (ast.body.some(isModuleSyntax)) return "esm";
  // With `verbatimModuleSyntax`, a file of `import x = require()` can hold no other import.
  if (ast.body.some(({ type }) => type === "TSImportEqualsDeclaration" || type === "TSExportAssignment")) return undefined;
  const references = ["require", "module", "exports"].flatMap((name) => globalReferences(sourceCode, name));
  // A test for CommonJS means that the file runs without it too.
  if (references.some(({ identifier }) => identifier.parent.type === "UnaryExpression")) return undefined;
  if (references.length > 0 || scopeManager?.isGlobalReturn()) return "commonjs";
  return ast.sourceType === "module" ? "esm" : undefined;
}

const isModuleSyntax = ({ type }: TSESTree.Node): boolean =>
  type === "ImportDeclaration" || type === "ExportNamedDeclaration" || type === "ExportDefaultDeclaration" || type === "ExportAllDeclaration";

/** Whether a statement is an `import … from`. */
export const isImport = (statement: TSESTree.Node): statement is TSESTree.ImportDeclaration => statement.type === "ImportDeclaration";

/** The import declarations whose bindings of `binding`'s module are values. */
export const valueImports = (sourceCode: SourceCode, binding: Binding): TSESTree.ImportDeclaration[] =>
  sourceCode.ast.body.filter(isImport).filter((declaration) => declaration.source.value === binding.import && declaration.importKind !== "type");

/** How to name a module's export at a place by an import that is there; undefined where none gives it. */
export function importedText(sourceCode: SourceCode, at: TSESTree.Node, { import: module, name }: Binding): string | undefined {
  for (const declaration of valueImports(sourceCode, { import: module, name })) {
    for (const specifier of declaration.specifiers) {
      const local = specifier.local.name;
      if (declarationOf(sourceCode, at, local) !== specifier) continue;
      if (specifier.type === "ImportNamespaceSpecifier") return `${local}.${name}`;
      if (specifier.type === "ImportDefaultSpecifier" ? name === "default" : specifier.importKind !== "type" && nameOf(specifier.imported) === name) return local;
    }
  }
  return undefined;
}

/** The name of an export, also where it is written as a text. */
export const nameOf = (node: TSESTree.Identifier | TSESTree.StringLiteral): string => (node.type === "Identifier" ? node.name : node.value);

/** The same by a `require`: `const { NAME } = require("module")`, `const x = require("module")`, `const x = require("module").NAME`. */
export function requiredText(sourceCode: SourceCode, at: TSESTree.Node, { import: module, name }: Binding): string | undefined {
  const { body } = sourceCode.ast;
  const leading = leadingRequires(sourceCode);
  const outer = body.find((statement) => statement.range[1] > at.range[0]);
  for (const statement of body) {
    // What stands above the binding, and a function declaration anywhere, may run before the binding has its value.
    const isSet = leading.includes(statement) || (statement.range[1] <= at.range[0] && outer?.type !== "FunctionDeclaration");
    if (statement.type !== "VariableDeclaration" || !isSet) continue;
    for (const declarator of statement.declarations) {
      const { id, init } = declarator;
      if (!init) continue;
      const path = init.type === "MemberExpression" && !init.computed && init.property.type === "Identifier" ? init.property.name : undefined;
      if (requiredModule(path === undefined ? init : (init as TSESTree.MemberExpression).object) !== module) continue;
      if (id.type === "Identifier" && declarationOf(sourceCode, at, id.name) === declarator) {
        if (path === name) return id.name;
        if (path === undefined) return name === "default" ? id.name : `${id.name}.${name}`;
      }
      if (id.type !== "ObjectPattern" || path !== undefined) continue;
      for (const property of id.properties) {
        if (property.type !== "Property" || property.computed || property.key.type !== "Identifier") continue;
        if (property.key.name !== name || property.value.type !== "Identifier") continue;
        if (declarationOf(sourceCode, at, property.value.name) === declarator) return property.value.name;
      }
    }
  }
  return undefined;
}

function requiredModule(node: TSESTree.Node): string | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "require") return undefined;
  const [argument] = node.arguments;
  return argument?.type === "Literal" && typeof argument.value === "string" ? argument.value : undefined;
}

/** The node that declares what `name` means at `at`. */
function declarationOf(sourceCode: SourceCode, at: TSESTree.Node, name: string): TSESTree.Node | undefined {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(at); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable.defs[0]?.node;
  }
  return undefined;
}

/** The requires that stand before all other code of the file, which may run what needs a binding. */
export function leadingRequires({ ast: { body } }: SourceCode): TSESTree.ProgramStatement[] {
  const code = body.filter((statement) => !isDirective(statement));
  const other = code.findIndex((statement) => !isRequire(statement));
  return other === -1 ? code : code.slice(0, other);
}

/** Whether a statement is one like `"use strict"`. */
export const isDirective = (statement: TSESTree.Node): boolean =>
  statement.type === "ExpressionStatement" && typeof statement.directive === "string";

/** `const x = require("x")`, also with a member or a call behind it, and `require("x")` alone. */
function isRequire(statement: TSESTree.Node): boolean {
  if (statement.type === "ExpressionStatement") return rootModule(statement.expression) !== undefined;
  return statement.type === "VariableDeclaration" && statement.declarations.every(({ init }) => init && rootModule(init) !== undefined);
}

function rootModule(node: TSESTree.Node): string | undefined {
  const module = requiredModule(node);
  if (module !== undefined) return module;
  if (node.type === "CallExpression") return node.arguments.every(isData) ? rootModule(node.callee) : undefined;
  return node.type === "MemberExpression" ? rootModule(node.object) : undefined;
}

/** Whether nothing of this file's code comes with an argument, which the called could run too early. */
function isData(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Literal":
      return true;
    case "TemplateLiteral":
      return node.expressions.length === 0;
    case "ObjectExpression":
      return node.properties.every((property) => property.type === "Property" && isData(property.value));
    default:
      return false;
  }
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { globalReferences } from "../analysis/written.js";
import { appendItem } from "./list.js";
import { continues, insertStatement } from "./statement.js";
import { indentAt, insertion, lineBreak, quoted, quoteHabit, semicolonHabit, type TextEdit } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A module's export that an edit uses: `settings.timeout.deadline` may name one. `"default"` is the default export. */
export interface Binding {
  readonly import: string;
  readonly name: string;
}

/** How to name an imported value at some place, and the edits that bring the name there. */
export interface ImportedBinding {
  /** What to write for the value. */
  readonly text: string;
  /** The file's other edits; none where the binding is there already. */
  readonly edits: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];
}

/**
 * Makes a module's export usable at `at`: by a binding that is there, one more name in an import of the module, or a new
 * import (`require` in CommonJS). The file's other meanings of the name are kept: the import then gets a free name.
 * `undefined` where the file exports that name itself (it can't import itself), and in a script, which imports nothing.
 */
export function importBinding(sourceCode: SourceCode, at: TSESTree.Node, binding: Binding): ImportedBinding | undefined {
  if (exportsItself(sourceCode, binding.name)) return undefined;
  const kind = moduleKind(sourceCode);
  if (kind === undefined) return undefined;
  const found = (kind === "esm" ? importedText : requiredText)(sourceCode, at, binding);
  if (found !== undefined) return { text: found, edits: () => [] };

  const local = freeName(sourceCode, at, binding.name === "default" ? nameFor(binding.import) : binding.name);
  const edits = kind === "esm" ? addImport(sourceCode, binding, local) : addRequire(sourceCode, binding, local);
  return (
    edits && {
      text: local,
      edits: (fixer) => edits.map((edit) => fixer.replaceTextRange([...edit.range], edit.text)),
    }
  );
}

/** `esm` or `commonjs` by what the file does, then by what its configuration says; `undefined` where it may be both or neither. */
function moduleKind(sourceCode: SourceCode): "esm" | "commonjs" | undefined {
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

const isImport = (statement: TSESTree.Node): statement is TSESTree.ImportDeclaration => statement.type === "ImportDeclaration";

/** The import declarations whose bindings of `binding`'s module are values. */
const valueImports = (sourceCode: SourceCode, binding: Binding): TSESTree.ImportDeclaration[] =>
  sourceCode.ast.body.filter(isImport).filter((declaration) => declaration.source.value === binding.import && declaration.importKind !== "type");

function importedText(sourceCode: SourceCode, at: TSESTree.Node, { import: module, name }: Binding): string | undefined {
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

/** `import … with { type: "json" }`; a parser that is set to an older language has no such list. */
const hasAttributes = ({ attributes }: { readonly attributes?: readonly unknown[] }): boolean => attributes !== undefined && attributes.length > 0;

const nameOf = (node: TSESTree.Identifier | TSESTree.StringLiteral): string => (node.type === "Identifier" ? node.name : node.value);

/** `const { NAME } = require("module")`, `const x = require("module")`, `const x = require("module").NAME`. */
function requiredText(sourceCode: SourceCode, at: TSESTree.Node, { import: module, name }: Binding): string | undefined {
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

/** `wanted`, or with a number behind it, so that it means nothing else at `at`, in the module's scope, or by reference to a global. */
function freeName(sourceCode: SourceCode, at: TSESTree.Node, wanted: string): string {
  const taken = (name: string): boolean => {
    for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(at); scope; scope = scope.upper) {
      if (scope.set.has(name)) return true;
    }
    return globalReferences(sourceCode, name).length > 0;
  };
  let name = wanted;
  for (let number = 2; taken(name); number += 1) name = `${wanted}${String(number)}`;
  return name;
}

/** A local name for a module's default export: `httpTimeout` for `"@acme/http-timeout.js"`. */
function nameFor(module: string): string {
  const last = module.split("/").at(-1)?.replace(/\.[cm]?[jt]sx?$/, "") ?? "";
  const words = last.split(/[^\p{ID_Continue}]+/u).filter((word) => word !== "");
  const name = words.map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join("");
  return /^[\p{ID_Start}$_]/u.test(name) ? name : "deadline";
}

function exportsItself(sourceCode: SourceCode, name: string): boolean {
  return sourceCode.ast.body.some((statement) => {
    if (statement.type === "ExpressionStatement") return assignsExport(sourceCode, statement.expression, name);
    if (statement.type !== "ExportNamedDeclaration" || statement.source) return false;
    if (statement.specifiers.some((specifier) => nameOf(specifier.exported) === name)) return name !== "default";
    return (
      statement.declaration !== null &&
      sourceCode.getDeclaredVariables(statement.declaration).some((variable) => variable.name === name)
    );
  });
}

/** `exports.NAME = …`, `module.exports.NAME = …`, `module.exports = { NAME }`. */
function assignsExport(sourceCode: SourceCode, node: TSESTree.Expression, name: string): boolean {
  if (node.type !== "AssignmentExpression") return false;
  const left = sourceCode.getText(node.left);
  if (left === `exports.${name}` || left === `module.exports.${name}`) return true;
  if (left !== "module.exports" || node.right.type !== "ObjectExpression") return false;
  return node.right.properties.some((property) => property.type === "Property" && !property.computed && property.key.type === "Identifier" && property.key.name === name);
}

function addImport(sourceCode: SourceCode, binding: Binding, local: string): readonly TextEdit[] | undefined {
  const isDefault = binding.name === "default";
  const specifier = named(binding.name, local);
  for (const declaration of valueImports(sourceCode, binding)) {
    if (hasAttributes(declaration) || declaration.specifiers.some(({ type }) => type === "ImportNamespaceSpecifier")) continue;
    const open = sourceCode.getFirstToken(declaration, { filter: (token) => token.value === "{" });
    const close = open && sourceCode.getTokenBefore(declaration.source, { filter: (token) => token.value === "}" });
    if (isDefault && declaration.specifiers[0]?.type !== "ImportDefaultSpecifier" && open) return [insertion(open.range[0], `${local}, `)];
    if (open && close) {
      const items = declaration.specifiers.filter(({ type }) => type === "ImportSpecifier");
      if (items.length === 0 && sourceCode.getCommentsBefore(close).length === 0) return [{ range: [open.range[1], close.range[0]], text: ` ${specifier} ` }];
      return appendItem(sourceCode, { open, close, items }, specifier);
    }
    const [first] = declaration.specifiers;
    if (first) return [insertion(first.range[1], `, { ${specifier} }`)];
  }
  const imports = sourceCode.ast.body.filter((statement) => isImport(statement) || statement.type === "TSImportEqualsDeclaration");
  const quote = quoteOf(sourceCode, imports.findLast(isImport)?.source);
  const text = `import ${isDefault ? local : `{ ${specifier} }`} from ${quoted(binding.import, quote)}`;
  return addFirst(sourceCode, text, imports.at(-1));
}

function addRequire(sourceCode: SourceCode, binding: Binding, local: string): readonly TextEdit[] | undefined {
  const last = leadingRequires(sourceCode).at(-1);
  const quote = last ? quoteOf(sourceCode, sourceCode.getFirstToken(last, { filter: (token) => token.type === "String" })) : quoteHabit(sourceCode);
  const module = `require(${quoted(binding.import, quote)})`;
  const text = binding.name === "default" ? `const ${local} = ${module}` : `const { ${named(binding.name, local, ": ")} } = ${module}`;
  return addFirst(sourceCode, text, last);
}

/** The requires that stand before all other code of the file, which may run what needs a binding. */
function leadingRequires({ ast: { body } }: SourceCode): TSESTree.ProgramStatement[] {
  const code = body.filter((statement) => !isDirective(statement));
  const other = code.findIndex((statement) => !isRequire(statement));
  return other === -1 ? code : code.slice(0, other);
}

function named(name: string, local: string, as = " as "): string {
  return name === local ? name : `${name}${as}${local}`;
}

const quoteOf = (sourceCode: SourceCode, node: TSESTree.Node | TSESTree.Token | null | undefined): '"' | "'" =>
  node ? (sourceCode.text[node.range[0]] === "'" ? "'" : '"') : quoteHabit(sourceCode);

const isDirective = (statement: TSESTree.Node): boolean =>
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

/** Puts an import or a require behind `last`, or first in the file: below its directives and its own comments. */
function addFirst(sourceCode: SourceCode, text: string, last: TSESTree.ProgramStatement | undefined): readonly TextEdit[] | undefined {
  const { body } = sourceCode.ast;
  const anchor = last ?? body.findLast(isDirective);
  if (anchor) {
    const edit = insertStatement(sourceCode, anchor, text, "after");
    return edit && [edit];
  }
  const [first] = body;
  if (!first) return undefined;
  const line = lineBreak(sourceCode) + indentAt(sourceCode, first.range[0]);
  const semicolon = semicolonHabit(sourceCode) || continues(sourceCode.getFirstToken(first)) ? ";" : "";
  return [insertion(belowHeader(sourceCode, first), text + semicolon + line + line)];
}

/** Where the first statement starts with the comments that are its own. */
function belowHeader(sourceCode: SourceCode, first: TSESTree.Node): number {
  let anchor: TSESTree.Node | TSESTree.Token = first;
  for (const comment of sourceCode.getCommentsBefore(first).toReversed()) {
    if (comment.loc.end.line < anchor.loc.start.line - 1 || fileComment.test(sourceCode.getText(comment))) break;
    anchor = comment;
  }
  return anchor.range[0];
}

/** Comments that speak of the whole file and must stay above its code. */
const fileComment =
  /^#!|^\/\*!|^\/\/\/\s*<|@(?:license|licence|preserve|copyright|fileoverview|file|packageDocumentation|ts-(?:no)?check|flow|jsx\w*|jest-environment|vitest-environment)\b|copyright|SPDX/i;

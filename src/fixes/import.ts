import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { globalReferences } from "../analysis/written.js";
import { appendItem } from "./list.js";
import { type Binding, importedText, isDirective, isImport, leadingRequires, moduleKind, nameOf, requiredText, valueImports } from "./module-bindings.js";
import { continues, insertStatement } from "./statement.js";
import { indentAt, insertion, lineBreak, quoted, quoteHabit, semicolonHabit, type TextEdit } from "./text.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

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

/** `import … with { type: "json" }`; a parser that is set to an older language has no such list. */
const hasAttributes = ({ attributes }: { readonly attributes?: readonly unknown[] }): boolean => attributes !== undefined && attributes.length > 0;

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

function named(name: string, local: string, as = " as "): string {
  return name === local ? name : `${name}${as}${local}`;
}

const quoteOf = (sourceCode: SourceCode, node: TSESTree.Node | TSESTree.Token | null | undefined): '"' | "'" =>
  node ? (sourceCode.text[node.range[0]] === "'" ? "'" : '"') : quoteHabit(sourceCode);

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

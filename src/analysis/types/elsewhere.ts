import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

type Checker = ReturnType<Types["program"]["getTypeChecker"]>;
type TsNode = Parameters<Checker["getSymbolAtLocation"]>[0];
type TsSymbol = NonNullable<ReturnType<Checker["getSymbolAtLocation"]>>;

/** A value made in another file: where it starts, then members by name and calls as `()`. */
export interface Elsewhere {
  readonly root: { readonly module: string } | { readonly global: string };
  readonly steps: readonly string[];
}

/** TypeScript's nodes by what they hold: the numbers of their kinds differ from copy to copy of TypeScript. */
interface Shape {
  readonly parent?: Shape;
  readonly text?: string;
  readonly escapedText?: string;
  readonly name?: Shape;
  readonly propertyName?: Shape;
  readonly expression?: Shape;
  readonly initializer?: Shape;
  readonly arguments?: readonly Shape[];
  readonly elements?: readonly Shape[];
  readonly right?: Shape;
  readonly importClause?: Shape;
  readonly moduleSpecifier?: Shape;
  readonly exportClause?: Shape;
  getText(): string;
  getSourceFile(): { readonly isDeclarationFile: boolean; readonly externalModuleIndicator?: unknown };
}

const farthest = 12;

/**
 * Follows an imported binding through the program's other files to where its value is made: a re-export of a module, a
 * `const` made from the global or from a module's member. Undefined where the files don't show it; a type alone is
 * never believed.
 * @param path the export's name, then members of what it holds.
 * @param isKnown whether a module specifier is one the caller looks for; the walk stops there.
 */
export function followImport(
  types: Types,
  binding: TSESTree.Identifier,
  path: readonly string[],
  isKnown: (module: string) => boolean,
): Elsewhere | undefined {
  const checker = types.program.getTypeChecker();
  const [name, ...members] = path;
  const local = checker.getSymbolAtLocation(types.esTreeNodeToTSNodeMap.get(binding));
  const made = local && (binding.parent.type === "ImportNamespaceSpecifier" ? ofExport(checker, isKnown, checker.getAliasedSymbol(local), name, 0) : ofSymbol(checker, isKnown, local, 0));
  return made && members.reduce(member, made);
}

function ofSymbol(checker: Checker, isKnown: (module: string) => boolean, symbol: TsSymbol, depth: number): Elsewhere | undefined {
  const declarations = (symbol.declarations ?? []) as unknown as readonly Shape[];
  const [declaration, ...others] = declarations;
  if (!declaration || depth > farthest) return undefined;
  const next = (to: TsSymbol | undefined): Elsewhere | undefined => (to && to !== symbol ? ofSymbol(checker, isKnown, to, depth + 1) : undefined);

  const exported = moduleOf(declaration);
  if (exported && isKnown(exported.module)) return { root: { module: exported.module }, steps: exported.path };
  if (exported) {
    const file = checker.getSymbolAtLocation(tsNode(exported.specifier));
    return file && ofExport(checker, isKnown, file, exported.path[0], depth + 1);
  }
  if (isLocalExport(declaration)) return next(checker.getExportSpecifierLocalTargetSymbol(tsNode(declaration) as Parameters<Checker["getExportSpecifierLocalTargetSymbol"]>[0]));
  if (declarations.every((each) => each.getSourceFile().isDeclarationFile)) {
    return isGlobal(declaration) ? { root: { global: symbol.name }, steps: [] } : undefined;
  }
  // `export default value` holds its value as an expression.
  const made = constant(declaration) ?? ("isExportEquals" in declaration ? declaration.expression : undefined);
  return made && others.length === 0 ? ofExpression(checker, isKnown, made, depth + 1) : undefined;
}

/** What a file exports by a name: declared in it, or handed on whole from a known module (`export * from "undici"`). */
function ofExport(checker: Checker, isKnown: (module: string) => boolean, file: TsSymbol, name: string | undefined, depth: number): Elsewhere | undefined {
  const symbol = checker.getExportsOfModule(file).find((each) => each.name === name);
  if (!symbol || depth > farthest) return undefined;
  const { statements = [] } = (file.valueDeclaration ?? {}) as { readonly statements?: readonly Shape[] };
  for (const { moduleSpecifier, exportClause } of statements.filter((statement) => "exportClause" in statement)) {
    const star = exportClause || !moduleSpecifier ? undefined : checker.getSymbolAtLocation(tsNode(moduleSpecifier));
    if (!star || !moduleSpecifier?.text || !checker.getExportsOfModule(star).includes(symbol)) continue;
    return isKnown(moduleSpecifier.text) ? { root: { module: moduleSpecifier.text }, steps: [symbol.name] } : ofExport(checker, isKnown, star, name, depth + 1);
  }
  return ofSymbol(checker, isKnown, symbol, depth + 1);
}

/** The initialiser of a declaration that nothing can write to again. */
function constant({ initializer, parent }: Shape): Shape | undefined {
  return /^(?:let|var)\b/.test(parent?.getText() ?? "") ? undefined : initializer;
}

function ofExpression(checker: Checker, isKnown: (module: string) => boolean, node: Shape, depth: number): Elsewhere | undefined {
  if (depth > farthest) return undefined;
  const on = (next: Shape): Elsewhere | undefined => ofExpression(checker, isKnown, next, depth + 1);
  const { expression, right } = node;
  // Of a value that is called, the right side of `??`, `||` and `&&` is what this file can show.
  if (right) return on(right);
  if (expression && node.arguments) {
    const callee = on(expression);
    if (!callee) return undefined;
    const isBound = callee.steps.at(-1) === "bind" && node.arguments.length === 1;
    return { ...callee, steps: isBound ? callee.steps.slice(0, -1) : [...callee.steps, "()"] };
  }
  if (expression && node.name) {
    const object = on(expression);
    return object && member(object, node.name.text ?? "");
  }
  if (expression) return on(expression);
  if (node.escapedText === undefined) return undefined;
  if (node.escapedText === "globalThis") return { root: { global: "globalThis" }, steps: [] };
  const symbol = checker.getSymbolAtLocation(tsNode(node));
  return symbol && ofSymbol(checker, isKnown, symbol, depth + 1);
}

function member(object: Elsewhere, name: string): Elsewhere {
  const isGlobalObject = "global" in object.root && object.steps.length === 0 && /^(?:globalThis|window|self|global)$/.test(object.root.global);
  return isGlobalObject ? { root: { global: name }, steps: [] } : { ...object, steps: [...object.steps, name] };
}

interface Exported {
  readonly module: string;
  readonly specifier: Shape;
  readonly path: readonly string[];
}

/** The module and export that an import or re-export declaration names. */
function moduleOf(declaration: Shape): Exported | undefined {
  let holder: Shape | undefined = declaration;
  // An import specifier stands three levels below its declaration.
  for (let up = 0; holder && !holder.moduleSpecifier; up++) holder = up < 3 ? holder.parent : undefined;
  const specifier = holder?.moduleSpecifier;
  if (specifier?.text === undefined) return undefined;
  const named = declaration.propertyName ?? declaration.name;
  const isDefault = holder?.importClause === declaration;
  const path = isDefault ? ["default"] : declaration.parent?.elements ? [named?.text ?? ""] : [];
  return { module: specifier.text, specifier, path };
}

/** `export { name }` of a local binding. */
function isLocalExport({ parent }: Shape): boolean {
  return parent?.elements !== undefined && parent.parent !== undefined && "exportClause" in parent.parent;
}

/** A declaration that belongs to no module: in a global file, or in `declare global`. */
function isGlobal(declaration: Shape): boolean {
  for (let at = declaration.parent; at; at = at.parent) {
    if (at.name && "body" in at) return at.name.escapedText === "global";
  }
  return declaration.getSourceFile().externalModuleIndicator === undefined;
}

function tsNode(node: Shape): TsNode {
  return node as unknown as TsNode;
}

import type { TSESTree } from "@typescript-eslint/utils";
import type { Types } from "./services.js";

type TsNode = ReturnType<Types["esTreeNodeToTSNodeMap"]["get"]>;
type TsSymbol = NonNullable<ReturnType<Types["getSymbolAtLocation"]>>;

/** A value made in another file: where it starts, then members by name and calls as `()`. */
export interface Elsewhere {
  readonly root: { readonly module: string } | { readonly global: string };
  readonly steps: readonly string[];
}

/** TypeScript's nodes by what they hold: their kinds' numbers differ from copy to copy of TypeScript. */
interface Shape {
  readonly parent?: TsNode & Shape;
  readonly text?: string;
  readonly escapedText?: string;
  readonly name?: TsNode & Shape;
  readonly propertyName?: TsNode & Shape;
  readonly expression?: TsNode & Shape;
  readonly initializer?: TsNode & Shape;
  readonly arguments?: readonly TsNode[];
  readonly left?: TsNode & Shape;
  readonly right?: TsNode & Shape;
  readonly operatorToken?: TsNode;
  readonly moduleSpecifier?: TsNode & Shape;
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

  function symbol(of: TsSymbol | undefined, depth: number): Elsewhere | undefined {
    const declarations = (of?.declarations ?? []) as unknown as readonly (TsNode & Shape)[];
    const [declaration, ...others] = declarations;
    if (!of || !declaration || depth > farthest) return undefined;
    const exported = moduleOf(declaration);
    if (exported && isKnown(exported.module)) return { root: { module: exported.module }, steps: exported.path };
    const aliased = isLocalExport(declaration) ? checker.getExportSpecifierLocalTargetSymbol(declaration as never) : undefined;
    if (aliased && aliased !== of) return symbol(aliased, depth + 1);
    if (exported) return symbol(next(of, exported), depth + 1);
    if (declarations.every((each) => each.getSourceFile().isDeclarationFile)) {
      return isGlobal(declaration) ? { root: { global: of.name }, steps: [] } : undefined;
    }
    if (others.length > 0) return undefined;
    const made = declaration.initializer ?? ("isExportEquals" in declaration ? declaration.expression : undefined);
    return made && expression(made, depth + 1);
  }

  /** The symbol that an import or re-export names in the module it names. */
  function next(of: TsSymbol, exported: Exported): TsSymbol | undefined {
    const file = checker.getSymbolAtLocation(exported.specifier as never);
    const found = file && exportOf(file, exported.path[0]);
    return found === of ? undefined : found;
  }

  function exportOf(file: TsSymbol, name: string | undefined): TsSymbol | undefined {
    return checker.getExportsOfModule(file).find((each) => each.name === name);
  }

  function expression(node: TsNode & Shape, depth: number): Elsewhere | undefined {
    if (depth > farthest) return undefined;
    if (node.left && node.right && /^(?:\?\?|\|\|)$/.test(node.operatorToken?.getText() ?? "")) return expression(node.right, depth + 1);
    if (node.arguments && node.expression) {
      const callee = expression(node.expression, depth + 1);
      if (!callee || callee.steps.includes("()")) return undefined;
      return callee.steps.at(-1) === "bind" && node.arguments.length === 1
        ? { ...callee, steps: callee.steps.slice(0, -1) }
        : { ...callee, steps: [...callee.steps, "()"] };
    }
    if (node.expression && node.name) {
      const object = expression(node.expression, depth + 1);
      return object && member(object, node.name.text ?? "");
    }
    if (node.expression) return expression(node.expression, depth + 1);
    if (node.escapedText === "globalThis") return { root: { global: "globalThis" }, steps: [] };
    return node.escapedText === undefined ? undefined : symbol(checker.getSymbolAtLocation(node as never), depth + 1);
  }

  const [name, ...members] = path;
  const local = checker.getSymbolAtLocation(types.esTreeNodeToTSNodeMap.get(binding) as never);
  const found = binding.parent.type === "ImportNamespaceSpecifier" ? local && exportOf(checker.getAliasedSymbol(local), name) : local;
  const made = symbol(found, 0);
  return made && members.reduce(member, made);
}

function member(object: Elsewhere, name: string): Elsewhere {
  const isGlobalObject = "global" in object.root && object.steps.length === 0 && /^(?:globalThis|window|self|global)$/.test(object.root.global);
  return isGlobalObject ? { root: { global: name }, steps: [] } : { ...object, steps: [...object.steps, name] };
}

interface Exported {
  readonly module: string;
  readonly specifier: TsNode;
  readonly path: readonly string[];
}

/** The module and export that an import or re-export declaration names. */
function moduleOf(declaration: TsNode & Shape): Exported | undefined {
  let holder: (TsNode & Shape) | undefined = declaration;
  for (let up = 0; holder && !holder.moduleSpecifier; up++) holder = up < 3 ? holder.parent : undefined;
  const specifier = holder?.moduleSpecifier;
  if (specifier?.text === undefined) return undefined;
  const kind = declaration.propertyName ?? declaration.name;
  const isClause = holder === declaration.parent && "importClause" in holder && (holder as { importClause?: unknown }).importClause === declaration;
  const isSpecifier = declaration.parent !== undefined && "elements" in declaration.parent;
  const path = isClause ? ["default"] : isSpecifier ? [kind?.text ?? ""] : [];
  return { module: specifier.text, specifier, path };
}

/** `export { name }` of a local binding. */
function isLocalExport(declaration: TsNode & Shape): boolean {
  const list = declaration.parent as (TsNode & { elements?: unknown; parent?: object }) | undefined;
  return list?.elements !== undefined && list.parent !== undefined && "exportClause" in list.parent && !(list.parent as Shape).moduleSpecifier;
}

/** A declaration that belongs to no module: in a global file, or in `declare global`. */
function isGlobal(declaration: TsNode & Shape): boolean {
  for (let at: (TsNode & Shape) | undefined = declaration.parent; at; at = at.parent) {
    if (at.name && "body" in at) return at.name.escapedText === "global";
  }
  return !("externalModuleIndicator" in declaration.getSourceFile() && (declaration.getSourceFile() as { externalModuleIndicator?: unknown }).externalModuleIndicator);
}

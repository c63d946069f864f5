import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { once } from "../once.js";
import type { Types } from "./services.js";
import { symbolOf, type TsSymbol } from "./symbol.js";

type Declaration = NonNullable<TsSymbol["declarations"]>[number];
type SourceFile = ReturnType<Declaration["getSourceFile"]>;

/** How the file at hand was read: the same parser reads the other files of its program. */
export interface Reading {
  readonly parser?: unknown;
  readonly parserOptions?: object | undefined;
}

/** What a name is declared as, and the code of the file that declares it. */
export interface Declared {
  readonly sourceCode: TSESLint.SourceCode;
  readonly types: Types;
  readonly node: TSESTree.Node;
}

/** What is asked of a parser that knows types. */
interface Parser {
  parseForESLint(text: string, options: object): { readonly ast: TSESTree.Program; readonly services: Types; readonly scopeManager: unknown; readonly visitorKeys: unknown };
}

/** ESLint's `SourceCode`, of the copy that lints; going through the tree once sets each node's parent. */
type SourceCodeClass = new (config: object) => TSESLint.SourceCode & { traverse(): unknown };

/** The one declaration of what an expression names, through imports; undefined where there is none, or another. */
export function declarationOf(types: Types, name: TSESTree.Node): Declaration | undefined {
  const [declaration, ...others] = symbolOf(types.program.getTypeChecker(), types.esTreeNodeToTSNodeMap.get(name))?.declarations ?? [];
  return others.length > 0 ? undefined : declaration;
}

/**
 * What an expression names, where a file of the program declares it, this one or another. Undefined for what a library
 * declares, for what is declared twice, and for files that are not worth a look: each is read once a Program.
 */
export function declaredIn(types: Types, sourceCode: TSESLint.SourceCode, name: TSESTree.Node, reading: Reading, isWorthALook: (file: SourceFile, declared: Outline) => boolean): Declared | undefined {
  const declaration = declarationOf(types, name);
  const file = declaration?.getSourceFile();
  if (!declaration || !file || file.isDeclarationFile || types.program.isSourceFileFromExternalLibrary(file) || !isWorthALook(file, outlineOf(declaration))) return undefined;
  const isHere = file === types.esTreeNodeToTSNodeMap.get(sourceCode.ast).getSourceFile();
  const code = isHere ? { sourceCode, types } : readBy(types.program)(file, sourceCode, reading);
  const node = code?.types.tsNodeToESTreeNodeMap.get(declaration);
  return code && node && { ...code, node };
}

/** A declaration as far as its head tells. */
export interface Outline {
  readonly name: string | undefined;
  /** How many arguments it takes, where it is a function or is made one. */
  readonly parameters: number | undefined;
}

interface Head {
  readonly name?: { readonly text?: string };
  readonly parameters?: readonly { readonly dotDotDotToken?: unknown }[];
  readonly initializer?: Head;
  readonly expression?: Head;
}

function outlineOf(declaration: Declaration): Outline {
  const { name, parameters, initializer, expression } = declaration as Head;
  const taken = parameters ?? initializer?.parameters ?? expression?.parameters;
  return { name: name?.text, parameters: taken?.at(-1)?.dotDotDotToken ? Infinity : taken?.length };
}

type Code = Omit<Declared, "node">;

const readBy = once((program: Types["program"]) => {
  const known = new Map<SourceFile, Code | undefined>();
  return (file: SourceFile, own: TSESLint.SourceCode, reading: Reading): Code | undefined => {
    if (!known.has(file)) known.set(file, read(program, file, own, reading));
    return known.get(file);
  };
});

/** Reads a file as the parser has read the one at hand, by the program that is already there: nothing is parsed or checked anew. */
function read(program: Types["program"], file: SourceFile, own: TSESLint.SourceCode, { parser, parserOptions }: Reading): Code | undefined {
  const options = { ...parserOptions, project: undefined, projectService: undefined, programs: [program], filePath: file.fileName, sourceType: "module" };
  const parsed = parsedBy(parser as Partial<Parser> | undefined, file.text, options);
  if (parsed?.services.program !== program) return undefined;
  const { ast, services, scopeManager, visitorKeys } = parsed;
  const sourceCode = new (own.constructor as SourceCodeClass)({ text: file.text, ast, parserServices: services, scopeManager, visitorKeys });
  sourceCode.traverse();
  return { sourceCode, types: services };
}

/** What a parser makes of a text; undefined where somebody is typing there. */
function parsedBy(parser: Partial<Parser> | undefined, text: string, options: object): ReturnType<Parser["parseForESLint"]> | undefined {
  try {
    return parser?.parseForESLint?.(text, options);
  } catch {
    return undefined;
  }
}

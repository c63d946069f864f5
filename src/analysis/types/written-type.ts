import type { TSESTree } from "@typescript-eslint/utils";
import { once, onceWithin } from "../once.js";
import type { Types } from "./services.js";
import { isLender } from "./signal.js";
import type { Checker } from "./signature.js";
import { symbolOf, type TsSymbol } from "./symbol.js";

type TsNode = Parameters<Checker["getSymbolAtLocation"]>[0];

/**
 * What is read of a written type, or of a declaration that gives one its members, by any copy of TypeScript: which of these
 * a node has says what it is.
 */
interface Written {
  readonly getText: () => string;
  readonly getSourceFile: () => { readonly text: string };
  readonly parent?: Written;
  readonly typeParameters?: readonly Written[];
  /** `Options`, `Partial<Options>`: a type by its name. */
  readonly typeName?: TsNode;
  readonly typeArguments?: readonly Written[];
  /** `A | B`, `A & B`, `extends A, B`. */
  readonly types?: readonly Written[];
  /** `typeof value` */
  readonly exprName?: TsNode;
  /** `Options["name"]` */
  readonly objectType?: Written;
  /** What a type alias, a parenthesis or an operator as `keyof` stands before. */
  readonly type?: Written;
  /** `{ … }`, an interface, a class. */
  readonly members?: readonly Member[];
  readonly heritageClauses?: readonly Written[];
  /** What `extends` names. */
  readonly expression?: TsNode;
  /** `{ [Key in Keys]: … }`, and `infer Part`. */
  readonly typeParameter?: Written;
  /** What a type parameter must extend, and what it is where nothing is given. */
  readonly constraint?: Written;
  readonly default?: Written;
  /** `A extends B ? C : D` */
  readonly checkType?: Written;
  readonly extendsType?: Written;
  readonly trueType?: Written;
  readonly falseType?: Written;
  /** Of functions, lists and tuples, which have no members of their own. */
  readonly parameters?: readonly unknown[];
  readonly elementType?: unknown;
  readonly elements?: unknown;
  /** `"name"`, `null`. */
  readonly literal?: unknown;
}

interface Member {
  readonly name?: { getText(): string };
  readonly type?: { getText(): string };
  /** A constructor's, which may be fields. */
  readonly parameters?: readonly Member[];
}

/** What is looked for in written types. */
interface Sought {
  readonly isOne: (types: Types, symbol: TsSymbol) => boolean;
  /** The names of members that are worth a look. */
  readonly named: RegExp;
  /** The written types of members that are. */
  readonly typed: RegExp;
  /** Whether values that a file makes for itself may hold any: `typeof value`. */
  readonly isMade: boolean;
}

const signals: Sought = { isOne: () => false, named: /signal|abort|cancel/i, typed: /AbortSignal/, isMade: true };
const lenders: Sought = { isOne: isLender, named: /(?!)/, typed: /(?:Request|Context|Event|Controller)\b/, isMade: false };

/**
 * Whether a written type may be a signal, or have a property that is one, as far as declarations tell: their names and
 * texts are followed, no type is computed. True wherever that does not tell.
 */
export function mayHoldSignal(types: Types, written: object): boolean {
  return signalHolders(types.program)(written as Written);
}

/** The same of an annotation. */
export function mayHandSignal(types: Types, annotation: TSESTree.TypeNode): boolean {
  return mayHoldSignal(types, types.esTreeNodeToTSNodeMap.get(annotation));
}

/** Whether an annotation may be of what lends a signal, in the same way: the type of a framework, or one with a property of such a type. */
export function mayLendSignal(types: Types, annotation: TSESTree.TypeNode): boolean {
  return lentHolders(types.program)(types.esTreeNodeToTSNodeMap.get(annotation) as unknown as Written);
}

/**
 * Whether an annotation shows all that it is: by its declarations, too. False where it may be `any` behind a name, as what
 * is computed or inferred may be.
 */
export function isShown(types: Types, annotation: TSESTree.TypeNode): boolean {
  return shown(types.program)(types.esTreeNodeToTSNodeMap.get(annotation) as unknown as Written);
}

const shown = once((program: Types["program"]) => {
  const checker = program.getTypeChecker();
  const open = new Set<Written>();
  const isWhole = onceWithin((written: Written): boolean => {
    if (open.has(written)) return true;
    open.add(written);
    const is = written.typeName ? isDeclared(declarationsOf(symbolOf(checker, written.typeName))) : isWritten(written);
    open.delete(written);
    return is;
  });
  const isDeclared = (declarations: readonly Written[]): boolean => declarations.length > 0 && declarations.every(({ members, type }) => members !== undefined || (type !== undefined && isWhole(type)));
  const isWritten = (written: Written): boolean => {
    if (written.types) return written.types.every(isWhole);
    if (written.members || written.parameters || written.elementType || written.elements || written.literal) return true;
    const text = written.getText();
    return keyword.test(text) && text !== "any" && text !== "unknown";
  };
  return isWhole;
});

const signalHolders = once((program: Types["program"]) => holdersOf(program, signals));
const lentHolders = once((program: Types["program"]) => holdersOf(program, lenders));

/** Types that are words of the language and have no members. */
const keyword = /^(?:string|number|boolean|bigint|symbol|object|any|unknown|undefined|void|never)$/;

/** `T["output"]` in what an alias stands for. */
const taking = /\[\s*["']/;

function holdersOf(program: Types["program"], { isOne, named, typed, isMade }: Sought): (written: Written) => boolean {
  const checker = program.getTypeChecker();
  const open = new Set<Written>();

  const mayHold = onceWithin((written: Written): boolean => {
    // A type that is made of itself says nothing here.
    if (open.has(written)) return true;
    open.add(written);
    const may = isHolder(written);
    open.delete(written);
    return may;
  });

  function isHolder(written: Written): boolean {
    const name = written.typeName ?? written.expression;
    if (name) return isNamed(name, written.typeArguments ?? []);
    if (written.exprName) return isMade && isKnownBeside(written.exprName);
    // What is taken out of a type parameter is asked of what stands for it.
    if (written.objectType) return !isTakenOut(rootOf(written.objectType));
    if (written.checkType) return [written.checkType, written.extendsType!, written.trueType!, written.falseType!].some(mayHold);
    if (written.typeParameter) return isTold(written) || !written.typeParameter.constraint || mayHold(written.typeParameter.constraint);
    if (written.members) return written.members.some(isWorthALook) || (written.heritageClauses ?? []).some(mayHold);
    if (written.types) return written.types.some(mayHold);
    if (written.parameters || written.elementType || written.elements) return false;
    if (written.literal) return isTold(written);
    if (written.type) return mayHold(written.type);
    return !keyword.test(written.getText());
  }

  function isTakenOut({ typeName }: Written): boolean {
    const declarations = declarationsOf(typeName && symbolOf(checker, typeName));
    return declarations.length > 0 && declarations.every(isTypeParameter);
  }

  function isWorthALook({ name, type, parameters = [] }: Member): boolean {
    if (type && typed.test(type.getText())) return true;
    return name ? named.test(name.getText()) : parameters.some(isWorthALook);
  }

  function isTold(written: Written): boolean {
    const text = written.getText();
    return named.test(text) || typed.test(text);
  }

  function isNamed(name: TsNode, given: readonly Written[]): boolean {
    const symbol = symbolOf(checker, name);
    if (!symbol || isOne({ program } as Types, symbol)) return true;
    const declarations = declarationsOf(symbol);
    // Beside an interface, a variable of its name is its constructor.
    const types = declarations.filter(({ members }) => members);
    return declarations.length === 0 || (types.length > 0 ? types : declarations).some((declaration) => isDeclaredSo(declaration, given));
  }

  // What a type with members is given stands in these; what an alias is given may be the type that it stands for.
  function isDeclaredSo(declaration: Written, given: readonly Written[]): boolean {
    const { members, type, constraint, default: otherwise } = declaration;
    if (members) return mayHold(declaration);
    if (type) return mayHold(declaration) || given.some((each) => mayHold(each) || ((isMade || each.typeName !== undefined) && taking.test(type.getText()) && isKnownBeside(each.typeName ?? each.exprName)));
    return !isTypeParameter(declaration) || [constraint, otherwise].some((each) => each && mayHold(each));
  }

  /** Whether the file that declares a name speaks of what is sought at all: what is inferred in one that does not holds none. */
  function isKnownBeside(name: TsNode | undefined): boolean {
    const declarations = declarationsOf(name && symbolOf(checker, name));
    return declarations.length === 0 || declarations.some((declaration) => isSpokenOf(declaration.getSourceFile()));
  }

  const isSpokenOf = onceWithin(({ text }: { readonly text: string }) => named.test(text) || typed.test(text));

  return mayHold;
}

function declarationsOf(symbol: TsSymbol | undefined): readonly Written[] {
  return (symbol?.declarations ?? []) as readonly object[] as readonly Written[];
}

function isTypeParameter(declaration: Written): boolean {
  return declaration.parent?.typeParameters?.includes(declaration) === true;
}

/** `T` in `T["one"]["two"]`. */
function rootOf(written: Written): Written {
  return written.objectType ? rootOf(written.objectType) : written;
}

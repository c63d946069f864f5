import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { contains } from "./chain.js";
import { type File, fileOf } from "./file.js";
import { once, onceWithin } from "./once.js";
import { variableShape } from "./signals/derived.js";
import { instanceAt, thisShape } from "./signals/field.js";
import { mayHandOver } from "./signals/parameter.js";
import { barrierRound } from "./signals/reach.js";
import { other } from "./signals/shape.js";
import { handedBy, isNameable, isParameter, lentBy, signalOf, type SignalInScope, type Source } from "./signals/source.js";

export type { SignalInScope } from "./signals/source.js";

/** A signal among those that may be written at a place. */
export interface RankedSignal extends SignalInScope {
  /** The lower, the nearer. Equal where nothing tells which is meant: same scope, as many dots, neither made of the other. */
  readonly rank: number;
}

/**
 * The signals that may be written at `at`: explicit ones first, then ambient ones, those of the innermost function first,
 * the nearest first. Empty where a signal would do harm: in cleanup, in detached callbacks, in a branch where it is aborted.
 */
export function signalsInScope(file: File, at: TSESTree.Node): readonly RankedSignal[] {
  const explicit = explicitSignals(file, at);
  const first = (explicit.at(-1)?.rank ?? -1) + 1;
  return [...explicit, ...signalsOf(file, at, lentIn).map((signal) => ({ ...signal, rank: first + signal.rank }))];
}

/** Those of the signals in scope that somebody handed over: parameters, options, fields, locals made of any signal. */
export function explicitSignals(file: File, at: TSESTree.Node): readonly RankedSignal[] {
  return signalsOf(file, at, handedIn);
}

type Declared = (sourceCode: TSESLint.SourceCode) => { readonly of: typeof handedBy; readonly inScope: (scope: TSESLint.Scope.Scope) => readonly Source[] };

function signalsOf(file: File, at: TSESTree.Node, declared: Declared): readonly RankedSignal[] {
  const sources = sourcesRound(file, at, declared);
  if (sources.length === 0) return [];
  const barrier = barrierRound(file, at, (attempt) => sources.some((source) => isMentioned(file, source, attempt)));
  return ranked(sources.filter(({ owner }) => !barrier || contains(barrier, placeOf(owner))));
}

/** Every signal that `at` can name, whatever it is good for there. */
function sourcesRound(file: File, at: TSESTree.Node, declared: Declared): readonly Source[] {
  const { of, inScope } = declared(file.sourceCode);
  const instance = instanceAt(at);
  const sources: Source[] = [];
  // A module's own variables are made of what nobody handed over.
  for (let scope: TSESLint.Scope.Scope | null = file.sourceCode.getScope(at); scope && scope.block.type !== "Program"; scope = scope.upper) {
    const found = inScope(scope);
    if (found.length > 0) sources.push(...withoutDetours(found.filter((source) => isNameable(file, source, at))));
    if (instance && scope.block === instance.parent) sources.push(...of("this", thisShape(file, at), instance));
  }
  return sources;
}

/** `reply.request.signal` is `request.signal` by a longer way: what is lent is named by the shortest. */
function withoutDetours(sources: readonly Source[]): readonly Source[] {
  const [first] = sources;
  return first?.ambient ? sources.filter((source) => dots(source) === dots(first)) : sources;
}

const handedIn: Declared = once((sourceCode) => declaredBy(sourceCode, handedBy, mayHandOver));
const lentIn: Declared = once((sourceCode) => declaredBy(sourceCode, lentBy, () => true));

/** The signals that a scope's variables hold, the nearest first: the last local, then the parameter with the fewest dots. */
function declaredBy(sourceCode: TSESLint.SourceCode, of: typeof handedBy, mayBe: typeof mayHandOver): ReturnType<Declared> {
  const file = fileOf({ sourceCode });
  const named = (variable: TSESLint.Scope.Variable): readonly Source[] => {
    const shape = variableShape(file, variable);
    return shape === other ? [] : of(variable.name, shape, variable);
  };
  const inScope = onceWithin((scope: TSESLint.Scope.Scope): readonly Source[] => {
    const locals = scope.variables.filter((variable) => !isParameter(variable)).toReversed();
    const parameters = scope.variables.filter((variable) => isParameter(variable) && mayBe(file, variable));
    return [...locals, ...parameters].flatMap(named).toSorted((a, b) => dots(a) - dots(b));
  });
  return { of, inScope };
}

const dots = ({ text }: Source): number => text.match(/[.[]+/g)?.length ?? 0;

function ranked(sources: readonly Source[]): readonly RankedSignal[] {
  let rank = -1;
  return sources.map((source, index) => {
    const nearer = sources[index - 1];
    if (!nearer || !isEquallyNear(nearer, source)) rank++;
    return { ...signalOf(source), rank };
  });
}

function isEquallyNear(one: Source, two: Source): boolean {
  if (dots(one) !== dots(two)) return false;
  if (!("defs" in one.owner) || !("defs" in two.owner)) return one.owner === two.owner;
  if (one.owner.scope !== two.owner.scope || isParameter(one.owner) !== isParameter(two.owner)) return false;
  const made = one.owner.defs[0]!.node;
  return isParameter(one.owner) || !two.owner.references.some((reference) => !reference.init && contains(made, reference.identifier));
}

function isMentioned(file: File, { owner, text }: Source, attempt: TSESTree.Node): boolean {
  if ("references" in owner) return owner.references.some(({ identifier }) => contains(attempt, identifier));
  return file.sourceCode.getText(attempt).includes(text);
}

function placeOf(owner: Source["owner"]): TSESTree.Node {
  return "references" in owner ? owner.defs[0]!.name : owner;
}

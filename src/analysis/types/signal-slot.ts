import type { TSESTree } from "@typescript-eslint/utils";
import { once, onceWithin } from "../once.js";
import { instanceAt } from "../signals/field.js";
import { keyName } from "../signals/name.js";
import { givesLike, takesLike } from "./overload.js";
import type { Types } from "./services.js";
import { demandsMore, isOpen, partsOf, signalOptions, takesNothing, takesSignal } from "./signal-type.js";
import { fewest, isDeprecated, isGeneric, isUnread, isWaitable, type Parameter, type ParameterDeclaration, parametersOf, resolvedSignature, type Signature, signaturesOf, type Type } from "./signature.js";
import { symbolOf } from "./symbol.js";
import { mayHoldSignal } from "./written-type.js";

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** Where a call may be given a signal that it is not given. */
export interface SignalSlot {
  /** The position of the argument that is, or holds, the signal. */
  readonly index: number;
  /** The option that takes it; undefined where the argument itself is the signal. */
  readonly option: string | undefined;
  /** True where what stands at `index` now comes behind it then: a callback. */
  readonly insertBefore: boolean;
  readonly takesNull: boolean;
  /** Whether it may be given undefined that is written out. */
  readonly takesUndefined: boolean;
  /** True where the call resolves to the same signature with the signal, whose type hangs on nothing that is passed. */
  readonly isExact: boolean;
}

/**
 * Where a call may be given a signal: an optional parameter of its signature, an optional property of one that takes
 * options, or the same of an overload which is otherwise alike. Undefined where nothing is, where what it gives cannot be
 * waited for, and where two slots are as good.
 */
export function signalSlotOf(types: Types, call: CallNode): SignalSlot | undefined {
  if (!hasRoomForSignal(types, call)) return undefined;
  const signatures = signaturesOf(types, call);
  const resolved = resolvedSignature(types, call);
  if (!resolved || !isWaitable(types, resolved)) return undefined;
  const search: Search = { types, call, given: call.arguments.map((argument) => types.getTypeAtLocation(argument)) };
  const parameters = parametersOf(types, resolved, call);
  if (call.arguments.length < fewest(parameters)) return undefined;
  const slots = slotsIn(search, parameters);
  if (slots === "filled") return undefined;
  if (slots.length > 0) {
    const slot = onlyOne(slots);
    return slot && { ...slot, isExact: !isGeneric(resolved, slot.parameter) && isFirst(search, signatures, resolved, slot) };
  }
  return onlyOne(signatures.filter((signature) => signature.declaration !== resolved.declaration).flatMap((signature) => inOverload(search, resolved, signature)));
}

interface Search {
  readonly types: Types;
  readonly call: CallNode;
  /** The types of the arguments. */
  readonly given: readonly Type[];
}

interface Found extends SignalSlot {
  readonly parameter: Parameter;
}

/** Whether a callee is declared so that it may take a signal. Cheaper than its signature, and asked once a declaration. */
export function mayTakeSignal(types: Types, call: CallNode): boolean {
  const { callee } = call;
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  if (name.type !== "Identifier" && name.type !== "PrivateIdentifier") return true;
  return declarationsOf(types, callee, name).some((declaration) => takers(types.program)(declaration));
}

/** What declares a callee; the methods of a class by what it shows of `this`, whose type is dear. */
function declarationsOf(types: Types, callee: TSESTree.Node, name: TSESTree.Identifier | TSESTree.PrivateIdentifier): readonly Declaration[] {
  const own = callee.type === "MemberExpression" && callee.object.type === "ThisExpression" ? methodsOf(callee) : [];
  if (own.length > 0) return own.map((method) => types.esTreeNodeToTSNodeMap.get(method) as unknown as Declaration);
  return (symbolOf(types.program.getTypeChecker(), types.esTreeNodeToTSNodeMap.get(name))?.declarations ?? []) as readonly object[];
}

/** The methods of the class round a place that a member of `this` names. */
function methodsOf(member: TSESTree.MemberExpression): readonly TSESTree.ClassElement[] {
  const name = keyName({ key: member.property, computed: member.computed });
  const members = name === null ? [] : (instanceAt(member)?.body ?? []).filter((each) => "key" in each && !each.static && keyName(each) === name);
  return members.every((each) => (each.type === "MethodDefinition" || each.type === "TSAbstractMethodDefinition") && each.kind === "method") ? members : [];
}

/** What is read of a declaration: a function's own parameters, those of the function that a variable is made as, a class's members. */
interface Declaration {
  readonly name?: unknown;
  readonly parameters?: readonly ParameterDeclaration[];
  readonly initializer?: Declaration;
  readonly members?: readonly Declaration[];
}

const takers = once((program: Types["program"]) => {
  const types = { program } as Types;
  return onceWithin((declaration: object): boolean => {
    const called = callables(declaration);
    return called.length === 0 || called.some(({ parameters }) => parameters?.some((parameter) => mayTake(types, parameter)));
  });
});

/** The functions that a call of what is declared calls; none where the declaration doesn't show them. */
function callables(declaration: Declaration): readonly Declaration[] {
  const { parameters, initializer, members = [] } = declaration;
  if (parameters) return [declaration];
  return initializer?.parameters ? [initializer] : members.filter((member) => member.parameters && !member.name);
}

/** Types that neither are signals nor hold any. */
const plain = /^(?:(?:string|number|boolean|bigint|symbol|undefined|null|void|never)(?:\[\])?(?:\s*\|\s*|$))+$/;

function mayTake(types: Types, parameter: ParameterDeclaration): boolean {
  const written = parameter.type?.getText();
  // Any number of arguments has no place for a signal, unless a tuple says what each of them is.
  if (parameter.dotDotDotToken) return written !== undefined && !written.endsWith("[]");
  if (written === undefined) return true;
  return !plain.test(written) && mayHoldSignal(types, parameter.type!);
}

/** Whether a call's callee has room for a signal beside what the call gives, as it is declared: spares most calls the resolution, which is dear. */
export function hasRoomForSignal(types: Types, call: CallNode): boolean {
  const signatures = signaturesOf(types, call);
  return signatures.some((signature) => hasRoom(types, call, signature, signatures.length === 1));
}

function hasRoom(types: Types, call: CallNode, signature: Signature, isOnly: boolean): boolean {
  return parametersOf(types, signature, call).some(({ type, isRest }, index) => {
    const held = type.isTypeParameter() ? type.getConstraint() : type;
    if (!held || isRest) return false;
    // In another overload, what is given here may stand behind the signal.
    if (takesSignal(types, held)) return index >= call.arguments.length || !isOnly;
    return partsOf(held).some((part) => signalOptions(types, part).length > 0);
  });
}

/** The empty slots that a signature has for a call; `"filled"` where the call gives something in the place of a signal. */
function slotsIn(search: Search, parameters: readonly Parameter[]): readonly Found[] | "filled" {
  const { types, given } = search;
  const found: Found[] = [];
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.isRest || (index >= given.length && !parameter.isOptional)) break;
    if (takesSignal(types, parameter.type)) {
      if (index < given.length) return "filled";
      found.push(slotAt(index, undefined, parameter, parameter.type));
    } else {
      const options = optionsIn(search, parameter.type, given[index]);
      found.push(...options.map(({ name, type }) => slotAt(index, name, parameter, type)));
    }
  }
  return found.filter(({ parameter, option }) => !isUnread(parameter, option));
}

function slotAt(index: number, option: string | undefined, parameter: Parameter, type: Type): Found {
  const takesUndefined = takesNothing(type, "undefined") || (option === undefined && parameter.isOptional);
  return { index, option, insertBefore: false, takesNull: takesNothing(type, "null"), takesUndefined, isExact: false, parameter };
}

/** The options that take a signal, of the objects among a type's that an argument may be, or that `{}` may be where there is none. */
function optionsIn({ types }: Search, type: Type, argument: Type | undefined): ReturnType<typeof signalOptions> {
  if (argument && isOpen(argument)) return [];
  const checker = types.program.getTypeChecker();
  const part = partsOf(type).find((each) => {
    if (signalOptions(types, each).length === 0) return false;
    return argument ? checker.isTypeAssignableTo(argument, each) : !demandsMore(types, each);
  });
  return part ? signalOptions(types, part) : [];
}

/** Of several slots, the one that is called as signals are called; undefined where nothing tells which is meant. */
function onlyOne(slots: readonly Found[]): Found | undefined {
  const named = slots.filter(({ option, parameter }) => /^(?:abort)?signal$/i.test(option ?? parameter.declaration?.name?.getText() ?? ""));
  const [slot, ...others] = named.length > 0 ? named : slots;
  return others.length === 0 ? slot : undefined;
}

/** Whether no overload before the resolved one, which takes more than the call gives now, takes it with the signal. */
function isFirst({ types, call, given }: Search, signatures: readonly Signature[], resolved: Signature, { index, option }: SignalSlot): boolean {
  const before = signatures.slice(0, signatures.findIndex(({ declaration }) => declaration === resolved.declaration));
  return signatures.length > 0 && before.every((signature) => {
    const parameters = parametersOf(types, signature, call);
    const taker = parameters[index];
    if (fewest(parameters) <= given.length || fewest(parameters) > index + 1 || !taker) return true;
    return option === undefined ? !takesSignal(types, taker.type) : partsOf(taker.type).every((part) => demandsMore(types, part, option));
  });
}

/** The slots of another overload that takes all that the call gives, and gives what the call gives. */
function inOverload(search: Search, resolved: Signature, overload: Signature): readonly Found[] {
  const { types, call, given } = search;
  const parameters = parametersOf(types, overload, call);
  if (isDeprecated(overload) || parameters.some(({ isRest }) => isRest)) return [];
  const slots = parameters.flatMap((parameter, index): readonly Found[] => {
    const isThere = index < given.length;
    const option = takesSignal(types, parameter.type) ? undefined : optionsIn(search, parameter.type, undefined);
    const [found, ...others] = option ?? [];
    if (option && (!found || others.length > 0)) return [];
    const isTaken = given.every((argument, at) => takesLike(types, overload, parameters[at < index ? at : at + 1], resolved, argument));
    const isWhole = parameters.every((other, at) => at === index || at < given.length || (isThere && at === given.length) || isLeftOut(other, at < index));
    return isTaken && isWhole ? [{ ...slotAt(index, found?.name, parameter, found?.type ?? parameter.type), insertBefore: isThere }] : [];
  });
  // What a call gives is dearest to compare.
  return slots.length > 0 && givesLike(types, overload, resolved, call) ? slots : [];
}

/** Whether a call need not give an argument; one before others can be undefined that is written out. */
function isLeftOut({ isOptional, type }: Parameter, isBefore: boolean): boolean {
  return isOptional || (isBefore && takesNothing(type, "undefined"));
}

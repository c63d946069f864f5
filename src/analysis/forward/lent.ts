import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "../chain.js";
import type { File } from "../file.js";
import type { CallNode } from "../reach.js";
import { thisShape } from "../signals/field.js";
import { mayLendSignal } from "../types/written-type.js";

/** How parameters are written that may hand over a signal in a file which names none: their types stand elsewhere. */
export const handing = /:\s*(?:[\w.]+<)?\w*(?:Options|Opts|Init)\b/;

/**
 * Whether a parameter round a call may hand over a signal though the file names none, as far as its text tells. Most calls
 * there pass all that they are handed: of these nobody need ask.
 */
export function mayHand(file: File, call: CallNode): boolean {
  return hasParameter(file, call, (text, parameter) => handing.test(text) && !isPassedWhole(file, call, parameter));
}

function isPassedWhole({ sourceCode }: File, call: CallNode, parameter: TSESTree.Parameter): boolean {
  const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  if (target.type !== "Identifier") return true;
  // `init`, `...init`, and not `init.body`, `this.init`.
  const whole = new RegExp(`(?<![\\w$]|(?<!\\.\\.)\\.)${target.name.replaceAll("$", "\\$")}(?![\\w$.?[])`);
  return call.arguments.some((argument) => whole.test(sourceCode.getText(argument)));
}

/** Names of types whose objects lend a signal. */
const lenders = /Request|Req\b|Context|Ctx|Event|Controller/;

/** Whether a parameter round a call may lend a signal, as far as its text tells, or a field does: types are dear, and most functions have none. */
export function mayLend(file: File, call: TSESTree.Node): boolean {
  return hasParameter(file, call, (text, parameter) => isLender(file, text, parameter)) || thisShape(file, call).lent().length > 0;
}

function hasParameter({ sourceCode }: File, call: TSESTree.Node, is: (text: string, parameter: TSESTree.Parameter) => boolean): boolean {
  for (let node = call, { parent } = node; parent; node = parent, { parent } = node) {
    if (isFunction(node) && node.params.some((parameter) => is(sourceCode.getText(parameter), parameter))) return true;
  }
  return false;
}

function isLender({ sourceCode, types }: File, text: string, parameter: TSESTree.Parameter): boolean {
  const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  const annotation = "typeAnnotation" in target ? target.typeAnnotation?.typeAnnotation : undefined;
  if (annotation) return lenders.test(text) && (!types || mayLendSignal(types, annotation));
  return isTypedFromOutside(parameter.parent) || /@(?:param|type|overload|implements)\b/.test(sourceCode.text);
}

/** Whether a function that says nothing of its parameters may get their types from where it stands. */
function isTypedFromOutside(fn: TSESTree.Node): boolean {
  return fn.type !== "FunctionDeclaration" && fn.parent?.type !== "MethodDefinition";
}

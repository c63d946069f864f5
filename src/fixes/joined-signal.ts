import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isAnswered } from "../analysis/answered.js";
import { contains, outer } from "../analysis/chain.js";
import { signalUse } from "../analysis/controller/use.js";
import { type DetachedSignal, detachedSignalOf } from "../analysis/detached-signal.js";
import type { File } from "../analysis/file.js";
import type { CallNode } from "../analysis/reach.js";
import { explicitSignals, type RankedSignal } from "../analysis/signals.js";
import { signalMethod } from "../analysis/signals/made.js";
import { isSameAt } from "../analysis/signals/same.js";
import { typeShape } from "../analysis/types/signal.js";
import { bare, variableOf } from "../analysis/value.js";
import { offers, type Settings } from "../settings.js";
import { textWith } from "./text.js";
import { callWith, isSignalClassFree } from "./written-signal.js";

/** An edit by which a call's signal follows somebody's too. */
export interface JoinedSignalEdit {
  /** What is written: `AbortSignal.any([signal, AbortSignal.timeout(1_000)])`. */
  readonly text: string;
  /** True where it may be applied unasked: there is one signal that can be meant, and nothing changes while it is not aborted. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** What decides whether the edits are possible and exact, beside the call. */
interface Policy {
  readonly settings: Settings;
  readonly filename: string;
}

/**
 * The edits that join each of the nearest signals with the call's own: where its constant is made, if all that use it are
 * such calls, else in the call. None where the call's own may be undefined, or the runtime lacks `AbortSignal.any`.
 */
export function joinedSignalEdits(file: File, call: CallNode, { own, signals }: DetachedSignal, { settings, filename }: Policy): readonly JoinedSignalEdit[] {
  const needs = offers(settings, filename, "AbortSignal.any");
  if (needs === false || !isSignalClassFree(file, call) || !isPresent(file, own)) return [];
  return signals.flatMap((signal): JoinedSignalEdit[] => {
    const made = madeFor(file, own, signal);
    const text = joined(file, made ?? own, signal);
    const edited = made ? text : contains(call, own) ? text && callWith(file, call, own, text) : undefined;
    if (text === undefined || edited === undefined) return [];
    return [{ text, isExact: needs === true && signal.certain && signals.length === 1 && !isAnswered(file, call), fix: (fixer) => fixer.replaceText(made ?? call, edited) }];
  });
}

/** Whether an expression certainly gives a signal: `AbortSignal.any` takes no undefined. */
function isPresent({ types }: File, node: TSESTree.Expression): boolean {
  const shape = types && typeShape(types, node);
  return shape?.is === "signal" && !shape.optional;
}

/** The initialiser of the constant that a signal is kept in, if nothing but calls of that kind use it, and the other signal can be named there. */
function madeFor(file: File, own: TSESTree.Expression, signal: RankedSignal): TSESTree.Expression | undefined {
  const name = bare(own);
  const variable = name.type === "Identifier" ? variableOf(file, name) : undefined;
  const [definition, ...others] = variable?.defs ?? [];
  const declarator = definition?.node;
  if (!variable || others.length > 0 || declarator?.type !== "VariableDeclarator" || declarator.parent.kind !== "const" || declarator.id.type !== "Identifier") return undefined;
  const { init } = declarator;
  const isShared = variable.references.every(({ init: isInit, identifier }) => {
    const use = isInit ? undefined : signalUse(outer(identifier));
    return isInit === true || (use?.is === "handed" && isDetached(file, use.to, signal));
  });
  const isNamed = init && explicitSignals(file, init).some(({ text }) => text === signal.text) && isSameAt(file, signal.text, init, own);
  return isNamed && isShared ? init : undefined;
}

function isDetached(file: File, call: CallNode, { text }: RankedSignal): boolean {
  return detachedSignalOf(file, call)?.signals.some((signal) => signal.text === text) ?? false;
}

/** `AbortSignal.any([signal, own])`; a signal that may be missing is left out where it is. */
function joined(file: File, own: TSESTree.Expression, { text, optional }: RankedSignal): string | undefined {
  const { sourceCode } = file;
  const node = outer(own);
  if (sourceCode.getCommentsInside(node).length > 0) return undefined;
  const list = bare(own);
  const [first] = list.type === "CallExpression" && signalMethod(file, list) === "any" ? list.arguments : [];
  const added = optional ? `...(${text} ? [${text}] : [])` : text;
  const head = first?.type === "ArrayExpression" ? first.elements[0] : undefined;
  if (head) return textWith(sourceCode, node.range, [{ range: [head.range[0], head.range[0]], text: `${added}, ` }]);
  return `AbortSignal.any([${optional ? `${sourceCode.getText(node)}, ${added}` : `${added}, ${sourceCode.getText(node)}`}])`;
}

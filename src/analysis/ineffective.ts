import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, getStaticValue } from "./ast.js";
import { givenTo, isLimit, sentBound } from "./bound.js";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";

/** A limit that is written for a call and does not end its wait. */
export type Ineffective =
  | Ignored
  | Emitted
  | Heard
  /** The option of that name, in an object of options that stands where the body belongs. */
  | { readonly is: "sent"; readonly option: string; readonly property: TSESTree.Property; readonly body: TSESTree.Expression }
  /** The method of that name, called when the request is on its way already. */
  | { readonly is: "late"; readonly option: string; readonly callback: TSESTree.Expression };

/** An option that the client never reads. */
export interface Ignored {
  readonly is: "ignored";
  readonly option: string;
  readonly value: TSESTree.Expression;
  /** The property that gives the value, if one does. */
  readonly property: TSESTree.Property | undefined;
}

/** An option or a method after which the call's object emits an event, and goes on waiting. */
export interface Emitted {
  readonly is: "emitted";
  readonly option: string;
  /** The method's call, or the option's property where one gives it. */
  readonly written: TSESTree.CallExpression | TSESTree.Property | undefined;
}

/** As before, with a listener of the event that doesn't end the object either. */
export interface Heard {
  readonly is: "heard";
  readonly option: string;
  readonly listener: TSESTree.FunctionLike;
  /** The call that registers it. */
  readonly registration: TSESTree.CallExpression;
}

/** The limit that is written for an ineffective call; undefined where this file does not show it, and for all other calls. */
export function ineffectiveOf(file: File, call: ExternalCall): Ineffective | undefined {
  const { state, client, args, handle } = call;
  if (state !== "ineffective") return undefined;
  if (handle?.startedBy) return { is: "late", option: client.edit ?? "timeout", callback: handle.startedBy };
  const emitted = emittedBy(file, call);
  if (emitted) return handle?.idle ? { is: "heard", option: emitted.option, ...handle.idle } : emitted;
  const property = sentBound(client, args);
  if (property) return { is: "sent", option: file.sourceCode.getText(property.key), property, body: args.body! };
  return ignoredBy(file, call);
}

function emittedBy(file: File, { client, reach, args, handle }: ExternalCall): Emitted | undefined {
  if (handle?.emits) return { is: "emitted", option: calleeName(handle.emits.callee) ?? "", written: handle.emits };
  const option = Object.keys(client.bounds).find((name) => client.bounds[name]!.ends === false);
  const given = option === undefined ? undefined : givenTo(file, reach, args, option).find((slot) => isLimit(file, slot));
  return given && { is: "emitted", option: option!, written: given.written };
}

function ignoredBy(file: File, { client, reach, args }: ExternalCall): Ignored | undefined {
  for (const option of client.ignores ?? []) {
    const given = givenTo(file, reach, args, option).find((slot) => isLimit(file, slot));
    if (given) return { is: "ignored", option, value: given.node, property: given.written };
  }
  return undefined;
}

/** The longest time that a timer can wait. */
const longest = 2 ** 31 - 1;

/**
 * The milliseconds that a value surely is: `undefined` where nobody can tell, null where it is none that
 * `AbortSignal.timeout` and every other limit takes.
 */
export function millisecondsOf({ sourceCode }: File, value: TSESTree.Expression): number | null | undefined {
  const constant = getStaticValue(value, sourceCode.getScope(value));
  if (!constant) return undefined;
  const isDuration = typeof constant.value === "number" && Number.isInteger(constant.value) && constant.value >= 1 && constant.value <= longest;
  return isDuration ? (constant.value as number) : null;
}

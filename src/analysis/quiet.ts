import { getStaticValue } from "./ast.js";
import { slotsGiven } from "./bound.js";
import { chainOn } from "./chain.js";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";
import type { AnyCall } from "./reach.js";

/** Whether the client's own limit may end a call without an error, so that only the answer tells: a process's exit code. */
export function isQuiet(file: File, { node, client, reach, args }: ExternalCall<AnyCall>): boolean {
  const { returns, quiet = returns === "handle" && !args.callback } = reach.call ?? {};
  const isGiven = ([option, value]: readonly [string, boolean]): boolean =>
    chainOn(node).some(({ name }) => name === option) ||
    slotsGiven(file, reach, args, option).some((slot) => slot.is === "value" && getStaticValue(slot.node, file.sourceCode.getScope(slot.node))?.value !== !value);
  return quiet || Object.entries(client.quietWith ?? {}).some(isGiven);
}

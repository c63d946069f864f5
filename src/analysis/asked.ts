import type { TSESTree } from "@typescript-eslint/utils";
import type { Clients } from "./clients.js";
import { externalCallOf } from "./external-call.js";
import type { File } from "./file.js";
import { forwardOf } from "./forward.js";
import { callsIn } from "./nodes.js";

/** Whether a rule about calls reports one in a piece of code: it could take the signal, or it is a request that nothing bounds. */
export function isCallAsked(file: File, clients: Clients, code: TSESTree.Node): boolean {
  return callsIn(file, code).some((call) => {
    const state = externalCallOf(file, clients, call)?.state;
    return state === "unbounded" || state === "ineffective" || forwardOf(file, call) !== undefined;
  });
}

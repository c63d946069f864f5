import type { TSESTree } from "@typescript-eslint/utils";
import type { CallNode } from "./callee.js";
import type { Clients } from "./clients.js";
import { externalCallOf } from "./external-call.js";
import type { File } from "./file.js";
import { forwardOf } from "./forward.js";
import { childrenOf } from "./nodes.js";

/** Whether a rule about calls reports one in a piece of code: it could take the signal, or it is a request that nothing bounds. */
export function isCallAsked(file: File, clients: Clients, code: TSESTree.Node): boolean {
  return callsIn(file, code).some((call) => {
    const state = externalCallOf(file, clients, call)?.state;
    return state === "unbounded" || state === "ineffective" || forwardOf(file, call) !== undefined;
  });
}

/** The calls in a piece of code, those in its callbacks among them. */
export function callsIn(file: File, node: TSESTree.Node): readonly CallNode[] {
  const inner = childrenOf(file, node).flatMap((child) => callsIn(file, child));
  return node.type === "CallExpression" || node.type === "NewExpression" ? [node, ...inner] : inner;
}

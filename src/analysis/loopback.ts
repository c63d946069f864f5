import type { TSESTree } from "@typescript-eslint/utils";
import { isCallback } from "./arguments.js";
import { getStringIfConstant } from "./ast.js";
import { isFunction } from "./chain.js";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";
import { functionName } from "./function-name.js";
import { slotsOf } from "./slot.js";
import { variableOf } from "./value.js";

const loopback = /^(?:localhost|127(?:\.\d+){3}|::1)$/i;

/**
 * Whether a plain socket visibly connects to this machine, as it does where no host is given: the system then takes or refuses
 * the connection at once. A handshake that follows (TLS, WebSocket) may hang there as anywhere.
 */
export function isLoopback(file: File, { client, node, reach, args }: ExternalCall): boolean {
  if (reach.roles[0] !== "address" || client.handle?.connected !== "connect") return false;
  const [options] = args.options;
  if (options) return slotsOf(file, options, "host").every((slot) => slot.is === "absent" || (slot.is === "value" && isHere(file, slot.node)));
  const host = node.arguments[reach.skipped + 1];
  return !host || isHere(file, host) || isCallback(file, host);
}

/** Whether a host is this machine, by its name or by all that this file's calls give to the parameter. */
function isHere(file: File, host: TSESTree.Node): boolean {
  if (loopback.test(getStringIfConstant(host, file.sourceCode.getScope(host)) ?? "")) return true;
  const definition = host.type === "Identifier" ? variableOf(file, host)?.defs[0] : undefined;
  const fn = definition?.node;
  if (!fn || !isFunction(fn)) return false;
  const index = fn.params.findIndex((parameter) => parameter === definition.name);
  const mentions = (index >= 0 && functionName(file, fn)?.mentions) || [];
  return mentions.length > 0 && mentions.every((mention) => givenTo(mention, index).some((argument) => loopback.test(getStringIfConstant(argument, file.sourceCode.getScope(argument)) ?? "")));
}

/** The argument at a position of the call whose callee is a name. */
function givenTo(name: TSESTree.Node, index: number): readonly TSESTree.Node[] {
  const { parent } = name;
  return parent?.type === "CallExpression" && parent.callee === name ? parent.arguments.slice(index, index + 1) : [];
}

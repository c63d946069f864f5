import type { TSESTree } from "@typescript-eslint/utils";
import { getStringIfConstant } from "./ast.js";
import { isCallback } from "./arguments.js";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";
import { slotsOf } from "./slot.js";

const loopback = /^(?:localhost|127(?:\.\d+){3}|::1)$/i;

/**
 * Whether a plain socket visibly connects to this machine, as it does where no host is given: the system then takes or refuses
 * the connection at once. A handshake that follows (TLS, WebSocket) may hang there as anywhere.
 */
export function isLoopback(file: File, { client, node, reach, args }: ExternalCall): boolean {
  if (reach.roles[0] !== "address" || client.handle?.connected !== "connect") return false;
  const isHere = (host: TSESTree.Node): boolean => loopback.test(getStringIfConstant(host, file.sourceCode.getScope(host)) ?? "");
  const [options] = args.options;
  if (options) return slotsOf(file, options, "host").every((slot) => slot.is === "absent" || (slot.is === "value" && isHere(slot.node)));
  const host = node.arguments[reach.skipped + 1];
  return !host || isHere(host) || isCallback(file, host);
}

import type { File } from "../file.js";
import { ownNodes } from "../nodes.js";
import type { CallNode } from "../reach.js";
import { variableOf } from "../value.js";

/** Words in the name, the type or the making of a signal, and of options that may hold one. */
const telling = /signal|abort|cancel|stop|\b(?:options|opts|init|config|request)\b|RequestInit/i;

/** Whether a call may pass on a signal, by the words of its arguments and of their variables' declarations: cheap, before anything dear. */
export function mayPassSignal(file: File, call: CallNode): boolean {
  return call.arguments.flatMap((argument) => ownNodes(file, argument)).some((node) => {
    if (node.type !== "Identifier") return false;
    if (telling.test(node.name)) return true;
    const definition = variableOf(file, node)?.defs[0];
    const declaration = definition?.node.type === "VariableDeclarator" ? definition.node : definition?.name;
    return declaration !== undefined && telling.test(file.sourceCode.getText(declaration));
  });
}

/** Whether a call may get a signal that this file makes: `AbortSignal.timeout(…)`, `controller.signal`, or a variable that is made of one. */
export function mayGetMadeSignal(file: File, call: CallNode): boolean {
  return call.arguments.flatMap((argument) => ownNodes(file, argument)).some((node) => {
    if (node.type !== "Identifier") return false;
    const declarator = node.name === "AbortSignal" ? undefined : variableOf(file, node)?.defs[0]?.node;
    const made = declarator?.type === "VariableDeclarator" ? declarator.init : undefined;
    return node.name === "AbortSignal" || (made ? /signal|AbortController/i.test(file.sourceCode.getText(made)) : false);
  });
}

import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "../file.js";
import { isLog } from "../log.js";
import { childrenOf } from "../nodes.js";
import { carriedSignals } from "../signals/carried.js";
import { variableOf } from "../value.js";
import { isWaitedFor } from "../waited.js";
import { isAsk, isRetry } from "./ask.js";

/** Whether evaluating `node`, and no part of it, waits for what gets a signal too: that rejects as soon as it is aborted. */
export function waitsWithSignal(file: File, node: TSESTree.Node): boolean {
  switch (node.type) {
    case "CallExpression":
    case "NewExpression": {
      if (!isWaitedFor(node) || isLog(file, node.callee) || isRetry(file, node)) return false;
      const { is } = carriedSignals(file, node);
      return is === "somebody" || is === "unknown";
    }
    case "VariableDeclarator":
      return isKeptWork(file, node);
    default:
      return false;
  }
}

/** `const lines = read(signal); for await (const line of lines) …` */
function isKeptWork(file: File, { id, init }: TSESTree.VariableDeclarator): boolean {
  if (id.type !== "Identifier" || init?.type !== "CallExpression" || carriedSignals(file, init).is !== "somebody") return false;
  return variableOf(file, id)?.references.some((reference) => !reference.init && isWaitedFor(reference.identifier)) ?? false;
}

/** Whether any part of `code` asks about an abort, or waits for what rejects with it. */
export function asks(file: File, code: TSESTree.Node): boolean {
  if (!/abort|cancel|signal|stop/i.test(file.sourceCode.getText(code))) return false;
  return isAsk(file, code) || waitsWithSignal(file, code) || childrenOf(file, code).some((child) => asks(file, child));
}

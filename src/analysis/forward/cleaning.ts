import type { TSESTree } from "@typescript-eslint/utils";
import { memberName } from "../ast.js";
import { isFunction } from "../chain.js";

/** What functions are called that clean up, after an abort too: of those no caller may be cut off by a signal. */
const word = "abort|cancel|cleanup|close|destroy|disconnect|dispose|drain|flush|release|rollback|shutdown|stop|teardown";
const cleaning = new RegExp(`^[#_]*(?:${word}|cleanUp|rollBack|shutDown|tearDown)(?![a-z])`);
const exactly = new RegExp(`^[#_]*(?:${word})$`);

/** Whether a name alone says that a call cleans up: `close()`. */
export function isCleaningCall(name: string): boolean {
  return exactly.test(name);
}

/** Whether a function round a node is called as what cleans up: `async #drain() { … }`, `cancel() { … }` of a stream's source. */
export function isInCleaning(at: TSESTree.Node): boolean {
  for (let node = at, { parent } = node; parent; node = parent, { parent } = node) {
    if (isFunction(node) && cleaning.test(nameOf(node, parent))) return true;
  }
  return false;
}

function nameOf(fn: TSESTree.FunctionLike, parent: TSESTree.Node): string {
  if (fn.id) return fn.id.name;
  if (parent.type === "VariableDeclarator") return parent.id.type === "Identifier" ? parent.id.name : "";
  if (parent.type === "Property") return parent.key.type === "Identifier" && !parent.computed ? parent.key.name : "";
  return parent.type === "MethodDefinition" || parent.type === "PropertyDefinition" ? (memberName(parent) ?? "") : "";
}

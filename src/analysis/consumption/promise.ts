import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import type { File } from "../file.js";
import { isGlobal } from "../value.js";
import { type Calls, handedTo } from "./functions.js";
import { awaited, callOf, escaped, moved, type Place, promised, type Step } from "./place.js";
import { read } from "./response.js";

/** What the member of a promise of an answer does with it. ky's promises read bodies themselves. */
export function promiseMember(file: File, calls: Calls, place: Place, member: TSESTree.MemberExpression, name: string | null): readonly Step[] {
  const call = callOf(member);
  if (!call) return ["unknown"];
  const [handler] = call.arguments;
  if (name === "catch" || name === "finally" || (name === "then" && isNothing(file, handler))) return [moved(place, call)];
  if (name !== "then" || !handler) return [read(name, call) ?? "unknown"];
  return handedTo(file, calls, moved(place, call, awaited(place.value)), { callee: handler, index: 0, call, isHandler: true });
}

function isNothing(file: File, node: TSESTree.Node | undefined): boolean {
  return !node || isGlobal(file, node, "undefined") || (node.type === "Literal" && node.value === null);
}

/** What the member of a list of answers does with them. */
export function listMember(file: File, calls: Calls, place: Place, member: TSESTree.MemberExpression, name: string | null): readonly Step[] {
  const { value } = place;
  if (value.is !== "list") return [];
  if (name === "length") return ["untouched"];
  if (name !== null && /^\d+$/.test(name)) {
    return value.at === undefined || value.at === Number(name) ? [moved(place, member, value.of)] : ["untouched"];
  }
  const call = callOf(member);
  const [callee] = call?.arguments ?? [];
  if (!call || !callee || (name !== "map" && name !== "forEach" && name !== "filter")) return [escaped(value)];
  const each = handedTo(file, calls, moved(place, call, value.of), { callee, index: 0, call, isHandler: false });
  return name === "filter" ? [...each, moved(place, call, { is: "list", of: value.of, at: undefined })] : each;
}

/** What `Promise.all`, `race`, `any` and `resolve` make of a promise, or of a list of promises; undefined for other calls. */
export function combined(file: File, place: Place, call: TSESTree.CallExpression | TSESTree.NewExpression): Step | undefined {
  const { value } = place;
  if (call.callee.type !== "MemberExpression" || !isGlobal(file, call.callee.object, "Promise")) return undefined;
  const name = getPropertyName(call.callee);
  if (name === "resolve") return moved(place, call, promised(value));
  if (value.is !== "list") return undefined;
  if (name === "all") return moved(place, call, { is: "promise", of: { ...value, of: awaited(value.of) } });
  return name === "race" || name === "any" ? moved(place, call, promised(value.of)) : undefined;
}

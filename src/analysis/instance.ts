import type { TSESTree } from "@typescript-eslint/utils";
import { memberName } from "./ast.js";
import { verdictOf } from "./bound.js";
import { type CallNode, reachesOf } from "./callee.js";
import { chainOn, outer } from "./chain.js";
import type { Clients } from "./clients.js";
import type { Consumption } from "./consumption.js";
import { consumptionOfCall, type ExternalCall, externalCallOf } from "./external-call.js";
import type { File } from "./file.js";
import { variableOf } from "./value.js";

/** How the instance that a call makes is used in this file. */
export interface InstanceUse {
  /** The variable or field that holds it. */
  readonly name: string | undefined;
  /** Its calls in this file. */
  readonly calls: readonly ExternalCall[];
  /** Whether code that this file doesn't show may call it too. */
  readonly escapes: boolean;
}

/** Whether a call's state is that of the instance it is made on: the fault lies where that was made. */
export function isInstanceFault(file: File, { state, reach: { instance } }: ExternalCall): boolean {
  if (instance === undefined || instance === "elsewhere") return false;
  return instance.some((maker) => verdictOf(file, maker).state === state);
}

/** Finds the calls of an instance through the variable that holds it. */
export function instanceUseOf(file: File, clients: Clients, maker: CallNode): InstanceUse {
  const at = outer(maker);
  const { parent } = at;
  if (parent?.type === "MemberExpression" && parent.object === at) {
    const [link] = chainOn(maker);
    const call = link && externalCallOf(file, clients, link.call);
    return { name: undefined, calls: call ? [call] : [], escapes: !call };
  }
  if (parent?.type === "PropertyDefinition") {
    const name = memberName(parent);
    return { name: name === null ? undefined : `this.${name}`, calls: [], escapes: true };
  }
  if (parent?.type === "AssignmentPattern" && parent.left.type === "Identifier") return { name: parent.left.name, calls: [], escapes: true };
  if (parent?.type === "AssignmentExpression" && parent.left.type === "MemberExpression") {
    return { name: file.sourceCode.getText(parent.left), calls: [], escapes: true };
  }
  const holder = parent?.type === "VariableDeclarator" ? parent.id : parent?.type === "AssignmentExpression" ? parent.left : undefined;
  const variable = holder?.type === "Identifier" ? variableOf(file, holder) : undefined;
  if (!variable) return { name: undefined, calls: [], escapes: true };
  const mentions = variable.references.filter((reference) => !reference.init && reference.identifier !== holder && reference.isRead());
  const calls = mentions.map(({ identifier }) => callOn(file, clients, identifier));
  const isExported = parent?.parent?.parent?.type === "ExportNamedDeclaration";
  return {
    name: variable.name,
    calls: calls.filter((call) => call !== undefined),
    escapes: isExported || calls.some((call) => call === undefined),
  };
}

/** The catalogued call of an instance that a mention of its variable is part of. */
function callOn(file: File, clients: Clients, mention: TSESTree.Node): ExternalCall | undefined {
  const at = outer(mention);
  const { parent } = at;
  const node = parent?.type === "CallExpression" && parent.callee === at ? parent : chainOn(mention)[0]?.call;
  return node && reachesOf(file, clients, node).length > 0 ? externalCallOf(file, clients, node) : undefined;
}

const worst: readonly Consumption[] = ["streamed", "transfer", "unknown", "buffered"];

/** What becomes of the answers of all of an instance's calls: the worst, and unknown where others may call it. */
export function consumptionOfInstance(file: File, { calls, escapes }: InstanceUse): Consumption {
  const all = calls.map((call) => consumptionOfCall(file, call));
  return escapes ? "unknown" : (worst.find((each) => all.includes(each)) ?? "unknown");
}

import type { TSESTree } from "@typescript-eslint/utils";
import { getPropertyName } from "../ast.js";
import { outer } from "../chain.js";
import type { File } from "../file.js";
import { isClearing } from "./function.js";

/** What one mention of a timer does with it: `idle` where nobody gets hold of it, `lost` where it goes out of sight. */
export type TimerMention = { readonly clear: TSESTree.CallExpression } | "unref" | "idle" | "lost";

/** What is done with a timer at a place that names it. */
export function timerMention(file: File, at: TSESTree.Node): TimerMention {
  const node = outer(at);
  const { parent } = node;
  switch (parent?.type) {
    case "CallExpression":
      return isClearing(file, parent, node) ? { clear: parent } : "lost";
    case "MemberExpression":
      return parent.object === node ? ofMember(file, parent) : "lost";
    case "AssignmentExpression":
      return parent.left === node ? "idle" : "lost";
    case "LogicalExpression":
      return parent.operator === "&&" && parent.left === node ? "idle" : "lost";
    case "ConditionalExpression":
      return parent.test === node ? "idle" : "lost";
    case "BinaryExpression":
    case "UnaryExpression":
    case "IfStatement":
    case "ExpressionStatement":
    case "TSTypeQuery":
      return "idle";
    default:
      return "lost";
  }
}

function ofMember({ sourceCode }: File, member: TSESTree.MemberExpression): TimerMention {
  const call = callOf(member);
  if (/^Symbol\.dispose$/.test(sourceCode.getText(member.property))) return call ? { clear: call } : "lost";
  switch (getPropertyName(member)) {
    case "close":
      return call ? { clear: call } : "lost";
    case "unref":
      return "unref";
    case "ref":
    case "hasRef":
    case "refresh":
      return "idle";
    default:
      return "lost";
  }
}

function callOf(member: TSESTree.MemberExpression): TSESTree.CallExpression | undefined {
  const callee = outer(member);
  return callee.parent?.type === "CallExpression" && callee.parent.callee === callee ? callee.parent : undefined;
}

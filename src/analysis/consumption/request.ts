import type { TSESTree } from "@typescript-eslint/utils";
import { getStringIfConstant, getStaticValue } from "../ast.js";
import type { Client } from "../../catalogue/client.js";
import type { File } from "../file.js";
import { type Slot, slotsOf } from "../slot.js";
import { isGlobal, originsOf } from "../value.js";
import { bodyOutcome } from "./body.js";
import { type Outcome, worst } from "./place.js";

/** What the options written at a call say of its consumption: body, headers, and how the answer is delivered. */
export function optionsOutcome(file: File, options: TSESTree.Node, bodies: readonly string[], delivery: Client["delivery"]): Outcome {
  return worst([
    ...bodies.map((name) => agreed(slotsOf(file, options, name).map((slot) => slotOutcome(slot, (node) => bodyOutcome(file, node))))),
    headersOutcome(file, options),
    duplexOutcome(file, options),
    ...(delivery ? [deliveryOutcome(file, options, delivery)] : []),
  ]);
}

function slotOutcome(slot: Slot, ask: (node: TSESTree.Expression) => Outcome): Outcome {
  if (slot.is === "absent") return "untouched";
  return slot.is === "value" ? ask(slot.node) : "unknown";
}

/** What all paths say, or nothing sure. */
function agreed(outcomes: readonly Outcome[]): Outcome {
  return new Set(outcomes).size === 1 ? outcomes[0]! : "unknown";
}

function deliveryOutcome(file: File, options: TSESTree.Node, { option, streamed, transfer }: NonNullable<Client["delivery"]>): Outcome {
  return agreed(
    slotsOf(file, options, option).map((slot) =>
      slotOutcome(slot, (node) => {
        const constant = getStaticValue(node, file.sourceCode.getScope(node));
        if (!constant) return "unknown";
        if (streamed.some((value) => value === constant.value)) return "streamed";
        return transfer.some((value) => value === constant.value) ? "transfer" : "untouched";
      }),
    ),
  );
}

/** `duplex: "half"` is what fetch demands of a body that is a stream. */
function duplexOutcome(file: File, options: TSESTree.Node): Outcome {
  return constants(file, slotsOf(file, options, "duplex")).includes("half") ? "transfer" : "untouched";
}

/** Event streams and multipart bodies say so in the headers; headers that aren't written here say nothing. */
function headersOutcome(file: File, options: TSESTree.Node): Outcome {
  // The answer to a HEAD request has no body, whatever it would accept.
  if (constants(file, slotsOf(file, options, "method")).some((method) => method.toUpperCase() === "HEAD")) return "untouched";
  const headers = slotsOf(file, options, "headers").flatMap((slot) => (slot.is === "value" ? headerObjects(file, slot.node) : []));
  const valued = (name: string): string => headers.flatMap((object) => namesOf(name).flatMap((each) => constants(file, slotsOf(file, object, each)))).join();
  if (valued("Accept").includes("text/event-stream")) return "streamed";
  return valued("Content-Type").includes("multipart/form-data") ? "transfer" : "untouched";
}

function namesOf(name: string): readonly string[] {
  return [name, name.toLowerCase(), name.toUpperCase()];
}

/** The object literals that a `headers` option is made of: itself, or what `new Headers(…)` is given. */
function headerObjects(file: File, node: TSESTree.Node): readonly TSESTree.Node[] {
  return originsOf(file, node).flatMap(({ made }) => {
    if (made.by !== "expression") return [];
    const isHeaders = made.node.type === "NewExpression" && isGlobal(file, made.node.callee, "Headers");
    return isHeaders ? made.node.arguments.slice(0, 1) : [made.node];
  });
}

function constants(file: File, slots: readonly Slot[]): readonly string[] {
  return slots.flatMap((slot) => (slot.is === "value" ? (getStringIfConstant(slot.node, file.sourceCode.getScope(slot.node)) ?? []) : []));
}

import type { TSESTree } from "@typescript-eslint/utils";

/** What becomes of a response, as the design words it. */
export type Consumption = "buffered" | "streamed" | "transfer" | "unknown";

/** What one use does: `untouched` looks at the answer, or drops it, without reading its body. */
export type Outcome = Consumption | "untouched";

/**
 * What an expression holds of an answer. `handle` is a request being driven, `message` is Node's `IncomingMessage`,
 * `data` is an answer that the library has read whole, and a list without `at` holds answers at any index.
 */
export type Value =
  | { readonly is: "response" | "body" | "handle" | "message" | "thenable" | "data" }
  | { readonly is: "promise"; readonly of: Value }
  | { readonly is: "list"; readonly of: Value; readonly at: number | undefined };

/** An expression, and what it holds. */
export interface Place {
  readonly node: TSESTree.Node;
  readonly value: Value;
  /** True where the expression may hold another call's answer too: what streams that may leave ours alone. */
  readonly mixed?: boolean;
  /** True inside a function that runs when somebody calls it: what reads there is not read here. */
  readonly later?: boolean;
}

/** The next stop on the way of an answer: another place that holds it, or what becomes of it there. */
export type Step = Outcome | Place;

/** What holds the answer for another place: the same reservations apply. */
export function moved(place: Place, node: TSESTree.Node, value: Value = place.value): Place {
  return { ...place, node, value };
}

/** What `await` makes of a value; other values than promises stay as they are. */
export function awaited(value: Value): Value {
  if (value.is === "promise") return awaited(value.of);
  return value.is === "thenable" ? { is: "data" } : value;
}

/** A promise of a value, as an async function or `.then` gives it. */
export function promised(value: Value): Value {
  return { is: "promise", of: awaited(value) };
}

/** What it means that a value goes where we can't follow: a body is being used, of all else nothing is known. */
export function escaped(value: Value): Outcome {
  return value.is === "body" ? "streamed" : "unknown";
}

const order: readonly Outcome[] = ["untouched", "buffered", "unknown", "transfer", "streamed"];

/** The outcome that decides among several: a stream, then a transfer, then what nobody knows. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  return order[Math.max(0, ...outcomes.map((outcome) => order.indexOf(outcome)))]!;
}

/** The call of which a member is the callee: `res.json()` for `res.json`. */
export function callOf(member: TSESTree.MemberExpression): TSESTree.CallExpression | undefined {
  const { parent } = member;
  return parent.type === "CallExpression" && parent.callee === member ? parent : undefined;
}

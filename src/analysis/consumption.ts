import type { TSESTree } from "@typescript-eslint/utils";
import type { Call, Client } from "../catalogue/client.js";
import { bodyOutcome } from "./consumption/body.js";
import { givenTo, isData } from "./consumption/handle.js";
import { type Consumption, type Outcome, type Place, type Step, worst } from "./consumption/place.js";
import { optionsOutcome } from "./consumption/request.js";
import { follow } from "./consumption/trail.js";
import type { File } from "./file.js";
import { isGlobal, originsOf } from "./value.js";

export type { Consumption };

/** What the catalogue and the call's own text say of a call, as far as its consumption needs it. */
export interface Consumed {
  readonly returns: Call["returns"];
  readonly delivery?: Client["delivery"] | undefined;
  /** The names of the options that carry a request's body. */
  readonly bodies: readonly string[];
  readonly options?: TSESTree.Expression | undefined;
  readonly body?: TSESTree.Expression | undefined;
}

/**
 * What becomes of the answer of a call: the worst of what its request says and of every use of what it returns;
 * `unknown` where it leaves our sight, `buffered` where nobody reads it at all.
 */
export function consumptionOf(file: File, call: TSESTree.CallExpression | TSESTree.NewExpression, about: Consumed): Consumption {
  if (about.returns === "stream") return "streamed";
  const outcome = worst([...requested(file, call, about), answered(file, call, about.returns)]);
  return outcome === "untouched" ? "buffered" : outcome;
}

/** What the request says: the body and the options, at the call or in the `Request` that it is given. */
function requested(file: File, call: TSESTree.CallExpression | TSESTree.NewExpression, about: Consumed): readonly Outcome[] {
  const options = [...(about.options ? [about.options] : []), ...requestOptions(file, call.arguments[0])];
  return [
    ...options.map((each) => optionsOutcome(file, each, about.bodies, about.delivery)),
    ...(about.body ? [bodyOutcome(file, about.body)] : []),
  ];
}

function requestOptions(file: File, first: TSESTree.Node | undefined): readonly TSESTree.Node[] {
  if (!first) return [];
  return originsOf(file, first).flatMap(({ made, path }) => {
    const isRequest = made.by === "expression" && path.length === 0 && made.node.type === "NewExpression" && isGlobal(file, made.node.callee, "Request");
    return isRequest ? made.node.arguments.slice(1, 2) : [];
  });
}

function answered(file: File, call: TSESTree.CallExpression | TSESTree.NewExpression, returns: Call["returns"]): Outcome {
  switch (returns) {
    case "response":
      return follow(file, [{ node: call, value: { is: "promise", of: { is: "response" } } }]);
    case "thenable":
      return follow(file, [{ node: call, value: { is: "thenable" } }]);
    case "handle": {
      const handle: Place = { node: call, value: { is: "handle" } };
      return follow(file, [handle, ...callbacks(file, call).flatMap((callback): readonly Step[] => givenTo(file, handle, callback))]);
    }
    default:
      return "untouched";
  }
}

/** The arguments that may be called with Node's `IncomingMessage`: what follows the URL and is no data. */
function callbacks(file: File, call: TSESTree.CallExpression | TSESTree.NewExpression): readonly TSESTree.Node[] {
  return call.arguments.slice(1).filter((argument) => !originsOf(file, argument).every(({ made }) => made.by === "nothing" || (made.by === "expression" && isData(made.node))));
}

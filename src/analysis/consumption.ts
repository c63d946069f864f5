import type { TSESTree } from "@typescript-eslint/utils";
import type { Call, Client } from "../catalogue/client.js";
import type { File } from "./file.js";

/** What becomes of a response, as the design words it. */
export type Consumption = "buffered" | "streamed" | "transfer" | "unknown";

/** What the catalogue and the call's own text say of a call, as far as its consumption needs it. */
export interface Consumed {
  readonly returns: Call["returns"];
  readonly delivery?: Client["delivery"];
  /** The names of the options that carry a request's body. */
  readonly bodies: readonly string[];
  readonly options?: TSESTree.ObjectExpression | undefined;
  readonly body?: TSESTree.Expression | undefined;
}

/** What becomes of the answer of `call`: the worst of all its uses, and `unknown` where it leaves our sight. */
export function consumptionOf(
  _file: File,
  _call: TSESTree.CallExpression | TSESTree.NewExpression,
  _about: Consumed,
): Consumption {
  return "unknown";
}

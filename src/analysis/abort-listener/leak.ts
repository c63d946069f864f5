import type { TSESTree } from "@typescript-eslint/utils";
import type { File } from "../file.js";
import { type End, endOf } from "./end.js";
import { homeOf, outlivesFunction } from "./lifetime.js";
import { isMissed } from "./removal.js";
import { type Registration, registrationOf } from "./registration.js";
import { mayBeReleased } from "./release.js";

/** An abort listener that stays on a signal when what it is there to end is over. */
export interface Leak extends Registration {
  readonly end: End;
}

/** The listener that a call adds and nobody takes off, though this file shows the end of what it is there for; undefined for any other. */
export function leakOf(file: File, node: TSESTree.CallExpression): Leak | undefined {
  const registration = registrationOf(file, node);
  if (!registration || homeOf(file, node).type === "Program") return undefined;
  if (!outlivesFunction(file, registration) || mayBeReleased(file, registration) || isMissed(file, registration)) return undefined;
  const end = endOf(file, registration);
  return end && { ...registration, end };
}

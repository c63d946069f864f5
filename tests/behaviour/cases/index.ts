import type { Case } from "../case.js";
import { noSwallowedAbort } from "./no-swallowed-abort.js";
import { requireHttpTimeout } from "./require-http-timeout.js";

/** Every edit that is proven by running, by rule. */
export const cases: readonly Case[] = [...requireHttpTimeout, ...noSwallowedAbort];

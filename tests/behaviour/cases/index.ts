import type { Case } from "../case.js";
import { noInvalidAbortReason } from "./no-invalid-abort-reason.js";
import { noMissedAbort } from "./no-missed-abort.js";
import { noSwallowedAbort } from "./no-swallowed-abort.js";
import { noUnusedAbortSignal } from "./no-unused-abort-signal.js";
import { preferThrowIfAborted } from "./prefer-throw-if-aborted.js";
import { requireAbortCheck } from "./require-abort-check.js";
import { requireHttpTimeout } from "./require-http-timeout.js";

/** Every edit that is proven by running, by rule. */
export const cases: readonly Case[] = [...requireHttpTimeout, ...noSwallowedAbort, ...noMissedAbort, ...preferThrowIfAborted, ...noInvalidAbortReason, ...noUnusedAbortSignal, ...requireAbortCheck];

import type { Case } from "../case.js";
import { noAbortSignalInCleanup } from "./no-abort-signal-in-cleanup.js";
import { noDetachedAbortSignal } from "./no-detached-abort-signal.js";
import { noInvalidAbortReason } from "./no-invalid-abort-reason.js";
import { noMissedAbort } from "./no-missed-abort.js";
import { noSwallowedAbort } from "./no-swallowed-abort.js";
import { preferThrowIfAborted } from "./prefer-throw-if-aborted.js";
import { requireHttpTimeout } from "./require-http-timeout.js";

/** Every edit that is proven by running, by rule. */
export const cases: readonly Case[] = [...requireHttpTimeout, ...noSwallowedAbort, ...noMissedAbort, ...preferThrowIfAborted, ...noInvalidAbortReason, ...noAbortSignalInCleanup, ...noDetachedAbortSignal];

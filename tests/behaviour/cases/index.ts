import type { Case } from "../case.js";
import { forwardAbortSignal } from "./forward-abort-signal.js";
import { noAbortSignalInCleanup } from "./no-abort-signal-in-cleanup.js";
import { noDetachedAbortSignal } from "./no-detached-abort-signal.js";
import { noDisabledServerTimeout } from "./no-disabled-server-timeout.js";
import { noEarlyClearTimeout } from "./no-early-clear-timeout.js";
import { noIneffectiveTimeout } from "./no-ineffective-timeout.js";
import { noInvalidAbortReason } from "./no-invalid-abort-reason.js";
import { noInvalidTimeout } from "./no-invalid-timeout.js";
import { noLeakedAbortListener } from "./no-leaked-abort-listener.js";
import { noLeakedAbortTimer } from "./no-leaked-abort-timer.js";
import { noMissedAbort } from "./no-missed-abort.js";
import { noPromiseRaceTimeout } from "./no-promise-race-timeout.js";
import { noSwallowedAbort } from "./no-swallowed-abort.js";
import { noUnboundedPolling } from "./no-unbounded-polling.js";
import { noUnhandledTimeoutError } from "./no-unhandled-timeout-error.js";
import { noUnusedAbortController } from "./no-unused-abort-controller.js";
import { noUnusedAbortSignal } from "./no-unused-abort-signal.js";
import { preferThrowIfAborted } from "./prefer-throw-if-aborted.js";
import { requireAbortCheck } from "./require-abort-check.js";
import { requireAwaitAfterAbort } from "./require-await-after-abort.js";
import { requireDatabaseTimeout } from "./require-database-timeout.js";
import { requireHttpTimeout } from "./require-http-timeout.js";
import { requireProcessTimeout } from "./require-process-timeout.js";
import { requireSocketTimeout } from "./require-socket-timeout.js";
import { requireTimeoutReason } from "./require-timeout-reason.js";
import { requireWrapperTimeout } from "./require-wrapper-timeout.js";

/** Every edit that is proven by running, by rule. */
export const cases: readonly Case[] = [
  ...forwardAbortSignal,
  ...noAbortSignalInCleanup,
  ...noDetachedAbortSignal,
  ...noDisabledServerTimeout,
  ...noEarlyClearTimeout,
  ...noIneffectiveTimeout,
  ...noInvalidAbortReason,
  ...noInvalidTimeout,
  ...noLeakedAbortListener,
  ...noLeakedAbortTimer,
  ...noMissedAbort,
  ...noPromiseRaceTimeout,
  ...noSwallowedAbort,
  ...noUnboundedPolling,
  ...noUnhandledTimeoutError,
  ...noUnusedAbortController,
  ...noUnusedAbortSignal,
  ...preferThrowIfAborted,
  ...requireAbortCheck,
  ...requireAwaitAfterAbort,
  ...requireDatabaseTimeout,
  ...requireHttpTimeout,
  ...requireProcessTimeout,
  ...requireSocketTimeout,
  ...requireTimeoutReason,
  ...requireWrapperTimeout,
];

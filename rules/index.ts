import forwardAbortSignal from "./forward-abort-signal.js";
import noAbortSignalInCleanup from "./no-abort-signal-in-cleanup.js";
import noDetachedAbortSignal from "./no-detached-abort-signal.js";
import noDisabledServerTimeout from "./no-disabled-server-timeout.js";
import noEarlyClearTimeout from "./no-early-clear-timeout.js";
import noIneffectiveTimeout from "./no-ineffective-timeout.js";
import noInvalidAbortReason from "./no-invalid-abort-reason.js";
import noInvalidTimeout from "./no-invalid-timeout.js";
import noLeakedAbortListener from "./no-leaked-abort-listener.js";
import noLeakedAbortTimer from "./no-leaked-abort-timer.js";
import noMissedAbort from "./no-missed-abort.js";
import noPromiseRaceTimeout from "./no-promise-race-timeout.js";
import noSwallowedAbort from "./no-swallowed-abort.js";
import noUnboundedPolling from "./no-unbounded-polling.js";
import noUnhandledTimeoutError from "./no-unhandled-timeout-error.js";
import noUnusedAbortController from "./no-unused-abort-controller.js";
import noUnusedAbortSignal from "./no-unused-abort-signal.js";
import preferThrowIfAborted from "./prefer-throw-if-aborted.js";
import requireAbortCheck from "./require-abort-check.js";
import requireAwaitAfterAbort from "./require-await-after-abort.js";
import requireDatabaseTimeout from "./require-database-timeout.js";
import requireHttpTimeout from "./require-http-timeout.js";
import requireProcessTimeout from "./require-process-timeout.js";
import requireSocketTimeout from "./require-socket-timeout.js";
import requireTimeoutReason from "./require-timeout-reason.js";
import requireWrapperTimeout from "./require-wrapper-timeout.js";

/** Every rule, by its name. */
export const rules = {
  "forward-abort-signal": forwardAbortSignal,
  "no-abort-signal-in-cleanup": noAbortSignalInCleanup,
  "no-detached-abort-signal": noDetachedAbortSignal,
  "no-disabled-server-timeout": noDisabledServerTimeout,
  "no-early-clear-timeout": noEarlyClearTimeout,
  "no-ineffective-timeout": noIneffectiveTimeout,
  "no-invalid-abort-reason": noInvalidAbortReason,
  "no-invalid-timeout": noInvalidTimeout,
  "no-leaked-abort-listener": noLeakedAbortListener,
  "no-leaked-abort-timer": noLeakedAbortTimer,
  "no-missed-abort": noMissedAbort,
  "no-promise-race-timeout": noPromiseRaceTimeout,
  "no-swallowed-abort": noSwallowedAbort,
  "no-unbounded-polling": noUnboundedPolling,
  "no-unhandled-timeout-error": noUnhandledTimeoutError,
  "no-unused-abort-controller": noUnusedAbortController,
  "no-unused-abort-signal": noUnusedAbortSignal,
  "prefer-throw-if-aborted": preferThrowIfAborted,
  "require-abort-check": requireAbortCheck,
  "require-await-after-abort": requireAwaitAfterAbort,
  "require-database-timeout": requireDatabaseTimeout,
  "require-http-timeout": requireHttpTimeout,
  "require-process-timeout": requireProcessTimeout,
  "require-socket-timeout": requireSocketTimeout,
  "require-timeout-reason": requireTimeoutReason,
  "require-wrapper-timeout": requireWrapperTimeout,
};

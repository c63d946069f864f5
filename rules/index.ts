import forwardAbortSignal from "./forward-abort-signal.js";
import noAbortSignalInCleanup from "./no-abort-signal-in-cleanup.js";
import noDetachedAbortSignal from "./no-detached-abort-signal.js";
import noDisabledServerTimeout from "./no-disabled-server-timeout.js";
import noInvalidAbortReason from "./no-invalid-abort-reason.js";
import noLeakedAbortListener from "./no-leaked-abort-listener.js";
import noMissedAbort from "./no-missed-abort.js";
import noSwallowedAbort from "./no-swallowed-abort.js";
import noUnusedAbortController from "./no-unused-abort-controller.js";
import noUnusedAbortSignal from "./no-unused-abort-signal.js";
import preferThrowIfAborted from "./prefer-throw-if-aborted.js";
import requireAbortCheck from "./require-abort-check.js";
import requireAwaitAfterAbort from "./require-await-after-abort.js";
import requireHttpTimeout from "./require-http-timeout.js";
import requireProcessTimeout from "./require-process-timeout.js";

/** Every rule, by its name. */
export const rules = {
  "forward-abort-signal": forwardAbortSignal,
  "no-abort-signal-in-cleanup": noAbortSignalInCleanup,
  "no-detached-abort-signal": noDetachedAbortSignal,
  "no-disabled-server-timeout": noDisabledServerTimeout,
  "no-invalid-abort-reason": noInvalidAbortReason,
  "no-leaked-abort-listener": noLeakedAbortListener,
  "no-missed-abort": noMissedAbort,
  "no-swallowed-abort": noSwallowedAbort,
  "no-unused-abort-controller": noUnusedAbortController,
  "no-unused-abort-signal": noUnusedAbortSignal,
  "prefer-throw-if-aborted": preferThrowIfAborted,
  "require-abort-check": requireAbortCheck,
  "require-await-after-abort": requireAwaitAfterAbort,
  "require-http-timeout": requireHttpTimeout,
  "require-process-timeout": requireProcessTimeout,
};

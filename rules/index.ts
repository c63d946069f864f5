import forwardAbortSignal from "./forward-abort-signal.js";
import noAbortSignalInCleanup from "./no-abort-signal-in-cleanup.js";
import noDetachedAbortSignal from "./no-detached-abort-signal.js";
import noInvalidAbortReason from "./no-invalid-abort-reason.js";
import noMissedAbort from "./no-missed-abort.js";
import noSwallowedAbort from "./no-swallowed-abort.js";
import preferThrowIfAborted from "./prefer-throw-if-aborted.js";
import requireHttpTimeout from "./require-http-timeout.js";

/** Every rule, by its name. */
export const rules = {
  "forward-abort-signal": forwardAbortSignal,
  "no-abort-signal-in-cleanup": noAbortSignalInCleanup,
  "no-detached-abort-signal": noDetachedAbortSignal,
  "no-invalid-abort-reason": noInvalidAbortReason,
  "no-missed-abort": noMissedAbort,
  "no-swallowed-abort": noSwallowedAbort,
  "prefer-throw-if-aborted": preferThrowIfAborted,
  "require-http-timeout": requireHttpTimeout,
};

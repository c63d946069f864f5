import noInvalidAbortReason from "./no-invalid-abort-reason.js";
import noLeakedAbortListener from "./no-leaked-abort-listener.js";
import noMissedAbort from "./no-missed-abort.js";
import noSwallowedAbort from "./no-swallowed-abort.js";
import preferThrowIfAborted from "./prefer-throw-if-aborted.js";
import requireHttpTimeout from "./require-http-timeout.js";

/** Every rule, by its name. */
export const rules = {
  "no-invalid-abort-reason": noInvalidAbortReason,
  "no-leaked-abort-listener": noLeakedAbortListener,
  "no-missed-abort": noMissedAbort,
  "no-swallowed-abort": noSwallowedAbort,
  "prefer-throw-if-aborted": preferThrowIfAborted,
  "require-http-timeout": requireHttpTimeout,
};

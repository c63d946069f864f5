import noMissedAbort from "./no-missed-abort.js";
import requireHttpTimeout from "./require-http-timeout.js";

/** Every rule, by its name. */
export const rules = {
  "no-missed-abort": noMissedAbort,
  "require-http-timeout": requireHttpTimeout,
};

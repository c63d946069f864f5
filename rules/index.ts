import noSwallowedAbort from "./no-swallowed-abort.js";
import requireHttpTimeout from "./require-http-timeout.js";

/** Every rule, by its name. */
export const rules = {
  "no-swallowed-abort": noSwallowedAbort,
  "require-http-timeout": requireHttpTimeout,
};

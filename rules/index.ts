import requireHttpTimeout from "./require-http-timeout.js";

/** Every rule, by its name. */
export const rules = {
  "require-http-timeout": requireHttpTimeout,
};

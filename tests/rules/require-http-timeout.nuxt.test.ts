import rule from "../../rules/require-http-timeout.js";
import { everywhere, run } from "../cases.js";
import { bound, noTimeoutOption, switchedOff, unboundedInstance } from "./require-http-timeout.errors.js";

const options = "`timeout` or `signal`";

run("require-http-timeout: Nuxt's $fetch", rule, everywhere, {
  valid: [
    { name: "a limit", code: 'const user = await $fetch("/api/user", { timeout: 5_000 });' },
    { name: "a signal", code: 'const user = await $fetch("/api/user", { signal: stop });' },
    { name: "options from elsewhere", code: "export const load = (url, options) => $fetch(url, options);" },
    { name: "an instance with a limit", code: "export const api = $fetch.create({ baseURL, timeout: 5_000 });" },
    { name: "a project's own $fetch", code: 'const { $fetch } = useApi(); await $fetch("/api/user");' },
    { name: "a $fetch from another module", code: 'import { $fetch } from "./http.js"; await $fetch("/api/user");' },
    { name: "a $fetch that the file sets", code: 'globalThis.$fetch = withTimeout; await $fetch("/api/user");' },
    { name: "useFetch has a signal of its own", code: 'const { data } = await useFetch("/api/user");' },
  ],
  invalid: [
    {
      name: "a request",
      code: 'const user = await ⟦$fetch⟧("/api/user"); show(user);',
      errors: [noTimeoutOption("$fetch", "nuxt", options)],
      output: 'const user = await $fetch("/api/user", { timeout: 10_000 }); show(user);',
    },
    {
      name: "a request with options, by way of the global object",
      code: 'const user = await ⟦globalThis.$fetch⟧("/api/user", { method: "POST", body: { id: 7 } }); show(user);',
      errors: [noTimeoutOption("globalThis.$fetch", "nuxt", options)],
      output: 'const user = await globalThis.$fetch("/api/user", { method: "POST", body: { id: 7 }, timeout: 10_000 }); show(user);',
    },
    {
      name: "a whole response",
      code: 'const response = await ⟦$fetch.raw⟧("/api/user"); show(response._data);',
      errors: [noTimeoutOption("$fetch.raw", "nuxt", options)],
      output: 'const response = await $fetch.raw("/api/user", { timeout: 10_000 }); show(response._data);',
    },
    {
      name: "a limit that is switched off",
      code: 'const user = await $fetch("/api/user", { ⟦timeout: 0⟧ }); show(user);',
      errors: [switchedOff("$fetch", "timeout: 0")],
      output: 'const user = await $fetch("/api/user", { timeout: 10_000 }); show(user);',
    },
    {
      name: "an instance",
      code: "export const api = ⟦$fetch.create⟧({ baseURL });",
      errors: [unboundedInstance("$fetch.create", "timeout", "nuxt", "`api`", bound("timeout: 10_000", "export const api = $fetch.create({ baseURL, timeout: 10_000 });"))],
    },
  ],
});

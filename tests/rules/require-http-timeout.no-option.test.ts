import rule from "../../rules/require-http-timeout.js";
import { everywhere, run } from "../cases.js";

run("require-http-timeout: clients whose options bound no call", rule, everywhere, {
  valid: [
    { name: "wretch: what bounds a call stands in its chain", code: 'import wretch from "wretch"; const api = wretch(base); await api.url("/orders").get().json();' },
    { name: "wretch: a signal for all calls", code: 'import wretch from "wretch"; export const api = wretch(base, { signal: null });' },
    { name: "Apollo's link: a fetch of one's own bounds its operations", code: 'import { HttpLink } from "@apollo/client"; export const link = new HttpLink({ uri });' },
    { name: "Apollo's link: a signal for all operations", code: 'import { HttpLink } from "@apollo/client/link/http"; export const link = new HttpLink({ uri, fetchOptions: { signal: null } });' },
  ],
  invalid: [],
});

import rule from "../../rules/require-http-timeout.js";
import { everywhere, run } from "../cases.js";
import { bound, switchedOff } from "./require-http-timeout.errors.js";

const stripe = 'import Stripe from "stripe"; ';

run("require-http-timeout: Stripe", rule, everywhere, {
  valid: [
    { name: "80 s by default", code: `${stripe}export const stripe = new Stripe(key);` },
    { name: "80 s beside other options", code: `${stripe}const stripe = new Stripe(key, { apiVersion, maxNetworkRetries: 2 }); await stripe.customers.create({ email });` },
    { name: "another limit", code: `${stripe}export const stripe = new Stripe(key, { timeout: 20_000 });` },
    { name: "a call's 0 is read as none, so that the client's limit holds", code: `${stripe}const stripe = new Stripe(key); await stripe.customers.create({ email }, { timeout: 0 });` },
    { name: "with fetch, 0 ends a call at once", code: `${stripe}export const stripe = new Stripe(key, { timeout: 0, httpClient: Stripe.createFetchHttpClient() });` },
    { name: "a client that nobody uses", code: `${stripe}const stripe = new Stripe(key, { timeout: 0 });` },
  ],
  invalid: [
    {
      name: "the client's limit, switched off",
      code: `${stripe}export const stripe = new Stripe(key, { apiVersion, ⟦timeout: 0⟧ });`,
      errors: [switchedOff("Stripe", "timeout: 0", bound("timeout: 10_000", `${stripe}export const stripe = new Stripe(key, { apiVersion, timeout: 10_000 });`))],
    },
  ],
});

import rule from "../../rules/no-invalid-timeout.js";
import { everywhere, policy, run } from "../cases.js";
import { aborted, early, invalid } from "./no-invalid-timeout.errors.js";

const axios = 'import axios from "axios"; ';
const strict = [{ minimum: 100 }];
const range = [{ minimum: 100, maximum: 60_000 }];

const short = { minimum: "100" };
const long = { minimum: "100", maximum: "60_000", longest: "60_000" };
const signal = "AbortSignal.timeout";

run("no-invalid-timeout: minimum", rule, everywhere, {
  valid: [
    { name: "no minimum by default", code: `${axios}axios.get(url, { timeout: 30 }); AbortSignal.timeout(1);` },
    { name: "the minimum", code: `${axios}axios.get(url, { timeout: 100 }); AbortSignal.timeout(100);`, options: strict },
    { name: "a timer, which ends no call", code: "setTimeout(f, 30); setInterval(f, 1);", options: strict },
    { name: "a timer that aborts", code: "const timer = setTimeout(() => controller.abort(), 30);", options: strict },
    { name: "what says that there is no limit", code: `${axios}axios.get(url, { timeout: 0 });`, options: strict },
    { name: "a const that is tested", code: "const ms = 30; if (ms > 20) AbortSignal.timeout(ms);", options: strict },
  ],
  invalid: [
    {
      name: "seconds",
      code: `${axios}axios.get(url, { timeout: ⟦30⟧ });`,
      options: strict,
      errors: [invalid("short", { ...short, client: "axios", name: "timeout", value: "30" }, ["30_000", `${axios}axios.get(url, { timeout: 30_000 });`, "seconds"])],
    },
    {
      name: "a signal",
      code: "fetch(url, { signal: AbortSignal.timeout(⟦5⟧) });",
      options: strict,
      errors: [invalid("short", { ...short, name: signal, value: "5" }, ["5_000", "fetch(url, { signal: AbortSignal.timeout(5_000) });", "seconds"])],
    },
    {
      name: "a const",
      code: "const seconds = 30; AbortSignal.timeout(⟦seconds⟧);",
      options: strict,
      errors: [invalid("short", { ...short, name: signal, value: "30" }, ["seconds * 1000", "const seconds = 30; AbortSignal.timeout(seconds * 1000);", "seconds"])],
    },
    {
      name: "a sum",
      code: "const seconds = 30; AbortSignal.timeout(⟦seconds + 5⟧);",
      options: strict,
      errors: [invalid("short", { ...short, name: signal, value: "35" }, ["(seconds + 5) * 1000", "const seconds = 30; AbortSignal.timeout((seconds + 5) * 1000);", "seconds"])],
    },
    {
      name: "a default",
      code: "export const load = (url, timeout = ⟦10⟧) => fetch(url, { signal: AbortSignal.timeout(timeout) });",
      options: strict,
      errors: [
        invalid("short", { ...short, name: signal, value: "10" }, ["10_000", "export const load = (url, timeout = 10_000) => fetch(url, { signal: AbortSignal.timeout(timeout) });", "seconds"]),
      ],
    },
    {
      name: "a minimum of several seconds: what is written is hardly seconds",
      code: "AbortSignal.timeout(⟦500⟧);",
      options: [{ minimum: 1_000 }],
      errors: [invalid("short", { minimum: "1_000", name: signal, value: "500" })],
    },
    {
      name: "what cannot work is said before what is too short",
      code: "AbortSignal.timeout(⟦0⟧); setTimeout(f, ⟦-1⟧);",
      options: strict,
      errors: [
        { ...aborted("0", ["10_000", "AbortSignal.timeout(10_000); setTimeout(f, -1);"]), data: { ...aborted("0").data, ...short } },
        { ...early("-1", ["0", "AbortSignal.timeout(0); setTimeout(f, 0);"]), data: { ...early("-1").data, ...short } },
      ],
    },
  ],
});

run("no-invalid-timeout: maximum", rule, everywhere, {
  valid: [
    { name: "the maximum", code: `${axios}axios.get(url, { timeout: 60_000 }); AbortSignal.timeout(60_000);`, options: range },
    { name: "a timer, which ends no call", code: "setTimeout(f, 24 * 60 * 60 * 1000);", options: range },
  ],
  invalid: [
    {
      name: "a time that is too long for the project",
      code: `${axios}axios.get(url, { timeout: ⟦90_000⟧ });`,
      options: range,
      errors: [invalid("long", { ...long, client: "axios", name: "timeout", value: "90_000" }, ["60_000", `${axios}axios.get(url, { timeout: 60_000 });`])],
    },
    {
      name: "one by a const",
      code: "const minute = 60_000; AbortSignal.timeout(⟦5 * minute⟧);",
      options: range,
      errors: [invalid("long", { ...long, name: signal, value: "300_000" }, ["Math.min(5 * minute, 60_000)", "const minute = 60_000; AbortSignal.timeout(Math.min(5 * minute, 60_000));"])],
    },
    {
      name: "one that no timer holds: the maximum is the team's, and never a fix",
      code: "AbortSignal.timeout(⟦Infinity⟧);",
      options: range,
      errors: [invalid("throws", { ...long, name: signal, value: "Infinity" }, ["60_000", "AbortSignal.timeout(60_000);"])],
    },
    {
      name: "where a client takes longer times than a timer",
      code: 'import { request } from "undici"; request(url, { headersTimeout: ⟦2 ** 31⟧ });',
      options: range,
      errors: [invalid("long", { ...long, client: "undici", name: "headersTimeout", value: "2_147_483_648" }, ["60_000", 'import { request } from "undici"; request(url, { headersTimeout: 60_000 });'])],
    },
    {
      name: "a timer that cannot work",
      code: "setTimeout(f, ⟦Infinity⟧);",
      options: range,
      errors: [{ ...early("Infinity"), data: { ...early("Infinity").data, minimum: "100", maximum: "60_000" } }],
      output: "setTimeout(f, 2_147_483_647);",
    },
  ],
});

/** A house's own client, which takes seconds. */
const house = {
  timeout: {
    ...policy.timeout,
    clients: [
      {
        name: "api",
        kind: "http",
        modules: ["@acme/api"],
        exports: ["api"],
        calls: { load: { args: ["url", "options"], returns: "result" } },
        bounds: { seconds: { takes: "s", off: [0.001] } },
        edit: "seconds",
      },
    ],
  },
};

run("no-invalid-timeout: seconds of a client", rule, everywhere, {
  valid: [
    { name: "above the minimum", code: 'import { api } from "@acme/api"; api.load(url, { seconds: 30 });', options: strict, settings: house },
    { name: "what says that there is no limit", code: 'import { api } from "@acme/api"; api.load(url, { seconds: 0.001 });', options: strict, settings: house },
  ],
  invalid: [
    {
      name: "a minimum is one of milliseconds",
      code: 'import { api } from "@acme/api"; api.load(url, { seconds: ⟦0.05⟧ });',
      options: strict,
      settings: house,
      errors: [invalid("short", { ...short, client: "api", name: "seconds", unit: "s", longest: "2147483.647", value: "0.05" })],
    },
  ],
});

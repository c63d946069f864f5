import rule from "../../rules/no-invalid-timeout.js";
import { everywhere, policy, run } from "../cases.js";
import { aborted, early, invalid, refused, throws } from "./no-invalid-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");

const longest = "2_147_483_647";
const axios = 'import axios from "axios"; ';

run("no-invalid-timeout: edits", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "keep the comments round the number",
      code: "setTimeout(f /* later */, /* for ever */ ⟦Infinity⟧ /* ms */, x);",
      errors: [early("Infinity")],
      output: `setTimeout(f /* later */, /* for ever */ ${longest} /* ms */, x);`,
    },
    {
      name: "are none where a comment stands in the number",
      code: "setTimeout(f, ⟦2 /* to the */ ** 31⟧);",
      errors: [early("2_147_483_648")],
    },
    {
      name: "keep a comment in what they wrap",
      code: "const day = 864e5; setTimeout(f, ⟦30 /* days */ * day⟧);",
      errors: [early("2_592_000_000", [`Math.min(30 /* days */ * day, ${longest})`, `const day = 864e5; setTimeout(f, Math.min(30 /* days */ * day, ${longest}));`])],
    },
    {
      name: "keep brackets and a trailing comma",
      code: lines("setTimeout(", "  f,", "  (⟦Infinity⟧),", ");"),
      errors: [early("Infinity")],
      output: lines("setTimeout(", "  f,", `  (${longest}),`, ");"),
    },
    {
      name: "are none of a sequence",
      code: "setTimeout(f, (⟦log(), Infinity⟧));",
      errors: [early("Infinity")],
    },
    {
      name: "write no separators where the language has none",
      code: "setTimeout(f, ⟦Infinity⟧);",
      languageOptions: { ecmaVersion: 2020 },
      errors: [{ ...early("Infinity"), data: { ...early("Infinity").data, longest: "2147483647", maximum: "9007199254740991" } }],
      output: "setTimeout(f, 2147483647);",
    },
    {
      name: "are suggestions where the settings want no fix",
      code: "setTimeout(f, ⟦Infinity⟧); AbortSignal.timeout(⟦1000 / 3⟧);",
      settings: { timeout: { ...policy.timeout, fixes: "suggest" } },
      errors: [
        early("Infinity", [longest, `setTimeout(f, ${longest}); AbortSignal.timeout(1000 / 3);`]),
        throws("333.3333333333333", ["Math.round(1000 / 3)", "setTimeout(f, Infinity); AbortSignal.timeout(Math.round(1000 / 3));"]),
      ],
    },
    {
      name: "write the example where the team has no deadline",
      code: "AbortSignal.timeout(⟦0⟧);",
      settings: {},
      errors: [aborted("0", ["10_000", "AbortSignal.timeout(10_000);"])],
    },
    {
      name: "write the team's deadline",
      code: "AbortSignal.timeout(⟦0⟧);",
      settings: { timeout: { deadline: 2_500 } },
      errors: [aborted("0", ["2_500", "AbortSignal.timeout(2_500);"])],
    },
    {
      name: "import the team's deadline",
      code: "AbortSignal.timeout(⟦-1⟧);",
      settings: { timeout: { deadline: { import: "@acme/http", name: "HTTP_TIMEOUT_MS" } } },
      errors: [throws("-1", ["HTTP_TIMEOUT_MS", 'import { HTTP_TIMEOUT_MS } from "@acme/http";\n\nAbortSignal.timeout(HTTP_TIMEOUT_MS);'])],
    },
    {
      name: "write the deadline of that client",
      code: `${axios}axios.get(url, { timeout: ⟦-1⟧ });`,
      settings: { timeout: { deadline: 2_500, deadlines: [{ client: "axios", deadline: 500 }] } },
      errors: [refused("axios", "timeout", "-1", ["500", `${axios}axios.get(url, { timeout: 500 });`])],
    },
    {
      name: "write the example where the team's policy is that the client may wait for ever: this one does not",
      code: `${axios}axios.get(url, { timeout: ⟦-1⟧ });`,
      settings: { timeout: { deadline: 2_500, deadlines: [{ client: "axios", deadline: "none" }] } },
      errors: [refused("axios", "timeout", "-1", ["10_000", `${axios}axios.get(url, { timeout: 10_000 });`])],
    },
    {
      name: "span the whole call, so that two of one call are made one after the other",
      code: `${axios}axios.get(url, { timeout: ⟦Infinity⟧, signal: AbortSignal.timeout(⟦2 ** 31⟧) });`,
      errors: [refused("axios", "timeout", "Infinity"), aborted("2_147_483_648")],
      output: `${axios}axios.get(url, { timeout: ${longest}, signal: AbortSignal.timeout(2 ** 31) });`,
    },
    {
      name: "multiply what is calculated",
      code: "AbortSignal.timeout(⟦Number('1.5')⟧);",
      errors: [
        throws(
          "1.5",
          ["Number('1.5') * 1000", "AbortSignal.timeout(Number('1.5') * 1000);", "seconds"],
          ["Math.round(Number('1.5'))", "AbortSignal.timeout(Math.round(Number('1.5')));"],
        ),
      ],
    },
    {
      name: "take no number for seconds that would be none of milliseconds",
      code: "AbortSignal.timeout(⟦0.0005⟧);",
      errors: [throws("0.0005")],
    },
    {
      name: "write the longest time for any way to say never",
      code: "AbortSignal.timeout(⟦1 / 0⟧);",
      errors: [throws("Infinity")],
      output: `AbortSignal.timeout(${longest});`,
    },
    {
      name: "are a suggestion where Math is something else",
      code: "import * as Math from './math.js'; AbortSignal.timeout(⟦1000 / 3⟧);",
      errors: [throws("333.3333333333333", ["Math.round(1000 / 3)", "import * as Math from './math.js'; AbortSignal.timeout(Math.round(1000 / 3));"])],
    },
    {
      name: "of an interval",
      code: "setInterval(f, ⟦-1⟧);",
      errors: [invalid("early", { name: "setInterval", value: "-1" }, ["0", "setInterval(f, 0);"])],
    },
  ],
});

import { Linter, type Rule } from "eslint";
import { expect } from "vitest";
import rule from "../../rules/no-detached-abort-signal.js";
import { run } from "../cases.js";
import { describe, it } from "../tester.js";
import { detached, given, joined, timeout } from "./no-detached-abort-signal.errors.js";

const code = given(`await load(url, { signal: ⟦${timeout}⟧ });`);
const output = given(`await load(url, { signal: ${joined} });`);

const fixed = (name: string, body: string, after: string, head?: string, signal?: string) => ({ name, code: given(body, head), errors: [detached(signal)], output: given(after, head) });

run("no-detached-abort-signal: what decides the edit", rule, ["typed"], {
  valid: [],
  invalid: [
    { name: "no deadline of the team's: none is written", code, settings: { timeout: { target: "modern" } }, errors: [detached()], output },
    { name: "a Node that lacks AbortSignal.any", code, settings: { timeout: { target: "18.0" } }, errors: [detached()] },
    { name: "React Native", code, settings: { timeout: { target: "react-native" } }, errors: [detached()] },
    { name: "fixes as suggestions", code, settings: { timeout: { target: "modern", fixes: "suggest" } }, errors: [detached("signal", [joined, output])] },
    {
      name: "an abort that the function answers by an end of its own",
      code: given(`await load(url, { signal: ⟦${timeout}⟧ }); if (signal.aborted) return;`),
      errors: [detached("signal", [joined, given(`await load(url, { signal: ${joined} }); if (signal.aborted) return;`)])],
    },
    { name: "a class of that name", code: `${given("const stop = new AbortController(); await load(url, { signal: ⟦stop.signal⟧ });")} class AbortSignal {}`.replace("signal: AbortSignal)", "signal: globalThis.AbortSignal)"), errors: [detached()] },
    { name: "its own may be missing", code: given(`await load(url, { signal: ⟦url ? ${timeout} : undefined⟧ });`), errors: [detached()] },
    { name: "a comment in its own", code: given("await load(url, { signal: ⟦AbortSignal.timeout(/* long */ 9)⟧ });"), errors: [detached()] },
    fixed("a comment beside it", `await load(url, { signal: ⟦${timeout}⟧ /* long */ });`, `await load(url, { signal: ${joined} /* long */ });`),
    fixed("several lines", `await load(\n  url,\n  {\n    signal: ⟦${timeout}⟧, // long\n  },\n);`, `await load(\n  url,\n  {\n    signal: ${joined}, // long\n  },\n);`),
    fixed("a cast", `await load(url, { signal: ⟦${timeout} as AbortSignal⟧ });`, `await load(url, { signal: AbortSignal.any([signal, ${timeout} as AbortSignal]) });`),
  ],
});

const own = "const own = AbortSignal.timeout(9);";

run("no-detached-abort-signal: a constant", rule, ["typed"], {
  valid: [],
  invalid: [
    fixed("is mended where it is made", `${own} await load(url, { signal: ⟦own⟧ });`, `const own = ${joined}; await load(url, { signal: own });`),
    {
      name: "is mended where it is made, if several calls use it",
      code: given(`${own} await load(url, { signal: ⟦own⟧ }); await work(url, ⟦own⟧);`),
      errors: [detached(), detached()],
      output: given(`const own = ${joined}; await load(url, { signal: own }); await work(url, own);`),
    },
    fixed(
      "of the option's name is mended where it is made",
      `const signal = ${timeout}; await load(url, { ⟦signal⟧ });`,
      `const signal = AbortSignal.any([${timeout}, ...(options.signal ? [options.signal] : [])]); await load(url, { signal });`,
      "options: { signal?: AbortSignal }",
      "options.signal",
    ),
    fixed(
      "of a controller's signal",
      "const stop = new AbortController(); setTimeout(() => stop.abort(), 9); const own = stop.signal; await load(url, { signal: ⟦own⟧ });",
      "const stop = new AbortController(); setTimeout(() => stop.abort(), 9); const own = AbortSignal.any([signal, stop.signal]); await load(url, { signal: own });",
    ),
    fixed("that is asked for, too, is mended in the call", `${own} await load(url, { signal: ⟦own⟧ }); work(own.aborted);`, `${own} await load(url, { signal: AbortSignal.any([signal, own]) }); work(own.aborted);`),
    fixed("that other calls use, too, is mended in the call", `${own} await load(url, { signal: ⟦own⟧ }); void load(url, { signal: own });`, `${own} await load(url, { signal: AbortSignal.any([signal, own]) }); void load(url, { signal: own });`),
    fixed("in shorthand that is mended in the call", `const signal = ${timeout}; await load(url, { ⟦signal⟧ }); work(signal);`, `const signal = ${timeout}; await load(url, { signal: AbortSignal.any([signal, ...(options.signal ? [options.signal] : [])]) }); work(signal);`, "options: { signal?: AbortSignal }", "options.signal"),
    {
      name: "of the module is mended in the call",
      code: `const own = AbortSignal.timeout(9); ${given("await load(url, { signal: ⟦own⟧ });")}`,
      errors: [detached()],
      output: `const own = AbortSignal.timeout(9); ${given("await load(url, { signal: AbortSignal.any([signal, own]) });")}`,
    },
    fixed("that is written again is mended in the call", "let own = AbortSignal.timeout(9); own = AbortSignal.timeout(8); await load(url, { signal: ⟦own⟧ });", "let own = AbortSignal.timeout(9); own = AbortSignal.timeout(8); await load(url, { signal: AbortSignal.any([signal, own]) });"),
  ],
});

describe("no-detached-abort-signal without types", () => {
  it("tells the user what to set up", () => {
    const plugins = { timeout: { rules: { rule: rule as unknown as Rule.RuleModule } } };
    expect(() => new Linter().verify("load();", { plugins, rules: { "timeout/rule": "error" } })).toThrow("requires type information");
  });
});

import rule from "../../rules/no-promise-race-timeout.js";
import { everywhere, type Invalid, policy, run } from "../cases.js";
import { fixture } from "../tester.js";
import { inEachLanguage, timerLeft, timerLeftFor } from "./no-promise-race-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");
const late = 'new Error("late")';
const end = ".finally(() => clearTimeout(timer))";

/** A race that `--fix` mends; `LET` stands for the declaration of the timer. */
const fixed = (name: string, code: string, output: string): Invalid => ({ name, code, errors: [timerLeft], output });

/** One that is left to a person. */
const suggested = (name: string, code: string, output: string): Invalid => ({ name, code, errors: [timerLeftFor(output)] });

/** One without an edit. */
const bare = (name: string, code: string): Invalid => ({ name, code, errors: [timerLeft] });

const cases: readonly Invalid[] = [
  fixed(
    "an arrow function for an executor",
    `async function f() { await ⟦Promise.race⟧([work(), new Promise((_, reject) => setTimeout(() => reject(${late}), 5_000))]); }`,
    `async function f() { LET; await Promise.race([work(), new Promise((_, reject) => { timer = setTimeout(() => reject(${late}), 5_000); })])${end}; }`,
  ),
  fixed(
    "a block",
    lines(
      "async function f() {",
      "  // what comes of it",
      "  const value = await ⟦Promise.race⟧([",
      "    work(),",
      "    new Promise((_, reject) => {",
      `      setTimeout(() => reject(${late}), 5_000); // in time`,
      "    }),",
      "  ]);",
      "  return value;",
      "}",
    ),
    lines(
      "async function f() {",
      "  LET;",
      "  // what comes of it",
      "  const value = await Promise.race([",
      "    work(),",
      "    new Promise((_, reject) => {",
      `      timer = setTimeout(() => reject(${late}), 5_000); // in time`,
      "    }),",
      `  ])${end};`,
      "  return value;",
      "}",
    ),
  ),
  fixed(
    "a value in the work's place",
    "async function f() { return ⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000, none))]); }",
    `async function f() { LET; return Promise.race([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000, none); })])${end}; }`,
  ),
  fixed(
    "a function that is one expression",
    "const within = (work, ms) => ⟦Promise.race⟧([work, new Promise((_, reject) => setTimeout(reject, ms))]);",
    `const within = (work, ms) => { LET; return Promise.race([work, new Promise((_, reject) => { timer = setTimeout(reject, ms); })])${end}; };`,
  ),
  fixed(
    "a function that is one expression of many lines",
    lines(
      "  const within = (work, ms) =>",
      "    ⟦Promise.race⟧([",
      "      work,",
      "      new Promise((_, reject) => setTimeout(reject, ms)),",
      "    ]);",
    ),
    lines(
      "  const within = (work, ms) => {",
      "    LET;",
      "    return Promise.race([",
      "      work,",
      "      new Promise((_, reject) => { timer = setTimeout(reject, ms); }),",
      `    ])${end};`,
      "  };",
    ),
  ),
  fixed(
    "an arrow function in brackets",
    "const f = async () => (await ⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000))]));",
    `const f = async () => { LET; return await Promise.race([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })])${end}; };`,
  ),
  fixed(
    "handlers behind the race",
    lines("⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000))])", "  .then(go)", "  .catch(stop);"),
    lines("LET;", "Promise.race([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })])", `  ${end}`, "  .then(go)", "  .catch(stop);"),
  ),
  fixed(
    "a handler behind the timer",
    `async function f() { await ⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000)).then(() => { throw ${late}; })]); }`,
    `async function f() { LET; await Promise.race([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); }).then(() => { throw ${late}; })])${end}; }`,
  ),
  fixed(
    "a const for the timer's promise",
    lines("async function f() {", "  const timeout = new Promise((_, reject) => setTimeout(reject, 5_000));", "  const work = start();", "  return ⟦Promise.race⟧([work, timeout]);", "}"),
    lines("async function f() {", "  LET;", "  const timeout = new Promise((_, reject) => { timer = setTimeout(reject, 5_000); });", "  const work = start();", `  return Promise.race([work, timeout])${end};`, "}"),
  ),
  fixed(
    "a timer that has a name which nobody uses",
    "async function f() { await ⟦Promise.race⟧([work(), new Promise((_, reject) => { const timer = setTimeout(reject, 5_000); })]); }",
    `async function f() { LET; await Promise.race([work(), new Promise((_, reject) => { timer = setTimeout(reject, 5_000); })])${end}; }`,
  ),
  fixed(
    "a timer that only its own function clears, when it has run out",
    `async function f() { await ⟦Promise.race⟧([work(), new Promise((_, reject) => { const timer = setTimeout(() => { clearTimeout(timer); reject(${late}); }, 5_000); })]); }`,
    `async function f() { LET; await Promise.race([work(), new Promise((_, reject) => { timer = setTimeout(() => { clearTimeout(timer); reject(${late}); }, 5_000); })])${end}; }`,
  ),
  fixed(
    "a name that is taken",
    "async function f(timer) { await ⟦Promise.race⟧([work(timer), new Promise((resolve) => setTimeout(resolve, 5_000))]); }",
    "async function f(timer) { LET; await Promise.race([work(timer), new Promise((resolve) => { timeout = setTimeout(resolve, 5_000); })]).finally(() => clearTimeout(timeout)); }".replace("LET", "LET-timeout"),
  ),
  fixed(
    "a window's timer",
    "async function f() { await ⟦Promise.race⟧([work(), new Promise((resolve) => window.setTimeout(resolve, 5_000))]); }",
    "async function f() { LET-window; await Promise.race([work(), new Promise((resolve) => { timer = window.setTimeout(resolve, 5_000); })]).finally(() => window.clearTimeout(timer)); }",
  ),
  fixed(
    "a function for the timer that aborts the work and logs",
    `async function f(controller) { await ⟦Promise.race⟧([work(controller.signal), new Promise((_, reject) => setTimeout(() => { console.warn("late"); reject(${late}); controller.abort(); }, 5_000))]); }`,
    `async function f(controller) { LET; await Promise.race([work(controller.signal), new Promise((_, reject) => { timer = setTimeout(() => { console.warn("late"); reject(${late}); controller.abort(); }, 5_000); })])${end}; }`,
  ),
  fixed(
    "in an if",
    "async function f() { if (x) await ⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000))]); }",
    `async function f() { LET; if (x) await Promise.race([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })])${end}; }`,
  ),
  suggested(
    "a timer that does more than settle, which would be left out then",
    "async function f() { await ⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(() => { close(); resolve(); }, 5_000))]); }",
    `async function f() { LET; await Promise.race([work(), new Promise((resolve) => { timer = setTimeout(() => { close(); resolve(); }, 5_000); })])${end}; }`,
  ),
  suggested(
    "other work behind the timer, which would not be started then",
    "async function f() { await ⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000)).then(() => other())]); }",
    `async function f() { LET; await Promise.race([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); }).then(() => other())])${end}; }`,
  ),
  bare("a comment that would go", "async function f() { await ⟦Promise.race⟧([work(), new Promise((resolve) => /* soon */ setTimeout(resolve, 5_000))]); }"),
  bare("a clearTimeout of one's own", 'import { clearTimeout } from "./clock.js"; async function f() { await ⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000))]); }'),
  bare("a field", "class Job { end = ⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000))]); }"),
  bare("a parameter's default", "function f(end = ⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000))])) {}"),
  bare("a case, whose names the others would not see", "async function f() { switch (x) { case 1: await ⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000))]); } }"),
  bare("a const that is made once for the races of a loop", "async function f() { const timeout = new Promise((resolve) => setTimeout(resolve, 5_000)); for (const one of all) await ⟦Promise.race⟧([one.work(), timeout]); }"),
  bare("a const of another function", "const timeout = new Promise((resolve) => setTimeout(resolve, 5_000)); export const f = () => ⟦Promise.race⟧([work(), timeout]);"),
  bare("a private field", "class Job { #timer; run() { return ⟦Promise.race⟧([this.work(), new Promise((resolve) => { this.#timer = setTimeout(resolve, 5_000); })]); } }"),
];

inEachLanguage("no-promise-race-timeout: the timer is cleared", cases);

run("no-promise-race-timeout: the timer has a place already", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "a variable before the race",
      filename: fixture("file.ts"),
      code: "async function f() { let timer; await ⟦Promise.race⟧([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })]); }",
      errors: [timerLeft],
      output: `async function f() { let timer; await Promise.race([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })])${end}; }`,
    },
    bare("a variable that is written twice", "async function f() { let timer; timer = 1; await ⟦Promise.race⟧([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })]); }"),
    bare("a variable that may be null", "async function f() { let timer = null; await ⟦Promise.race⟧([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })]); }"),
  ],
});

const sleep = 'import { setTimeout as sleep } from "node:timers/promises"; ';
const stopped = ".finally(() => controller.abort())";

run("no-promise-race-timeout: a sleep is ended", rule, everywhere, {
  valid: [],
  invalid: [
    {
      name: "without a value",
      filename: fixture("file.ts"),
      code: `${sleep}async function f() { await ⟦Promise.race⟧([work(), sleep(5_000)]); }`,
      errors: [timerLeft],
      output: `${sleep}async function f() { const controller = new AbortController(); await Promise.race([work(), sleep(5_000, undefined, { signal: controller.signal })])${stopped}; }`,
    },
    {
      name: "with a value, and a handler",
      filename: fixture("file.ts"),
      code: `${sleep}async function f(controller) { await ⟦Promise.race⟧([work(), sleep(5_000, none).then(() => { throw ${late}; })]); }`,
      errors: [timerLeft],
      output: `${sleep}async function f(controller) { const sleep2 = new AbortController(); await Promise.race([work(), sleep(5_000, none, { signal: sleep2.signal }).then(() => { throw ${late}; })]).finally(() => sleep2.abort()); }`.replaceAll("sleep2", "timer"),
    },
    bare("a handler that would hear of the abort", `${sleep}async function f() { await ⟦Promise.race⟧([work(), sleep(5_000).catch(go)]); }`),
    bare("a class of that name", `${sleep}import { AbortController } from "./abort.js"; async function f() { await ⟦Promise.race⟧([work(), sleep(5_000)]); }`),
  ],
});

run("no-promise-race-timeout: the names of a script are everybody's", rule, ["js"], {
  valid: [],
  invalid: [
    { ...bare("its top", "⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000))]);"), languageOptions: { sourceType: "script" } },
    {
      name: "the top of a CommonJS module",
      languageOptions: { sourceType: "commonjs" },
      code: "⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000))]);",
      errors: [timerLeft],
      output: `let timer;\nPromise.race([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })])${end};`,
    },
  ],
});

const race = "async function f() { await ⟦Promise.race⟧([work(), new Promise((resolve) => setTimeout(resolve, 5_000))]); }";
const mended = `async function f() { let timer; await Promise.race([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })])${end}; }`;

run("no-promise-race-timeout: settings", rule, ["js"], {
  valid: [],
  invalid: [
    { name: "fixes are suggestions", settings: { timeout: { ...policy.timeout, fixes: "suggest" } }, code: race, errors: [timerLeftFor(mended)] },
    { name: "nothing is set", settings: {}, code: race, errors: [timerLeft], output: mended },
  ],
});

run("no-promise-race-timeout: a component may be in either language", rule, ["ts"], {
  valid: [],
  invalid: [{ filename: "Panel.vue", code: race, errors: [timerLeftFor(mended)] }],
});

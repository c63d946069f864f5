import rule from "../../rules/no-unbounded-polling.js";
import { everywhere, type Invalid, run } from "../cases.js";
import { fixture } from "../tester.js";
import { timed, unbounded } from "./no-unbounded-polling.errors.js";

const imports = "import { setTimeout as sleep } from 'node:timers/promises';\n";
const lines = (...all: string[]): string => imports + all.join("\n");
const head = "export async function f(id: string, signal: AbortSignal) {";

const clock = "const deadline = Date.now() + 10_000;";
const check = "if (Date.now() > deadline) throw new Error('Waited too long');";

/** A case for which a deadline is suggested; `code` and `output` are the file's lines. */
const dated = (name: string, code: string[], output: string[]): Invalid => ({ name, code: lines(...code), errors: [timed(lines(...output))] });

const passed = (name: string, code: string[], output: string[]): Invalid => ({ name, code: lines(...code), errors: [unbounded], output: lines(...output) });

run("no-unbounded-polling: the deadline", rule, everywhere, {
  valid: [],
  invalid: [
    dated(
      "a loop over lines",
      ["export async function f(id) {", "  ⟦while (true)⟧ {", "    const job = await get(id);", "    if (job.done) return job;", "    await sleep(500);", "  }", "}"],
      ["export async function f(id) {", `  ${clock}`, "  while (true) {", `    ${check}`, "    const job = await get(id);", "    if (job.done) return job;", "    await sleep(500);", "  }", "}"],
    ),
    dated(
      "a loop without braces",
      ["export async function f(id) {", "  // Not long.", "  ⟦while (!(await isReady(id)))⟧", "    await sleep(500);", "}"],
      ["export async function f(id) {", `  ${clock}`, "  // Not long.", "  while (!(await isReady(id))) {", `    ${check}`, "    await sleep(500);", "  }", "}"],
    ),
    {
      name: "a file with double quotes and without semicolons",
      code: 'import { setTimeout } from "node:timers/promises"\nexport async function f(id) {\n  ⟦while (!(await isReady(id)))⟧ {\n    await setTimeout(500)\n  }\n}\n',
      errors: [
        timed(
          'import { setTimeout } from "node:timers/promises"\nexport async function f(id) {\n  const deadline = Date.now() + 10_000\n  while (!(await isReady(id))) {\n    if (Date.now() > deadline) throw new Error("Waited too long")\n    await setTimeout(500)\n  }\n}\n',
        ),
      ],
    },
    {
      name: "the team's deadline, imported: never unasked, since it is meant for one call",
      code: lines("export async function f(id) { ⟦while (!(await isReady(id)))⟧ await sleep(500); }"),
      settings: { timeout: { target: "modern", deadline: { import: "@acme/http", name: "TIMEOUT_MS" } } },
      errors: [
        timed(
          "import { setTimeout as sleep } from 'node:timers/promises';\nimport { TIMEOUT_MS } from '@acme/http';\nexport async function f(id) { const deadline = Date.now() + TIMEOUT_MS; while (!(await isReady(id))) { if (Date.now() > deadline) throw new Error('Waited too long'); await sleep(500); } }",
          "TIMEOUT_MS",
        ),
      ],
    },
    { ...dated("without settings", ["export async function f(id) { ⟦while (!(await isReady(id)))⟧ await sleep(500); }"], [`export async function f(id) { ${clock} while (!(await isReady(id))) { ${check} await sleep(500); } }`]), settings: {} },
    { name: "a loop that is a branch: no room before it", code: lines("export async function f(id) { if (id) ⟦while (!(await isReady(id)))⟧ await sleep(500); }"), errors: [unbounded] },
    { name: "a loop with a label", code: lines("export async function f(id) { poll: ⟦while (!(await isReady(id)))⟧ { await sleep(500); continue poll; } }"), errors: [unbounded] },
    { name: "a name that is taken", code: lines("export async function f(id, deadline) { ⟦while (!(await isReady(id)))⟧ await sleep(500); }"), errors: [unbounded] },
    { name: "a function that nobody waits for: an error would end the process", code: lines("async function f(id) { ⟦while (!(await isReady(id)))⟧ await sleep(500); }", "void f('a');"), errors: [unbounded] },
  ],
});

run("no-unbounded-polling: a signal in scope", rule, ["ts"], {
  valid: [
    { name: "a signal that is not there", code: lines("export async function f(id: string, signal?: AbortSignal) { if (!signal) return; const deadline = Date.now() + 1; while (Date.now() < deadline) await sleep(500); }") },
    { name: "a wait that the caller may end", code: lines("export async function f(isReady: () => Promise<boolean>, signal: AbortSignal) { while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 500)); }") },
  ],
  invalid: [
    passed(
      "is passed to the sleep",
      [head, "  ⟦while (!(await isReady(id)))⟧ await sleep(500);", "}"],
      [head, "  while (!(await isReady(id))) await sleep(500, undefined, { signal });", "}"],
    ),
    passed(
      "joins the sleep's options",
      [head, "  ⟦while (!(await isReady(id)))⟧ await sleep(500, 'again', { ref: false });", "}"],
      [head, "  while (!(await isReady(id))) await sleep(500, 'again', { ref: false, signal });", "}"],
    ),
    passed(
      "may be missing",
      ["export async function f(id: string, options?: { signal?: AbortSignal }) {", "  ⟦while (!(await isReady(id)))⟧ await sleep(500);", "}"],
      ["export async function f(id: string, options?: { signal?: AbortSignal }) {", "  while (!(await isReady(id))) await sleep(500, undefined, { signal: options?.signal });", "}"],
    ),
    {
      name: "a package's sleep takes it in its second argument",
      code: "import delay from 'delay'; export async function f(id: string, signal: AbortSignal) { ⟦while (!(await isReady(id)))⟧ await delay(500); }",
      errors: [unbounded],
      output: "import delay from 'delay'; export async function f(id: string, signal: AbortSignal) { while (!(await isReady(id))) await delay(500, { signal }); }",
    },
    passed(
      "is looked at, where the sleep takes none",
      [head, "  ⟦while (!(await isReady(id)))⟧ {", "    await new Promise((resolve) => setTimeout(resolve, 500));", "  }", "}"],
      [head, "  while (!(await isReady(id))) {", "    signal.throwIfAborted();", "    await new Promise((resolve) => setTimeout(resolve, 500));", "  }", "}"],
    ),
    {
      name: "where fixes are to be suggestions",
      code: lines(head, "  ⟦while (!(await isReady(id)))⟧ await sleep(500);", "}"),
      settings: { timeout: { target: "modern", deadline: 10_000, fixes: "suggest" } },
      errors: [
        {
          ...unbounded,
          suggestions: [
            { messageId: "pass", data: { text: "signal" }, output: lines(head, "  while (!(await isReady(id))) await sleep(500, undefined, { signal });", "}") },
            { messageId: "deadline", data: { text: "10_000" }, output: lines(head, `  ${clock}`, `  while (!(await isReady(id))) { ${check} await sleep(500); }`, "}") },
          ],
        },
      ],
    },
    {
      name: "a handler round the loop takes the error",
      code: lines(head, "  try { ⟦while (!(await isReady(id)))⟧ await sleep(500); } catch { console.log(id); }", "}"),
      errors: [
        {
          ...unbounded,
          suggestions: [
            { messageId: "pass", data: { text: "signal" }, output: lines(head, "  try { while (!(await isReady(id))) await sleep(500, undefined, { signal }); } catch { console.log(id); }", "}") },
            { messageId: "deadline", data: { text: "10_000" }, output: lines(head, `  try { ${clock} while (!(await isReady(id))) { ${check} await sleep(500); } } catch { console.log(id); }`, "}") },
          ],
        },
      ],
    },
    {
      name: "where nobody knows the runtime, a look at it is suggested",
      code: lines(head, "  ⟦while (!(await isReady(id)))⟧ { await new Promise((resolve) => setTimeout(resolve, 500)); }", "}"),
      settings: {},
      filename: fixture("anywhere/file.ts"),
      errors: [
        {
          ...unbounded,
          suggestions: [
            { messageId: "check", data: { text: "signal.throwIfAborted();" }, output: lines(head, "  while (!(await isReady(id))) { signal.throwIfAborted(); await new Promise((resolve) => setTimeout(resolve, 500)); }", "}") },
            { messageId: "deadline", data: { text: "10_000" }, output: lines(head, `  ${clock}`, `  while (!(await isReady(id))) { ${check} await new Promise((resolve) => setTimeout(resolve, 500)); }`, "}") },
          ],
        },
      ],
    },
  ],
});

run("no-unbounded-polling: with types, a signal in scope is the business of the rules about signals", rule, ["typed"], {
  valid: [
    { name: "forward-abort-signal passes it to the sleep", code: lines("declare function isReady(id: string): Promise<boolean>;", head, "  while (!(await isReady(id))) await sleep(500);", "}") },
    {
      name: "require-abort-check looks at it",
      code: lines("declare function isReady(id: string): Promise<boolean>;", head, "  while (!(await isReady(id))) await new Promise((resolve) => setTimeout(resolve, 500));", "}"),
    },
  ],
  invalid: [
    {
      name: "there is none",
      code: lines("declare function isReady(id: string): Promise<boolean>;", "export async function f(id: string) { ⟦while (!(await isReady(id)))⟧ await sleep(500); }"),
      errors: [timed(lines("declare function isReady(id: string): Promise<boolean>;", `export async function f(id: string) { ${clock} while (!(await isReady(id))) { ${check} await sleep(500); } }`))],
    },
  ],
});

import rule from "../../rules/no-abort-signal-in-cleanup.js";
import { everywhere, run, typescript } from "../cases.js";
import { cancelled, finallyDoes, fresh } from "./no-abort-signal-in-cleanup.errors.js";

const release = "await release(id, { ⟦signal⟧ });";
const mended = `await release(id, { signal: ${fresh} });`;

run("no-abort-signal-in-cleanup: what decides the edit", rule, everywhere, {
  valid: [],
  invalid: [
    { name: "no deadline: a suggestion with an example", code: finallyDoes(release), settings: { timeout: { target: "modern" } }, errors: [cancelled("signal", finallyDoes(mended))] },
    { name: "a runtime that nobody knows", code: finallyDoes(release), settings: { timeout: { deadline: 10_000, target: "16.0" } }, errors: [cancelled()] },
    { name: "React Native, which has no AbortSignal.timeout", code: finallyDoes(release), settings: { timeout: { deadline: 10_000, target: "react-native" } }, errors: [cancelled()] },
    {
      name: "fixes as suggestions",
      code: finallyDoes(release),
      settings: { timeout: { deadline: 10_000, target: "modern", fixes: "suggest" } },
      errors: [cancelled("signal", finallyDoes(mended))],
    },
    {
      name: "another deadline for that function",
      code: finallyDoes(release),
      settings: { timeout: { deadline: 10_000, target: "modern", deadlines: [{ callee: "release", deadline: 500 }] } },
      errors: [cancelled()],
      output: finallyDoes("await release(id, { signal: AbortSignal.timeout(500) });"),
    },
    {
      name: "a function that may wait for ever: its signal still is somebody's to choose",
      code: finallyDoes(release),
      settings: { timeout: { deadline: 10_000, target: "modern", deadlines: [{ callee: "release", deadline: "none" }] } },
      errors: [cancelled()],
    },
    {
      name: "a deadline by its name, with its import",
      code: finallyDoes(release),
      settings: { timeout: { deadline: { import: "@acme/http", name: "DEADLINE" }, target: "modern" } },
      errors: [cancelled()],
      output: `import { DEADLINE } from "@acme/http";\n\n${finallyDoes("await release(id, { signal: AbortSignal.timeout(DEADLINE) });")}`,
    },
    { name: "a class of that name", code: `class AbortSignal {} ${finallyDoes(release)}`, errors: [cancelled()] },
    { name: "a comment in what would go", code: finallyDoes("await release(id, { signal: ⟦signal/* theirs */.it⟧ });").replace("signal/* theirs */.it⟧", "signal⟧ /* theirs */"), errors: [cancelled()], output: finallyDoes(`await release(id, { signal: ${fresh} /* theirs */ });`) },
    {
      name: "a comment in an expression: no edit",
      code: finallyDoes("await release(id, ⟦AbortSignal.any([signal /* theirs */])⟧);"),
      errors: [cancelled()],
    },
    {
      name: "several lines and a trailing comma",
      code: finallyDoes("\n  await release(\n    id,\n    ⟦signal⟧, // the caller's\n  );\n"),
      errors: [cancelled()],
      output: finallyDoes(`\n  await release(\n    id,\n    ${fresh}, // the caller's\n  );\n`),
    },
  ],
});

run("no-abort-signal-in-cleanup: edits in TypeScript", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "a type by the name of an import that is a class too",
      code: `import { AbortSignal } from "abort-controller"; export async function f(id: string, signal: AbortSignal) { try { await work(id); } finally { await release(id, { ⟦signal⟧ }); } }`,
      errors: [cancelled()],
    },
  ],
});

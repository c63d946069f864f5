import rule from "../../rules/require-timeout-reason.js";
import { everywhere, run } from "../cases.js";

const lines = (...all: string[]): string => all.join("\n");
const reason = "new DOMException('The operation timed out.', 'TimeoutError')";

/** A step of a run that both its own timer and whoever started the run may end. */
const step = (abort: string): string =>
  lines(
    "export async function run(model, { abortSignal, stepMs }) {",
    "  const controller = new AbortController();",
    "  const signal = AbortSignal.any([abortSignal, controller.signal]);",
    "  do {",
    `    const timer = stepMs != null ? setTimeout(() => ${abort}, stepMs) : undefined;`,
    "    try {",
    "      await model.generate({ signal });",
    "    } finally {",
    "      clearTimeout(timer);",
    "    }",
    "  } while (model.hasMore('step'));",
    "}",
  );

// A bug that was found in public code, rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("require-timeout-reason: bugs in the wild", rule, everywhere, {
  valid: [{ name: "https://github.com/vercel/ai/pull/14943, mended", code: step(`controller.abort(${reason})`) }],
  invalid: [
    {
      name: "https://github.com/vercel/ai/pull/14943",
      code: step("⟦controller.abort()⟧"),
      errors: [{ messageId: "unnamed", data: { controller: "controller" }, suggestions: [{ messageId: "named", data: { text: reason }, output: step(`controller.abort(${reason})`) }] }],
    },
  ],
});

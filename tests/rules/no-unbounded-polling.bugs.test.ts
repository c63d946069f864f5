import rule from "../../rules/no-unbounded-polling.js";
import { everywhere, run } from "../cases.js";
import { timed } from "./no-unbounded-polling.errors.js";

const lines = (...all: string[]): string => all.join("\n");
const sleep = "await new Promise((resolve) => setTimeout(resolve, 3_000));";

// A bug that was found in public code, rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("no-unbounded-polling: bugs in the wild", rule, everywhere, {
  valid: [
    {
      name: "https://github.com/tanviet12/chat-quality-agent/issues/20, mended",
      code: lines(
        "export async function untilDone(id) {",
        "  let polls = 0;",
        "  while (polls < 120) {",
        "    polls++;",
        `    ${sleep}`,
        "    const { data } = await api.get(`/runs/${id}`);",
        "    if (data.status !== 'running') return data;",
        "  }",
        "}",
      ),
    },
  ],
  invalid: [
    {
      name: "https://github.com/tanviet12/chat-quality-agent/issues/20",
      code: lines(
        "export async function untilDone(id) {",
        "  ⟦while (true)⟧ {",
        `    ${sleep}`,
        "    const { data } = await api.get(`/runs/${id}`);",
        "    if (data.status !== 'running') return data;",
        "  }",
        "}",
      ),
      errors: [
        timed(
          lines(
            "export async function untilDone(id) {",
            "  const deadline = Date.now() + 10_000;",
            "  while (true) {",
            "    if (Date.now() > deadline) throw new Error('Waited too long');",
            `    ${sleep}`,
            "    const { data } = await api.get(`/runs/${id}`);",
            "    if (data.status !== 'running') return data;",
            "  }",
            "}",
          ),
        ),
      ],
    },
  ],
});

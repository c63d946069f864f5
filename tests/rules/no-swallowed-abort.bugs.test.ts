import rule from "../../rules/no-swallowed-abort.js";
import { everywhere, run, typescript } from "../cases.js";
import { letThrough, swallowed } from "./no-swallowed-abort.errors.js";

const lines = (...all: string[]): string => all.join("\n");

const retries = (...handler: string[]): string =>
  lines(
    "/** @param {AbortSignal} signal */",
    "export async function load(url, signal, retries = 1) {",
    "  try {",
    "    return await fetch(url, { signal });",
    ...handler,
    "    throw error;",
    "  }",
    "}",
  );

const folders = (head: string, ...handler: string[]): string =>
  lines(
    "export class Commands {",
    "  async load(signal: AbortSignal) {",
    '    const options = { nodir: true, signal };',
    "    const commands = [];",
    "    for (const folder of this.folders) {",
    "      try {",
    '        const files = await glob("**/*.toml", { ...options, cwd: folder });',
    "        commands.push(...files);",
    `      ${head} {`,
    ...handler,
    "      }",
    "    }",
    "    return commands;",
    "  }",
    "}",
  );

const says = '          events.emitFeedback("error", `No commands from ${folder}`, error);';

// Bugs that were found in public code, each rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("no-swallowed-abort: bugs in the wild", rule, everywhere, {
  valid: [
    {
      name: "https://github.com/unjs/ofetch/pull/112, mended",
      code: retries("  } catch (error) {", '    const isAborted = error.name === "AbortError";', "    if (!isAborted && retries > 0) return load(url, signal, retries - 1);"),
    },
  ],
  invalid: [
    {
      name: "https://github.com/unjs/ofetch/pull/112",
      code: retries("  } ⟦catch (error)⟧ {", "    if (retries > 0) return load(url, signal, retries - 1);"),
      errors: [
        swallowed(
          "signal",
          letThrough("if (signal.aborted) throw error;", retries("  } catch (error) {", "    if (signal.aborted) throw error;", "    if (retries > 0) return load(url, signal, retries - 1);")),
        ),
      ],
    },
  ],
});

run("no-swallowed-abort: bugs in the wild, in TypeScript", rule, typescript, {
  valid: [
    {
      name: "https://github.com/google-gemini/gemini-cli/pull/12927, mended",
      code: folders("} catch (error)", '        if (!signal.aborted && error.code !== "ENOENT") {', says, "        }"),
    },
  ],
  invalid: [
    {
      name: "https://github.com/google-gemini/gemini-cli/pull/12927",
      code: folders("} ⟦catch (error)⟧", '        if (error.code !== "ENOENT") {', says, "        }"),
      errors: [swallowed("signal")],
      output: folders("} catch (error)", "        if (signal.aborted) throw error;", '        if (error.code !== "ENOENT") {', says, "        }"),
    },
  ],
});

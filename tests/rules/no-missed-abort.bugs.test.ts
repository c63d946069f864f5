import rule from "../../rules/no-missed-abort.js";
import { everywhere, run } from "../cases.js";
import { unlinked } from "./no-missed-abort.errors.js";

const lines = (...all: string[]): string => all.join("\n");

// Bugs that were found in public code, each rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("no-missed-abort: bugs in the wild", rule, everywhere, {
  valid: [
    {
      name: "https://github.com/sindresorhus/ky/pull/663, mended",
      code: lines(
        "export class Request {",
        "  controller = new AbortController();",
        "  constructor(url, options) {",
        "    const { signal } = options;",
        "    if (signal?.aborted) this.controller.abort(signal.reason);",
        "    signal?.addEventListener('abort', () => this.controller.abort(signal.reason));",
        "  }",
        "}",
      ),
    },
    {
      name: "https://github.com/mikkelchokolate/Veil/issues/57, mended",
      code: lines(
        "export async function request(url, init = {}) {",
        "  const controller = new AbortController();",
        "  init.signal?.throwIfAborted();",
        "  init.signal?.addEventListener('abort', () => controller.abort());",
        "  return fetch(url, { ...init, signal: controller.signal });",
        "}",
      ),
    },
  ],
  invalid: [
    {
      name: "https://github.com/sindresorhus/ky/pull/663",
      code: lines(
        "export class Request {",
        "  controller = new AbortController();",
        "  constructor(url, options) {",
        "    if (options.signal) {",
        "      const original = options.signal;",
        "      ⟦options.signal.addEventListener⟧('abort', () => {",
        "        this.controller.abort(original.reason);",
        "      });",
        "    }",
        "    this.request = fetch(url, { signal: this.controller.signal });",
        "  }",
        "}",
      ),
      errors: [unlinked("options.signal", "this.controller")],
      output: lines(
        "export class Request {",
        "  controller = new AbortController();",
        "  constructor(url, options) {",
        "    if (options.signal) {",
        "      const original = options.signal;",
        "      options.signal.addEventListener('abort', () => {",
        "        this.controller.abort(original.reason);",
        "      });",
        "      if (options.signal.aborted) this.controller.abort(original.reason);",
        "    }",
        "    this.request = fetch(url, { signal: this.controller.signal });",
        "  }",
        "}",
      ),
    },
    {
      name: "https://github.com/mikkelchokolate/Veil/issues/57",
      code: lines(
        "export async function request(url, init = {}) {",
        "  const controller = new AbortController();",
        "  ⟦init.signal?.addEventListener⟧('abort', () => controller.abort());",
        "  return fetch(url, { ...init, signal: controller.signal });",
        "}",
      ),
      errors: [unlinked("init.signal", "controller")],
      output: lines(
        "export async function request(url, init = {}) {",
        "  const controller = new AbortController();",
        "  init.signal?.addEventListener('abort', () => controller.abort());",
        "  if (init.signal?.aborted) controller.abort();",
        "  return fetch(url, { ...init, signal: controller.signal });",
        "}",
      ),
    },
  ],
});

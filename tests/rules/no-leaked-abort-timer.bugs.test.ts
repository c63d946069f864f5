import rule from "../../rules/no-leaked-abort-timer.js";
import { everywhere, run } from "../cases.js";
import { leaked, replaceable } from "./no-leaked-abort-timer.errors.js";

const lines = (...all: string[]): string => all.join("\n");

// Bugs that were found in public code, each rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("no-leaked-abort-timer: bugs in the wild", rule, everywhere, {
  valid: [
    {
      name: "https://github.com/unjs/ofetch/pull/369, mended",
      code: lines(
        "export async function send(context, failed) {",
        "  let timer;",
        "  if (!context.options.signal && context.options.timeout) {",
        "    const controller = new AbortController();",
        "    timer = setTimeout(() => controller.abort(), context.options.timeout);",
        "    context.options.signal = controller.signal;",
        "  }",
        "  try {",
        "    context.response = await fetch(context.request, context.options);",
        "  } catch (error) {",
        "    return await failed(error);",
        "  } finally {",
        "    if (timer) {",
        "      clearTimeout(timer);",
        "    }",
        "  }",
        "  return context.response;",
        "}",
      ),
    },
    {
      name: "https://github.com/neet/masto.js/commit/f6b2f9ce9cd406bc9f90fad57c7d86fbbe2243c8, mended",
      code: lines(
        "export class Timeout {",
        "  #controller = new AbortController();",
        "  #timer;",
        "  constructor(ms) {",
        "    this.#timer = setTimeout(() => { this.#controller.abort(); }, ms);",
        "  }",
        "  get signal() {",
        "    return this.#controller.signal;",
        "  }",
        "  clear() {",
        "    clearTimeout(this.#timer);",
        "  }",
        "}",
      ),
    },
    {
      name: "https://github.com/vercel/ai/pull/12047, mended: the stream that clears the timer is not followed",
      code: lines(
        "export async function step(model, ms, consume) {",
        "  const controller = new AbortController();",
        "  const timer = setTimeout(() => controller.abort(), ms);",
        "  const clear = () => clearTimeout(timer);",
        "  try {",
        "    const stream = await model.stream({ abortSignal: controller.signal });",
        "    return consume(stream, clear);",
        "  } catch (error) {",
        "    clear();",
        "    throw error;",
        "  }",
        "}",
      ),
    },
  ],
  invalid: [
    {
      name: "https://github.com/unjs/ofetch/pull/369",
      code: lines(
        "export async function send(context, failed) {",
        "  if (!context.options.signal && context.options.timeout) {",
        "    const controller = new AbortController();",
        "    ⟦setTimeout⟧(() => controller.abort(), context.options.timeout);",
        "    context.options.signal = controller.signal;",
        "  }",
        "  try {",
        "    context.response = await fetch(context.request, context.options);",
        "  } catch (error) {",
        "    return await failed(error);",
        "  }",
        "  return context.response;",
        "}",
      ),
      errors: [
        replaceable(
          leaked(),
          lines(
            "export async function send(context, failed) {",
            "  if (!context.options.signal && context.options.timeout) {",
            "    context.options.signal = AbortSignal.timeout(context.options.timeout);",
            "  }",
            "  try {",
            "    context.response = await fetch(context.request, context.options);",
            "  } catch (error) {",
            "    return await failed(error);",
            "  }",
            "  return context.response;",
            "}",
          ),
          "AbortSignal.timeout(context.options.timeout)",
        ),
      ],
    },
    {
      name: "https://github.com/neet/masto.js/commit/f6b2f9ce9cd406bc9f90fad57c7d86fbbe2243c8",
      code: lines(
        "export class Config {",
        "  createTimeoutSignal() {",
        "    const controller = new AbortController();",
        "    ⟦setTimeout⟧(() => {",
        "      controller.abort();",
        "    }, this.timeout ?? 300_000);",
        "",
        "    return controller.signal;",
        "  }",
        "}",
      ),
      errors: [
        replaceable(
          leaked(),
          lines("export class Config {", "  createTimeoutSignal() {", "    return AbortSignal.timeout(this.timeout ?? 300_000);", "  }", "}"),
          "AbortSignal.timeout(this.timeout ?? 300_000)",
        ),
      ],
    },
  ],
});

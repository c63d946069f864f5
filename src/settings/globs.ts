import { createRequire } from "node:module";
import type picomatch from "picomatch";
import { type Check, isText, matching } from "./check.js";

/** A glob or an exact text. No `!` at its head: one such entry in a list would match nearly everything. */
export const glob: Check<string> = matching(
  "a glob that is not empty and does not begin with `!`",
  (value): value is string => isText(value) && !/^!(?!\()/.test(value),
);

let load: typeof picomatch | undefined;
const matchers = new Map<string, (input: string) => boolean>();

/**
 * True if the text matches the pattern: by equality first, then as a glob. `/` is the only separator, dot files count.
 * picomatch is loaded by the first real glob, since most users have none and pay for every import.
 */
export function matchesGlob(pattern: string, input: string): boolean {
  if (pattern === input) return true;
  if (!isGlob(pattern)) return false;
  let matcher = matchers.get(pattern);
  if (matcher === undefined) {
    load ??= createRequire(import.meta.url)("picomatch") as typeof picomatch;
    matcher = load(pattern, { dot: true, windows: false });
    matchers.set(pattern, matcher);
  }
  return matcher(input);
}

/** False for a text that can only match itself, such as `@/lib/http`. */
export function isGlob(pattern: string): boolean {
  return /[*?[{]|[@!+]\(/.test(pattern);
}

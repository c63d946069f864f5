import type { Rule, RuleTester } from "eslint";
import { fixture, js, strict, ts, typed } from "./tester.js";

/** How a case is read: ESLint's own parser, the TypeScript parser without types, or with them. */
export type Reader = "js" | "ts" | "typed";

/** For code that is JavaScript: types must not change what is said of it. */
export const everywhere: readonly Reader[] = ["js", "ts", "typed"];

/** For code in TypeScript's own syntax. */
export const typescript: readonly Reader[] = ["ts", "typed"];

type Located = "line" | "column" | "endLine" | "endColumn";

/** An error whose place the case's code shows between ⟦ and ⟧. */
export type Expected = Omit<RuleTester.TestCaseError, Located>;

/** A case that reports: `code` shows each place, `output` what `--fix` writes (nothing, where it is left out). */
export interface Invalid extends Omit<RuleTester.InvalidTestCase, "errors"> {
  readonly errors: Expected[];
}

/** The README's settings, under which edits that write a duration are fixes. */
export const policy = { timeout: { deadline: 10_000, target: "modern" } };

const testers: Readonly<Record<Reader, RuleTester>> = { js, ts, typed };

/**
 * Runs cases with the README's settings, unless they bring their own, once by each reader. What an edit leaves behind is
 * a valid case too: nobody is told twice.
 */
export function run(name: string, rule: unknown, readers: readonly Reader[], cases: { valid: (string | RuleTester.ValidTestCase)[]; invalid: Invalid[] }): void {
  const invalid = cases.invalid.map((one) => located(withPolicy(one)));
  const valid = cases.valid.map((one) => withPolicy(typeof one === "string" ? { code: one } : one));
  const known = new Set([...valid, ...invalid].map(({ code }) => code));
  const mended = invalid.flatMap((one) => mendedBy(one).filter(({ code }) => !known.has(code) && known.add(code)));
  for (const reader of readers) {
    const as = <Case extends RuleTester.ValidTestCase>(one: Case): Case => (reader === "typed" ? { filename: fixture("file.ts"), ...one } : one);
    testers[reader].run(name, rule as Rule.RuleModule, { assertionOptions: strict, valid: [...valid, ...mended].map(as), invalid: invalid.map(as) });
  }
}

function withPolicy<Case extends { settings?: RuleTester.ValidTestCase["settings"] }>(one: Case): Case {
  return { settings: policy, ...one };
}

/** The code that a case's edits leave, where they mend all that is reported. */
function mendedBy({ errors, output, ...one }: RuleTester.InvalidTestCase): RuleTester.ValidTestCase[] {
  const [error, ...others] = errors as RuleTester.TestCaseError[];
  if (others.length > 0) return [];
  const suggestions = Array.isArray(error?.suggestions) ? error.suggestions : [];
  const outputs = [output, ...suggestions.map((suggestion) => suggestion.output)];
  return outputs
    .filter((code) => typeof code === "string")
    .map((code, index) => ({ ...one, code, name: `${one.name ?? one.code}: mended${index > 0 ? ` by suggestion ${index}` : ""}` }));
}

/** Takes the marks out of the code and gives each error, in the order of the code, the place that they showed. */
function located(one: Invalid): RuleTester.InvalidTestCase {
  const places: Pick<RuleTester.TestCaseError, Located>[] = [];
  let code = "";
  // ESLint counts no byte order mark.
  for (const [index, part] of one.code.replace(/^\uFEFF/, "").split(/[⟦⟧]/).entries()) {
    code += part;
    const lines = code.split(/\r\n|\n|\r/);
    const line = lines.length;
    const column = lines.at(-1)!.length + 1;
    if (index % 2 === 0) places.push({ line, column });
    else Object.assign(places.at(-1)!, { endLine: line, endColumn: column });
  }
  places.pop();
  if (places.length !== one.errors.length) throw new Error(`${places.length} places are marked for ${one.errors.length} errors in: ${one.code}`);
  return { ...one, code: one.code.replaceAll(/[⟦⟧]/g, ""), errors: one.errors.map((error, index) => ({ ...error, ...places[index]! })) };
}

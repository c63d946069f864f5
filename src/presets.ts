import type { ESLint, Linter } from "eslint";
import type { Docs } from "./docs.js";

type Rules = Readonly<Record<string, { readonly meta: { readonly docs?: Docs } }>>;
type Preset = "recommended" | "strict" | "all";

/** The rules that bound external calls: off in tests, scripts and stories. */
const externalCalls = /^(?:require-(?:\w+)-timeout|no-disabled-server-timeout)$/;

/**
 * Every preset, from the rules' own meta: a rule is `"error"` (with its options for that preset) or absent;
 * `disableTypeChecked` and `tests` hold only `"off"`.
 */
export function presetsOf(plugin: ESLint.Plugin, namespace: string, rules: Rules) {
  const names = Object.keys(rules);
  const docs = (name: string): Docs => rules[name]!.meta.docs!;

  const holds = (preset: Preset, name: string): boolean =>
    preset !== "recommended" || docs(name).preset === "recommended";
  const levels = (preset: Preset, typed: boolean) =>
    names
      .filter((name) => holds(preset, name) && (typed || !docs(name).requiresTypeChecking))
      .map((name): [string, Linter.RuleEntry] => {
        const options = docs(name).presetOptions?.[preset];
        return [name, options ? ["error", ...options] : "error"];
      });
  const off = (matching: (name: string) => boolean) =>
    names.filter(matching).map((name): [string, Linter.RuleEntry] => [name, "off"]);

  const config = (name: string, entries: [string, Linter.RuleEntry][]): Linter.Config => ({
    name: `${namespace}/${name}`,
    plugins: { [namespace]: plugin },
    rules: Object.fromEntries(entries.map(([rule, level]) => [`${namespace}/${rule}`, level])),
  });

  return {
    recommended: config("recommended", levels("recommended", false)),
    strict: config("strict", levels("strict", false)),
    recommendedTypeChecked: config("recommendedTypeChecked", levels("recommended", true)),
    strictTypeChecked: config("strictTypeChecked", levels("strict", true)),
    all: config("all", levels("all", false)),
    allTypeChecked: config("allTypeChecked", levels("all", true)),
    disableTypeChecked: config(
      "disableTypeChecked",
      off((name) => docs(name).requiresTypeChecking === true),
    ),
    tests: config(
      "tests",
      off((name) => externalCalls.test(name)),
    ),
  };
}

import type { ESLint, Linter } from "eslint";
import { rules } from "../rules/index.js";
import { presetsOf } from "./presets.js";
import { pkg } from "./rule.js";

/** What the package exports, in ESLint's own types, so that `defineConfig` takes it. */
export interface TimeoutPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<keyof typeof rules, NonNullable<ESLint.Plugin["rules"]>[string]>;
  configs: Record<keyof ReturnType<typeof presetsOf>, Linter.Config>;
}

const namespace = "timeout";

const plugin = {
  meta: { name: pkg.name, version: pkg.version, namespace },
  // ESLint's and typescript-eslint's types of one and the same rule do not match: the node types differ.
  rules: rules as unknown as TimeoutPlugin["rules"],
  configs: {},
} as TimeoutPlugin;
Object.assign(plugin.configs, presetsOf(plugin, namespace, rules));

export default plugin;

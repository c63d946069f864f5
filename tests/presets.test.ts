import { ESLint, type Linter } from "eslint";
import { defineConfig } from "eslint/config";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.js";
import { presetsOf } from "../src/presets.js";
import type { Docs } from "../src/docs.js";

/** A stand-in for a rule: presets look at `meta.docs` alone. */
const rule = (preset: Docs["preset"], more: Partial<Docs> = {}) => ({
  meta: { docs: { description: "Stand in", preset, ...more } },
});

const sectionA = [
  "require-http-timeout",
  "require-socket-timeout",
  "require-database-timeout",
  "require-process-timeout",
  "no-disabled-server-timeout",
  "require-wrapper-timeout",
];

const house = { meta: { name: "eslint-plugin-house" } };
const presets = presetsOf(house, "house", {
  plain: rule("recommended"),
  typed: rule("recommended", { requiresTypeChecking: true }),
  harsh: rule("strict"),
  "harsh-typed": rule("strict", { requiresTypeChecking: true }),
  tuned: rule("recommended", { presetOptions: { strict: [{ minimum: 100 }] } }),
});

describe("a preset", () => {
  it("recommended: the recommended rules that work without types", () => {
    expect(presets.recommended.rules).toEqual({ "house/plain": "error", "house/tuned": "error" });
  });

  it("recommendedTypeChecked: every recommended rule", () => {
    expect(presets.recommendedTypeChecked.rules).toEqual({
      "house/plain": "error",
      "house/typed": "error",
      "house/tuned": "error",
    });
  });

  it("strict: recommended and the strict rules that work without types, with the rules' strict options", () => {
    expect(presets.strict.rules).toEqual({
      "house/plain": "error",
      "house/harsh": "error",
      "house/tuned": ["error", { minimum: 100 }],
    });
  });

  it("strictTypeChecked: every rule, with the rules' strict options", () => {
    expect(presets.strictTypeChecked.rules).toEqual({
      "house/plain": "error",
      "house/typed": "error",
      "house/harsh": "error",
      "house/harsh-typed": "error",
      "house/tuned": ["error", { minimum: 100 }],
    });
  });

  it("all: every rule that works without types, with default options", () => {
    expect(presets.all.rules).toEqual({ "house/plain": "error", "house/harsh": "error", "house/tuned": "error" });
  });

  it("allTypeChecked: every rule, with default options", () => {
    expect(presets.allTypeChecked.rules).toEqual({
      "house/plain": "error",
      "house/typed": "error",
      "house/harsh": "error",
      "house/harsh-typed": "error",
      "house/tuned": "error",
    });
  });

  it("disableTypeChecked: turns off the rules that need types, and no other", () => {
    expect(presets.disableTypeChecked.rules).toEqual({ "house/typed": "off", "house/harsh-typed": "off" });
  });

  it("tests: turns off the six rules about external calls, and no other", () => {
    const others = ["require-timeout-reason", "require-abort-check", "require-await-after-abort", "no-invalid-timeout"];
    const named = Object.fromEntries([...sectionA, ...others].map((name) => [name, rule("recommended")]));
    expect(presetsOf(house, "house", named).tests.rules).toEqual(
      Object.fromEntries(sectionA.map((name) => [`house/${name}`, "off"])),
    );
  });

  it("names itself and brings its plugin along", () => {
    for (const [name, preset] of Object.entries(presets)) {
      expect(preset).toMatchObject({ name: `house/${name}`, plugins: { house } });
    }
  });
});

describe("the plugin", () => {
  it("says its name, version and namespace", () => {
    expect(plugin.meta.name).toBe("eslint-plugin-timeout");
    expect(plugin.meta.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(plugin.meta.namespace).toBe("timeout");
  });

  it("has the eight presets of the README", () => {
    expect(Object.keys(plugin.configs).sort()).toEqual(
      ["all", "allTypeChecked", "disableTypeChecked", "recommended", "recommendedTypeChecked", "strict", "strictTypeChecked", "tests"],
    );
  });

  describe.each(Object.entries(plugin.configs))("offers %s", (name, preset) => {
    const levels = async (config: Linter.Config[]): Promise<Record<string, unknown>> => {
      const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config });
      const { rules = {} } = (await eslint.calculateConfigForFile("file.js")) as Linter.Config;
      return Object.fromEntries(Object.entries(rules).map(([rule, entry]) => [rule, [entry].flat()[0]]));
    };
    const expected = Object.fromEntries(
      Object.entries(preset.rules ?? {}).map(([rule, entry]) => [rule, [entry].flat()[0] === "error" ? 2 : 0]),
    );

    it("as a config of its own", async () => {
      expect(await levels(defineConfig(preset))).toMatchObject(expected);
    });

    it("by its name, to extends", async () => {
      const config = defineConfig({ plugins: { timeout: plugin }, extends: [`timeout/${name}`] });
      expect(await levels(config)).toMatchObject(expected);
    });
  });
});

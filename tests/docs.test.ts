import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import plugin from "../src/index.js";
import { filesIn, textOf } from "./imports.js";
import { type Sample, sectionsOf } from "./sections.js";
import { fixture } from "./tester.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Lints a sample with one rule and the README's settings; a sample may set the rule's options in a comment. */
async function reportsOf(rule: string, { info, code }: Sample, settings?: Linter.Config["settings"]): Promise<string[]> {
  const [language, ...notes] = info.split(" ");
  const types = notes.includes("typed") ? { projectService: true, tsconfigRootDir: fixture("") } : {};
  const eslint = new ESLint({
    cwd: fixture(""),
    overrideConfigFile: true,
    overrideConfig: {
      files: ["**/*.{js,ts}"],
      plugins: { timeout: plugin },
      ...(language === "ts" && { languageOptions: { parser, parserOptions: types } }),
      settings: settings ?? { timeout: { deadline: 10_000, target: "modern" } },
      rules: { [`timeout/${rule}`]: "error" },
    },
  });
  const [result] = await eslint.lintText(code, { filePath: fixture(`file.${language ?? ""}`) });
  const broken = result?.messages.filter(({ ruleId }) => ruleId !== `timeout/${rule}`);
  expect(broken, "the sample parses and only its own rule speaks").toEqual([]);
  return result?.messages.map(({ message }) => message) ?? [];
}

describe("the generated parts of the pages", () => {
  it("are what `npm run docs` writes: headers, option lists and the README's table, all from meta", async () => {
    const generator = path.join(root, "node_modules/eslint-doc-generator/dist/bin/eslint-doc-generator.js");
    await expect(
      promisify(execFile)(process.execPath, [generator, "--check"], { cwd: root, timeout: 60_000 }),
    ).resolves.toMatchObject({ stderr: "" });
  }, 60_000);
});

describe("the pages", () => {
  it("are one a rule", () => {
    const pages = filesIn("docs/rules", ".md").map((file) => path.basename(file, ".md"));
    expect(pages).toEqual(Object.keys(rules).sort());
  });
});

describe.each(Object.entries(rules))("the page of %s", (name, rule) => {
  const sections = sectionsOf(textOf(`docs/rules/${name}.md`));
  const section = (title: string) => sections.find((one) => one.title === title);

  it("says what, why, wrong, right, options, how safe the fix is, and when not to use it, in this order", () => {
    const hasOptions = [rule.meta.schema].flat().length > 0;
    expect(sections.map(({ title }) => title)).toEqual([
      "",
      "Why",
      "Incorrect",
      "Correct",
      ...(hasOptions ? ["Options"] : []),
      "Fix safety",
      "When not to use it",
    ]);
  });

  it("opens with more than its generated header", () => {
    const [, own = ""] = (section("")?.text ?? "").split("<!-- end auto-generated rule header -->");
    expect(own.trim()).toMatch(/^[A-Z`].+\./s);
  });

  it("gives a source for why", () => {
    expect(section("Why")?.text).toMatch(/\]\(https:\/\//);
  });

  const wrong = section("Incorrect")?.samples ?? [];
  const right = [...(section("Correct")?.samples ?? []), ...(section("Options")?.samples ?? [])];

  it("has samples of both kinds, in ts or js", () => {
    expect(wrong.length).toBeGreaterThan(0);
    expect(right.length).toBeGreaterThan(0);
    expect([...wrong, ...right].filter(({ info }) => !/^(?:ts|js)(?: |$)/.test(info))).toEqual([]);
  });

  it.each(wrong.map((sample): [string, Sample] => [sample.code, sample]))("is right that this is wrong:\n%s", async (_, sample) => {
    expect(await reportsOf(name, sample)).not.toEqual([]);
  });

  it.each(right.map((sample): [string, Sample] => [sample.code, sample]))("is right that this is fine:\n%s", async (_, sample) => {
    expect(await reportsOf(name, sample)).toEqual([]);
  });
});

describe("docs/settings.md", () => {
  const samples = sectionsOf(textOf("docs/settings.md")).flatMap((section) => section.samples);
  const call = { info: "js", code: "await fetch(url).then((response) => response.json());" };

  it.each(samples.map(({ code }) => [code]))("shows settings that the rules take:\n%s", async (code) => {
    const config = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { default: Linter.Config[] };
    const [{ settings } = {}] = config.default;
    expect(settings).toHaveProperty("timeout");
    await expect(reportsOf("require-http-timeout", call, settings)).resolves.toHaveLength(1);
  });

  it("would notice a setting that the rules do not take", async () => {
    await expect(reportsOf("require-http-timeout", call, { timeout: { deadline: "soon" } })).rejects.toThrow("deadline");
  });
});

describe("links", () => {
  const pages = ["README.md", "CHANGELOG.md", ...filesIn("docs", ".md")];
  const slug = (heading: string) => heading.toLowerCase().replace(/[^\w\- ]/g, "").replaceAll(" ", "-");

  /** A page's anchors, as GitHub makes them from its headings. */
  const anchorsOf = (page: string) =>
    marked.lexer(textOf(page)).flatMap((token) => (token.type === "heading" ? [slug(token["text"] as string)] : []));

  it.each(pages.map((page) => [page]))("of %s lead to files and headings that are there", (page) => {
    const links: string[] = [];
    void marked.walkTokens(marked.lexer(textOf(page)), (token) => {
      if ((token.type === "link" || token.type === "image") && !/^https?:/.test(token["href"] as string)) links.push(token["href"] as string);
    });
    const dead = links.filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
      return !existsSync(path.join(root, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(dead).toEqual([]);
  });
});

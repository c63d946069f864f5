import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { settingsOf } from "../../src/settings.js";

const page = readFileSync(new URL("../../docs/settings.md", import.meta.url), "utf8");

/** The error of wrong settings. */
function messageOf(timeout: unknown): string {
  try {
    settingsOf({ settings: { timeout } });
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("docs/settings.md", () => {
  it("has a section and a row for every setting, in order", () => {
    const known = [...messageOf({ "?": 1 }).matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect(known).toHaveLength(6);
    expect([...page.matchAll(/^## `(\w+)`$/gm)].map(([, name]) => name)).toEqual(known);
    expect([...page.matchAll(/^\| \[`(\w+)`\]\(#\1\) \|/gm)].map(([, name]) => name)).toEqual(known);
  });

  it("shows errors as they are", () => {
    const call = { args: ["url", "option"], returns: "result" };
    const client = { name: "acme", kind: "http", modules: ["@acme/http"], calls: { get: call }, bounds: {} };
    const messages = [messageOf({ deadline: "10s" }), messageOf({ clients: [client] })];
    expect([...page.matchAll(/^eslint-plugin-timeout: .*$/gm)].map(([line]) => line)).toEqual(messages);
  });
});

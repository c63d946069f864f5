import { readFileSync } from "node:fs";
import { transpileModule } from "typescript";
import { describe, expect, it } from "vitest";
import { catalogue } from "../src/catalogue/index.js";
import { settingsOf } from "../src/settings.js";

const shape = readFileSync(new URL("../src/catalogue/client.ts", import.meta.url), "utf8");
const page = readFileSync(new URL("../docs/adding-a-client.md", import.meta.url), "utf8");
const samples = [...page.matchAll(/^```(?:ts|js)\n(.*?)^```$/gms)].map(([, code = ""]) => transpileModule(code, {}).outputText);
const [entry = "", config = ""] = samples;

const run = async (code: string): Promise<Readonly<Record<string, unknown>>> =>
  (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Readonly<Record<string, unknown>>;

describe("docs/adding-a-client.md", () => {
  it("explains an entry as it is in the catalogue", async () => {
    const { ofetch } = await run(entry);
    expect(catalogue).toContainEqual(ofetch);
  });

  it("has a row for every field that an entry of ours has, and none that the shape doesn't", () => {
    const rows = [...page.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, names = ""]) => names.split(", ").map((name) => name.slice(1, -1)));
    const calls = catalogue.flatMap((client) => Object.values(client.calls)).flatMap((call) => Object.keys(call));
    const bounds = catalogue.flatMap((client) => Object.values(client.bounds)).flatMap((bound) => Object.keys(bound));
    const fields = [
      ...catalogue.flatMap((client) => Object.keys(client)),
      ...calls.map((key) => `calls.*.${key}`),
      ...bounds.map((key) => `bounds.*.${key}`),
    ];
    expect([...new Set(fields)].filter((field) => !rows.includes(field))).toEqual([]);
    expect(rows.filter((row) => !new RegExp(`readonly ${row.split(".").at(-1) ?? ""}\\??:`).test(shape))).toEqual([]);
  });

  it("shows settings that are taken", async () => {
    const { default: configs } = await run(config);
    const [{ settings }] = configs as [{ readonly settings: unknown }];
    expect(settingsOf({ settings }).clients.map(({ name }) => name)).toEqual(["api"]);
  });
});

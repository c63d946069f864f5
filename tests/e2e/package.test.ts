import { readdir } from "node:fs/promises";
import { expect, inject, it } from "vitest";

const root = new URL("../../", import.meta.url);

/** Files below a folder of the repository that end in `ending`, by path from the root. */
async function filesOf(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(new URL(folder, root), { recursive: true });
  return entries.filter((path) => path.endsWith(ending)).map((path) => `${folder}/${path.replaceAll("\\", "/")}`);
}

it("packs every module with its types, every rule's page, and nothing else", async () => {
  const modules = [...(await filesOf("src", ".ts")), ...(await filesOf("rules", ".ts"))].flatMap((path) => {
    const module = `dist/${path.slice(0, -".ts".length)}`;
    return [`${module}.js`, `${module}.d.ts`];
  });
  const pages = (await filesOf("rules", ".ts"))
    .filter((path) => path !== "rules/index.ts")
    .map((path) => path.replace("rules/", "docs/rules/").replace(/ts$/, "md"));

  expect(inject("packedFiles").toSorted()).toEqual(
    ["LICENSE", "README.md", "package.json", ...modules, ...pages].toSorted(),
  );
});

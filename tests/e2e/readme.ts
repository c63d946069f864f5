import { readFile } from "node:fs/promises";

/**
 * The `eslint.config.js` that the README tells its readers to write: the code block right behind the comment
 * `<!-- snippet: typed -->` or `<!-- snippet: untyped -->`.
 * @throws if the README has no such block.
 */
export async function snippet(name: "typed" | "untyped"): Promise<string> {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const code = new RegExp(`<!-- snippet: ${name} -->\\s*\`\`\`js\\n(.*?)\`\`\``, "s").exec(readme)?.[1];
  if (code === undefined) throw new Error(`README.md has no js block behind <!-- snippet: ${name} -->.`);
  return code;
}

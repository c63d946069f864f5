import { beforeAll, describe, expect, it } from "vitest";
import { type Case, same } from "./case.js";
import { attempt, endedBy, ends, hangs } from "./cases/programs.js";
import { makeProject, removeProject } from "./project.js";
import { prove } from "./prove.js";

let folder: string;
beforeAll(async () => {
  folder = await makeProject();
  return () => removeProject(folder);
});

/** A case that comes out well with its own edit. */
const sound = {
  rule: "require-http-timeout",
  name: "fetch",
  program: attempt([], "const response = await fetch(url);", "const order = await response.json();", "console.log(order.id);"),
  edit: "fix",
  well: ends("7"),
  faults: { silent: endedBy("TimeoutError") },
} as const satisfies Case;

/** What becomes of it with a change, within 5 s. */
const withChange = (change: Partial<Case>) => prove(folder, { ...sound, ...change }, { deadlines: [500], patience: 5_000 });

/** What becomes of it with an edit by hand. */
const withEdit = (text: string, by: string) => withChange({ edit: { never: [text, by] } });

describe.concurrent("a case fails", () => {
  it("where the edit changes nothing", async () => {
    await expect(withEdit("fetch(url)", "fetch(url)")).rejects.toThrow("The edit changes nothing");
  });

  it("where the rule is still not content", async () => {
    await expect(withEdit("fetch(url)", "fetch(url, {})")).rejects.toThrow("is still said of");
  });

  it("where the edit does nothing against the fault", async () => {
    expect((await withEdit("fetch(url)", "fetch(url, { signal: new AbortController().signal })")).faults).toEqual({ silent: same(hangs) });
  });

  it("where the edit changes what the program prints when all is well", async () => {
    expect((await withEdit("fetch(url)", "fetch(url, { signal: AbortSignal.timeout(DEADLINE), headers: void console.log(1) })")).well).toEqual({ before: ends("7"), after: ends("1", "7") });
  });

  it("where the edit keeps the program alive when all is well", async () => {
    const late = "new Promise((_, reject) => setTimeout(reject, DEADLINE, new DOMException('', 'TimeoutError')))";
    const { faults, well } = await withEdit("await fetch(url)", `await Promise.race([fetch(url, { signal: new AbortController().signal }), ${late}])`);
    expect(faults).toEqual({ silent: { before: hangs, after: ["TimeoutError", "hangs"] } });
    expect(well).toEqual({ before: ends("7"), after: ["7", "stays alive"] });
  });

  it("where the program ends without the edit", async () => {
    const program = sound.program.replace("{ url }", "{ callerSignal, url }").replace("try {", "callerSignal().onabort = () => process.exit(3);\ntry {");
    expect((await withChange({ program })).faults).toEqual({ silent: same(["exit 3"]) });
  });

  it("where the program meets no fault", async () => {
    const program = sound.program.replace("try {", "process.exit(3);\ntry {");
    expect((await withChange({ program })).faults).toEqual({ silent: same(["was spared the fault", "exit 3"]) });
  });

  it("where --fix writes what should be a suggestion", async () => {
    await expect(withChange({ edit: { suggestion: "AbortSignal" } })).rejects.toThrow("--fix writes what should be a suggestion");
  });

  it("where there is no such suggestion", async () => {
    const program = 'import { url } from "./surroundings.mjs";\nexport const load = () => fetch(url);\n';
    await expect(withChange({ program, edit: { suggestion: "signal of nobody" } })).rejects.toThrow("Not one suggestion holds");
  });

  it("where the rule writes what it never should", async () => {
    await expect(withEdit("fetch(url)", "fetch(url,\n{ signal: AbortSignal.timeout(DEADLINE) })")).rejects.toThrow("The rule offers what it never should");
  });
});

describe("a case passes", () => {
  it("where a first deadline runs out before the fault is met, and a longer one doesn't", async () => {
    expect((await prove(folder, sound, { deadlines: [1, 2_000] })).faults).toEqual(sound.faults);
  });
});

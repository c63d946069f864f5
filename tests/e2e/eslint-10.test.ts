import { expect, it } from "vitest";
import { describeCommand } from "./command.js";
import { describeTypeScript } from "./typescript.js";

describeCommand({ name: "eslint-10", extension: "ts", config: "typed" }, (project) => {
  it("reports the same from two threads", async () => {
    const parallel = await project().run("eslint", "-f", "json", "--concurrency=2", "--debug", ".");

    expect(parallel.stderr).toContain("Linting using 2 worker thread(s).");
    expect(JSON.parse(parallel.stdout)).toEqual(JSON.parse((await project().run("eslint", "-f", "json", ".")).stdout));
  });

  describeTypeScript(project);
});

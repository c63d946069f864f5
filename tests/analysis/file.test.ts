import { expect, it } from "vitest";
import { type File, fileOf, pathOf } from "../../src/analysis/file.js";

const code = (): File["sourceCode"] => ({}) as unknown as File["sourceCode"];

it("knows a file's path by its code, once a rule has said it", () => {
  const sourceCode = code();
  fileOf({ sourceCode, filename: "/app/src/routes/+page.ts" });
  expect(pathOf(fileOf({ sourceCode }))).toBe("/app/src/routes/+page.ts");
});

it("writes a path of Windows as all others", () => {
  expect(pathOf(fileOf({ sourceCode: code(), filename: String.raw`C:\app\src\routes\+page.ts` }))).toBe("C:/app/src/routes/+page.ts");
});

it("knows no path that nobody has said", () => {
  expect(pathOf(fileOf({ sourceCode: code() }))).toBe("");
});

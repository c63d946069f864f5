import { posix, win32 } from "node:path";
import { describe, expect, it } from "vitest";
import { pathFrom } from "../../src/settings/deadlines.js";
import { type CallSite, type DeadlineOverride, deadlineFor, settingsOf } from "../../src/settings.js";

const call: CallSite = {
  filename: "/repo/src/llm/client.ts",
  cwd: "/repo",
  client: "fetch",
  callee: "fetch",
  url: "https://llm.example.com/v1/",
};

/** True if one override, by these conditions, holds for the call. */
function applies(conditions: Omit<DeadlineOverride, "deadline">, site: Partial<CallSite> = {}): boolean {
  const settings = settingsOf({ settings: { timeout: { deadlines: [{ ...conditions, deadline: 1 }] } } });
  return deadlineFor(settings, { ...call, ...site }) === 1;
}

describe("the deadline of a call", () => {
  const deadlines = [
    { client: "axios", callee: "api.get", deadline: "none" },
    { client: "axios", deadline: 2_000 },
    { callee: "fetch", url: "https://llm.example.com/**", deadline: { import: "@acme/http", name: "LLM_MS" } },
  ];
  const settings = settingsOf({ settings: { timeout: { deadline: 10_000, deadlines } } });

  it("is that of the first override that matches", () => {
    expect(deadlineFor(settings, { ...call, client: "axios", callee: "api.get" })).toBe("none");
    expect(deadlineFor(settings, { ...call, client: "axios", callee: "api.post" })).toBe(2_000);
    expect(deadlineFor(settings, call)).toEqual({ import: "@acme/http", name: "LLM_MS" });
  });

  it("is the general one where no override matches", () => {
    expect(deadlineFor(settings, { ...call, url: undefined })).toBe(10_000);
    expect(deadlineFor(settings, { ...call, callee: "window.fetch" })).toBe(10_000);
  });

  it("is undefined where the team has no policy", () => {
    expect(deadlineFor(settingsOf({ settings: {} }), call)).toBeUndefined();
    expect(deadlineFor(settingsOf({ settings: { timeout: { deadlines } } }), { ...call, url: undefined })).toBeUndefined();
  });
});

describe("an override", () => {
  it("without conditions holds for every call", () => {
    expect(applies({})).toBe(true);
    expect(applies({}, { url: undefined, filename: "<input>" })).toBe(true);
  });

  it("holds only if all of its conditions do", () => {
    const all = { files: ["src/**"], client: "fetch", callee: "fetch", url: "https://llm.example.com/**" };
    expect(applies(all)).toBe(true);
    expect(applies(all, { filename: "/repo/test/a.ts" })).toBe(false);
    expect(applies(all, { client: "undici" })).toBe(false);
    expect(applies(all, { callee: "self.fetch" })).toBe(false);
    expect(applies(all, { url: "https://example.com/" })).toBe(false);
  });

  it("takes the callee as text, not as a glob", () => {
    expect(applies({ callee: "api.*" }, { callee: "api.get" })).toBe(false);
  });
});

describe("an override by url", () => {
  it.each<[string, string]>([
    ["https://llm.example.com/**", "https://llm.example.com/v1/"],
    ["https://llm.example.com/**", "https://llm.example.com/"],
    ["https://llm.example.com/**", "https://llm.example.com"],
    ["https://llm.example.com/**", "https://llm.example.com/.well-known/keys?a=b#c"],
    ["https://*.example.com/**", "https://llm.example.com/v1"],
    ["http{,s}://localhost:*/**", "http://localhost:3000/users"],
    ["https://api.example.com/users/*", "https://api.example.com/users/"],
    ["https://api.example.com/users/*", "https://api.example.com/users/7"],
    ["https://api.example.com/users", "https://api.example.com/users"],
    ["https://api.example.com/find?q=*", "https://api.example.com/find?q="],
    ["/api/**", "/api/users"],
    ["**/events", "https://api.example.com/v1/events"],
  ])("%s holds for a URL that begins with %s", (url, start) => {
    expect(applies({ url }, { url: start })).toBe(true);
  });

  it.each<[string, string]>([
    ["https://llm.example.com/**", "https://llm.example.community/v1"],
    ["https://llm.example.com/**", "https://llm.ex"],
    ["https://llm.example.com/**", "http://llm.example.com/"],
    ["https://llm.example.com/*", "https://llm.example.com/v1/chat"],
    ["https://*.example.com/**", "https://example.com/"],
    ["https://api.example.com/users", "https://api.example.com/users/7"],
    ["/api/**", "https://api.example.com/api/users"],
  ])("%s does not hold for a URL that begins with %s", (url, start) => {
    expect(applies({ url }, { url: start })).toBe(false);
  });

  it("does not hold where nothing of the URL is known", () => {
    expect(applies({ url: "**" }, { url: undefined })).toBe(false);
  });
});

describe("an override by files", () => {
  it.each([
    ["src/**"],
    ["./src/**"],
    ["**/llm/*.ts"],
    ["src/llm/client.ts"],
    ["src/**/*.{js,ts}"],
    ["test/**", "src/**"],
  ])("%s holds for /repo/src/llm/client.ts in /repo", (...files) => {
    expect(applies({ files })).toBe(true);
  });

  it.each([["llm/**"], ["*.ts"], ["src/*"], ["src/llm"], ["/repo/src/**"]])("%s does not", (...files) => {
    expect(applies({ files })).toBe(false);
  });

  it("matches folders of Next and of SvelteKit by their own names", () => {
    expect(applies({ files: ["app/(shop)/[id]/page.ts"] }, { filename: "/repo/app/(shop)/[id]/page.ts" })).toBe(true);
    expect(applies({ files: ["app/(shop)/page.ts"] }, { filename: "/repo/app/shop/page.ts" })).toBe(false);
  });

  it("counts dot files and dot folders", () => {
    expect(applies({ files: ["**/*.js"] }, { filename: "/repo/.storybook/.main.js" })).toBe(true);
  });

  it("holds for no file above the folder ESLint runs in", () => {
    expect(applies({ files: ["**"] }, { filename: "/elsewhere/a.ts" })).toBe(false);
  });

  it("takes a name that is no path as it is", () => {
    expect(applies({ files: ["src/**"] }, { filename: "<input>" })).toBe(false);
    expect(applies({ files: ["*"] }, { filename: "<input>" })).toBe(true);
    expect(applies({ files: ["src/**"] }, { filename: "src/a.ts" })).toBe(true);
    expect(applies({ files: ["**/*.md/*.js"] }, { filename: "/repo/docs/a.md/0.js" })).toBe(true);
  });
});

describe("a file's path from the folder ESLint runs in", () => {
  it("has forward slashes on every system", () => {
    expect(pathFrom("/repo", "/repo/src/a.ts", posix)).toBe("src/a.ts");
    expect(pathFrom("C:\\repo", "C:\\repo\\src\\a.ts", win32)).toBe("src/a.ts");
    expect(pathFrom("c:\\repo", "C:\\Repo\\src\\a.ts", win32)).toBe("src/a.ts");
    expect(pathFrom("C:\\repo", "D:\\src\\a.ts", win32)).toBe("D:/src/a.ts");
    expect(pathFrom("C:\\repo", "src\\a.ts", win32)).toBe("src/a.ts");
  });

  it("keeps a backslash that is part of a name", () => {
    expect(pathFrom("/repo", "/repo/a\\b.ts", posix)).toBe("a\\b.ts");
  });
});

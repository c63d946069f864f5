import rule from "../../rules/require-process-timeout.js";
import { everywhere, run } from "../cases.js";
import { blocking, bound, boundQuiet, unbounded } from "./require-process-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");

const systemService = (open: string, close: string, options: string): string =>
  lines(
    'const { execFile } = require("child_process");',
    "class SystemService {",
    "  async checkLinux(name, heartbeat) {",
    "    return new Promise((resolve, reject) => {",
    `      ${open}execFile${close}("systemctl", ["is-active", name], ${options}(error, stdout, stderr) => {`,
    "        const output = (stderr || stdout || '').toString().trim();",
    "        heartbeat.msg = output;",
    "        if (error) {",
    "          reject(new Error(output));",
    "          return;",
    "        }",
    "        resolve();",
    "      });",
    "    });",
    "  }",
    "}",
  );

const runGitArgs = (open: string, close: string, options: string): string =>
  lines(
    'import { execFileSync } from "node:child_process";',
    "export function runGitArgs(args, cwd) {",
    "  try {",
    `    return ${open}execFileSync${close}("git", args, { encoding: "utf8", stdio: ["pipe", "pipe", "ignore"], ...(cwd ? { cwd } : {})${options} }).trimEnd();`,
    "  } catch {",
    "    return null;",
    "  }",
    "}",
  );

const tool = (open: string, close: string, options: string): string =>
  lines(
    'import { spawn } from "node:child_process";',
    "export async function runCommand(command) {",
    `  const proc = ${open}spawn${close}("sh", ["-c", command], { stdio: ["ignore", "pipe", "pipe"]${options} });`,
    '  let output = "";',
    '  proc.stdout.on("data", (chunk) => (output += chunk));',
    "  const code = await new Promise((resolve, reject) => {",
    '    proc.on("error", reject);',
    '    proc.on("close", resolve);',
    "  });",
    "  return { code, output };",
    "}",
  );

const killed = lines(
  'import { spawn } from "node:child_process";',
  "export async function runCommand(command) {",
  '  const proc = spawn("sh", ["-c", command], { stdio: ["ignore", "pipe", "pipe"], detached: true });',
  "  const timer = setTimeout(() => process.kill(-proc.pid, 'SIGKILL'), 30_000);",
  "  const code = await new Promise((resolve, reject) => {",
  '    proc.on("error", reject);',
  '    proc.on("close", resolve);',
  "  });",
  "  clearTimeout(timer);",
  "  return code;",
  "}",
);

// Bugs that were found in public code, each rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("require-process-timeout: bugs in the wild", rule, everywhere, {
  valid: [
    { name: "https://github.com/louislam/uptime-kuma/commit/81896233896ce3f8b88117008f7c0e8a25f4b5d4, mended", code: systemService("", "", "{ timeout: 5000 }, ") },
    { name: "https://github.com/sirmalloc/ccstatusline/issues/557, mended", code: runGitArgs("", "", ", timeout: 5000") },
    { name: "https://github.com/8gi-foundation/8gent-code/issues/2252, mended", code: killed },
  ],
  invalid: [
    {
      name: "https://github.com/louislam/uptime-kuma/commit/81896233896ce3f8b88117008f7c0e8a25f4b5d4",
      code: systemService("⟦", "⟧", ""),
      errors: [unbounded("execFile", bound("timeout: 10_000", systemService("", "", "{ timeout: 10_000 }, ")))],
    },
    {
      name: "https://github.com/sirmalloc/ccstatusline/issues/557",
      code: runGitArgs("⟦", "⟧", ""),
      errors: [blocking("execFileSync", bound("timeout: 10_000", runGitArgs("", "", ", timeout: 10_000")))],
    },
    {
      name: "https://github.com/8gi-foundation/8gent-code/issues/2252",
      code: tool("⟦", "⟧", ""),
      errors: [unbounded("spawn", boundQuiet("timeout: 10_000", tool("", "", ", timeout: 10_000")))],
    },
  ],
});

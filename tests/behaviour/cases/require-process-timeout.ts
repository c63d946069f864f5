import type { Case, Outcome } from "../case.js";
import { ends, hangs } from "./programs.js";

/** A process that asks the server, and prints its answer. */
const asking = "fetch(process.argv[1]).then((answer) => answer.text()).then(console.log)";

/** A program that starts such a process, and prints the number in its answer, or how the wait ended. */
const starts = (imports: readonly string[], ...statements: readonly string[]): string =>
  [
    ...imports,
    'import { callerSignal, url } from "./surroundings.mjs";',
    "",
    `const asking = ${JSON.stringify(asking)};`,
    "",
    "try {",
    ...statements.map((statement) => `  ${statement}`),
    "} catch (error) {",
    '  console.log(error.killed || error.timedOut || error.code === "ETIMEDOUT" ? "out of time" : error.name);',
    "}",
    "",
  ].join("\n");

/** A program that asks the server by curl, and prints the number in its answer, or the signal that ended curl. */
const zx = (...statements: readonly string[]): string =>
  [
    'import { $ } from "zx";',
    'import { callerSignal, url } from "./surroundings.mjs";',
    "",
    "try {",
    ...statements.map((statement) => `  ${statement}`),
    "  console.log(JSON.parse(stdout).id);",
    "} catch (error) {",
    "  console.log(error.signal);",
    "}",
    "",
  ].join("\n");

const child = (name: string): string => `import { ${name} } from "node:child_process";`;
const promisify = 'import { promisify } from "node:util";';

const timed = (name: string, program: string, end = "out of time"): Case => ({
  rule: "require-process-timeout",
  name,
  program,
  edit: { suggestion: "timeout: " },
  well: ends("7"),
  faults: { silent: { before: hangs, after: ends(end) }, stalled: { before: hangs, after: ends(end) } },
});

const aborted: Outcome = ends("AbortError");

export const requireProcessTimeout: readonly Case[] = [
  timed(
    "`promisify(execFile)`",
    starts([child("execFile"), promisify], 'const { stdout } = await promisify(execFile)(process.execPath, ["-e", asking, url]);', "console.log(JSON.parse(stdout).id);"),
  ),
  timed(
    "`execFile` with a callback",
    starts(
      [child("execFile")],
      "const answer = await new Promise((resolve, reject) => {",
      '  execFile(process.execPath, ["-e", asking, url], (error, stdout) => (error ? reject(error) : resolve(stdout)));',
      "});",
      "console.log(JSON.parse(answer).id);",
    ),
  ),
  timed(
    "`spawn`, whose end is looked at",
    starts(
      [child("spawn")],
      'const asker = spawn(process.execPath, ["-e", asking, url]);',
      'let answer = "";',
      'asker.stdout.on("data", (chunk) => (answer += chunk));',
      "const code = await new Promise((resolve, reject) => {",
      '  asker.on("error", reject);',
      '  asker.on("close", resolve);',
      "});",
      'console.log(code === 0 ? JSON.parse(answer).id : "out of time");',
    ),
  ),
  timed(
    "`execFileSync`",
    starts([child("execFileSync")], 'const answer = execFileSync(process.execPath, ["-e", asking, url], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });', "console.log(JSON.parse(answer).id);"),
  ),
  timed("execa", starts(['import { execa } from "execa";'], 'const { stdout } = await execa(process.execPath, ["-e", asking, url]);', "console.log(JSON.parse(stdout).id);")),
  timed(
    "execa before a template",
    starts(['import { execa } from "execa";'], "const { stdout } = await execa`${process.execPath} -e ${asking} ${url}`;", "console.log(JSON.parse(stdout).id);"),
  ),
  timed(
    "execa before a template, with options",
    starts(['import { execa } from "execa";'], 'const { stdout } = await execa({ stdin: "ignore" })`${process.execPath} -e ${asking} ${url}`;', "console.log(JSON.parse(stdout).id);"),
  ),
  {
    ...timed("zx", zx("const { stdout } = await $`curl -s ${url}`;"), "SIGTERM"),
    edit: { suggestion: ".timeout(" },
  },
  {
    rule: "require-process-timeout",
    name: "zx, with the caller's signal",
    program: zx("const ask = async (signal: AbortSignal) => await $`curl -s ${url}`;", "const { stdout } = await ask(callerSignal());"),
    reader: "ts",
    edit: "fix",
    well: ends("7"),
    faults: { silent: { before: hangs, after: ends("SIGTERM") } },
  },
  {
    rule: "require-process-timeout",
    name: "`promisify(execFile)`, with the caller's signal",
    program: starts(
      [child("execFile"), promisify],
      "const ask = async (signal: AbortSignal) => {",
      '  const { stdout } = await promisify(execFile)(process.execPath, ["-e", asking, url]);',
      "  return JSON.parse(stdout).id;",
      "};",
      "console.log(await ask(callerSignal()));",
    ),
    reader: "ts",
    edit: "fix",
    well: ends("7"),
    faults: { silent: { before: hangs, after: aborted }, aborted: { before: ends("7"), after: aborted } },
  },
];

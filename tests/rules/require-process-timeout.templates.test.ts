import rule from "../../rules/require-process-timeout.js";
import { everywhere, policy, run, typescript } from "../cases.js";
import { blocking, bound, boundQuiet, boundUnheard, switchedOff, unboundedExeca, unboundedZx } from "./require-process-timeout.errors.js";

const zx = 'import { $ } from "zx"; ';
const execa = 'import { execa } from "execa"; ';

/** A team that has set a deadline for processes: edits that write it are fixes. */
const named = { timeout: { ...policy.timeout, deadlines: [{ client: "zx", deadline: 10_000 }, { client: "execa", deadline: 10_000 }] } };

run("require-process-timeout: zx", rule, everywhere, {
  valid: [
    { name: "a limit behind the template", code: `${zx}await $\`git fetch\`.timeout("30s"); await $\`git fetch\`.quiet().timeout(30_000);` },
    { name: "a limit among the options", code: `${zx}await $({ timeout: "30s", quiet: true })\`git fetch\`;` },
    { name: "a limit among the options of a `$` of one's own", code: `${zx}const $$ = $({ timeout: "30s" }); await $$\`git fetch\`; await $$({ quiet: true })\`git push\`;` },
    { name: "a limit for all of a file", code: `${zx}$.timeout = "30s"; await $\`git fetch\`;` },
    { name: "a limit for all that a function runs", code: `import { $, within } from "zx"; await within(async () => { $.timeout = "30s"; await $\`git fetch\`; });` },
    { name: "settings for all of a file", code: `${zx}Object.assign($, settings); await $\`git fetch\`;` },
    { name: "a signal", code: `${zx}await $({ signal: AbortSignal.timeout(30_000) })\`git fetch\`;` },
    { name: "a controller that may abort", code: `${zx}await $({ ac })\`git fetch\`;` },
    { name: "a limit of which nobody can tell", code: `${zx}await $\`git fetch\`.timeout(limit); export const fetch = (options) => $(options)\`git fetch\`.text();` },
    { name: "a timer that kills it", code: `${zx}const git = $\`git fetch\`; setTimeout(() => git.kill(), 30_000); await git;` },
    { name: "a race", code: `${zx}await Promise.race([$\`git fetch\`, late]);` },
    { name: "nobody waits", code: `${zx}$\`git fetch\`; const git = $\`git fetch\`; git.catch;` },
    { name: "it is handed on", code: `${zx}export const fetch = () => $\`git fetch\`;` },
    { name: "it has the terminal", code: `${zx}await $({ stdio: "inherit" })\`git push\`; await $\`git push\`.stdio("inherit"); const $$ = $({ stdio: "inherit" }); await $$\`git push\`;` },
    { name: "all of a file have the terminal", code: `${zx}$.stdio = "inherit"; await $\`git push\`;` },
    { name: "its input is written", code: `${zx}const ask = $\`git push\`; ask.stdin.write("yes"); await ask;` },
    { name: "it is meant to live", code: `${zx}await $({ detached: true })\`git push\`;` },
    { name: "it is started later", code: `${zx}await $({ halt: true })\`git push\`;` },
    { name: "it feeds another", code: `${zx}await $\`curl \${url}\`.pipe($\`jq .version\`);` },
    { name: "a build takes as long as it takes", code: `${zx}await $\`npm run build\`; await $\`cargo test\`; await $\`pnpm -r build\`; await $\`./push.sh\`;` },
    { name: "a command that this machine alone answers", code: `${zx}const head = (await $\`git rev-parse HEAD\`).stdout; await $\`npm pkg get version\`;` },
    { name: "a command with a limit of its own", code: `${zx}await $\`curl --max-time 10 \${url}\`; await $\`timeout 10 git fetch\`;` },
    { name: "a command that nobody can read", code: `${zx}await $\`\${command}\`; await $\`git \${list}\`; await $\`(git fetch)\`;` },
    { name: "a repository on this machine", code: `${zx}await $\`git clone ../shop \${dir}\`;` },
    { name: "a session on another machine lives as long as its user wants", code: `${zx}await $\`ssh \${host}\`;` },
    { name: "nothing can end what blocks", code: `${zx}$.sync\`git fetch\`; $({ sync: true })\`git fetch\`;` },
    { name: "a script that somebody starts by hand", code: `#!/usr/bin/env zx\n${zx}await $\`git push\`;` },
    { name: "the same, with zx's globals", code: '#!/usr/bin/env -S npx zx\nimport "zx/globals";\nawait $`git push`;' },
    { name: "a `$` that nothing brings", code: "await $`git push`;" },
    { name: "another `$`", code: 'import { $ } from "bun"; import "zx/globals"; await $`git push`;' },
    { name: "a `$` that is declared here", code: 'import "zx/globals"; const $ = (parts) => run(parts); await $`git push`;' },
    { name: "a comment about zx's globals", code: '// See "zx/globals".\nawait $`git push`;' },
    { name: "a member of another name", code: `${zx}await $.other\`git push\`;` },
  ],
  invalid: [
    {
      name: "awaited",
      code: `${zx}await ⟦$⟧\`git push origin \${branch}\`;`,
      errors: [unboundedZx("$", bound(".timeout(10_000)", `${zx}await $\`git push origin \${branch}\`.timeout(10_000);`))],
    },
    {
      name: "with methods behind it",
      code: `${zx}const { stdout } = await ⟦$⟧\`npm view \${name} version\`.quiet();`,
      errors: [unboundedZx("$", bound(".timeout(10_000)", `${zx}const { stdout } = await $\`npm view \${name} version\`.timeout(10_000).quiet();`))],
    },
    {
      name: "in a chain of several lines",
      code: `${zx}await ⟦$⟧\`git fetch\`\n  .quiet(); // soon`,
      errors: [unboundedZx("$", bound(".timeout(10_000)", `${zx}await $\`git fetch\`\n  .timeout(10_000)\n  .quiet(); // soon`))],
    },
    {
      name: "read by a method",
      code: `${zx}export const newest = async () => (await ⟦$⟧\`git ls-remote origin\`.text()).trim();`,
      errors: [unboundedZx("$", bound(".timeout(10_000)", `${zx}export const newest = async () => (await $\`git ls-remote origin\`.timeout(10_000).text()).trim();`))],
    },
    {
      name: "kept and awaited",
      code: `${zx}const git = ⟦$⟧\`git fetch\`; log("…"); await git;`,
      errors: [unboundedZx("$", bound(".timeout(10_000)", `${zx}const git = $\`git fetch\`.timeout(10_000); log("…"); await git;`))],
    },
    {
      name: "with options",
      code: `${zx}await ⟦$({ cwd })⟧\`pnpm -r publish\`;`,
      errors: [unboundedZx("$({ cwd })", bound(".timeout(10_000)", `${zx}await $({ cwd })\`pnpm -r publish\`.timeout(10_000);`))],
    },
    {
      name: "by a `$` of one's own",
      code: `${zx}const $$ = $({ quiet: true }); await ⟦$$⟧\`cd \${dir} && npm publish\`;`,
      errors: [unboundedZx("$$", bound(".timeout(10_000)", `${zx}const $$ = $({ quiet: true }); await $$\`cd \${dir} && npm publish\`.timeout(10_000);`))],
    },
    {
      name: "through a namespace",
      code: 'import * as zx from "zx"; await ⟦zx.$⟧`git fetch`;',
      errors: [unboundedZx("zx.$", bound(".timeout(10_000)", 'import * as zx from "zx"; await zx.$`git fetch`.timeout(10_000);'))],
    },
    {
      name: "by `require`",
      code: 'const { $ } = require("zx"); exports.fetch = async () => { await ⟦$⟧`git fetch`; };',
      errors: [unboundedZx("$", bound(".timeout(10_000)", 'const { $ } = require("zx"); exports.fetch = async () => { await $`git fetch`.timeout(10_000); };'))],
    },
    {
      name: "as a global",
      code: 'import "zx/globals";\nawait ⟦$⟧`git fetch`;',
      errors: [unboundedZx("$", bound(".timeout(10_000)", 'import "zx/globals";\nawait $`git fetch`.timeout(10_000);'))],
    },
    {
      name: "a script of Node's own",
      code: `#!/usr/bin/env node\n${zx}await ⟦$⟧\`git fetch\`;`,
      errors: [unboundedZx("$", bound(".timeout(10_000)", `#!/usr/bin/env node\n${zx}await $\`git fetch\`.timeout(10_000);`))],
    },
    {
      name: "where a process that is killed throws nothing",
      code: `${zx}const { exitCode } = await ⟦$⟧\`git fetch\`.nothrow();`,
      settings: named,
      errors: [unboundedZx("$", boundQuiet(".timeout(10_000)", `${zx}const { exitCode } = await $\`git fetch\`.timeout(10_000).nothrow();`))],
    },
    {
      name: "where an option says so",
      code: `${zx}const { exitCode } = await ⟦$({ nothrow: true })⟧\`git fetch\`;`,
      settings: named,
      errors: [unboundedZx("$({ nothrow: true })", boundQuiet(".timeout(10_000)", `${zx}const { exitCode } = await $({ nothrow: true })\`git fetch\`.timeout(10_000);`))],
    },
    {
      name: "where an option says the contrary",
      code: `${zx}await ⟦$({ nothrow: false })⟧\`git fetch\`;`,
      settings: named,
      errors: [unboundedZx("$({ nothrow: false })")],
      output: `${zx}await $({ nothrow: false })\`git fetch\`.timeout(10_000);`,
    },
    {
      name: "with a deadline for zx",
      code: `${zx}await ⟦$⟧\`git fetch\`;`,
      settings: named,
      errors: [unboundedZx("$")],
      output: `${zx}await $\`git fetch\`.timeout(10_000);`,
    },
    {
      name: "with a deadline for zx, where nobody handles the error",
      code: `${zx}⟦$⟧\`git fetch\`.then(log);`,
      settings: named,
      errors: [unboundedZx("$", boundUnheard(".timeout(10_000)", `${zx}$\`git fetch\`.timeout(10_000).then(log);`))],
    },
    {
      name: "switched off behind the template",
      code: `${zx}await ⟦$\`git fetch\`.timeout(0)⟧;`,
      errors: [switchedOff("$", "$`git fetch`.timeout(0)", bound(".timeout(10_000)", `${zx}await $\`git fetch\`.timeout(10_000);`))],
    },
    {
      name: "switched off by a text",
      code: `${zx}await $({ ⟦timeout: "0s"⟧, quiet: true })\`git fetch\`;`,
      errors: [switchedOff('$({ timeout: "0s", quiet: true })', 'timeout: "0s"', bound("timeout: 10_000", `${zx}await $({ timeout: 10_000, quiet: true })\`git fetch\`;`))],
    },
  ],
});

run("require-process-timeout: execa's templates", rule, everywhere, {
  valid: [
    { name: "a limit", code: `${execa}await execa({ timeout: 10_000 })\`git fetch\`;` },
    { name: "a limit of an `execa` of one's own", code: `${execa}const run = execa({ timeout: 10_000 }); await run\`git fetch\`; await run("git", ["push"]);` },
    { name: "a signal", code: `${execa}await execa({ cancelSignal })\`git fetch\`;` },
    { name: "it has the terminal", code: `${execa}await execa({ stdio: "inherit" })\`npm init\`; const run = execa({ stdout: "inherit" }); await run\`npm test\`;` },
    { name: "options of which nobody can tell", code: `${execa}export const git = async (options) => { await execa(options)\`git fetch\`; };` },
    { name: "`$` gives the process the terminal's input", code: 'import { $ } from "execa"; await $`git push`; $.sync`git push`; await $({ cwd })`git push`;' },
    { name: "a command that ends by itself", code: `${execa}const { stdout } = await execa\`git rev-parse \${ref}\`;` },
    { name: "nobody waits", code: `${execa}const server = execa\`server --port 80\`; server.stdout.pipe(log);` },
    { name: "a name that is no tag", code: 'import { execaCommand } from "execa"; await execaCommand`git fetch`;' },
    { name: "another client's call", code: 'import { spawn } from "node:child_process"; await spawn`git fetch`;' },
  ],
  invalid: [
    {
      name: "awaited",
      code: `${execa}const { stdout } = await ⟦execa⟧\`pnpm nx show projects\`;`,
      errors: [unboundedExeca("execa", bound("timeout: 10_000", `${execa}const { stdout } = await execa({ timeout: 10_000 })\`pnpm nx show projects\`;`))],
    },
    {
      name: "with options",
      code: `${execa}await ⟦execa({ cwd })⟧\`\${tool} \${list}\`;`,
      errors: [unboundedExeca("execa({ cwd })", bound("timeout: 10_000", `${execa}await execa({ cwd, timeout: 10_000 })\`\${tool} \${list}\`;`))],
    },
    {
      name: "with options that a variable holds",
      code: `${execa}const options = { cwd }; await ⟦execa(options)⟧\`git fetch\`;`,
      errors: [unboundedExeca("execa(options)", bound("timeout: 10_000", `${execa}const options = { cwd }; await execa({ ...options, timeout: 10_000 })\`git fetch\`;`))],
    },
    {
      name: "by an `execa` of one's own, as a tag and as a call",
      code: `${execa}const run = execa({ cwd }); await ⟦run⟧\`git fetch\`; await ⟦run⟧("git", ["push"]);`,
      errors: [
        unboundedExeca("run", bound("timeout: 10_000", `${execa}const run = execa({ cwd }); await run({ timeout: 10_000 })\`git fetch\`; await run("git", ["push"]);`)),
        unboundedExeca("run", bound("timeout: 10_000", `${execa}const run = execa({ cwd }); await run\`git fetch\`; await run("git", ["push"], { timeout: 10_000 });`)),
      ],
    },
    {
      name: "with comments and line breaks",
      code: `${execa}await ⟦execa⟧ /* the tool */ // now\n  \`git fetch\`; // soon`,
      errors: [unboundedExeca("execa", bound("timeout: 10_000", `${execa}await execa /* the tool */ // now\n  ({ timeout: 10_000 })\`git fetch\`; // soon`))],
    },
    {
      name: "that block",
      code: 'import { execaSync } from "execa"; const { stdout } = ⟦execaSync⟧`git ls-remote origin`;',
      errors: [blocking("execaSync", bound("timeout: 10_000", 'import { execaSync } from "execa"; const { stdout } = execaSync({ timeout: 10_000 })`git ls-remote origin`;'))],
    },
    {
      name: "switched off",
      code: `${execa}await execa({ ⟦timeout: 0⟧ })\`git fetch\`;`,
      errors: [switchedOff("execa({ timeout: 0 })", "timeout: 0", bound("timeout: 10_000", `${execa}await execa({ timeout: 10_000 })\`git fetch\`;`))],
    },
    {
      name: "with a deadline for execa",
      code: `${execa}await ⟦execa⟧\`git fetch\`;`,
      settings: named,
      errors: [unboundedExeca("execa")],
      output: `${execa}await execa({ timeout: 10_000 })\`git fetch\`;`,
    },
    {
      name: "with a deadline for execa, where a process that is killed throws nothing",
      code: `${execa}const { exitCode } = await ⟦execa({ reject: false })⟧\`git fetch\`;`,
      settings: named,
      errors: [unboundedExeca("execa({ reject: false })", boundQuiet("timeout: 10_000", `${execa}const { exitCode } = await execa({ reject: false, timeout: 10_000 })\`git fetch\`;`))],
    },
    {
      name: "the same of a call",
      code: `${execa}const { exitCode } = await ⟦execa⟧("git", ["fetch"], { reject: false });`,
      settings: named,
      errors: [unboundedExeca("execa", boundQuiet("timeout: 10_000", `${execa}const { exitCode } = await execa("git", ["fetch"], { reject: false, timeout: 10_000 });`))],
    },
  ],
});

run("require-process-timeout: templates and a signal in scope", rule, typescript, {
  valid: [{ name: "passed", code: `${zx}export async function fetch(signal: AbortSignal) { await $({ signal })\`git fetch\`; }` }],
  invalid: [
    {
      name: "to zx",
      code: `${zx}export async function fetch(signal: AbortSignal) { await ⟦$⟧\`git fetch\`; }`,
      errors: [unboundedZx("$")],
      output: `${zx}export async function fetch(signal: AbortSignal) { await $({ signal })\`git fetch\`; }`,
    },
    {
      name: "to zx, among its options",
      code: `${zx}export async function fetch(signal: AbortSignal) { await ⟦$({ cwd: "/" })⟧\`git fetch\`.quiet(); }`,
      errors: [unboundedZx('$({ cwd: "/" })')],
      output: `${zx}export async function fetch(signal: AbortSignal) { await $({ cwd: "/", signal })\`git fetch\`.quiet(); }`,
    },
    {
      name: "not to execa, whose option for it has another name in each version",
      code: `${execa}export async function fetch(signal: AbortSignal) { await ⟦execa⟧\`git fetch\`; }`,
      errors: [unboundedExeca("execa", bound("timeout: 10_000", `${execa}export async function fetch(signal: AbortSignal) { await execa({ timeout: 10_000 })\`git fetch\`; }`))],
    },
  ],
});

import rule from "../../rules/require-process-timeout.js";
import { everywhere, policy, run, typescript } from "../cases.js";
import { blocking, bound, boundQuiet, boundUnheard, switchedOff, unbounded, unboundedExeca } from "./require-process-timeout.errors.js";

const child = 'import { exec, execFile, execFileSync, execSync, fork, spawn, spawnSync } from "node:child_process"; ';
const promisified = 'import { exec, execFile } from "node:child_process"; import { promisify } from "node:util"; const run = promisify(execFile); ';
const execa = 'import { execa } from "execa"; ';
const limit = "{ timeout: 10_000 }";

/** A team that has set a deadline for processes: edits that write it are fixes. */
const named = { timeout: { ...policy.timeout, deadlines: [{ client: "node:child_process", deadline: 10_000 }] } };

run("require-process-timeout: who waits", rule, everywhere, {
  valid: [
    { name: "nobody waits for a child", code: `${child}spawn("server");` },
    { name: "a child that is watched", code: `${child}const server = spawn("server"); server.stdout.on("data", log); server.on("exit", (code) => log(code));` },
    { name: "a child that is restarted when it ends", code: `${child}function start() { spawn("server").on("exit", start); }` },
    { name: "a child that is handed on", code: `${child}export const open = () => spawn("server");` },
    { name: "a child that is kept in a field", code: `${child}class Host { start() { this.child = fork("worker.js"); } }` },
    { name: "a child that is freed", code: `${child}const tool = spawn("tool"); tool.unref(); await new Promise((resolve) => tool.on("exit", resolve));` },
    { name: "a child that is detached", code: `${child}exec("tool", { detached: true }, (error, stdout) => log(stdout));` },
    { name: "a child that has the terminal", code: `${child}execSync("npm run build", { stdio: "inherit" });` },
    { name: "a child that has a part of the terminal", code: `${child}const tool = spawn("tool", [], { stdio: ["ignore", "inherit", "pipe"] }); await new Promise((resolve) => tool.on("exit", resolve));` },
    { name: "a child that may have the terminal", code: `${child}execSync("npm run build", { stdio: isVerbose ? "inherit" : "ignore" });` },
    { name: "a child that writes into a file", code: `${child}spawnSync("tool", [], { stdio: ["ignore", log, log] });` },
    { name: "a child whose promise is waited for until it has started", code: `${child}await new Promise((resolve, reject) => { const server = spawn("server"); server.stdout.on("data", () => resolve()); server.on("exit", reject); });` },
    { name: "a child that may have started or ended", code: `${child}await new Promise((resolve) => { const server = spawn("server"); server.stdout.on("data", () => resolve()); server.on("exit", () => resolve()); });` },
    { name: "a child that sends a message when it is ready", code: `${child}await new Promise((resolve) => { const worker = fork("worker.js"); const done = () => resolve(); worker.on("message", done); worker.on("exit", () => done()); });` },
    { name: "a promise that nobody waits for", code: `${promisified}void run("tool"); run("tool").catch(log);` },
    { name: "a callback that only says that it failed", code: `${child}exec("lp report.pdf", (error) => { if (error) log(error); });` },
    { name: "a promise of execa's that is handed on", code: `${execa}export const start = () => execa("server");` },
    { name: "a child of execa's that nobody waits for", code: `${execa}const server = execa("server"); server.stdout.pipe(log);` },
    { name: "a child of execa's that has the terminal", code: `${execa}await execa("npm", ["init"], { stdin: "inherit" });` },
  ],
  invalid: [
    {
      name: "a promise of `exec`",
      code: 'import { exec } from "node:child_process"; import { promisify } from "node:util"; const { stdout } = await ⟦promisify(exec)⟧("git fetch");',
      errors: [unbounded("promisify(exec)", bound("timeout: 10_000", `import { exec } from "node:child_process"; import { promisify } from "node:util"; const { stdout } = await promisify(exec)("git fetch", ${limit});`))],
    },
    {
      name: "a promise that is kept and waited for",
      code: `${promisified}const fetched = ⟦run⟧("git", ["fetch"]); log((await fetched).stdout);`,
      errors: [unbounded("run", bound("timeout: 10_000", `${promisified}const fetched = run("git", ["fetch"], ${limit}); log((await fetched).stdout);`))],
    },
    {
      name: "a promise among others",
      code: `${promisified}const [fetched, pulled] = await Promise.all([⟦run⟧("git", ["fetch"]), run("git", ["pull"], { timeout: 1000 })]);`,
      errors: [unbounded("run", bound("timeout: 10_000", `${promisified}const [fetched, pulled] = await Promise.all([run("git", ["fetch"], ${limit}), run("git", ["pull"], { timeout: 1000 })]);`))],
    },
    {
      name: "a promise whose answer is handled",
      code: `${promisified}⟦run⟧("git", ["fetch"]).then(({ stdout }) => log(stdout), log);`,
      errors: [unbounded("run", bound("timeout: 10_000", `${promisified}run("git", ["fetch"], ${limit}).then(({ stdout }) => log(stdout), log);`))],
    },
    {
      name: "a promise that is returned",
      code: `${promisified}export const update = () => ⟦run⟧("git", ["fetch"]);`,
      errors: [unbounded("run", bound("timeout: 10_000", `${promisified}export const update = () => run("git", ["fetch"], ${limit});`))],
    },
    {
      name: "a callback that reads the output",
      code: `${child}⟦exec⟧("git fetch", (error, stdout) => log(stdout));`,
      errors: [unbounded("exec", bound("timeout: 10_000", `${child}exec("git fetch", ${limit}, (error, stdout) => log(stdout));`))],
    },
    {
      name: "a callback that settles a promise",
      code: `${child}const save = () => new Promise((resolve, reject) => { ⟦execFile⟧("git", ["push", "origin"], { cwd }, (error) => (error ? reject(error) : resolve())); });`,
      errors: [unbounded("execFile", bound("timeout: 10_000", `${child}const save = () => new Promise((resolve, reject) => { execFile("git", ["push", "origin"], { cwd, timeout: 10_000 }, (error) => (error ? reject(error) : resolve())); });`))],
    },
    {
      name: "a callback that settles the promise whose executor is nothing else",
      code: `${child}await new Promise((resolve) => ⟦execFile⟧("git", (error, stdout) => resolve(stdout)));`,
      errors: [unbounded("execFile", bound("timeout: 10_000", `${child}await new Promise((resolve) => execFile("git", ${limit}, (error, stdout) => resolve(stdout)));`))],
    },
    {
      name: "a callback that hands on to a caller's",
      code: `${child}export function save(done) { ⟦exec⟧("git push", (error) => done(error)); }`,
      errors: [unbounded("exec", bound("timeout: 10_000", `${child}export function save(done) { exec("git push", ${limit}, (error) => done(error)); }`))],
    },
    {
      name: "a callback that somebody else gives",
      code: `${child}export function save(done) { ⟦exec⟧("git push", {}, done); }`,
      errors: [unbounded("exec", bound("timeout: 10_000", `${child}export function save(done) { exec("git push", ${limit}, done); }`))],
    },
    {
      name: "a child's end",
      code: `${child}const code = await new Promise((resolve, reject) => { const git = ⟦spawn⟧("git", ["push"]); git.stderr.on("data", log); git.on("error", reject); git.on("close", resolve); });`,
      errors: [
        unbounded(
          "spawn",
          boundQuiet("timeout: 10_000", `${child}const code = await new Promise((resolve, reject) => { const git = spawn("git", ["push"], ${limit}); git.stderr.on("data", log); git.on("error", reject); git.on("close", resolve); });`),
        ),
      ],
    },
    {
      name: "a child's end, in the chain",
      code: `${child}await new Promise((resolve) => ⟦spawn⟧("git", ["push"]).on("exit", (code) => resolve(code)));`,
      errors: [unbounded("spawn", boundQuiet("timeout: 10_000", `${child}await new Promise((resolve) => spawn("git", ["push"], ${limit}).on("exit", (code) => resolve(code)));`))],
    },
    {
      name: "a child's end, through a function of its own",
      code: `${child}await new Promise((resolve) => { const finish = (code) => { log(code); resolve(code); }; const git = ⟦spawn⟧("git"); git.on("error", finish); git.once("exit", finish); });`,
      errors: [
        unbounded("spawn", boundQuiet("timeout: 10_000", `${child}await new Promise((resolve) => { const finish = (code) => { log(code); resolve(code); }; const git = spawn("git", ${limit}); git.on("error", finish); git.once("exit", finish); });`)),
      ],
    },
    {
      name: "a child's end, by its event",
      code: `import { once } from "node:events"; ${child}const git = ⟦fork⟧("push.js"); const [code] = await once(git, "exit");`,
      errors: [unbounded("fork", boundQuiet("timeout: 10_000", `import { once } from "node:events"; ${child}const git = fork("push.js", ${limit}); const [code] = await once(git, "exit");`))],
    },
    {
      name: "a child's end, in a promise that is made later",
      code: `${child}const git = ⟦exec⟧("git push"); git.stdout.pipe(log); await new Promise((resolve) => git.on("exit", resolve));`,
      errors: [unbounded("exec", boundQuiet("timeout: 10_000", `${child}const git = exec("git push", ${limit}); git.stdout.pipe(log); await new Promise((resolve) => git.on("exit", resolve));`))],
    },
    {
      name: "the whole program",
      code: `${child}const head = ⟦execSync⟧("git ls-remote origin HEAD"); const { stdout } = ⟦spawnSync⟧("git", ["fetch"]); ⟦execFileSync⟧("git", ["push", "origin"], { stdio: "pipe" });`,
      errors: [
        blocking("execSync", bound("timeout: 10_000", `${child}const head = execSync("git ls-remote origin HEAD", ${limit}); const { stdout } = spawnSync("git", ["fetch"]); execFileSync("git", ["push", "origin"], { stdio: "pipe" });`)),
        blocking("spawnSync", boundQuiet("timeout: 10_000", `${child}const head = execSync("git ls-remote origin HEAD"); const { stdout } = spawnSync("git", ["fetch"], ${limit}); execFileSync("git", ["push", "origin"], { stdio: "pipe" });`)),
        blocking("execFileSync", bound("timeout: 10_000", `${child}const head = execSync("git ls-remote origin HEAD"); const { stdout } = spawnSync("git", ["fetch"]); execFileSync("git", ["push", "origin"], { stdio: "pipe", timeout: 10_000 });`)),
      ],
    },
    {
      name: "the whole program, where the answer is handed to a function",
      code: `${child}const head = parse(⟦execSync⟧("git ls-remote origin HEAD"));`,
      errors: [blocking("execSync", bound("timeout: 10_000", `${child}const head = parse(execSync("git ls-remote origin HEAD", ${limit}));`))],
    },
    {
      name: "a promise of execa's",
      code: `${execa}const { stdout } = await ⟦execa⟧("git", ["fetch"]);`,
      errors: [unboundedExeca("execa", bound("timeout: 10_000", `${execa}const { stdout } = await execa("git", ["fetch"], ${limit});`))],
    },
    {
      name: "a promise of execa's that is kept",
      code: `${execa}const git = ⟦execa⟧("git", { cwd }); git.stdout.pipe(log); await git;`,
      errors: [unboundedExeca("execa", bound("timeout: 10_000", `${execa}const git = execa("git", { cwd, timeout: 10_000 }); git.stdout.pipe(log); await git;`))],
    },
  ],
});

run("require-process-timeout: what ends the wait", rule, everywhere, {
  valid: [
    { name: "a timeout", code: `${child}execSync("git fetch", { timeout: 5_000 }); exec("git fetch", { timeout }, (error, stdout) => log(stdout));` },
    { name: "a signal", code: `${promisified}await run("git", ["fetch"], { signal: AbortSignal.timeout(5_000) });` },
    { name: "execa 5's signal, of which its types know nothing", code: 'import execa from "execa"; await execa("git", { signal: stop });' },
    { name: "execa's signal, by its name in each version", code: `${execa}await execa("git", { signal: stop }); await execa("git", { cancelSignal: stop });` },
    { name: "options from elsewhere", code: `${promisified}export const git = (args, options) => run("git", args, options).then(log);` },
    { name: "options that spread what a caller gives", code: `${child}export const git = (options) => execSync("git fetch", { encoding: "utf8", ...options });` },
    { name: "a list or options", code: `${promisified}export const git = (more) => run("git", more);` },
    { name: "arguments that are spread", code: `${child}export const git = (...all) => execFileSync(...all);` },
    { name: "a timer that kills the child", code: `${child}const git = exec("git fetch", (error, stdout) => log(stdout)); setTimeout(() => git.kill(), 5_000);` },
    { name: "a caller who may kill the child", code: `${child}export function start() { const git = exec("git fetch", (error, stdout) => log(stdout)); return () => git.kill(); }` },
    { name: "somebody who gets the child's id", code: `${child}const git = exec("git fetch", (error, stdout) => log(stdout)); setTimeout(() => process.kill(git.pid), 5_000);` },
    { name: "a timer that settles the promise", code: `${child}await new Promise((resolve, reject) => { setTimeout(reject, 5_000); spawn("git").on("exit", resolve); });` },
    { name: "a timer that settles the promise of a child that was made before", code: `${child}const git = spawn("git"); await new Promise((resolve, reject) => { setTimeout(reject, 5_000); git.on("exit", resolve); });` },
    { name: "a race", code: `${promisified}await Promise.race([run("git"), late]);` },
    { name: "a race for a child's end", code: `import { once } from "node:events"; ${child}const git = spawn("git"); await Promise.race([once(git, "exit"), late]);` },
    { name: "a signal for the event", code: `import { once } from "node:events"; ${child}const git = spawn("git"); await once(git, "exit", { signal: stop });` },
    { name: "another event", code: `import { once } from "node:events"; ${child}const git = spawn("git"); await once(git, "spawn");` },
    { name: "another `once`", code: `import { once } from "./wait.js"; ${child}const git = spawn("git"); await once(git, "exit");` },
    { name: "a helper that limits the wait", code: `${promisified}await withTimeout(run("git"), 5_000);` },
  ],
  invalid: [
    {
      name: "switched off",
      code: `${child}execSync("git fetch", { ⟦timeout: 0⟧ });`,
      errors: [switchedOff("execSync", "timeout: 0", bound("timeout: 10_000", `${child}execSync("git fetch", ${limit});`))],
    },
    {
      name: "left out on purpose",
      code: `${promisified}await run("git", [], { ⟦timeout: undefined⟧ });`,
      errors: [switchedOff("run", "timeout: undefined", bound("timeout: 10_000", `${promisified}await run("git", [], ${limit});`))],
    },
    {
      name: "a signal, which a blocking call never reads",
      code: `${child}⟦execSync⟧("git fetch", { signal: AbortSignal.timeout(5_000) });`,
      errors: [blocking("execSync", bound("timeout: 10_000", `${child}execSync("git fetch", { signal: AbortSignal.timeout(5_000), timeout: 10_000 });`))],
    },
    {
      name: "a list that a variable holds",
      code: `${promisified}const args = ["fetch"]; if (isQuiet) args.push("-q"); await ⟦run⟧("git", args);`,
      errors: [unbounded("run", bound("timeout: 10_000", `${promisified}const args = ["fetch"]; if (isQuiet) args.push("-q"); await run("git", args, ${limit});`))],
    },
    {
      name: "a list of a caller's, before options",
      code: `${promisified}export const git = async (list) => (await ⟦run⟧("git", list, { cwd: "/" })).stdout;`,
      errors: [unbounded("run", bound("timeout: 10_000", `${promisified}export const git = async (list) => (await run("git", list, { cwd: "/", timeout: 10_000 })).stdout;`))],
    },
    {
      name: "arguments of a caller's, by their name",
      code: `${promisified}export const git = async (gitArgs) => (await ⟦run⟧("git", gitArgs)).stdout;`,
      errors: [unbounded("run", bound("timeout: 10_000", `${promisified}export const git = async (gitArgs) => (await run("git", gitArgs, ${limit})).stdout;`))],
    },
    {
      name: "options in a variable",
      code: `${child}const options = { cwd }; ⟦execFile⟧("git", options, (error, stdout) => log(stdout));`,
      errors: [unbounded("execFile", bound("timeout: 10_000", `${child}const options = { cwd }; execFile("git", { ...options, timeout: 10_000 }, (error, stdout) => log(stdout));`))],
    },
  ],
});

run("require-process-timeout: the callee", rule, everywhere, {
  valid: [
    { name: "a regular expression", code: `${child}/git/.exec("git"); const pattern = /a/; while ((match = pattern.exec(text))) log(match);` },
    { name: "another's `exec`", code: 'import { exec } from "./shell.js"; exec("git fetch", (error, stdout) => log(stdout)); db.exec("select 1"); execSync("git");' },
    { name: "shadowed", code: `${child}export function work(exec) { exec("git fetch", (error, stdout) => log(stdout)); }` },
    { name: "mocked", code: 'const exec = vi.fn(); await promisify(exec)("git");' },
    { name: "another `promisify`", code: 'import { exec } from "node:child_process"; import { promisify } from "./promises.js"; await promisify(exec)("git");' },
    { name: "promisified and never called", code: 'import { exec } from "node:child_process"; import { promisify } from "node:util"; export const run = promisify(exec);' },
    { name: "a template of execa's", code: "import { $ } from \"execa\"; await $`git fetch`;" },
    { name: "execa's options, bound", code: 'import { execa } from "execa"; const run = execa({ timeout: 1000 }); await run("git");' },
    { name: "of another module of that name", code: 'import { execSync } from "./child_process.js"; execSync("git");' },
  ],
  invalid: [
    {
      name: "a default import",
      code: 'import cp from "child_process"; ⟦cp.execSync⟧("git fetch");',
      errors: [blocking("cp.execSync", bound("timeout: 10_000", `import cp from "child_process"; cp.execSync("git fetch", ${limit});`))],
    },
    {
      name: "a namespace",
      code: 'import * as cp from "node:child_process"; ⟦cp.execSync⟧("git fetch");',
      errors: [blocking("cp.execSync", bound("timeout: 10_000", `import * as cp from "node:child_process"; cp.execSync("git fetch", ${limit});`))],
    },
    {
      name: "another name",
      code: 'import { execSync as sh } from "node:child_process"; ⟦sh⟧("git fetch");',
      errors: [blocking("sh", bound("timeout: 10_000", `import { execSync as sh } from "node:child_process"; sh("git fetch", ${limit});`))],
    },
    {
      name: "required",
      code: 'const { execSync } = require("child_process"); ⟦execSync⟧("git fetch");',
      errors: [blocking("execSync", bound("timeout: 10_000", `const { execSync } = require("child_process"); execSync("git fetch", ${limit});`))],
    },
    {
      name: "required at once",
      code: '⟦require("child_process").execSync⟧("git fetch");',
      errors: [blocking('require("child_process").execSync', bound("timeout: 10_000", `require("child_process").execSync("git fetch", ${limit});`))],
    },
    {
      name: "imported when it is needed",
      code: 'const { execSync } = await import("node:child_process"); ⟦execSync⟧("git fetch");',
      errors: [blocking("execSync", bound("timeout: 10_000", `const { execSync } = await import("node:child_process"); execSync("git fetch", ${limit});`))],
    },
    {
      name: "promisified by the module's name",
      code: 'const util = require("util"); const exec = util.promisify(require("child_process").exec); export async function head() { return (await ⟦exec⟧("git ls-remote origin HEAD")).stdout; }',
      errors: [
        unbounded(
          "exec",
          bound("timeout: 10_000", `const util = require("util"); const exec = util.promisify(require("child_process").exec); export async function head() { return (await exec("git ls-remote origin HEAD", ${limit})).stdout; }`),
        ),
      ],
    },
    {
      name: "promisified in a field",
      code: 'import { exec } from "node:child_process"; import util from "node:util"; class Git { #run = util.promisify(exec); async head() { await ⟦this.#run⟧("git"); } }',
      errors: [unbounded("this.#run", bound("timeout: 10_000", `import { exec } from "node:child_process"; import util from "node:util"; class Git { #run = util.promisify(exec); async head() { await this.#run("git", ${limit}); } }`))],
    },
    {
      name: "execa 5",
      code: 'const execa = require("execa"); await ⟦execa⟧("git"); await ⟦execa.command⟧("git fetch"); ⟦execa.sync⟧("git", ["fetch"]);',
      errors: [
        unboundedExeca("execa", bound("timeout: 10_000", `const execa = require("execa"); await execa("git", ${limit}); await execa.command("git fetch"); execa.sync("git", ["fetch"]);`)),
        unboundedExeca("execa.command", bound("timeout: 10_000", `const execa = require("execa"); await execa("git"); await execa.command("git fetch", ${limit}); execa.sync("git", ["fetch"]);`)),
        blocking("execa.sync", bound("timeout: 10_000", `const execa = require("execa"); await execa("git"); await execa.command("git fetch"); execa.sync("git", ["fetch"], ${limit});`)),
      ],
    },
    {
      name: "execa 6 and later",
      code: 'import { execaNode, execaSync } from "execa"; await ⟦execaNode⟧("push.js", ["--all"]); ⟦execaSync⟧("git");',
      errors: [
        unboundedExeca("execaNode", bound("timeout: 10_000", `import { execaNode, execaSync } from "execa"; await execaNode("push.js", ["--all"], ${limit}); execaSync("git");`)),
        blocking("execaSync", bound("timeout: 10_000", `import { execaNode, execaSync } from "execa"; await execaNode("push.js", ["--all"]); execaSync("git", ${limit});`)),
      ],
    },
  ],
});

run("require-process-timeout: a deadline for processes", rule, everywhere, {
  valid: [
    { name: "none", code: `${child}execSync("git fetch");`, settings: { timeout: { deadlines: [{ client: "node:child_process", deadline: "none" }] } } },
    { name: "bounded elsewhere", code: `${child}execSync("git fetch");`, settings: { timeout: { bounded: ["node:child_process"] } } },
  ],
  invalid: [
    {
      name: "written unasked",
      code: `${child}⟦execSync⟧("git fetch");`,
      settings: named,
      errors: [blocking("execSync")],
      output: `${child}execSync("git fetch", ${limit});`,
    },
    {
      name: "set for the callee",
      code: `${promisified}await ⟦run⟧("git", ["fetch"]);`,
      settings: { timeout: { deadlines: [{ callee: "run", deadline: { import: "@acme/http", name: "HTTP_TIMEOUT_MS" } }] } },
      errors: [unbounded("run")],
      output: `${promisified.replace('"node:util";', '"node:util"; import { HTTP_TIMEOUT_MS } from "@acme/http";')}await run("git", ["fetch"], { timeout: HTTP_TIMEOUT_MS });`,
    },
    {
      name: "with a callback",
      code: `${child}⟦exec⟧("git fetch", (error, stdout) => log(stdout));`,
      settings: named,
      errors: [unbounded("exec")],
      output: `${child}exec("git fetch", ${limit}, (error, stdout) => log(stdout));`,
    },
    {
      name: "in the place of one that was switched off",
      code: `${child}execSync("git fetch", { ⟦timeout: 0⟧ });`,
      settings: named,
      errors: [switchedOff("execSync", "timeout: 0")],
      output: `${child}execSync("git fetch", ${limit});`,
    },
    {
      name: "only suggested where the team wants no fixes",
      code: `${child}⟦execSync⟧("git fetch");`,
      settings: { timeout: { ...named.timeout, fixes: "suggest" } },
      errors: [blocking("execSync", bound("timeout: 10_000", `${child}execSync("git fetch", ${limit});`))],
    },
    {
      name: "only suggested where a killed process looks like one that is done",
      code: `${child}const { stdout } = ⟦spawnSync⟧("git", ["fetch"]);`,
      settings: named,
      errors: [blocking("spawnSync", boundQuiet("timeout: 10_000", `${child}const { stdout } = spawnSync("git", ["fetch"], ${limit});`))],
    },
    {
      name: "only suggested where nobody handles the error",
      code: `${promisified}⟦run⟧("git", ["fetch"]).then(({ stdout }) => log(stdout));`,
      settings: named,
      errors: [unbounded("run", boundUnheard("timeout: 10_000", `${promisified}run("git", ["fetch"], ${limit}).then(({ stdout }) => log(stdout));`))],
    },
  ],
});

run("require-process-timeout: a signal in scope", rule, ["ts"], {
  valid: [{ name: "passed", code: `${promisified}export async function git(signal: AbortSignal) { await run("git", ["fetch"], { signal }); }` }],
  invalid: [
    {
      name: "to a promise",
      code: `${promisified}export async function git(signal: AbortSignal) { await ⟦run⟧("git", ["fetch"]); }`,
      errors: [unbounded("run")],
      output: `${promisified}export async function git(signal: AbortSignal) { await run("git", ["fetch"], { signal }); }`,
    },
    {
      name: "to a callback",
      code: `${child}export function git(signal: AbortSignal) { ⟦exec⟧("git fetch", (error, stdout) => log(stdout)); }`,
      errors: [unbounded("exec")],
      output: `${child}export function git(signal: AbortSignal) { exec("git fetch", { signal }, (error, stdout) => log(stdout)); }`,
    },
    {
      name: "to a child that says when it fails",
      code: `${child}export const git = (signal: AbortSignal) => new Promise((resolve, reject) => { ⟦spawn⟧("git").on("error", reject).on("exit", resolve); });`,
      errors: [unbounded("spawn")],
      output: `${child}export const git = (signal: AbortSignal) => new Promise((resolve, reject) => { spawn("git", { signal }).on("error", reject).on("exit", resolve); });`,
    },
    {
      name: "only suggested for a child whose error nobody hears: it would end the program",
      code: `${child}export const git = (signal: AbortSignal) => new Promise((resolve) => { ⟦spawn⟧("git").on("exit", resolve); });`,
      errors: [
        unbounded(
          "spawn",
          boundUnheard("signal", `${child}export const git = (signal: AbortSignal) => new Promise((resolve) => { spawn("git", { signal }).on("exit", resolve); });`),
          boundQuiet("timeout: 10_000", `${child}export const git = (signal: AbortSignal) => new Promise((resolve) => { spawn("git", ${limit}).on("exit", resolve); });`),
        ),
      ],
    },
    {
      name: "not to a call that blocks",
      code: `${child}export function git(signal: AbortSignal) { ⟦execSync⟧("git fetch"); }`,
      errors: [blocking("execSync", bound("timeout: 10_000", `${child}export function git(signal: AbortSignal) { execSync("git fetch", ${limit}); }`))],
    },
    {
      name: "not to execa, whose option for it has another name in each version",
      code: `${execa}export async function git(signal: AbortSignal) { await ⟦execa⟧("git"); }`,
      errors: [unboundedExeca("execa", bound("timeout: 10_000", `${execa}export async function git(signal: AbortSignal) { await execa("git", ${limit}); }`))],
    },
  ],
});

run("require-process-timeout: with types", rule, ["typed"], {
  valid: [
    { name: "a call that could take the signal in scope belongs to `forward-abort-signal`", code: `${promisified}export async function git(signal: AbortSignal) { await run("git", ["fetch"]); }` },
    { name: "options that may have a timeout", code: `${promisified}import type { ExecFileOptions } from "node:child_process"; export async function git(options: ExecFileOptions) { await run("git", options); }` },
  ],
  invalid: [
    {
      name: "a callback, which that rule doesn't ask",
      code: `${child}export function git(signal: AbortSignal, log: (text: string) => void) { ⟦exec⟧("git fetch", (error, stdout) => log(stdout)); }`,
      errors: [unbounded("exec")],
      output: `${child}export function git(signal: AbortSignal, log: (text: string) => void) { exec("git fetch", { signal }, (error, stdout) => log(stdout)); }`,
    },
    {
      name: "a list by its type",
      code: `${promisified}export const git = async (list: readonly string[]) => (await ⟦run⟧("git", list)).stdout;`,
      errors: [unbounded("run", bound("timeout: 10_000", `${promisified}export const git = async (list: readonly string[]) => (await run("git", list, ${limit})).stdout;`))],
    },
  ],
});

run("require-process-timeout: half-typed code", rule, typescript, {
  valid: [`${child}exec`, `${promisified}await run(...list!);`],
  invalid: [
    {
      name: "no argument yet",
      code: `${child}⟦execSync⟧();`,
      errors: [blocking("execSync", bound("timeout: 10_000", `${child}execSync(undefined, ${limit});`))],
    },
  ],
});

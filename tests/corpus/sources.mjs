import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Package
 * @property {string} name The npm package's name, or the folder's for a local one.
 * @property {string} version
 * @property {string} folder Absolute path of the copy.
 * @property {string[]} files Absolute paths of its sources, sorted.
 */

const here = dirname(fileURLToPath(import.meta.url));
const installed = join(here, "node_modules");

/** The copies' place: ESLint never looks into `node_modules`, and nobody commits `.cache`. */
export const cache = resolve(here, "../../.cache/corpus");

/** What each package calls the folder of its sources; `"."` where they are the package. */
const sourceFolders = {
  "@ai-sdk/provider-utils": "src",
  "@anthropic-ai/sdk": "src",
  "@appium/base-driver": "lib",
  "@appium/support": "lib",
  "@azure/msal-node": "src",
  "@distube/ytdl-core": "lib",
  "@huggingface/hub": "src",
  "@huggingface/inference": "src",
  "@ledgerhq/live-network": "src",
  "@semantic-release/gitlab": ".",
  "@supabase/functions-js": "src",
  "@supabase/postgrest-js": "src",
  "@tanstack/query-core": "src",
  "@trpc/client": "src",
  "alexa-remote2": ".",
  "auth0-js": "src",
  "browserstack-local": "lib",
  chromedriver: ".",
  convex: "src",
  "discord.js": "src",
  ethers: "src.ts",
  "graphql-request": "src",
  "hls.js": "src",
  "is-online": ".",
  "link-check": ".",
  localtunnel: ".",
  mongodb: "src",
  "node-ical": ".",
  "node-vault": "src",
  openai: "src",
  "package-json": ".",
  "probe-image-size": ".",
  "prismarine-auth": "src",
  "public-ip": "source",
  "puppeteer-core": "src",
  replicate: ".",
  "rss-parser": "lib",
  "selenium-standalone": "lib",
  "spotify-web-api-node": "src",
  telegraf: "src",
  viem: ".",
  "web-push": "src",
  "whatsapp-web.js": "src",
};

/** Everything that TypeScript reads. */
const code = /\.(?:[cm]?[jt]s|[jt]sx|json)$/;
/** What is linted: neither declarations nor data. */
const source = /(?<!\.d)\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Built output and installed code. */
const built = /^(?:node_modules|_cjs|_esm|_types|dist|build|coverage)$/;
/** What the preset `tests` turns the rules off for, and what others wrote. */
const skippedFolder = /^(?:docs|examples?|fixtures|vendor|tests?|__\w+__|e2e)$/;
const skippedFile = /\.(?:test|spec|test-d|bench|stories|min)\.[cm]?[jt]sx?$/;

/** @returns {string[]} The files below a folder that TypeScript reads, paths sorted. */
function walk(/** @type {string} */ folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith("."))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return built.test(entry.name) ? [] : walk(path);
      return entry.isFile() && code.test(entry.name) ? [path] : [];
    })
    .sort();
}

/** Whether a path, seen from its package, is linted. */
function isLinted(/** @type {string} */ path) {
  return source.test(path) && !skippedFile.test(path) && !path.split("/").slice(0, -1).some((part) => skippedFolder.test(part));
}

/** Options under which every package's sources resolve: bundler resolution takes both `./x` and `./x.js`, and `require`. */
const compilerOptions = {
  target: "ESNext",
  lib: ["ESNext", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  types: ["node"],
  module: "Preserve",
  moduleResolution: "Bundler",
  strict: true,
  allowJs: true,
  checkJs: false,
  jsx: "Preserve",
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  noUncheckedSideEffectImports: false,
  skipLibCheck: true,
  noEmit: true,
};

/**
 * Copies sources to where ESLint looks at them, under a tsconfig of their own, with the dependencies they were
 * installed with.
 *
 * @param {{ name: string, version: string, from: string, below: string }} origin
 * @returns {Package}
 */
function copy({ name, version, from, below }) {
  const folder = join(cache, name);
  if (!existsSync(join(folder, "tsconfig.json"))) {
    for (const path of walk(join(from, below))) cpSync(path, join(folder, relative(from, path)));
    if (existsSync(join(from, "package.json"))) cpSync(join(from, "package.json"), join(folder, "package.json"));
    const own = join(from, "node_modules");
    if (existsSync(own)) symlinkSync(own, join(folder, "node_modules"));
    const tsconfig = { compilerOptions, include: [`${below}/**/*`], exclude: ["node_modules"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig, null, 2));
  }
  return { name, version, folder, files: walk(join(folder, below)).filter((path) => isLinted(relative(folder, path))) };
}

/** Installs what the lock names, unless that is what lies there. */
function install() {
  const lock = join(here, "package-lock.json");
  const done = join(installed, ".package-lock.json");
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: here, stdio: "inherit" });
}

/** An empty cache with the installed dependencies in reach, unless it was made by this very code from this very lock. */
function prepare() {
  const stamp = join(cache, "stamp");
  const made = readFileSync(join(here, "package-lock.json"), "utf8") + readFileSync(fileURLToPath(import.meta.url), "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === made) return;
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  symlinkSync(installed, join(cache, "node_modules"));
  writeFileSync(stamp, made);
}

/** @returns {Package[]} Every package of the corpus, installed and copied. */
export function corpus() {
  install();
  prepare();
  return Object.entries(sourceFolders).map(([name, below]) => {
    const from = join(installed, name);
    const { version } = JSON.parse(readFileSync(join(from, "package.json"), "utf8"));
    return copy({ name, version, from, below });
  });
}

/** @returns {Package[]} A local folder's sources, afresh each time; its imports resolve where the corpus has them. */
export function local(/** @type {string} */ path) {
  install();
  prepare();
  const from = resolve(path);
  const name = basename(from, extname(from));
  rmSync(join(cache, name), { recursive: true, force: true });
  return [copy({ name, version: "local", from, below: "." })];
}

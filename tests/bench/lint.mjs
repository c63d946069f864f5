// One typed lint of the corpus in a process of its own: prints the wall time since the process began and the time in rules, in ms.
import { ESLint } from "eslint";
import { configOf } from "../corpus/config.mjs";
import { cache, corpus } from "../corpus/sources.mjs";
import { configs } from "./configs.mjs";

const [name = "", ...only] = process.argv.slice(2);
const files = corpus()
  .filter((pkg) => only.length === 0 || only.includes(pkg.name))
  .flatMap((pkg) => pkg.files);
const own = await configs[/** @type {keyof typeof configs} */ (name)]();
const eslint = new ESLint({ cwd: cache, overrideConfigFile: true, overrideConfig: [...configOf("typed"), ...own], stats: true });
const results = await eslint.lintFiles(files);
const wall = performance.now();
const passes = results.flatMap(({ stats }) => stats?.times?.passes ?? []);
const rules = passes.flatMap((pass) => Object.values(pass.rules ?? {})).reduce((sum, { total }) => sum + total, 0);
console.log(JSON.stringify({ wall, rules }));

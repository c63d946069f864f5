// A typed lint in a process of its own, in as many parts as it is sent lists of files: answers each with the time in rules, in ms.
import { ESLint } from "eslint";
import { configOf } from "../corpus/config.mjs";
import { cache } from "../corpus/sources.mjs";
import { configs } from "./configs.mjs";

const [name = "", clock] = process.argv.slice(2);
const overrideConfig = [...configOf("typed"), ...(await configs[/** @type {keyof typeof configs} */ (name)]())];
const eslint = new ESLint({ cwd: cache, overrideConfigFile: true, overrideConfig, stats: clock === "clocked" });

process.on("message", async (/** @type {string[]} */ files) => {
  const results = await eslint.lintFiles(files);
  const passes = results.flatMap(({ stats }) => stats?.times?.passes ?? []);
  process.send?.(passes.flatMap((pass) => Object.values(pass.rules ?? {})).reduce((sum, { total }) => sum + total, 0));
});
process.send?.("ready");

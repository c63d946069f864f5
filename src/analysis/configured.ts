import type { TSESTree } from "@typescript-eslint/utils";
import type { Client } from "../catalogue/client.js";
import type { File } from "./file.js";
import { originsOf } from "./value.js";

/** Whether this file may set the client's limits for all of its calls, by its defaults or in a hook. */
export function isConfigured(file: File, client: Client): boolean {
  return setsDefaults(file, client) || hooksOf(file, client).some((hook) => mayBound(file, client, hook));
}

/** `axios.defaults.timeout = 1000`, `Object.assign(axios.defaults, settings)` */
function setsDefaults({ sourceCode }: File, { defaults, bounds }: Client): boolean {
  if (defaults === undefined) return false;
  const options = Object.keys(bounds).join("|");
  return new RegExp(`\\.${defaults}\\s*(?:\\.\\s*(?:${options})\\b|\\[|\\(|\\)|,|=)`).test(sourceCode.text);
}

/** The functions given to the client's hook: `api.interceptors.request.use(addToken)`. */
function hooksOf({ sourceCode }: File, { hook }: Client): readonly TSESTree.Node[] {
  if (hook === undefined) return [];
  const calls = [...sourceCode.text.matchAll(new RegExp(`\\.${hook.split(".").join("\\s*\\.\\s*")}\\s*\\(`, "g"))];
  return calls.flatMap(({ index, 0: { length } }) => {
    const call = sourceCode.getNodeByRangeIndex(index + length - 1);
    return call?.type === "CallExpression" ? call.arguments.slice(0, 1) : [];
  });
}

/** Whether a hook may bound calls: one in sight mentions a bound; of any other its name may tell. */
function mayBound(file: File, { bounds }: Client, hook: TSESTree.Node): boolean {
  const text = originsOf(file, hook).map(({ made }) => ("node" in made ? file.sourceCode.getText(made.node) : "")).join();
  return Object.keys(bounds).some((option) => text.includes(option)) || /time|abort|signal|deadline/i.test(file.sourceCode.getText(hook));
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Client } from "../catalogue/client.js";
import type { File } from "./file.js";
import { once } from "./once.js";
import { slotsOf } from "./slot.js";
import { originsOf } from "./value.js";

/** Whether this file may set the client's limits for all of its calls: by its defaults, in a hook, or by the dispatcher that carries them. */
export function isConfigured(file: File, client: Client): boolean {
  return configured(file)(client);
}

const configured = once((file: File) =>
  once((client: Client): boolean => setsDefaults(file, client) || hooksOf(file, client).some((hook) => mayBound(file, client, hook)) || dispatchersOf(file, client).some((each) => mayDispatcherLimit(file, each))),
);

/** `axios.defaults.timeout = 1000`, `Object.assign(axios.defaults, settings)`, `$.timeout = "30s"` */
function setsDefaults({ sourceCode }: File, { defaults, bounds, exports, exempt = {} }: Client): boolean {
  if (defaults === undefined) return false;
  const options = Object.keys(bounds).join("|");
  if (exports?.includes(defaults)) return new RegExp(`\\.\\s*(?:${[options, ...Object.keys(exempt)].join("|")})\\s*=(?!=)|\\bassign\\(\\s*\\${defaults}`).test(sourceCode.text);
  return new RegExp(`\\.${defaults}\\s*(?:\\.\\s*(?:${options})\\b|\\[|\\(|\\)|,|=)`).test(sourceCode.text);
}

/** What is given to the client's hook: `api.interceptors.request.use(addToken)`, `octokit.hook.before("request", addSignal)`. */
function hooksOf({ sourceCode }: File, { hook }: Client): readonly TSESTree.Node[] {
  return hook === undefined ? [] : givenTo(sourceCode, `\\.${hook.split(".").join("\\s*\\.\\s*")}`).flat();
}

/** What is given to undici's `setGlobalDispatcher`: it carries each call that brings no `dispatcher` of its own, the global fetch's too. */
function dispatchersOf({ sourceCode }: File, { opaque = [] }: Client): readonly TSESTree.Node[] {
  return opaque.includes("dispatcher") ? givenTo(sourceCode, "\\bsetGlobalDispatcher").flatMap(([dispatcher]) => dispatcher ?? []) : [];
}

/** The arguments of each call whose callee's text ends so. */
function givenTo(sourceCode: TSESLint.SourceCode, callee: string): readonly (readonly TSESTree.Node[])[] {
  const calls = [...sourceCode.text.matchAll(new RegExp(`${callee}\\s*\\(`, "g"))];
  return calls.flatMap(({ index, 0: { length } }) => {
    const call = sourceCode.getNodeByRangeIndex(index + length - 1);
    return call?.type === "CallExpression" ? [call.arguments] : [];
  });
}

/** Whether a hook may bound calls: one in sight mentions a bound; of any other its name may tell. */
function mayBound(file: File, { bounds }: Client, hook: TSESTree.Node): boolean {
  const text = originsOf(file, hook).map(({ made }) => ("node" in made ? file.sourceCode.getText(made.node) : "")).join();
  return Object.keys(bounds).some((option) => text.includes(option)) || /time|abort|signal|deadline/i.test(file.sourceCode.getText(hook));
}

/** undici's dispatchers whose options alone say what they limit; others wrap a dispatcher, or stand in for the network. */
const agents = new Set(["Agent", "ProxyAgent", "EnvHttpProxyAgent"]);

/** The options of such an agent that limit calls, or that bring dispatchers of their own. */
const limiting = ["headersTimeout", "bodyTimeout", "factory", "clientFactory", "interceptors"];

/** Whether a dispatcher may limit the calls that it carries: any but an agent that is visibly made without a limit. */
export function mayDispatcherLimit(file: File, dispatcher: TSESTree.Node): boolean {
  return !originsOf(file, dispatcher).every(
    ({ made, path }) => made.by === "expression" && path.length === 0 && made.node.type === "NewExpression" && isAgent(file, made.node.callee) && made.node.arguments.every((options) => isUnlimited(file, options)),
  );
}

function isAgent(file: File, callee: TSESTree.Node): boolean {
  return originsOf(file, callee).every(({ made, path }) => made.by === "import" && made.module === "undici" && agents.has(path.at(-1) ?? ""));
}

function isUnlimited(file: File, options: TSESTree.CallExpressionArgument): boolean {
  return limiting.every((name) => slotsOf(file, options, name).every(({ is }) => is === "absent"));
}

import { createRequire } from "node:module";
import type { TSESLint } from "@typescript-eslint/utils";
import type { Docs } from "./docs.js";
import { type House, house } from "./lazy.js";

/** The one place that reads package.json: name, version and homepage. */
export const pkg = createRequire(import.meta.url)("eslint-plugin-timeout/package.json") as {
  readonly name: string;
  readonly version: string;
  readonly homepage: string;
};

/** A rule as its file states it. `create` gets the questions and edits it is written in as its last argument. */
interface Definition<MessageIds extends string, Options extends readonly unknown[]> {
  readonly name: string;
  readonly meta: Omit<TSESLint.RuleMetaData<MessageIds, Docs, Options>, "docs"> & { readonly docs: Docs };
  readonly create: (context: Readonly<TSESLint.RuleContext<MessageIds, Options>>, options: Options, house: House) => TSESLint.RuleListener;
}

/**
 * Makes a rule whose message ids and options are inferred from `meta`, and whose page is found from its name. A rule
 * takes no options or one object of them; ESLint itself merges the defaults in.
 */
export function createRule<Options extends readonly [object?], MessageIds extends string>({ name, meta, create }: Definition<MessageIds, Options>) {
  const url = `${pkg.homepage}/blob/v${pkg.version}/docs/rules/${name}.md`;
  return {
    name,
    meta: { ...meta, docs: { ...meta.docs, url } },
    create: (context: Readonly<TSESLint.RuleContext<MessageIds, Options>>) => create(context, context.options, house()),
  };
}

import type { Client } from "./client.js";
import { ofetch } from "./ofetch.js";

const { modules: _modules, exports: _exports, ...shared } = ofetch;

/**
 * The global `$fetch` of Nuxt and Nitro: ofetch. `useFetch` is left out: it has a signal of its own, and whether a `timeout`
 * works beside that differs by version.
 */
export const nuxt: Client = {
  ...shared,
  name: "nuxt",
  globals: ["$fetch"],
  versions: ">=3",
  source: "https://nuxt.com/docs/4.x/api/utils/dollarfetch",
  types: "unchecked",
};

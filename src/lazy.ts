import { createRequire } from "node:module";

export type House = typeof import("./house.js");

let loaded: House | undefined;

/**
 * The questions and edits that rules are written in. They are loaded when a rule first runs: an ESLint config imports
 * the plugin in every process, and most of them never get as far as a file. Node loads ES modules by `require` from
 * 20.19 on.
 */
export function house(): House {
  return (loaded ??= createRequire(import.meta.url)("./house.js") as House);
}

/** Hands in the house where there is no built one beside this file: tests run from the sources. */
export function provideHouse(own: House): void {
  loaded = own;
}

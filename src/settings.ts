import type { Client } from "./catalogue/client.js";

/** A duration in ms, or where the project keeps one. */
export type Deadline = number | { readonly import: string; readonly name: string };

/** One entry of `settings.timeout.deadlines`; every given condition must hold. */
export interface DeadlineOverride {
  /** Globs against the file's path from the config's base. */
  readonly files?: readonly string[];
  /** A catalogue name: `"axios"`. */
  readonly client?: string;
  /** The callee as it is written: `"api.get"`. */
  readonly callee?: string;
  /** A glob on the constant start of the URL. */
  readonly url?: string;
  readonly deadline: Deadline | "none";
}

/** `settings.timeout`, validated, with its defaults. */
export interface Settings {
  readonly deadline?: Deadline;
  readonly deadlines: readonly DeadlineOverride[];
  readonly fixes: "fix" | "suggest";
  readonly target?: string;
  readonly bounded: readonly string[];
  readonly clients: readonly Client[];
}

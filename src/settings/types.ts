import type { Client } from "../catalogue/client.js";

/** A duration in ms, or where the project keeps one: the edit then imports it by its name. */
export type Deadline = number | { readonly import: string; readonly name: string };

/** One entry of `settings.timeout.deadlines`; every given condition must hold. */
export interface DeadlineOverride {
  /** Globs against the file's path from the folder ESLint runs in; one of them must match. */
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
  /** `"modern"`, `"react-native"` or a Node version such as `"20.3"`. */
  readonly target?: string;
  /** Names of clients that something outside the calls bounds. */
  readonly bounded: readonly string[];
  /** The user's own clients; `clientsOf` joins them with the catalogue. */
  readonly clients: readonly Client[];
}

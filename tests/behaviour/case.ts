import type { Conduct } from "../server.js";

/**
 * What a program printed, line by line, and then how it ended: `exit 0`; `hangs`, if it was alive with a request that the
 * server had not ended; `stays alive`, if it was alive for another reason.
 */
export type Outcome = readonly string[];

/** One program under the same conditions, as it stands and as the edit leaves it. */
export interface Pair {
  readonly before: Outcome;
  readonly after: Outcome;
}

/** Twins that come out the same. */
export const same = (outcome: Outcome): Pair => ({ before: outcome, after: outcome });

/** What becomes of a case's program and of its edited twin where all is well. */
export const wellOf = ({ well }: { readonly well: Outcome | Pair }): Pair => ("before" in well ? well : same(well));

/** What goes wrong: a server that treats its client so, or a caller that has given up before a good server is asked. */
export type Fault = Exclude<Conduct, "answers"> | "aborted";

/** Who writes the edit. */
export type Edit =
  /** `--fix`. */
  | "fix"
  /** A person who takes the suggestion whose text holds this; there is no fix then. */
  | { readonly suggestion: string }
  /** Nobody: one text is replaced by another by hand, to see why the rule must never write it. */
  | { readonly never: readonly [text: string, by: string] };

/** One kind of edit, proven by running a program before and after it. */
export interface Case {
  readonly rule: string;
  /** What the program does, as the page says it. */
  readonly name: string;
  /** A whole program. It may import `./surroundings.mjs` and the clients; `DEADLINE` in it is the deadline in ms. */
  readonly program: string;
  /** The parser that reads it: ESLint's own (for modules, or for CommonJS), TypeScript's, or TypeScript's with types. Default: `js`. */
  readonly reader?: "js" | "cjs" | "ts" | "typed";
  readonly edit: Edit;
  /** `settings.timeout` beside a deadline in ms and a modern target. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What becomes of it where all is well, with the edit and without; a pair where just that is what the edit is about. */
  readonly well: Outcome | Pair;
  /** What becomes of it under each fault that the edit is about. */
  readonly faults: Readonly<Partial<Record<Fault, Pair>>>;
}

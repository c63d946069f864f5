/**
 * Checks a value that a user wrote at `path`. Returns it typed and without the keys that are undefined; throws an Error
 * that names the path and what stands there instead.
 */
export type Check<T> = (value: unknown, path: string) => T;

/** A check for every key of `T`: a key that is added to the type and forgotten here does not compile. */
export type Shape<T> = { readonly [Key in keyof T]-?: Check<T[Key] | undefined> };

/** The error of a value that does not fit; `takes` completes "must be …". */
export function mismatch(path: string, takes: string, value: unknown): Error {
  return failure(`\`${path}\` must be ${takes}; got ${describe(value)}.`);
}

/** What to tell someone who wrote `name` where only the known names will do: the nearest, or else all of them. */
export function hint(name: string, known: readonly string[]): string {
  const nearest = nearestOf(name, known);
  return nearest === undefined ? `Known are ${quoted(known, "`", "and")}.` : `Did you mean \`${nearest}\`?`;
}

export function failure(message: string): Error {
  return new Error(`eslint-plugin-timeout: ${message}`);
}

/** A check by a predicate; `takes` completes "must be …". */
export function matching<T>(takes: string, test: (value: unknown) => value is T): Check<T> {
  return (value, path) => {
    if (!test(value)) throw mismatch(path, takes, value);
    return value;
  };
}

export const text = matching("a string that is not empty", isText);

export const flag = matching("true or false", (value) => typeof value === "boolean");

/** One of a few strings. */
export function oneOf<const T extends string>(...values: readonly T[]): Check<T> {
  return matching(alternatives(values), (value): value is T => (values as readonly unknown[]).includes(value));
}

/** A list; `atLeast` is 0 or 1, since a list of conditions that is empty can never hold. */
export function listOf<T>(check: Check<T>, takes: string, atLeast: 0 | 1 = 0): Check<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < atLeast) throw mismatch(path, takes, value);
    return Array.from(value, (item: unknown, index) => check(item, `${path}[${String(index)}]`));
  };
}

/** An object whose keys are free and whose values are alike. */
export function recordOf<T>(check: Check<T>, takes: string): Check<Readonly<Record<string, T>>> {
  return (value, path) => {
    if (!isObject(value)) throw mismatch(path, takes, value);
    return Object.fromEntries(Object.keys(value).map((key) => [key, check(value[key], member(path, key))]));
  };
}

/** An object of known keys; any other key is an error. */
export function object<T extends object>(shape: Shape<T>, takes = "an object"): Check<T> {
  return (value, path) => {
    if (!isObject(value)) throw mismatch(path, takes, value);
    const stranger = Object.keys(value).find((key) => !Object.hasOwn(shape, key));
    if (stranger !== undefined) {
      throw failure(`\`${path}\` has no \`${stranger}\`. ${hint(stranger, Object.keys(shape))}`);
    }
    const results = Object.entries<Check<unknown>>(shape)
      .map(([key, check]) => [key, check(value[key], member(path, key))] as const)
      .filter(([, result]) => result !== undefined);
    return Object.fromEntries(results) as T;
  };
}

/** The key may be left out; undefined counts as left out. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, path) => (value === undefined ? undefined : check(value, path));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function member(path: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

/** A value as an error message shows it: short, and never a throw. */
function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (value instanceof RegExp) return "a regular expression";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}

/** `"a", "b" or "c"`, for "must be …". */
export function alternatives(names: readonly string[]): string {
  return quoted(names, '"', "or");
}

function quoted(names: readonly string[], quote: string, word: "and" | "or"): string {
  const all = names.map((name) => `${quote}${name}${quote}`);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} ${word} ${all.at(-1) ?? ""}`;
}

function nearestOf(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= 2 && best.edits < name.length ? best.candidate : undefined;
}

/** How many characters must be added, dropped or replaced to turn one word into the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

import { catalogue } from "../catalogue/index.js";
import {
  type Check,
  failure,
  hint,
  isObject,
  isText,
  listOf,
  matching,
  mismatch,
  object,
  oneOf,
  optional,
  text,
} from "./check.js";
import { client } from "./client.js";
import { glob } from "./globs.js";
import type { Deadline, DeadlineOverride, Settings } from "./types.js";

/** Timers keep their delay in 32 bits with a sign; a longer one fires at once. */
const longest = 2 ** 31 - 1;
const duration = `a whole number of milliseconds from 1 to ${String(longest)}`;

/** What no import in a module can be called; an edit that wrote one would not parse. */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

const imported = object<Exclude<Deadline, number>>({
  import: matching(
    "a module specifier that means the same in every file, such as a package or a path alias",
    (value): value is string => isText(value) && !/^\.\.?(?:\/|$)/.test(value),
  ),
  name: matching(
    "the name of an export, and a valid identifier",
    (value): value is string =>
      isText(value) && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(value) && !reserved.has(value),
  ),
});

function isDuration(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= longest;
}

const deadline: Check<Deadline> = (value, path) => {
  if (isDuration(value)) return value;
  if (isObject(value)) return imported(value, path);
  throw mismatch(path, `${duration}, or { import, name }`, value);
};

const deadlineOrNone: Check<Deadline | "none"> = (value, path) => {
  if (isDuration(value) || value === "none") return value;
  if (isObject(value)) return imported(value, path);
  throw mismatch(path, `${duration}, { import, name } or "none"`, value);
};

const override = object<DeadlineOverride>({
  files: optional(listOf(glob, "a list of one or more globs", 1)),
  client: optional(text),
  callee: optional(text),
  url: optional(glob),
  deadline: deadlineOrNone,
});

const given = object<Partial<Settings>>({
  deadline: optional(deadline),
  deadlines: optional(listOf(override, "a list of { files?, client?, callee?, url?, deadline }")),
  fixes: optional(oneOf("fix", "suggest")),
  target: optional(
    matching(
      '"modern", "react-native" or a Node version such as "20.3"',
      (value): value is string => isText(value) && /^(?:modern|react-native|\d+(?:\.\d+){0,2})$/.test(value),
    ),
  ),
  bounded: optional(listOf(text, "a list of client names")),
  clients: optional(listOf(client, "a list of clients")),
});

/**
 * Checks what stands at `settings.timeout` and fills in the defaults.
 * @throws {Error} that names the setting, what it takes and what stands there, for the first thing that is wrong.
 */
export function validate(value: unknown): Settings {
  const path = "settings.timeout";
  const settings: Settings = { deadlines: [], fixes: "fix", bounded: [], clients: [], ...given(value, path) };
  const known = [...new Set([...settings.clients, ...catalogue].map(({ name }) => name))];
  const named = [
    ...settings.deadlines.map((entry, index) => [entry.client, `${path}.deadlines[${String(index)}].client`] as const),
    ...settings.bounded.map((name, index) => [name, `${path}.bounded[${String(index)}]`] as const),
  ];
  for (const [name, where] of named) {
    if (name === undefined || known.includes(name)) continue;
    throw failure(`\`${where}\` must name a client; got "${name}". ${hint(name, known)}`);
  }
  return settings;
}

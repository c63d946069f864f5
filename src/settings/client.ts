import type { Argument, Bound, Call, Client, Factory, Handed, Handle, Handler, Phase, Rejects, Server } from "../catalogue/client.js";
import {
  alternatives,
  type Check,
  failure,
  flag,
  listOf,
  matching,
  mismatch,
  object,
  oneOf,
  optional,
  recordOf,
  text,
} from "./check.js";
import { glob } from "./globs.js";

const texts = listOf(text, "a list of strings");
const phases = oneOf<Phase>("connect", "headers", "idle", "total");
const argument = oneOf<Argument>("url", "request", "urlOrOptions", "address", "host", "command", "program", "text", "message", "metadata", "options", "body", "callback", "other");
const args = listOf(argument, "a list that says what each argument is");

const exempting = matching(
  "a string, a boolean or null",
  (value): value is string | boolean | null => value === null || typeof value === "string" || typeof value === "boolean",
);

const constant = matching("a string or a boolean", (value): value is string | boolean => typeof value === "string" || typeof value === "boolean");

const offValue = matching(
  'a finite number, true, false, null, "Infinity", "{}" or a text that starts with "0"',
  (value): value is number | boolean | null | "Infinity" | "{}" | `0${string}` =>
    Number.isFinite(value) || typeof value === "boolean" || value === null || value === "Infinity" || value === "{}" || (typeof value === "string" && value.startsWith("0")),
);

const unsetValue = matching(
  "a finite number, true, false or null",
  (value): value is number | boolean | null => Number.isFinite(value) || typeof value === "boolean" || value === null,
);

const limit = matching(
  "a positive number of milliseconds",
  (value): value is number => typeof value === "number" && value > 0 && value < Infinity,
);

const longest = matching("a positive number of milliseconds, or Infinity", (value): value is number => typeof value === "number" && value > 0);

const call = object<Call>({
  args,
  returns: oneOf("response", "result", "stream", "handle", "thenable", "observable", "value"),
  callback: optional(oneOf("result")),
  first: optional(listOf(text, "a list of one or more constants", 1)),
  construct: optional(flag),
  tag: optional(flag),
  instance: optional(flag),
  quiet: optional(flag),
  needs: optional(oneOf("callback")),
});

const factory = object<Factory>({ args, construct: optional(flag), instance: optional(flag), inherits: optional(flag), extended: optional(flag) });

const bound = object<Bound>({
  takes: oneOf("signal", "ms", "s", "date", "flag"),
  covers: optional(listOf(phases, "a list of one or more phases", 1)),
  ends: optional(flag),
  off: optional(listOf(offValue, "a list of values that switch the limit off")),
  unset: optional(listOf(unsetValue, "a list of values that are the same as none")),
  default: optional(limit),
  longest: optional(longest),
  within: optional(text),
  since: optional(text),
});

const bounds = recordOf(bound, "an object with an entry for each option that may bound a call");

const handle = object<Handle>({
  methods: optional(bounds),
  properties: optional(bounds),
  event: optional(text),
  connected: optional(text),
  error: optional(text),
  ended: optional(texts),
  frees: optional(texts),
  ends: texts,
  starts: optional(text),
});

const handler = object<Handler>({ files: texts, exports: texts, member: optional(text), mentions: optional(texts) });

const handed = object<Handed>({ to: listOf(handler, "a list of what the functions are called"), package: text, types: texts, mentions: texts });

const shape = object<Client>({
  name: text,
  kind: oneOf("http", "socket", "database", "process", "server"),
  modules: optional(listOf(glob, "a list of one or more module specifiers", 1)),
  globals: optional(listOf(text, "a list of one or more names", 1)),
  globalsFrom: optional(text),
  exports: optional(listOf(text, "a list of one or more names", 1)),
  classes: optional(listOf(text, "a list of one or more names", 1)),
  signs: optional(texts),
  versions: optional(text),
  source: optional(text),
  types: optional(oneOf("unchecked")),
  where: optional(recordOf(texts, "an object of options and the values that each may have")),
  calls: recordOf(call, "an object with an entry for each call"),
  factories: optional(recordOf(factory, "an object with an entry for each factory")),
  bounds,
  urlOption: optional(text),
  handed: optional(handed),
  inside: optional(texts),
  server: optional(object<Server>({ options: optional(texts), local: optional(flag) })),
  edit: optional(matching("a string", (value) => typeof value === "string")),
  ignores: optional(texts),
  opaque: optional(texts),
  exempt: optional(recordOf(exempting, "an object of options and the value of each")),
  scripts: optional(text),
  blocking: optional(texts),
  defaults: optional(text),
  hook: optional(text),
  offline: optional(texts),
  bodies: optional(texts),
  delivery: optional(
    object({
      option: text,
      streamed: listOf(constant, "a list of values"),
      transfer: texts,
    }),
  ),
  quietWith: optional(recordOf(flag, "an object of options and the value of each")),
  handle: optional(handle),
  rejects: optional(object<Rejects>({ timeout: texts, abort: texts, signal: optional(texts) })),
});

/** Checks one client, shipped or a user's, down to every leaf. */
export const client: Check<Client> = (value, path) => {
  const result = shape(value, path);
  if (result.modules === undefined && result.globals === undefined) {
    throw failure(`\`${path}\` must have \`modules\` or \`globals\`, or else no call can reach the client.`);
  }
  const settable = Object.keys({ ...result.bounds, ...result.handle?.methods, ...result.handle?.properties });
  if (settable.length > 0 && !settable.includes(result.edit ?? "signal")) {
    throw mismatch(`${path}.edit`, alternatives(settable), result.edit);
  }
  return result;
};

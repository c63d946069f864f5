import { type EndingCondition, endingCommands, endingConditions, fetchedFirst, leadingOptions, shortVersion, standardInput, version } from "../catalogue/ending-commands.js";
import { type AnyCall, argumentsIn } from "./callee.js";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";
import { type Command, commandsIn } from "./shell.js";
import { hidden, listsOf, textsOf } from "./texts.js";

/**
 * Whether a call starts a command that visibly ends by itself: it asks no server and no person, but looks at this machine's
 * files and processes or changes them, as `git rev-parse HEAD` does. What a call leaves open is taken for a plain argument.
 */
export function endsByItself(file: File, { node, reach }: ExternalCall<AnyCall>): boolean {
  const args = argumentsIn(node);
  const at = reach.roles.findIndex((role) => role === "command" || role === "program");
  const given = args[reach.skipped + at];
  if (at === -1 || !given) return false;
  const list = reach.roles[at + 1] === "text" ? args[reach.skipped + at + 1] : undefined;
  const lists = !list ? [[]] : list.type === "SpreadElement" ? [[hidden]] : listsOf(file, list);
  // Node closes the standard input of a process that it blocks for.
  const isFed = reach.call?.returns === "value";
  return textsOf(file, given).every((text) => lists.every((words) => lineEnds(text, words, isFed)));
}

function lineEnds(text: string, list: readonly string[], isFed: boolean): boolean {
  // A program with arguments in its name is a line for a shell, to which Node adds the others.
  const commands = list.length === 0 || /\s/.test(text) ? commandsIn([text, ...list].join(" ")) : [{ words: [text, ...list], isFed: false }];
  return commands !== undefined && commands.length > 0 && commands.every((command) => ends({ ...command, isFed: isFed || command.isFed }));
}

function ends({ words: [first = "", ...others], isFed }: Command): boolean {
  const words = [nameOf(first), ...afterLeadingOptions(nameOf(first), others)];
  const length = [3, 2, 1].find((count) => words.length >= count && conditionOf(words.slice(0, count)));
  if (asksVersion(others, length !== undefined)) return !first.includes(hidden) && !isFetchedFirst(first);
  if (length === undefined) return false;
  const { needs, lacks, input } = conditionOf(words.slice(0, length))!;
  const has = (pattern: RegExp): boolean => words.slice(length).some((word) => pattern.test(word));
  if ((needs && !has(needs)) || (lacks && has(lacks))) return false;
  return isFed || !(has(standardInput) || (input && !has(input)));
}

function asksVersion([only = "", ...more]: readonly string[], isListed: boolean): boolean {
  return more.length === 0 && (version.test(only) || (!isListed && shortVersion.test(only)));
}

/** `./gradlew`, `yarn.cmd`: wherever it stands. */
function isFetchedFirst(name: string): boolean {
  return fetchedFirst.includes(name.replace(/^.*[/\\]/, "").replace(/\.\w+$/, ""));
}

const unconditional: ReadonlySet<string> = new Set(endingCommands);

/** On what condition a command ends by itself; undefined for one that is not known to. */
function conditionOf(words: readonly string[]): EndingCondition | undefined {
  const name = words.join(" ");
  if (unconditional.has(name)) return {};
  return Object.hasOwn(endingConditions, name) ? endingConditions[name] : undefined;
}

/** `/usr/bin/git`, `git.exe`: the name by which the system finds it. */
function nameOf(file: string): string {
  return file.replace(/^\/(?:[^/]+\/)*s?bin\//, "").replace(/\.exe$/i, "");
}

function afterLeadingOptions(name: string, words: readonly string[]): readonly string[] {
  const options = Object.hasOwn(leadingOptions, name) ? leadingOptions[name]! : [];
  let at = 0;
  while (options.length > 0 && words[at]?.startsWith("-")) at += options.includes(words[at]!) ? 2 : 1;
  return words.slice(at);
}

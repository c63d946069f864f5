import { type EndingCondition, endingCommands, endingConditions, fetchedFirst, shortVersion, standardInput, version } from "../catalogue/ending-commands.js";
import { linesOf, nameOf, subcommandOf } from "./command-line.js";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";
import type { AnyCall } from "./reach.js";
import type { Command } from "./shell.js";
import { hidden } from "./texts.js";

/**
 * Whether a call starts a command that visibly ends by itself: it asks no server and no person, but looks at this machine's
 * files and processes or changes them, as `git rev-parse HEAD` does. What a call leaves open is taken for a plain argument.
 */
export function endsByItself(file: File, call: ExternalCall<AnyCall>): boolean {
  // Node closes the standard input of a process that it blocks for.
  const isFed = call.reach.call?.returns === "value";
  const lines = linesOf(file, call);
  return lines.length > 0 && lines.every((commands) => commands !== undefined && commands.length > 0 && commands.every((command) => ends({ ...command, isFed: isFed || command.isFed })));
}

function ends({ words: [first = "", ...others], isFed }: Command): boolean {
  const words = [nameOf(first), ...subcommandOf(nameOf(first), others)];
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

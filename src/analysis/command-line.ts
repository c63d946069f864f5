import { leadingOptions } from "../catalogue/ending-commands.js";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";
import { type AnyCall, argumentsIn } from "./reach.js";
import { type Command, commandsIn } from "./shell.js";
import { hidden, listsOf, textsOf } from "./texts.js";

/**
 * The lines that a call may run, each by its commands; undefined for one that only a shell can read, and no line where the
 * call is given no command. What a call leaves open is taken for a plain argument.
 */
export function linesOf(file: File, { node, reach }: ExternalCall<AnyCall>): readonly (readonly Command[] | undefined)[] {
  const args = argumentsIn(node);
  const at = reach.roles.findIndex((role) => role === "command" || role === "program");
  const given = args[reach.skipped + at];
  if (at === -1 || !given) return [];
  const list = reach.roles[at + 1] === "text" ? args[reach.skipped + at + 1] : undefined;
  const lists = !list ? [[]] : list.type === "SpreadElement" ? [[hidden]] : listsOf(file, list);
  return textsOf(file, given).flatMap((text) => lists.map((words) => lineOf(text, words)));
}

/** A program with arguments in its name is a line for a shell, to which Node adds the others. */
function lineOf(text: string, list: readonly string[]): readonly Command[] | undefined {
  return list.length === 0 || /\s/.test(text) ? commandsIn([text, ...list].join(" ")) : [{ words: [text, ...list], isFed: false }];
}

/** `/usr/bin/git`, `git.exe`: the name by which the system finds a program. */
export function nameOf(file: string): string {
  return file.replace(/^\/(?:[^/]+\/)*s?bin\//, "").replace(/\.exe$/i, "");
}

/** A program's arguments from its subcommand on, behind the options that stand before it: `git -C dir status`. */
export function subcommandOf(name: string, words: readonly string[]): readonly string[] {
  const options = Object.hasOwn(leadingOptions, name) ? leadingOptions[name]! : [];
  let at = 0;
  while (options.length > 0 && words[at]?.startsWith("-")) at += options.includes(words[at]!) ? 2 : 1;
  return words.slice(at);
}

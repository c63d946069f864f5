import { askingCommands } from "../catalogue/asking-commands.js";
import { linesOf, nameOf, subcommandOf } from "./command-line.js";
import type { ExternalCall } from "./external-call.js";
import type { File } from "./file.js";
import type { AnyCall } from "./reach.js";
import type { Command } from "./shell.js";

/**
 * Whether a call is a line of a script that waits on purpose, of a client that is the language of scripts: builds and tests
 * take as long as they take. A command that asks a server is none, unless the file's first line shows that somebody
 * starts it by hand.
 */
export function isScripted(file: File, call: ExternalCall<AnyCall>): boolean {
  const { scripts } = call.client;
  if (scripts === undefined) return false;
  const lines = linesOf(file, call);
  const asks = lines.length > 0 && lines.every((commands) => commands?.some(asksServer));
  return !asks || new RegExp(`^#!.*[\\s/]${scripts}\\b`).test(file.sourceCode.text);
}

const asking: ReadonlySet<string> = new Set(askingCommands);

function asksServer({ words: [first = "", ...others] }: Command): boolean {
  const words = [nameOf(first), ...withoutOptions(subcommandOf(nameOf(first), others))];
  const length = [3, 2, 1].find((count) => asking.has(words.slice(0, count).join(" ")));
  return length !== undefined && !(words[0] === "git" && isPath(words[length]));
}

/** `git clone ../shop`: a repository on this machine. */
const isPath = (word = ""): boolean => /^(?:\.{0,2}\/|file:)/.test(word);

/** `pnpm -r publish`: an option that stands there may take the next word, which then is no subcommand. */
function withoutOptions(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => !word.startsWith("-"));
  return at < 0 ? [] : words.slice(at);
}

/** One command of a shell's line. */
export interface Command {
  /** Its words, the program first, as the program gets them. */
  readonly words: readonly string[];
  /** Whether another command or a file gives it its standard input. */
  readonly isFed: boolean;
}

/** Letters, and texts in quotes in which nothing stands for anything else; a variable is left as it is. */
const word = String.raw`(?:'[^']*'|"(?:[^"\\$\x60]|\$(?!\())*"|[^\s'"\\\x60$()<>;|&]|\$(?!\())+`;
const token = new RegExp(String.raw`[^\S\n]*(?:(?:[\d&]?>>?|(?<input><))(?:&\d|[^\S\n]*${word})|(?<separator>&&|\|\||[;|&\n])|(?<word>${word}))`, "gy");
const assignment = /^\w+=/;

/**
 * The commands that a line has a shell run, one after another, by the plainest reading of it; undefined where only a shell
 * can tell: substitutions, groups, escapes.
 */
export function commandsIn(line: string): readonly Command[] | undefined {
  const text = line.trim();
  const tokens = [...text.matchAll(token)];
  if (tokens.reduce((length, [each]) => length + each.length, 0) < text.length) return undefined;
  const commands = [{ words: [] as string[], isFed: false }];
  for (const { groups } of tokens) {
    const last = commands.at(-1)!;
    if (groups!["separator"]) commands.push({ words: [], isFed: groups!["separator"] === "|" });
    else if (groups!["input"]) last.isFed = true;
    else if (groups!["word"] && !(last.words.length === 0 && assignment.test(groups!["word"]))) last.words.push(unquoted(groups!["word"]));
  }
  return commands.filter(({ words }) => words.length > 0);
}

function unquoted(written: string): string {
  return written.replaceAll(/'([^']*)'|"([^"]*)"/g, "$1$2");
}

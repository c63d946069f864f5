import { describe, expect, it } from "vitest";
import { commandsIn } from "../../src/analysis/shell.js";

describe("A shell's line has the commands", () => {
  it.each<[line: string, ...commands: [words: string, isFed?: "fed"][]]>([
    ["git status", ["git status"]],
    ["  cd a && git status ; uname || ls\nps & id", ["cd a"], ["git status"], ["uname"], ["ls"], ["ps"], ["id"]],
    ["ps aux | grep -v root|wc -l", ["ps aux"], ["grep -v root", "fed"], ["wc -l", "fed"]],
    ["cat < a.txt; cat", ["cat", "fed"], ["cat"]],
    ["git log > log.txt 2>&1 2>/dev/null &>> all.txt -1", ["git log -1"]],
    ["A=1 B='2 3' git log C=4", ["git log C=4"]],
    ["A=1", ...[]],
    ["a 'b;c' \"d'e\" f\"g\"'h'i $J ${K} \"$L\"", ["a b;c d'e fghi $J ${K} $L"]],
    ["echo ''", ["echo "]],
    ["git show stash@{0} a^ b~1 c:d --e=%f", ["git show stash@{0} a^ b~1 c:d --e=%f"]],
    ["", ...[]],
  ])("%j", (line, ...commands) => {
    expect(commandsIn(line)?.map(({ words, isFed }) => [words.join(" "), ...(isFed ? ["fed"] : [])])).toEqual(commands);
  });

  it.each(["a $(b)", 'a "$(b)"', "a `b`", 'a "`b`"', "(a)", "a 'b", 'a "b', "a \\; b", 'a "\\""', "a << b", "a <(b)", "a >"])("nobody can tell: %j", (line) => {
    expect(commandsIn(line)).toBeUndefined();
  });
});

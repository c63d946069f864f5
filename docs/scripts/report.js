import { codeFrameColumns } from "@babel/code-frame";
import { structuredPatch } from "diff";
import pc from "picocolors";

/** @import { Linter } from "eslint" */
/** @import { Example } from "./lint-examples.js" */

/**
 * One report as a person reads it: where, what, the code with the place marked, and what can be done about it.
 * @param {Example} example
 * @param {Linter.LintMessage} message
 * @param {boolean} colour
 */
export function frame({ file, source }, message, colour) {
  const { bold, cyan, dim, green, red, yellow } = pc.createColors(colour);
  const { line, column, endLine = line, endColumn = column } = message;
  const code = codeFrameColumns(
    source,
    { start: { line, column }, end: { line: endLine, column: endColumn } },
    { linesAbove: 2, linesBelow: 2, forceColor: colour },
  );
  const remedies = [
    ...(message.fix ? [green("--fix mends this.")] : []),
    ...(message.suggestions ?? []).map(({ desc }) => `${yellow("Suggestion:")} ${desc}`),
  ];
  return [
    `${cyan(`${file}:${line}:${column}`)}  ${dim(message.ruleId ?? "")}`,
    `${red("error")} ${bold(message.message)}`,
    code,
    ...remedies,
  ].join("\n");
}

/**
 * What `--fix` changes in one file, as a diff; empty where it changes nothing.
 * @param {Example} example
 * @param {boolean} colour
 */
export function diff({ file, source, fixed }, colour) {
  const { bold, cyan, green, red } = pc.createColors(colour);
  const { hunks } = structuredPatch(file, file, source, fixed, undefined, undefined, { context: 2 });
  if (hunks.length === 0) return "";
  const paint = (/** @type {string} */ line) =>
    line.startsWith("+") ? green(line) : line.startsWith("-") ? red(line) : line;
  return [
    bold(file),
    ...hunks.flatMap(({ newStart, lines }) => [
      cyan(`@@ line ${newStart} @@`),
      ...lines.map(paint),
    ]),
  ].join("\n");
}

/**
 * How many reports each rule makes, how many of them `--fix` mends and how many offer a suggestion.
 * @param {readonly Example[]} examples
 */
export function counts(examples) {
  const messages = examples.flatMap((example) => example.messages);
  const rules = [...new Set(messages.map(({ ruleId }) => ruleId ?? "parsing"))].sort();
  return Object.fromEntries(
    rules.map((rule) => {
      const own = messages.filter(({ ruleId }) => (ruleId ?? "parsing") === rule);
      return [
        rule,
        {
          reports: own.length,
          "mended by --fix": own.filter(({ fix }) => fix).length,
          "with a suggestion": own.filter(({ suggestions }) => suggestions?.length).length,
        },
      ];
    }),
  );
}

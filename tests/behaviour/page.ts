import { markdownTable } from "markdown-table";
import type { Case, Edit, Fault, Outcome, Pair } from "./case.js";
import type { Proof } from "./prove.js";

/** A case and what its runs showed. */
export interface Proven {
  readonly one: Case;
  readonly proof: Proof;
}

const servers: Readonly<Record<Fault | "answers", string>> = {
  answers: "answers well",
  streams: "streams well, for longer than the deadline",
  silent: "accepts, and never answers",
  stalled: "sends the headers, and stalls",
  dripping: "drips a body, for ever",
  resets: "resets the connection",
  "half-closes": "closes its half in the middle of the body",
  aborted: "answers well, but the caller has given up before",
};

const kinds = {
  fix: "What `--fix` writes",
  suggestion: "What a suggestion writes",
  never: "What no edit writes, and why",
} as const;

const kindOf = (edit: Edit): keyof typeof kinds => (edit === "fix" ? "fix" : "never" in edit ? "never" : "suggestion");

const opening = `# What the edits do

An edit is only worth having if the program that it leaves behaves better, and no worse where all is well. So every kind
of edit is tried: a small program runs before and after it, each in a process of its own, against a server that
misbehaves, and against one that answers well.

- \`hangs\`: the program was still alive, and its request open, when its edited twin had ended and two deadlines had passed.
- \`exit 0\`: it ended by itself. The words before that are what it printed: the name of the error it caught, or the answer.
- \`dies of …\`, \`exit 1\`: nobody handled the error.
- \`stays alive\`: it was still alive then, without a request, since a timer ran on.
- \`exit 13\`: Node ended it in the middle, since it awaited what nothing could bring any more.

Under faults the deadline is half a second. Where all is well it is a minute, so that a timer which an edit leaves running
would show; edits are printed with that one. This page is written from the results of \`npm run docs:behaviour\`; \`npm run test:behaviour\` runs all of it again
and fails where anything has changed. [How a rule adds its edits](writing-a-rule.md#prove-the-edit-by-running).`;

/** The page that shows what all runs came to. */
export function pageOf(proven: readonly Proven[]): string {
  const rules = [...new Set(proven.map(({ one }) => one.rule))];
  const sections = rules.flatMap((rule) => {
    const own = proven.filter(({ one }) => one.rule === rule);
    return [`## ${rule}`, `[The programs](../tests/behaviour/cases/${rule}.ts)`, ...Object.entries(kinds).flatMap(([kind, title]) => section(title, own.filter(({ one }) => kindOf(one.edit) === kind)))];
  });
  return `${[opening, ...sections].join("\n\n")}\n`;
}

function section(title: string, proven: readonly Proven[]): readonly string[] {
  if (proven.length === 0) return [];
  const head = ["The program", "What is written", "The server", "Before", "After"];
  return [`### ${title}`, markdownTable([head, ...proven.flatMap(rowsOf)], { alignDelimiters: false })];
}

function rowsOf({ one, proof }: Proven): string[][] {
  const faults = Object.entries(proof.faults) as [Fault, Pair][];
  const rows = [...faults, ["answers", proof.well] as const].map(([server, { before, after }]) => [servers[server], told(before), told(after)]);
  return rows.map((row, index) => [...(index === 0 ? [one.name, proof.written.map(code).join("<br>")] : ["", ""]), ...row]);
}

const told = (outcome: Outcome): string => outcome.map(code).join(", ");

/** Text as code in a table's cell. */
const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``).replaceAll("|", "\\|");

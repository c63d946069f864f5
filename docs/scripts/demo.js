/**
 * `npm run demo`: lints `docs/examples` and prints what is reported, what `--fix` changes and a count by rule.
 * `npm run demo -- --image` also redraws the README's picture.
 */
import { writeFile } from "node:fs/promises";
import pc from "picocolors";
import { lintExamples } from "./lint-examples.js";
import { picture, pictureFile } from "./readme-picture.js";
import { counts, diff, frame } from "./report.js";

const colour = pc.isColorSupported;
const { bold, dim } = pc.createColors(colour);
const heading = (/** @type {string} */ text) => `\n${bold(text)}\n`;

const examples = await lintExamples();
const frames = examples.flatMap((example) => example.messages.map((message) => frame(example, message, colour)));
const diffs = examples.map((example) => diff(example, colour)).filter(Boolean);

console.log(heading(`What is reported in docs/examples (${examples.length} files)`));
console.log(frames.join("\n\n"));
console.log(heading("What --fix changes"));
console.log(diffs.join("\n\n") || dim("Nothing."));
console.log(heading("By rule"));
console.table(counts(examples));

if (process.argv.includes("--image")) {
  await writeFile(pictureFile, picture(examples));
  console.log(dim(`\nWrote ${pictureFile.pathname}`));
}

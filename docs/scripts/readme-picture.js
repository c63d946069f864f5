import { pictureOf } from "./picture.js";
import { diff, frame } from "./report.js";

/** @import { Example } from "./lint-examples.js" */

/** Where the README's picture lies. */
export const pictureFile = new URL("../images/demo.svg", import.meta.url);

/**
 * The README's picture: the first report that `--fix` mends in the orders service, and that fix.
 * @param {readonly Example[]} examples
 */
export function picture(examples) {
  const example = examples.find(({ file }) => file.endsWith("/orders.ts"));
  const message = example?.messages.find(({ fix }) => fix);
  if (!example || !message?.fix) throw new Error("No report in docs/examples/orders.ts has a fix.");
  const { range, text } = message.fix;
  const fixed = example.source.slice(0, range[0]) + text + example.source.slice(range[1]);
  const output = [frame(example, message, true), diff({ ...example, fixed }, true)].join("\n\n");
  return pictureOf(output, `${message.message} The code with the place marked, and the diff of its fix.`);
}

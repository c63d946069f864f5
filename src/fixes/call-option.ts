import type { TSESTree } from "@typescript-eslint/utils";
import type { ExternalCall } from "../analysis/external-call.js";
import type { File } from "../analysis/file.js";
import type { AnyCall, CallNode, Reach } from "../analysis/reach.js";
import { isPlain, slotsOf } from "../analysis/slot.js";
import { addArgument } from "./argument.js";
import { type OptionEdit, setOption } from "./options.js";
import { setTagOption } from "./tag.js";
import { textWith } from "./text.js";
import { callWith } from "./written-signal.js";

/** The text of a call with an option set where its client reads it, dotted for one in another; `""` is the argument itself. Undefined where no exact edit exists. */
export function withOption(file: File, call: ExternalCall<AnyCall>, path: string, value: string, more: Pick<OptionEdit, "before" | "condition" | "replaces"> = {}): string | undefined {
  const { node, args } = call;
  const options = optionsIn(call);
  const [first] = path.split(".");
  const absent = options.every((each) => slotsOf(file, each, first!).every((slot) => slot.is === "absent" && !slot.written));
  if (node.type === "TaggedTemplateExpression") return setTagOption(file.sourceCode, node, { path, value, absent, ...more }, isMadeByTag(node, call));
  if (!args.place) return besideUrl(file, node, call, path, value);
  if (path === "") return withArgument(file, node, args.place.index, value);
  return setOption(file.sourceCode, { call: node, ...args.place, path, value, absent, ...more });
}

/** The text of a call with a value for an argument that is left out, or that says so. */
function withArgument(file: File, node: CallNode, index: number, value: string): string | undefined {
  const written = node.arguments[index];
  if (written) return written.type === "SpreadElement" ? undefined : callWith(file, node, written, value);
  const edits = addArgument(file.sourceCode, node, index, value);
  return edits && textWith(file.sourceCode, node.range, edits);
}

/** `new Client(url)`: options that hold the URL, where a call takes no others beside it. */
function besideUrl({ sourceCode }: File, node: CallNode, { client, args: { url } }: ExternalCall<AnyCall>, path: string, value: string): string | undefined {
  if (!url || client.urlOption === undefined || url.type === "SequenceExpression") return undefined;
  const options = `{ ${client.urlOption}: ${sourceCode.getText(url)}, ${nested(path.split("."), value)} }`;
  return textWith(sourceCode, node.range, [{ range: url.range, text: options }]);
}

/** Whether the options argument is a literal or made from literals, which a spread copies whole. */
export function isPlainOptions(file: File, call: ExternalCall<AnyCall>): boolean {
  const { node, args } = call;
  if (node.type === "TaggedTemplateExpression") return optionsIn(call).every((options) => isPlain(file, options));
  const argument = args.place && !args.place.insertBefore ? node.arguments[args.place.index] : undefined;
  return !argument || isPlain(file, argument);
}

/** What stands where an edit sets an option: a template's are given to its tag. */
function optionsIn(call: ExternalCall<AnyCall>): readonly TSESTree.Node[] {
  const { node, args } = call;
  if (node.type !== "TaggedTemplateExpression") return args.options;
  return node.tag.type === "CallExpression" && isMadeByTag(node, call) ? node.tag.arguments.slice(0, 1) : [];
}

/** Whether the tag of a template is the call that takes the options for it: `` $({ quiet: true })`ls` ``. */
function isMadeByTag({ tag }: TSESTree.TaggedTemplateExpression, { reach: { instance } }: ExternalCall<AnyCall>): boolean {
  return Array.isArray(instance) && (instance as readonly Reach[]).some((maker) => maker.node === tag);
}

/** An option's text by the names that lead to it: `timeout: { request: 10_000 }`. */
export function nested([name, ...rest]: readonly string[], value: string): string {
  return `${name}: ${rest.length > 0 ? `{ ${nested(rest, value)} }` : value}`;
}

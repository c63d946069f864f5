import type { TSESTree } from "@typescript-eslint/utils";
import type { Client } from "../catalogue/client.js";
import { getPropertyName } from "../analysis/ast.js";
import { chainOn, outer } from "../analysis/chain.js";
import { consumptionOfCall, type ExternalCall } from "../analysis/external-call.js";
import type { File } from "../analysis/file.js";
import { type Ignored, type Ineffective, millisecondsOf } from "../analysis/ineffective.js";
import { isUnheard } from "../analysis/unheard.js";
import { bare } from "../analysis/value.js";
import { argumentList } from "./argument.js";
import { deadlineEdit } from "./bound.js";
import type { Policy } from "./deadline.js";
import type { Edit } from "./offer.js";
import { removeItem } from "./removal.js";
import { insertion, type TextEdit, textWith } from "./text.js";
import { type ListenerEdit, listenerEdits, methodEdits } from "./timeout-listener.js";

/** An edit that makes a limit work. */
export interface IneffectiveEdit extends Edit {
  /** What is written. */
  readonly text: string;
  /** A bound in the option's place, of all or of the headers alone; a listener that ends the object; or the same limit elsewhere. */
  readonly how: "convert" | "headers" | "options" | "start" | ListenerEdit["how"];
  /** True where nothing handles the error that ends the call then. */
  readonly isUnheard: boolean;
}

/** The ways to make a limit work that is written and does nothing, the best first. */
export function ineffectiveEdits(file: File, call: ExternalCall, written: Ineffective, policy: Policy): readonly IneffectiveEdit[] {
  switch (written.is) {
    case "ignored":
      return conversion(file, call, written, policy);
    case "sent":
      return moveOut(file, call, written.body);
    case "late":
      return moveAhead(file, call, written.callback);
    default:
      return listenerEdits(file, call, written);
  }
}

/** Sets what the client reads to the duration that is written, in its place. */
function conversion(file: File, call: ExternalCall, { option, value, property }: Ignored, policy: Policy): readonly IneffectiveEdit[] {
  const ms = millisecondsOf(file, value);
  if (ms === null) return [];
  const isReplaced = property !== undefined && isOwnProperty(call, property);
  const text = file.sourceCode.getText(value);
  if (isSetByMethod(call.client)) return methodEdits(file, call, text, isReplaced ? removalOf(file, property) : undefined);
  const written = { text, ms, property: isReplaced ? property : undefined };
  const consumption = call.client.kind === "http" ? consumptionOfCall(file, call) : "buffered";
  const edit = deadlineEdit(file, call, consumption, { ...policy, deadline: undefined, written });
  if (!edit) return [];
  const isLost = isUnheard(file, call);
  // A limit of one phase, made one of the whole call, may be too short for it; a handler in sight may know only one name.
  const isSame = option === "timeout" && !file.sourceCode.text.includes("AbortError");
  return [
    {
      ...edit,
      how: edit.bounds === "headers" ? "headers" : "convert",
      isUnheard: isLost,
      isExact: edit.isExact && ms !== undefined && isReplaced && isSame && !isLost && !isTypeChecked(file, call, property),
    },
  ];
}

/** Whether what bounds a client's calls is a method that only makes the object emit an event. */
export function isSetByMethod({ handle, edit = "signal" }: Client): boolean {
  return handle?.methods?.[edit]?.ends === false;
}

function removalOf({ sourceCode }: File, property: TSESTree.Property): TextEdit | undefined {
  const literal = property.parent as TSESTree.ObjectExpression;
  return removeItem(sourceCode, { open: sourceCode.getFirstToken(literal)!, close: sourceCode.getLastToken(literal)!, items: literal.properties }, property);
}

/** Whether a property stands in the literal that is the call's options, and nothing there has to do with what takes its place. */
function isOwnProperty({ client, args: { options } }: ExternalCall, { parent: literal }: TSESTree.Property): boolean {
  const [own] = options;
  if (!own || bare(own) !== literal || literal.type !== "ObjectExpression") return false;
  return literal.properties.every((each) => each.type === "Property" && !Object.hasOwn(client.bounds, getPropertyName(each) ?? ""));
}

/** Whether the file's types may depend on the option: it `satisfies` something, or TypeScript is told to expect an error there. */
function isTypeChecked({ sourceCode }: File, { node }: ExternalCall, { parent: literal }: TSESTree.Property): boolean {
  const first = node.loc.start.line - 1;
  const expects = sourceCode.getAllComments().some(({ value, loc }) => /@ts-expect-error/.test(value) && loc.end.line >= first && loc.start.line <= node.loc.end.line);
  return expects || literal.parent.type === "TSSatisfiesExpression";
}

/** `axios.post(url, { timeout: 1000 })` becomes `axios.post(url, undefined, { timeout: 1000 })`: what is sent changes too. */
function moveOut({ sourceCode }: File, { node }: ExternalCall, body: TSESTree.Expression): readonly IneffectiveEdit[] {
  const text = textWith(sourceCode, node.range, [insertion(body.range[0], "undefined, ")]);
  return [{ how: "options", text: sourceCode.getText(body), isUnheard: false, isExact: false, fix: (fixer) => fixer.replaceText(node, text) }];
}

/** `superagent.get(url, done).timeout(1000)` becomes `superagent.get(url).timeout(1000).end(done)`. */
function moveAhead({ sourceCode }: File, { node, client }: ExternalCall, callback: TSESTree.Expression): readonly IneffectiveEdit[] {
  const links = chainOn(node);
  const whole = links.at(-1)?.call;
  const list = argumentList(sourceCode, node);
  const taken = list && removeItem(sourceCode, list, callback);
  if (!whole || !taken || outer(whole).parent?.type !== "ExpressionStatement") return [];
  const link = `.${client.handle?.starts}(${sourceCode.getText(callback)})`;
  const text = textWith(sourceCode, whole.range, [taken, insertion(whole.range[1], link)]);
  // What else is called on the request comes to count then too.
  return [{ how: "start", text: link, isUnheard: false, isExact: links.length === 1, fix: (fixer) => fixer.replaceText(whole, text) }];
}

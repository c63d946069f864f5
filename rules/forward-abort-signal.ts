import type { CallNode } from "../src/analysis/reach.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "forward-abort-signal",
  meta: {
    type: "problem",
    docs: {
      description: "Require passing the abort signal in scope to every call that takes one",
      preset: "recommended",
      requiresTypeChecking: true,
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      forward: "`{{callee}}` takes a signal, but gets none: an abort of `{{signal}}` does not end it. Pass the signal on.",
      pass: "Pass `{{text}}`.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { externalCallOf, forwardEdits, forwardOf, mayForward } = house;
    const file = house.typedFileOf(context);
    const { sourceCode } = file;
    if (!mayForward(file)) return {};
    const settings = house.settingsOf(context);
    const clients = house.clientsOfKind(settings, "http");

    function check(call: CallNode): void {
      const forward = forwardOf(file, call);
      if (!forward) return;
      const { state } = externalCallOf(file, clients, call) ?? {};
      // A call that nothing ends is told once, by the rule that asks for a bound.
      if (state === "unbounded" || state === "ineffective") return;
      const edits = forwardEdits(file, forward);
      const { callee } = call;
      context.report({
        node: callee.type === "MemberExpression" ? callee.property : callee,
        messageId: "forward",
        data: { callee: nameOf(call, sourceCode.getText(callee)), signal: forward.signals.map(({ text }) => text).join("` or `") },
        ...house.fixOrSuggest(settings, edits, ({ text }) => ({ messageId: "pass", data: { text } })),
      });
    }

    return { CallExpression: check, NewExpression: check };
  },
});

/** Callees that need no parentheses. */
const plain = /^(?:Identifier|MemberExpression|CallExpression|TSNonNullExpression)$/;

/** A call as a message names it: `api.load()`, `new Reader()`, `(one ?? other)()`, `load()` for one at the end of a long chain. */
function nameOf({ type, callee }: CallNode, text: string): string {
  const written = plain.test(callee.type) ? text : `(${text})`;
  const isShort = written.length <= 40 && !written.includes("\n");
  const name = isShort || callee.type !== "MemberExpression" ? written : written.slice(callee.property.range[0] - callee.range[0]);
  return `${type === "NewExpression" ? "new " : ""}${name}()`;
}

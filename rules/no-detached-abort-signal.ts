import type { CallNode } from "../src/analysis/reach.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-detached-abort-signal",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow calls that get a signal of their own in the place of the caller's",
      preset: "strict",
      requiresTypeChecking: true,
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      detached: "An abort of `{{signal}}` does not end this call: it gets only a signal of its own. Let both end it.",
      joined: "Let both end it: `{{text}}`.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { detachedSignalOf, joinedSignalEdits } = house;
    const { sourceCode, filename } = context;
    const file = house.typedFileOf(context);
    if (!/\bnew\s[\w.\s]*AbortController\b|\.\s*(?:timeout|any)\s*\(/.test(sourceCode.text)) return {};
    const settings = house.settingsOf(context);

    function check(call: CallNode): void {
      const detached = detachedSignalOf(file, call);
      const [signal] = detached?.signals ?? [];
      if (!detached || !signal) return;
      const edits = joinedSignalEdits(file, call, detached, { settings, filename });
      context.report({
        node: house.contains(call, detached.own) ? detached.own : call.callee,
        messageId: "detached",
        data: { signal: signal.text },
        ...house.fixOrSuggest(settings, edits, ({ text }) => ({ messageId: "joined", data: { text } })),
      });
    }

    return { CallExpression: check, NewExpression: check };
  },
});

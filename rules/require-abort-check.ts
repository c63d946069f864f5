import type { Loop } from "../src/analysis/loop.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "require-abort-check",
  meta: {
    type: "problem",
    docs: {
      description: "Require loops that wait in each turn to look at the signal they are given",
      preset: "strict",
      requiresTypeChecking: true,
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      unchecked: "This loop waits in each turn and never looks at `{{signal}}`, so it goes on after an abort. Check the signal in each turn.",
      check: "Write `{{text}}` at the head of the loop's body.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const file = house.typedFileOf(context);
    const { sourceCode, filename } = context;
    if (!house.mentionsSignal(sourceCode)) return {};
    const settings = house.settingsOf(context);
    const clients = house.clientsOfKind(settings, "http");

    function check(loop: Loop): void {
      const signal = house.uncheckedSignal(file, clients, loop);
      if (!signal) return;
      const edit = house.headCheck(file, loop.body, signal, { settings, filename });
      context.report({
        loc: { start: loop.loc.start, end: (sourceCode.getTokenBefore(loop.body) ?? loop).loc.end },
        messageId: "unchecked",
        data: { signal: signal.text },
        ...house.fixOrSuggest(settings, [edit], ({ text }) => ({ messageId: "check", data: { text } })),
      });
    }

    return { ForStatement: check, ForOfStatement: check, WhileStatement: check, DoWhileStatement: check };
  },
});

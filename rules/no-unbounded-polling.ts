import type { Loop } from "../src/analysis/loop.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-unbounded-polling",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow loops that sleep until a condition holds, without a deadline, a limit of attempts or a signal",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      unbounded: "This loop sleeps until a condition holds, and goes on for ever if it never does. Give it a deadline, a limit of attempts, or a signal.",
      pass: "Pass `{{text}}` to the sleep.",
      check: "Write `{{text}}` at the head of the loop's body.",
      deadline: "Throw an error once `{{text}}` ms have passed.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const file = house.fileOf(context);
    if (!house.maySleep(file)) return {};
    const { sourceCode, filename, languageOptions } = context;
    const settings = house.settingsOf(context);
    const clients = house.clientsOfKind(settings, "http");

    function check(loop: Loop): void {
      const poll = house.unboundedPoll(file, clients, loop);
      if (!poll) return;
      const edits = house.pollEdits(file, poll, { settings, filename, deadline: settings.deadline, ecmaVersion: languageOptions.ecmaVersion });
      context.report({
        loc: { start: loop.loc.start, end: (sourceCode.getTokenBefore(loop.body) ?? loop).loc.end },
        messageId: "unbounded",
        ...house.fixOrSuggest(settings, edits, ({ by, text }) => ({ messageId: by, data: { text } })),
      });
    }

    return { ForStatement: check, WhileStatement: check, DoWhileStatement: check };
  },
});

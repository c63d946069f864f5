import { createRule } from "../src/rule.js";

export default createRule({
  name: "require-timeout-reason",
  meta: {
    type: "suggestion",
    docs: {
      description: "Require a reason where a timer aborts a controller",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      unnamed:
        "This timer aborts `{{controller}}` without a reason: whoever waits gets the same `AbortError` as when somebody cancels. Pass an error named `TimeoutError`.",
      named: "Pass `{{text}}`.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { sourceCode, filename } = context;
    if (!house.mentionsTimer(sourceCode) || !sourceCode.text.includes("abort")) return {};
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.clientsOfKind(settings, "http");

    return {
      CallExpression(node) {
        const timer = house.unnamedTimeout(file, node);
        if (!timer) return;
        const edit = house.timeoutReason(file, timer, { settings, filename, clients });
        context.report({
          node: timer.abort,
          messageId: "unnamed",
          data: { controller: house.textInLine(sourceCode, timer.named) },
          ...house.fixOrSuggest(settings, [edit], ({ text }) => ({ messageId: "named", data: { text } })),
        });
      },
    };
  },
});

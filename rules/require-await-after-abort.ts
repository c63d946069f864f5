import { createRule } from "../src/rule.js";

export default createRule({
  name: "require-await-after-abort",
  meta: {
    type: "problem",
    docs: {
      description: "Require waiting for work that was aborted, before what comes next",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      unawaited:
        "This abort asks {{work}} to end, and nothing waits until it has: it may go on, or fail, while the code behind it runs. Wait for it, e.g. with `Promise.allSettled`.",
      wait: "Add `{{text}}`.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    if (!context.sourceCode.text.includes("AbortController")) return {};
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.clientsOfKind(settings, "http");

    return {
      CallExpression(call) {
        const work = house.unawaitedWork(file, clients, call);
        if (!work) return;
        const edit = house.awaitAfterAbort(file, work);
        context.report({
          node: call,
          messageId: "unawaited",
          data: { work: work.names.map((name) => `\`${name}\``).join(" and ") },
          ...house.fixOrSuggest(settings, [edit && { ...edit, isExact: work.endsAtOnce }], ({ text }) => ({ messageId: "wait", data: { text } })),
        });
      },
    };
  },
});

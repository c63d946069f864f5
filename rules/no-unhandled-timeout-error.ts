import type { TSESTree } from "@typescript-eslint/utils";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-unhandled-timeout-error",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow handlers that ask for a name or a code which a timeout's error never has",
      preset: "recommended",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      wrongName: "This never hears of the timeout: {{client}} then rejects with `{{right}}`, not with `{{written}}`. Ask for that name too.",
      wrongCode: "This never hears of the timeout: {{client}} then rejects with an error whose code is not `{{written}}`, and whose name is `{{right}}`. Ask for that name.",
      ask: "Ask for `{{right}}` too.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { sourceCode } = context;
    const { text } = sourceCode;
    if (!house.mentionsSignal(sourceCode) || !/Abort(?:Signal|Controller)/.test(text) || !/(?:Abort|Timeout|Cancel(?:l?ed)?)Error|\bABORT_ERR\b/.test(text)) return {};
    const settings = house.settingsOf(context);
    // What a runtime that lacks it has instead, nobody can tell: React Native's fetch gives every abort one name.
    if (house.offers(settings, context.filename, "AbortSignal.timeout") === false) return {};
    const clients = house.allClients(settings);
    const file = house.fileOf(context);

    function check(node: TSESTree.CatchClause | TSESTree.CallExpression): void {
      for (const unhandled of house.unhandledTimeouts(file, clients, node)) {
        const { test, wrong, timed, right } = unhandled;
        const data = { right: right.join("` or `") };
        context.report({
          node: test.written,
          messageId: test.by === "code" ? "wrongCode" : "wrongName",
          data: { ...data, client: [...new Set(timed.map(({ client }) => client))].join(" or "), written: wrong.join("` or `") },
          ...house.fixOrSuggest(settings, [house.nameTestEdit(file, unhandled)], () => ({ messageId: "ask", data })),
        });
      }
    }

    return {
      CatchClause: check,
      CallExpression(node) {
        if (node.callee.type === "MemberExpression") check(node);
      },
    };
  },
});

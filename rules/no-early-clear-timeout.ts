import type { TSESTree } from "@typescript-eslint/utils";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-early-clear-timeout",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow clearing a request's timeout before its body is read",
      preset: "recommended",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      early: "This takes the timeout off once the headers are there: it no longer ends `{{read}}` if the body never comes. Call `{{clear}}` behind that.",
      move: "Call `{{clear}}` once the body is read.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { sourceCode } = context;
    if (!house.mentionsTimer(sourceCode) || !/\babort\b/.test(sourceCode.text)) return {};
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.clientsOfKind(settings, "http");

    const textOf = (node: TSESTree.Node): string => house.textInLine(sourceCode, node);

    return {
      CallExpression(call) {
        for (const early of house.earlyClearsOf(file, clients, call)) {
          const data = { read: textOf(early.read), clear: textOf(early.clear) };
          context.report({ node: early.clear, messageId: "early", data, ...house.fixOrSuggest(settings, [house.laterClear(file, early)], () => ({ messageId: "move", data })) });
        }
      },
    };
  },
});

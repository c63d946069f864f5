import type { TSESLint } from "@typescript-eslint/utils";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "prefer-throw-if-aborted",
  meta: {
    type: "suggestion",
    docs: {
      description: "Prefer `throwIfAborted()` to throwing the reason of an aborted signal by hand",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      byHand: "This throws the signal's reason if it is aborted, which is what `{{call}}` does. Call it instead.",
      call: "Call `{{call}}`.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { text } = context.sourceCode;
    if (!text.includes("aborted") || !text.includes("reason")) return {};
    const settings = house.settingsOf(context);
    const isOffered = house.offers(settings, context.filename, "throwIfAborted");
    // Where there is no such method, throwing by hand is the way to do it.
    if (isOffered === false) return {};
    const file = house.fileOf(context);

    return {
      IfStatement(node) {
        const check = house.abortCheckOf(file, node);
        if (!check) return;
        const { call, end, rest } = check;
        const edit = house.replaceStatement(file.sourceCode, node, call, rest);
        const isExact = check.isExact && isOffered === true && file.sourceCode.getCommentsInside(node).length === 0;
        const fix: TSESLint.ReportFixFunction | undefined = edit && ((fixer) => fixer.replaceTextRange([...edit.range], edit.text));
        context.report({
          loc: { start: node.loc.start, end: end.loc.end },
          messageId: "byHand",
          data: { call },
          ...house.fixOrSuggest(settings, [fix && { isExact, fix }], () => ({ messageId: "call", data: { call } })),
        });
      },
    };
  },
});

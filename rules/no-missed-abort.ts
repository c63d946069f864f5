import type { TSESTree } from "@typescript-eslint/utils";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-missed-abort",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow promises that an abort listener settles without a look at whether the signal is already aborted",
      preset: "recommended",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      missed: "If `{{signal}}` is already aborted, this listener never runs, and the promise misses the abort. Check `aborted` too.",
      check: "Run the listener at once if `{{signal}}` is already aborted.",
    },
    schema: [],
  },
  create(context, _options, house) {
    const { abortCheck, abortListenerOf, isNoticed } = house;
    const { sourceCode } = context;
    if (!/\b(?:on)?abort\b/.test(sourceCode.text)) return {};
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);

    function check(node: TSESTree.CallExpression | TSESTree.AssignmentExpression): void {
      const listener = abortListenerOf(file, node);
      if (!listener || isNoticed(file, listener)) return;
      const edit = abortCheck(file, listener);
      const data = { signal: sourceCode.getText(listener.member.object).replaceAll(/\s+/g, " ") };
      const isFix = edit?.isExact === true && settings.fixes === "fix";
      context.report({
        node: listener.member,
        messageId: "missed",
        data,
        fix: isFix ? edit.fix : null,
        suggest: edit && !isFix ? [{ messageId: "check", data, fix: edit.fix }] : [],
      });
    }

    return { CallExpression: check, AssignmentExpression: check };
  },
});

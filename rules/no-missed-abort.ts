import type { TSESTree } from "@typescript-eslint/utils";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-missed-abort",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow abort listeners that miss a signal which is already aborted",
      preset: "recommended",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      missed: "If `{{signal}}` is already aborted, this listener never runs, and the promise misses the abort. Check `aborted` too.",
      unlinked: "If `{{signal}}` is already aborted, this listener never runs, and `{{controller}}` is not aborted. Check `aborted` too.",
      check: "Run the listener at once if `{{signal}}` is already aborted.",
    },
    schema: [],
  },
  create(context, _options, house) {
    const { abortCheck, abortListenerOf, isNoticed } = house;
    const { sourceCode } = context;
    if (!house.mentionsSignal(sourceCode) || !/\b(?:on)?abort\b/.test(sourceCode.text)) return {};
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);

    const textOf = (node: TSESTree.Node): string => house.textInLine(sourceCode, node);

    function check(node: TSESTree.CallExpression | TSESTree.AssignmentExpression): void {
      const listener = abortListenerOf(file, node);
      if (!listener || isNoticed(file, listener)) return;
      const edit = abortCheck(file, listener);
      const { callee, way } = listener.effect;
      const signal = textOf(listener.member.object);
      const controller = callee.type === "MemberExpression" ? textOf(callee.object) : "";
      context.report({
        node: listener.member,
        messageId: way === "abort" ? "unlinked" : "missed",
        data: way === "abort" ? { signal, controller } : { signal },
        ...house.fixOrSuggest(settings, [edit], () => ({ messageId: "check", data: { signal } })),
      });
    }

    return { CallExpression: check, AssignmentExpression: check };
  },
});

import type { TSESTree } from "@typescript-eslint/utils";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-leaked-abort-listener",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow abort listeners that stay on a signal when the work is done",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      leaked: "Nothing takes this listener off `{{signal}}` when the work is done: it stays until the signal is aborted, if it ever is. Remove it in the end.",
      notAdded: "This takes no listener off `{{signal}}`: only the very function that was added comes off, and this is not it. Pass that one.",
      remove: "Take the listener off when the work is done.",
      pass: "Pass the function that was added.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { sourceCode } = context;
    if (!/\b(?:add|remove)EventListener\b[^;]*\babort\b|\baddAbortListener\b/.test(sourceCode.text)) return {};
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);

    /** A function without its body. */
    function headOf(node: TSESTree.Expression): TSESTree.SourceLocation {
      const hasBody = node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression";
      return hasBody ? { start: node.loc.start, end: (sourceCode.getTokenBefore(node.body) ?? node).loc.end } : node.loc;
    }

    const textOf = (node: TSESTree.Node): string => house.textInLine(sourceCode, node);

    return {
      CallExpression(node) {
        const leak = house.leakOf(file, node);
        const removal = leak ? undefined : house.uselessRemovalOf(file, node);
        const fault = leak ?? removal;
        if (!fault) return;
        const edit = leak ? house.abortRemoval(file, leak) : house.rightRemoval(file, removal!);
        context.report({
          loc: headOf(fault.listener),
          messageId: leak ? "leaked" : "notAdded",
          data: { signal: textOf(fault.signal) },
          ...house.fixOrSuggest(settings, [edit], () => ({ messageId: leak ? "remove" : "pass" })),
        });
      },
    };
  },
});

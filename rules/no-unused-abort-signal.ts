import type { LocalFunction } from "../src/analysis/consumption/bind.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-unused-abort-signal",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow functions that take a signal and never look at it",
      preset: "strict",
      requiresTypeChecking: true,
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      unused: "This function takes `{{signal}}`, and nothing in it reads it or passes it on: an abort changes nothing. Pass it on, or check it.",
      check: "Write `{{text}}` at the head of the function.",
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

    function check(fn: LocalFunction): void {
      const unused = house.unusedSignal(file, clients, fn);
      if (!unused) return;
      const { name, signal } = unused;
      const edit = fn.body.type === "BlockStatement" ? house.headCheck(file, fn.body, signal, { settings, filename }) : undefined;
      context.report({
        loc: { start: name.loc.start, end: sourceCode.getFirstToken(name)!.loc.end },
        messageId: "unused",
        data: { signal: signal.text },
        ...house.fixOrSuggest(settings, [edit], ({ text }) => ({ messageId: "check", data: { text } })),
      });
    }

    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
});

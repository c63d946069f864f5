import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-unused-abort-controller",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow abort controllers that nothing aborts, or whose signal goes nowhere",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      unaborted: "Nothing ever aborts `{{controller}}`, so its signal ends nothing. Abort it where the work should end, or remove it.",
      unheard: "`{{controller}}` is aborted, but nothing gets its signal, so the abort ends nothing. Pass the signal to the work, or remove the controller.",
      remove: "Remove `{{controller}}`, and what is done with it.",
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
      NewExpression(made) {
        const unused = house.unusedController(file, made);
        if (!unused) return;
        const removal = house.controllerRemoval(file, clients, unused);
        const data = { controller: unused.name };
        context.report({
          loc: unused.declared,
          messageId: unused.lacks === "abort" ? "unaborted" : "unheard",
          data,
          ...house.fixOrSuggest(settings, [removal], () => ({ messageId: "remove", data })),
        });
      },
    };
  },
});

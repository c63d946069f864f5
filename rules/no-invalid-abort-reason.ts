import type { NonError } from "../src/analysis/reason.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-invalid-abort-reason",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow aborting with a reason that is no error",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      noError: "The reason of this abort is {{kind}}, not an error, and whoever waits may be rejected with just that. Pass an error, or no reason.",
      wrapped: "Make it the message of an `AbortError`.",
      caused: "Make it the `cause` of an error.",
      dropped: "Pass no reason: the default is an `AbortError`.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    if (!context.sourceCode.text.includes("abort")) return {};
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.clientsOfKind(settings, "http");

    return {
      CallExpression(call) {
        const [reason] = call.arguments;
        const aborter = house.aborterOf(call);
        if (!aborter || !reason || reason.type === "SpreadElement") return;
        const kinds = house.nonErrorKinds(file, reason);
        if (kinds.length === 0 || !house.isAborter(file, aborter)) return;
        const edit = house.reasonEdit(file, { call, reason, kinds }, { settings, filename: context.filename, clients });
        context.report({
          node: reason,
          messageId: "noError",
          data: { kind: kinds.map((kind) => names[kind]).join(" or ") },
          ...house.fixOrSuggest(settings, [edit], ({ how }) => ({ messageId: how })),
        });
      },
    };
  },
});

const names: Readonly<Record<NonError, string>> = {
  string: "a string",
  number: "a number",
  boolean: "a boolean",
  bigint: "a bigint",
  symbol: "a symbol",
  null: "null",
  array: "an array",
  object: "a plain object",
};

import { createRule } from "../src/rule.js";

export default createRule({
  name: "require-http-timeout",
  meta: {
    type: "problem",
    docs: {
      description: "Require a timeout or an abort signal on every HTTP call",
      preset: "recommended",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      unboundedFetch:
        "Nothing limits how long this `{{callee}}` may take. Pass a `signal`, e.g. `AbortSignal.timeout(10_000)`.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    return {
      "CallExpression[callee.name='fetch'][arguments.length=1]"(node: never) {
        context.report({ node: (node as { callee: never }).callee, messageId: "unboundedFetch", data: { callee: "fetch" } });
      },
    };
  },
});

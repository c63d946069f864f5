import type { DisabledLimit } from "../src/analysis/disabled-limit.js";
import type { CallNode } from "../src/analysis/reach.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-disabled-server-timeout",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow switching off the limits that a server has by default",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      request: "`{{written}}` switches off what ends a request that its client never completes: {{client}} does so after {{standard}} s by default. Give it a limit.",
      headers: "`{{written}}` switches off what ends a request whose headers never come: {{client}} does so after {{standard}} s by default. Give it a limit.",
      standard: "Write the default out: `{{text}}`.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const { sourceCode, filename, cwd, languageOptions } = context;
    const clients = house.clientsOfKind(settings, "server");
    if (!house.namesDuration(clients, sourceCode)) return {};

    function report(limit: DisabledLimit): void {
      const { client, option, written, bound } = limit;
      const { default: standard = 0, covers } = bound;
      const deadline = house.deadlineFor(settings, { filename, cwd, client: client.name, callee: option, url: undefined });
      if (deadline === "none") return;
      const edit = house.standardLimit(file, limit, languageOptions.ecmaVersion);
      context.report({
        node: written,
        messageId: covers?.[0] === "headers" ? "headers" : "request",
        data: { written: sourceCode.getText(written), client: client.name, standard: standard / 1000 },
        ...house.fixOrSuggest(settings, [edit && { ...edit, isExact: deadline !== undefined }], ({ text }) => ({ messageId: "standard", data: { text } })),
      });
    }

    const check = (node: CallNode): void => house.disabledByCall(file, clients, node).forEach(report);

    return {
      CallExpression: check,
      NewExpression: check,
      AssignmentExpression(node) {
        const limit = house.disabledByAssignment(file, clients, node);
        if (limit) report(limit);
      },
    };
  },
});

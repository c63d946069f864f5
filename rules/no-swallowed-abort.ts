import type { TSESTree } from "@typescript-eslint/utils";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-swallowed-abort",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow handlers in which somebody's abort ends unnoticed",
      preset: "recommended",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      swallowed:
        "An abort of `{{signal}}` ends here: nobody asks whether the error is one, and the code goes on as if only the work had failed. Let it through, e.g. `if ({{test}}) throw error;`.",
      wrongName: "An abort of `{{signal}}` ends here: {{client}} rejects with `{{right}}`, never with `{{written}}`. Ask for that name, or for `{{test}}`.",
      dropped: "This `finally` drops every error that comes to it, an abort of `{{signal}}` among them. Let it reach its end.",
      letThrough: "Let it through with `{{text}}`.",
      rename: "Ask for {{text}}.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { abortTest, droppedBy, fileOf, letThroughEdit, settingsOf, swallowOf, wrongNameIn } = house;
    const { sourceCode } = context;
    if (!house.mentionsSignal(sourceCode)) return {};
    const settings = settingsOf(context);
    const clients = house.clientsOfKind(settings, "http");
    const file = fileOf(context);

    function check(node: TSESTree.CatchClause | TSESTree.CallExpression, loc: TSESTree.SourceLocation): void {
      const swallow = swallowOf(file, clients, node);
      if (!swallow) return;
      const wrong = wrongNameIn(file, swallow.handler);
      const edit = letThroughEdit(file, swallow);
      context.report({
        loc: wrong ? wrong.written.loc : loc,
        messageId: wrong ? "wrongName" : "swallowed",
        data: {
          signal: swallow.signal.text,
          test: abortTest(swallow),
          client: swallow.clients.join(" or "),
          right: wrong?.right.join("` or `") ?? "",
          written: wrong?.written.value ?? "",
        },
        ...house.fixOrSuggest(settings, [edit], ({ isRename, text }) => ({ messageId: isRename ? "rename" : "letThrough", data: { text } })),
      });
    }

    return {
      CatchClause: (node) => check(node, { start: node.loc.start, end: (sourceCode.getTokenBefore(node.body) ?? node).loc.end }),
      CallExpression(node) {
        if (node.callee.type === "MemberExpression") check(node, node.callee.property.loc);
      },
      TryStatement(node) {
        const dropped = droppedBy(file, clients, node);
        const keyword = dropped && sourceCode.getTokenBefore(node.finalizer!);
        if (keyword) context.report({ loc: keyword.loc, messageId: "dropped", data: { signal: dropped.sources[0]?.text ?? "" } });
      },
    };
  },
});

import type { CallNode } from "../src/analysis/reach.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-abort-signal-in-cleanup",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow passing the caller's signal to cleanup, which its abort would cancel too",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      cancelled: "If `{{signal}}` is aborted, this cleanup is cancelled too. Give it a signal of its own.",
      aborted: "`{{signal}}` is already aborted here, so this call is cancelled at once. Give it a signal of its own.",
      fresh: "Give it a deadline of its own: `{{text}}`.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { cancelledCleanup, deadlineFor, freshSignalEdit } = house;
    const { sourceCode, filename } = context;
    if (!house.mentionsSignal(sourceCode) || !/\bfinally\b|aborted|"abort"|'abort'|onabort|AbortListener|Dispose\b|(?:Abort|Cancell?ed)Error|ABORT_ERR|is_?(?:Abort|Cancel)/i.test(sourceCode.text)) return {};
    const settings = house.settingsOf(context);
    const clients = house.clientsOfKind(settings, "http");
    const file = house.fileOf(context);

    function check(call: CallNode): void {
      const cancelled = cancelledCleanup(file, clients, call);
      if (!cancelled) return;
      const { cwd, languageOptions } = context;
      const deadline = deadlineFor(settings, { filename, cwd, client: "", callee: sourceCode.getText(call.callee), url: undefined });
      const policy = { settings, filename, deadline, ecmaVersion: languageOptions.ecmaVersion };
      const edit = deadline === "none" ? undefined : freshSignalEdit(file, clients, call, cancelled, { ...policy, deadline });
      context.report({
        node: cancelled.written?.node ?? call.callee,
        messageId: cancelled.isAborted ? "aborted" : "cancelled",
        data: { signal: cancelled.name },
        ...house.fixOrSuggest(settings, [edit], ({ text }) => ({ messageId: "fresh", data: { text } })),
      });
    }

    return { CallExpression: check, NewExpression: check };
  },
});

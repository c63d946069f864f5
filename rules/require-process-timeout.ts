import type { AnyCall } from "../src/analysis/reach.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "require-process-timeout",
  meta: {
    type: "problem",
    docs: {
      description: "Require a timeout or an abort signal wherever code waits for another process",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      unbounded: "If the process never ends, this `{{callee}}` waits for ever: {{client}} has no timeout by default. Pass {{options}}.",
      blocking: "`{{callee}}` blocks this whole program until the process ends, however long that takes. Pass {{options}}.",
      switchedOff: "`{{written}}` lets this `{{callee}}` wait for ever. Give it a limit.",
      bound: "Bound it with `{{text}}`.",
      boundQuiet: "Bound it with `{{text}}`, and see that a process which is killed then, and has no exit code, is not taken for one that is done.",
      boundUnheard: "Bound it with `{{text}}`, and handle the error that ends it then: nothing here does yet.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { boundEdits, calleeOf, calleeText, deadlineFor, endsByItself, externalCallOf, forwardOf, isDeadlineNamed, isProcessAwaited, isQuiet, isScripted, isUnheard } = house;
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.clientsOfKind(settings, "process");
    if (!house.mayReachAny(file, clients)) return {};

    function check(node: AnyCall): void {
      const call = externalCallOf(file, clients, node);
      if (call?.state !== "unbounded" || !isProcessAwaited(file, call) || endsByItself(file, call) || isScripted(file, call)) return;
      // A call that could take the signal in scope is told once, by the rule that asks for that.
      if (node.type !== "TaggedTemplateExpression" && forwardOf(file, node)) return;
      const callee = calleeText(file, call);
      const { filename, cwd, languageOptions } = context;
      const site = { filename, cwd, client: call.client.name, callee, url: undefined };
      const deadline = deadlineFor(settings, site);
      if (deadline === "none") return;

      const edits = boundEdits(file, call, "buffered", { settings, filename, deadline, ecmaVersion: languageOptions.ecmaVersion });
      const isLost = isUnheard(file, call);
      const quiet = isQuiet(file, call);
      // What suits a request may kill a build that is doing well: only a deadline for processes is one to write unasked.
      const mayWrite = (isDeadline: boolean): boolean => !isLost && (!isDeadline || (!quiet && isDeadlineNamed(settings, site)));
      context.report({
        node: call.off?.node ?? calleeOf(node),
        messageId: call.off ? "switchedOff" : call.reach.call?.returns === "value" ? "blocking" : "unbounded",
        data: {
          callee,
          client: call.client.name,
          options: Object.keys(call.client.bounds).map((name) => `\`${name}\``).join(" or "),
          written: call.off ? context.sourceCode.getText(call.off.node) : "",
        },
        ...house.fixOrSuggest(
          settings,
          edits.map((edit) => ({ ...edit, isExact: edit.isExact && mayWrite(edit.isDeadline) })),
          ({ text, isDeadline }) => ({ messageId: quiet && isDeadline ? "boundQuiet" : isLost ? "boundUnheard" : "bound", data: { text } }),
        ),
      });
    }

    return { CallExpression: check, TaggedTemplateExpression: check };
  },
});

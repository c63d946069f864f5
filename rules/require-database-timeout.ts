import type { CallNode } from "../src/analysis/reach.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "require-database-timeout",
  meta: {
    type: "problem",
    docs: {
      description: "Require a limit on how long a database, a broker or a mail server may keep a client waiting",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      unbounded: "If the server takes the connection and says nothing, this `{{callee}}` waits for ever: {{client}} sets no limit by default. Pass `{{option}}`.",
      unanswered: "If no answer ever comes, this `{{callee}}` waits for ever: {{client}} sets no limit by default. Pass a timeout as argument {{position}}.",
      switchedOff: "`{{written}}` lets {{client}} wait for ever. Give it a limit.",
      bound: "Bound it with `{{text}}`.",
      boundAnswers: "Bound the wait for each answer with `{{text}}`, if nothing that is asked takes longer on purpose.",
      boundUnheard: "Bound it with `{{text}}`, and handle the error that ends it then: nothing here does yet.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { boundEdits, calleeText, deadlineFor, externalCallOf, forwardOf, isInstanceFault, isLoopback, isOverWithCall, isUnheard, reachesAlways } = house;
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.clientsOfKind(settings, "database");
    if (!house.mayReachAny(file, clients)) return {};

    function check(node: CallNode): void {
      const call = externalCallOf(file, clients, node);
      if (call?.state !== "unbounded" || isInstanceFault(file, call) || !reachesAlways(file, clients, node) || isLoopback(file, call)) return;
      // A call that could take the signal in scope is told once, by the rule that asks for that.
      if (forwardOf(file, node)) return;
      const callee = calleeText(file, call);
      const { client, off } = call;
      const option = client.edit ?? "signal";
      const { filename, cwd, languageOptions } = context;
      const deadline = deadlineFor(settings, { filename, cwd, client: client.name, callee, url: house.urlStart(file, call.args.url) });
      if (deadline === "none") return;

      const edits = boundEdits(file, call, "buffered", { settings, filename, deadline, ecmaVersion: languageOptions.ecmaVersion });
      // An edit must not end a process that was only waiting.
      const isLost = isUnheard(file, call);
      // Nor what is asked for later, and takes long on purpose.
      const endsWithCall = isOverWithCall(call);
      context.report({
        node: off?.node ?? (node.type === "NewExpression" ? node : node.callee),
        messageId: off ? "switchedOff" : option === "" ? "unanswered" : "unbounded",
        data: { callee, client: client.name, option, position: `${(call.args.place?.index ?? 0) + 1}`, written: off ? context.sourceCode.getText(off.node) : "" },
        ...house.fixOrSuggest(
          settings,
          edits.map((edit) => ({ ...edit, isExact: edit.isExact && !isLost && endsWithCall })),
          ({ text }) => ({ messageId: isLost ? "boundUnheard" : endsWithCall ? "bound" : "boundAnswers", data: { text } }),
        ),
      });
    }

    return { CallExpression: check, NewExpression: check };
  },
});

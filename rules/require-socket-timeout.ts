import type { ExternalCall } from "../src/analysis/external-call.js";
import type { CallNode } from "../src/analysis/reach.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "require-socket-timeout",
  meta: {
    type: "problem",
    docs: {
      description: "Require a limit on how long a socket may take to connect",
      preset: "recommended",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      noTimeoutOption: "This `{{callee}}` waits for ever if the other side takes the connection and says nothing: {{client}} sets no limit by default. Pass `{{option}}`.",
      unbounded:
        "Nothing in this code ends this `{{callee}}` if the other side says nothing, and {{client}} sets no limit. Call `{{option}}()`, and destroy it when the time is over.",
      switchedOff: "`{{written}}` lets this `{{callee}}` wait for ever. Give it a limit.",
      bound: "Bound the connect with `{{text}}`.",
      boundUnheard: "Bound the connect with `{{text}}`, and listen for the error that ends it then: nothing here does yet.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { calleeText, connectEdit, deadlineFor, externalCallOf, isLoopback, isUnheard, reachesAlways } = house;
    const { sourceCode, filename, cwd, languageOptions } = context;
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.clientsOfKind(settings, "socket");
    if (!house.mayReachAny(file, clients)) return {};

    function check(node: CallNode): void {
      const call = externalCallOf(file, clients, node);
      if (call?.state !== "unbounded" || !call.reach.call || !reachesAlways(file, clients, node) || isLoopback(file, call)) return;
      const callee = calleeText(file, call);
      const { client } = call;
      const deadline = deadlineFor(settings, { filename, cwd, client: client.name, callee, url: house.urlStart(file, call.args.url) });
      if (deadline === "none") return;

      const edit = connectEdit(file, call, { settings, filename, deadline, ecmaVersion: languageOptions.ecmaVersion });
      // An edit must not end a process that was only waiting.
      const isLost = isUnheard(file, call);
      const written = call.off?.node;
      context.report({
        node: written ?? (node.type === "NewExpression" ? node : node.callee),
        messageId: written ? "switchedOff" : client.bounds[optionOf(call)] ? "noTimeoutOption" : "unbounded",
        data: { callee, client: client.name, option: optionOf(call), written: written ? sourceCode.getText(written) : "" },
        ...house.fixOrSuggest(settings, [edit && { ...edit, isExact: edit.isExact && !isLost }], ({ text }) => ({ messageId: isLost ? "boundUnheard" : "bound", data: { text } })),
      });
    }

    return { CallExpression: check, NewExpression: check };
  },
});

/** The option or method of the client that bounds the connect. */
const optionOf = ({ client }: ExternalCall): string => client.edit ?? "signal";

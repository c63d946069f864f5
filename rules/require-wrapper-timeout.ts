import type { CallNode } from "../src/analysis/reach.js";
import type { WrappedCall } from "../src/analysis/wrapper.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "require-wrapper-timeout",
  meta: {
    type: "problem",
    docs: {
      description: "Require a timeout or an abort signal wherever a function of the project leaves it to its callers to bound an external call",
      preset: "strict",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      unbounded: "Nothing limits how long this `{{callee}}` may take: it waits in `{{waitsIn}}`, which its callers must bound. Pass {{options}}.",
      switchedOff: "`{{written}}` lets this `{{callee}}` wait for ever in `{{waitsIn}}`. Give it a limit.",
      bound: "Bound it with `{{text}}`.",
      boundUnheard: "Bound it with `{{text}}`, and handle the error that ends it then: nothing here does yet.",
      boundHeaders: "Bound the wait for the headers with `{{text}}`; the gap between chunks is yours to bound.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { boundEdits, calleeText, consumptionOfWrapped, deadlineFor, endsByItself, forwardOf, isDeadlineNamed, isLoopback, isUnheard, urlStart, wrappedCallOf } = house;
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.waitingClients(settings);
    if (!house.mayWrap(file, clients)) return {};

    function check(node: CallNode, call: WrappedCall): void {
      const { client, off, wrapper } = call;
      // A call that could take the signal in scope is told once, by the rule that asks for that.
      if (forwardOf(file, node)) return;
      const callee = calleeText(file, call);
      const { filename, cwd, languageOptions } = context;
      const site = { filename, cwd, client: client.name, callee, url: urlStart(file, call.args.url) };
      const deadline = deadlineFor(settings, site);
      if (deadline === "none") return;

      const edits = boundEdits(file, call, consumptionOfWrapped(file, call), { settings, filename, deadline, ecmaVersion: languageOptions.ecmaVersion });
      const isLost = isUnheard(file, call);
      // What suits one request may not suit several in a row, nor a process: only a deadline for that is one to write unasked.
      const isSuited = (!wrapper.isRepeated && client.kind === "http") || isDeadlineNamed(settings, site);
      context.report({
        node: off?.node ?? node.callee,
        messageId: off ? "switchedOff" : "unbounded",
        data: { callee, waitsIn: wrapper.waitsIn, options: optionsOf(call), written: off ? context.sourceCode.getText(off.node) : "" },
        ...house.fixOrSuggest(
          settings,
          edits.map((edit) => ({ ...edit, isExact: edit.isExact && !isLost && (isSuited || !edit.isDeadline) })),
          ({ text, bounds }) => ({ messageId: bounds === "headers" ? "boundHeaders" : isLost ? "boundUnheard" : "bound", data: { text } }),
        ),
      });
    }

    return {
      CallExpression(node: CallNode) {
        const call = wrappedCallOf(file, clients, node, context.languageOptions);
        if (call?.state === "unbounded" && !endsByItself(file, call) && !isLoopback(file, call)) check(node, call);
      },
    };
  },
});

/** What would bound a call, as the message names it: "`timeout` or `signal`"; a wrapper may take it as an argument of its own. */
function optionsOf({ client: { edit = "signal", bounds }, args }: WrappedCall): string {
  if (edit === "") return `${bounds[""]?.takes === "signal" ? "a signal" : "a timeout"} as argument ${(args.place?.index ?? 0) + 1}`;
  const names = [edit, ...Object.keys(bounds).filter((option) => option === "signal")];
  return [...new Set(names)].map((name) => `\`${name}\``).join(" or ");
}

import type { Consumption } from "../src/analysis/consumption.js";
import type { ExternalCall } from "../src/analysis/external-call.js";
import type { CallNode } from "../src/analysis/reach.js";
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
      unbounded:
        "Nothing limits how long this `{{callee}}` may take. Pass a `signal`, e.g. `AbortSignal.timeout({{deadline}})`.",
      unboundedStream:
        "Nothing in this code ends the stream if the server goes silent. Bound the headers and the gap between chunks; `AbortSignal.timeout` would cut a healthy stream.",
      unboundedTransfer:
        "Nothing limits how long this `{{callee}}` may take. Bound the headers and the gap between chunks; a total deadline would cut a large transfer that is doing well.",
      noTimeoutOption: "`{{callee}}` has no timeout: {{client}} waits for ever by default. Pass {{options}}.",
      noTimeoutOperator: "`{{callee}}` has no timeout: {{client}} waits for ever by default. Pass {{options}} if your version takes it, or pipe it through RxJS's `timeout()`.",
      noTimeoutMethod: "`{{callee}}` has no timeout: {{client}} waits for ever by default. Call `.{{option}}()` on the request before it is sent.",
      noTimeoutProperty: "This `{{callee}}` has no timeout: it waits for ever by default. Set its `{{option}}`.",
      unboundedInstance:
        "`{{callee}}()` sets no `{{option}}`, and {{client}} waits for ever by default. Set it here to bound every call of {{instance}}.",
      switchedOff: "`{{written}}` lets this `{{callee}}` wait for ever. Give it a limit.",
      connectOnly: "`{{written}}` ends with the connect: after it, nothing limits how long this `{{callee}}` may take. Pass {{options}}.",
      bound: "Bound it with `{{text}}`.",
      boundUnheard: "Bound it with `{{text}}`, and handle the error that ends it then: nothing here does yet.",
      boundHeaders: "Bound the wait for the headers with `{{text}}`; the gap between chunks is yours to bound.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          streams: {
            type: "string",
            enum: ["report", "ignore"],
            description: "Whether to report calls whose response is read as a stream.",
          },
          sameOrigin: {
            type: "string",
            enum: ["report", "ignore"],
            description: "Whether to report calls whose URL visibly stays on the page's own origin, e.g. `/api/users`.",
          },
        },
      },
    ],
    defaultOptions: [{ streams: "report", sameOrigin: "report" }],
  },
  create(context, [{ streams, sameOrigin }], house) {
    const { boundEdits, consumptionOfCall, consumptionOfInstance, deadlineFor, deadlineText, isUnheard } = house;
    const { externalCallOf, instanceUseOf, isInstanceFault, isSameOrigin, urlStart } = house;
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.clientsOfKind(settings, "http");
    if (!house.mayReachAny(file, clients)) return {};

    function check(node: CallNode): void {
      const call = externalCallOf(file, clients, node);
      if (call?.state !== "unbounded" || isInstanceFault(file, call)) return;
      const instance = call.reach.call ? undefined : instanceUseOf(file, clients, node);
      if (instance && !instance.escapes && instance.calls.every(({ state }) => state !== "unbounded")) return;

      const url = urlStart(file, call.args.url);
      if (sameOrigin === "ignore" && isSameOrigin(url)) return;
      const consumption = instance ? consumptionOfInstance(file, instance) : consumptionOfCall(file, call);
      if (streams === "ignore" && consumption === "streamed") return;
      const callee = house.calleeText(file, call);
      const { filename, cwd, languageOptions } = context;
      const deadline = deadlineFor(settings, { filename, cwd, client: call.client.name, callee, url });
      if (deadline === "none") return;

      const policy = { settings, filename, deadline, ecmaVersion: languageOptions.ecmaVersion };
      const edits = boundEdits(file, call, consumption, policy);
      // An edit must not end a process that was only waiting.
      const isLost = (instance?.calls ?? [call]).some((each) => isUnheard(file, each));
      const written = call.off?.node ?? call.connectOnly;
      context.report({
        node: written ?? (node.type === "NewExpression" ? node : node.callee),
        messageId: messageFor(call, consumption),
        data: {
          callee,
          client: call.client.name,
          option: call.client.edit ?? "signal",
          instance: instance?.name === undefined ? "the instance" : `\`${instance.name}\``,
          options: optionsOf(call),
          written: written ? context.sourceCode.getText(written) : "",
          deadline: deadlineText(policy),
        },
        ...house.fixOrSuggest(
          settings,
          edits.map((edit) => ({ ...edit, isExact: edit.isExact && !isLost })),
          ({ text, bounds }) => ({ messageId: bounds === "headers" ? "boundHeaders" : isLost ? "boundUnheard" : "bound", data: { text } }),
        ),
      });
    }

    return { CallExpression: check, NewExpression: check };
  },
});

function messageFor({ client, reach, off, connectOnly, observable }: ExternalCall, consumption: Consumption) {
  if (off) return "switchedOff";
  if (connectOnly) return "connectOnly";
  if (!reach.call) return "unboundedInstance";
  if (consumption === "streamed") return "unboundedStream";
  if (consumption === "transfer") return "unboundedTransfer";
  if (observable) return "noTimeoutOperator";
  const option = client.edit ?? "signal";
  if (option === "signal") return "unbounded";
  if (client.handle?.methods?.[option]) return "noTimeoutMethod";
  return client.handle?.properties?.[option] ? "noTimeoutProperty" : "noTimeoutOption";
}

/** The options that would bound a call, as a message names them: "`timeout` or `signal`". */
function optionsOf({ client }: ExternalCall): string {
  const names = [client.edit ?? "signal", ...Object.keys(client.bounds).filter((option) => option === "signal")];
  return [...new Set(names)].map((name) => `\`${name}\``).join(" or ");
}

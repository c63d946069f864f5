import type { TSESTree } from "@typescript-eslint/utils";
import type { ExternalCall } from "../src/analysis/external-call.js";
import type { Ineffective } from "../src/analysis/ineffective.js";
import type { CallNode } from "../src/analysis/reach.js";
import type { IneffectiveEdit } from "../src/fixes/ineffective.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-ineffective-timeout",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow timeouts that are written and end nothing",
      preset: "recommended",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      ignored: "`{{option}}` does nothing here: {{client}} never reads it. Pass `{{instead}}` instead.",
      ignoredMethod: "`{{option}}` does nothing here: {{client}} never reads it. Call `{{instead}}` on the {{object}}, and destroy it in a listener.",
      emitted: "`{{option}}` only makes this {{object}} emit `timeout`: nothing ends it then, and it may wait for ever. Destroy it in a listener.",
      heard: "This listener ends nothing: after `timeout`, the {{object}} goes on waiting. Destroy it here.",
      sent: "`{{option}}` stands in the body and is sent with it: it limits nothing. Pass it in the options, which are the next argument.",
      late: "`.{{option}}()` comes too late: with a callback, {{client}} sends the request at once. Call it first, and give the callback to `.{{starts}}()`.",
      convert: "Write `{{text}}` instead.",
      convertUnheard: "Write `{{text}}` instead, and handle the error that ends the call then: nothing here does yet.",
      headers: "Bound the wait for the headers with `{{text}}` instead; the gap between chunks is yours to bound.",
      listen: "End it with `{{text}}`.",
      listenUnheard: "End it with `{{text}}`, and listen for `error`: nothing here does yet.",
      connect: "End it with `{{text}}` if it has not connected by then.",
      connectUnheard: "End it with `{{text}}` if it has not connected by then, and listen for `error`: nothing here does yet.",
      idle: "End it with `{{text}}`, also where it has connected and is idle.",
      idleUnheard: "End it with `{{text}}`, also where it has connected and is idle, and listen for `error`: nothing here does yet.",
      options: "Pass these options behind the body, which stays empty.",
      start: "Start the request with `{{text}}`, once it is limited.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { externalCallOf, ineffectiveEdits, ineffectiveOf, isInstanceFault, isSetByMethod } = house;
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const kinds = (["http", "socket"] as const).map((kind) => house.clientsOfKind(settings, kind)).filter((clients) => house.mayReachAny(file, clients) && house.namesIneffective(clients, context.sourceCode));
    if (kinds.length === 0) return {};
    const { filename, languageOptions } = context;

    function check(node: CallNode): void {
      for (const clients of kinds) report(externalCallOf(file, clients, node));
    }

    function report(call: ExternalCall | undefined): void {
      const limit = call && ineffectiveOf(file, call);
      if (!limit || isInstanceFault(file, call)) return;
      const edits = ineffectiveEdits(file, call, limit, { settings, filename, deadline: undefined, ecmaVersion: languageOptions.ecmaVersion });
      context.report({
        ...placeOf(call, limit),
        messageId: limit.is === "ignored" && isSetByMethod(call.client) ? "ignoredMethod" : limit.is,
        data: {
          option: limit.option,
          client: call.client.name,
          instead: call.client.edit ?? "signal",
          object: call.client.kind === "socket" ? "connection" : "request",
          starts: call.client.handle?.starts ?? "",
        },
        ...house.fixOrSuggest(settings, edits, (edit) => ({ messageId: messageFor(edit), data: { text: edit.text } })),
      });
    }

    return { CallExpression: check, NewExpression: check };
  },
});

/** Where the limit is written, if that is in the call or a method of its object; else the callee. */
function placeOf({ node }: ExternalCall, limit: Ineffective): { readonly node: TSESTree.Node } | { readonly loc: TSESTree.SourceLocation } {
  if (limit.is === "sent") return { node: limit.property };
  if (limit.is === "heard") return { node: nameOf(limit.registration) };
  const written = limit.is === "ignored" ? limit.property : limit.is === "emitted" ? limit.written : undefined;
  if (written?.type === "CallExpression") return { loc: { start: nameOf(written).loc.start, end: written.loc.end } };
  const isInCall = written && node.range[0] <= written.range[0] && written.range[1] <= node.range[1];
  return { node: isInCall ? written : node.callee };
}

/** The name of the method that is called. */
function nameOf({ callee }: TSESTree.CallExpression): TSESTree.Node {
  return callee.type === "MemberExpression" ? callee.property : callee;
}

const unheard = { connect: "connectUnheard", convert: "convertUnheard", idle: "idleUnheard", listen: "listenUnheard" } as const;

function messageFor({ how, isUnheard }: IneffectiveEdit) {
  return isUnheard && how in unheard ? unheard[how as keyof typeof unheard] : how;
}

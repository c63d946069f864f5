import type { Clearing } from "../src/analysis/timer/clearing.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-leaked-abort-timer",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow timers that abort a controller and are not cleared when the work is done",
      preset: "recommended",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      leaked: "Nothing clears this timer: when the work is done it runs on, and keeps a process that could end alive. Clear it in `finally`, or use `AbortSignal.timeout()`.",
      leakedOnFailure: "Where something that is waited for fails, nothing clears this timer: it runs on, and keeps a process that could end alive. Clear it in `finally`.",
      leakedBefore: "Where something fails that is waited for before, nobody has got yet what clears this timer: it runs on, and keeps a process that could end alive. Clear it there too, in a `catch`.",
      leakedSomewhere: "On some way out of this function nothing clears this timer: it runs on, and keeps a process that could end alive. Clear it in `finally`.",
      clear: "Clear the timer in `finally`.",
      replace: "Use `{{text}}`, which needs no clearing.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { sourceCode } = context;
    if (!house.mentionsTimer(sourceCode) || !/\babort\b/.test(sourceCode.text)) return {};
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.clientsOfKind(settings, "http");

    return {
      CallExpression(call) {
        const leak = house.leakedTimer(file, clients, call);
        if (!leak) return;
        context.report({
          node: call.callee,
          messageId: faultOf(leak.clearing),
          ...house.fixOrSuggest(settings, house.leakedTimerEdits(file, clients, leak, { settings, filename: context.filename }), ({ text }) => (text === undefined ? { messageId: "clear" } : { messageId: "replace", data: { text } })),
        });
      },
    };
  },
});

function faultOf({ is, isHandedOn, isFailureOnly }: Clearing) {
  if (is === "never") return "leaked";
  return isHandedOn ? "leakedBefore" : isFailureOnly ? "leakedOnFailure" : "leakedSomewhere";
}

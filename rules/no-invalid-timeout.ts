import type { CallNode } from "../src/analysis/reach.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-invalid-timeout",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow timeouts and delays that no timer can keep",
      preset: "recommended",
      presetOptions: { strict: [{ minimum: 100 }] },
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      early: "`{{name}}` cannot wait `{{value}}` ms: it fires at once, or far too early. Give it a time from 0 to {{longest}} ms.",
      aborted: "With `{{value}}`, a signal of `{{name}}` is aborted at once in Node. Give it whole milliseconds from 1 to {{longest}}.",
      throws: "`{{name}}` cannot take `{{value}}`: most versions of Node throw. Give it whole milliseconds from 1 to {{longest}}.",
      refused: "`{{name}}` of {{client}} cannot be `{{value}}`: the call fails at once, or waits for ever. Give it a time above 0 and up to {{longest}} {{unit}}.",
      past: "`{{name}}` of {{client}} takes a point in time, and `{{value}}` is long ago: the call fails at once. Add the time to wait to `Date.now()`.",
      short: "A timeout of {{value}} {{unit}} is shorter than the minimum of {{minimum}} ms. Give it more time.",
      long: "A timeout of {{value}} {{unit}} is longer than the maximum of {{maximum}} ms. Give it less time.",
      write: "Write `{{text}}`.",
      seconds: "Write `{{text}}`, if seconds were meant.",
    },
    schema: [
      {
        type: "object",
        additionalProperties: false,
        properties: {
          minimum: {
            type: "integer",
            minimum: 1,
            description: "The shortest timeout in milliseconds that is not reported. Timers that end no call may be shorter.",
          },
          maximum: {
            type: "integer",
            minimum: 1,
            description: "The longest timeout in milliseconds that is not reported. Timers that end no call may be longer.",
          },
        },
      },
    ],
    defaultOptions: [{ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }],
  },
  create(context, [range], house) {
    const { deadlineFor, durationEdits, durationsGivenBy, invalidDuration, numeral } = house;
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.clientsWithDurations(file, settings);
    if (clients.length === 0 && !house.mentionsDelay(context.sourceCode)) return {};
    const reported = new Set<object>();

    function check(call: CallNode): void {
      for (const given of durationsGivenBy(file, clients, call)) {
        const invalid = invalidDuration(file, given, range);
        // Several calls may share their options.
        if (!invalid || reported.has(invalid.node)) continue;
        reported.add(invalid.node);
        const { filename, cwd, languageOptions } = context;
        const client = typeof given.to === "object" ? given.to.name : "";
        const deadline = deadlineFor(settings, { filename, cwd, client, callee: context.sourceCode.getText(call.callee), url: undefined });
        const policy = { settings, filename, deadline: deadline === "none" ? undefined : deadline, ecmaVersion: languageOptions.ecmaVersion };
        const shown = (value: number): string => numeral(value, languageOptions.ecmaVersion);
        context.report({
          node: invalid.node,
          messageId: invalid.fault,
          data: {
            client,
            name: given.name,
            unit: given.unit,
            value: shown(invalid.value),
            longest: shown(invalid.longest),
            minimum: shown(range.minimum),
            maximum: shown(range.maximum),
          },
          ...house.fixOrSuggest(settings, durationEdits(file, given, invalid, policy), ({ isSeconds, text }) => ({ messageId: isSeconds ? "seconds" : "write", data: { text } })),
        });
      }
    }

    return { CallExpression: check, NewExpression: check };
  },
});

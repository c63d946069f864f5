import type { CallNode } from "../src/analysis/reach.js";
import { createRule } from "../src/rule.js";

export default createRule({
  name: "no-promise-race-timeout",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow races with a timer that leave the timer or the work running",
      preset: "recommended",
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      timer: "When the work is first, this race's timer still runs until its time is up, and keeps a Node process alive for it. Clear it when the race is over.",
      timerOnFailure:
        "Where the work fails, nothing clears this race's timer: it runs until its time is up, and keeps a Node process alive for it. Clear it when the race is over, however that went.",
      timerSomewhere: "On some ways nothing clears this race's timer: it runs until its time is up, and keeps a Node process alive for it. Clear it whenever the race is over.",
      work: "When the timer is first, `{{callee}}` goes on, with nobody to wait for it. Give it a signal that ends it then.",
      both: "Whichever is first in this race, the other goes on: the timer until its time is up, `{{callee}}` with nobody to wait for it. Give the call a signal with a deadline, and race no timer.",
      clear: "Clear it with `{{text}}`.",
      deadline: "Give the call `{{text}}` in place of the race.",
      abort: "Give the call a signal, and end it with `{{text}}` when the timer is first.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context, _options, house) {
    const { sourceCode } = context;
    if ((!house.mentionsTimer(sourceCode) && !sourceCode.text.includes("timers/promises")) || !sourceCode.text.includes("Promise")) return {};
    const settings = house.settingsOf(context);
    const file = house.fileOf(context);
    const clients = house.clientsOfKind(settings, "http");
    const { filename } = context;

    function check(node: CallNode): void {
      const race = house.leakingRace(file, clients, node);
      if (!race) return;
      const { leavesTimer, loser, timer } = race;
      const leavesBoth = leavesTimer === "always" && loser !== undefined;
      const edits = loser ? [house.raceSignalEdit(file, race, { settings, filename }), leavesBoth ? undefined : house.raceAbortEdit(file, race)] : [];
      // Of two that are left, the timer is ended first where no edit ends both.
      const cleared = leavesTimer !== "never" && !edits[0] ? house.raceTimerEdit(file, race, filename) : undefined;
      context.report({
        node: node.type === "NewExpression" ? timer.call.callee : node.callee,
        messageId: leavesBoth ? "both" : loser ? "work" : timerLeft[leavesTimer],
        data: loser ? { callee: house.textInLine(sourceCode, loser.call.callee) } : {},
        ...house.fixOrSuggest(settings, [...edits, cleared], ({ how, text }) => ({ messageId: how, data: { text } })),
      });
    }

    return { CallExpression: check, NewExpression: check };
  },
});

/** What is said of a timer that is left alone. */
const timerLeft = { always: "timer", sometimes: "timerSomewhere", onFailure: "timerOnFailure", never: "timer" } as const;

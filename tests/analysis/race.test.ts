import { describe, expect, it } from "vitest";
import { settlingOf } from "../../src/analysis/race/settling.js";
import { timerPromiseOf } from "../../src/analysis/race/timer-promise.js";
import { timerOf } from "../../src/analysis/timer.js";
import { ask, type Reader } from "./ask.js";

const everywhere: readonly Reader[] = ["espree", "syntax", "types"];

type Table = Readonly<Record<string, readonly [code: string, expected: string | undefined]>>;

function table(question: (code: string, reader: Reader) => (string | undefined)[], cases: Table): void {
  for (const [sentence, [code, expected]] of Object.entries(cases)) {
    it.each(everywhere)(`${sentence} (%s)`, (reader) => {
      expect(question(code, reader)).toEqual([expected]);
    });
  }
}

/** Where the promise is made that the code's call of `ask` is given, and what its timer is told, if nothing else settles it. */
const made = (code: string, reader: Reader): (string | undefined)[] =>
  ask(code, reader, ["ask"], (file, call) => {
    const found = timerPromiseOf(file, call.arguments[0]!);
    return found && `${found.by} ${found.delay ? file.sourceCode.getText(found.delay) : "?"}`;
  });

describe("A timer alone settles a promise", () => {
  table(made, {
    "that is made by hand": ["ask(new Promise((resolve) => setTimeout(resolve, 9)));", "itself 9"],
    "that is made by hand, by a function": ["ask(new Promise((_, no) => { setTimeout(() => { log(); no(); }, 9); }));", "itself 9"],
    "that is made by hand, by a function with a name": ["ask(new Promise((yes) => { const end = () => yes(); setTimeout(end, 9); }));", "itself 9"],
    "with a handler": ["ask(new Promise((resolve) => setTimeout(resolve, 9)).then(() => 1));", "itself 9"],
    "of a function of the file": ["const sleep = (ms) => new Promise((yes) => setTimeout(yes, ms)); ask(sleep(9));", "elsewhere 9"],
    "of a function that is told nothing": ["function sleep() { return new Promise((yes) => setTimeout(yes, 9)); } ask(sleep());", "elsewhere 9"],
    "of a function that waits for one": ["const sleep = (ms) => new Promise((yes) => setTimeout(yes, ms)); const late = async (ms) => { await sleep(ms); throw new Error(); }; ask(late(9));", "elsewhere 9"],
    "of Node's module": ['import { setTimeout as sleep } from "timers/promises"; ask(sleep(9));', "itself 9"],
    "of Node's module as a whole": ['import timers from "node:timers/promises"; ask(timers.setTimeout(9));', "itself 9"],
    "of a part of Node's module": ['import { promises } from "node:timers"; ask(promises.setTimeout());', "itself ?"],
    "of Node's module, required": ['const { setTimeout: sleep } = require("timers/promises"); ask(sleep(9));', "itself 9"],
  });
});

describe("Something else may settle a promise", () => {
  table(made, {
    "in its executor": ["ask(new Promise((yes) => { setTimeout(yes, 9); go.on('end', yes); }));", undefined],
    "in its executor, at once": ["ask(new Promise((yes, no) => { if (x) no(); setTimeout(yes, 9); }));", undefined],
    "of two timers": ["ask(new Promise((yes, no) => { setTimeout(yes, 9); setTimeout(no, 8); }));", undefined],
    "of a timer that starts another": ["ask(new Promise((yes) => { const look = () => (x ? yes() : setTimeout(look, 9)); setTimeout(look, 9); }));", undefined],
    "of a timer whose function waits": ["ask(new Promise((yes) => setTimeout(async () => { await x; yes(); }, 9)));", undefined],
    "of an interval": ["ask(new Promise((yes) => setInterval(yes, 9)));", undefined],
    "of a timer that settles nothing": ["ask(new Promise((yes) => setTimeout(log, 9)));", undefined],
    "that others wait for": ["const end = new Promise((yes) => setTimeout(yes, 9)); ask(end); end.then(go);", undefined],
    "that a signal ends": ['import { setTimeout as sleep } from "timers/promises"; ask(sleep(9, 0, { signal }));', undefined],
    "of a function with two ways": ["const sleep = (ms) => { if (!ms) return; return new Promise((yes) => setTimeout(yes, ms)); }; ask(work ? sleep(9) : work);", undefined],
    "of a function that gives more than one": ["function sleep(ms) { if (!ms) return other(); return new Promise((yes) => setTimeout(yes, ms)); } ask(sleep(9));", undefined],
    "of a generator": ["function* sleep(ms) { return new Promise((yes) => setTimeout(yes, ms)); } ask(sleep(9));", undefined],
    "of functions that call each other": ["const a = () => b(); const b = () => a(); ask(a());", undefined],
    "of another function": ["ask(sleep(9));", undefined],
    "of another class": ["ask(new Later((yes) => setTimeout(yes, 9)));", undefined],
    "that is made elsewhere": ["ask(new Promise(executor));", undefined],
  });
});

/** How the code's timer settles the promise round it, with what, and whether it does nothing else. */
const settled = (code: string, reader: Reader): (string | undefined)[] =>
  ask(`new Promise((yes, no) => { ${code} });`, reader, ["setTimeout"], (file, call) => {
    if (call.type !== "CallExpression") return undefined;
    const timer = timerOf(file, call);
    const settling = timer && settlingOf(file, timer);
    return settling && `${settling.way} ${settling.value ? file.sourceCode.getText(settling.value) : "nothing"}${settling.isAll ? "" : " and more"}`;
  });

describe("A timer settles its promise", () => {
  table(settled, {
    "itself": ["setTimeout(yes, 9);", "resolve nothing"],
    "itself, with what it passes on": ["setTimeout(no, 9, late);", "reject late"],
    "by a function": ["setTimeout(() => no(new Error()), 9);", "reject new Error()"],
    "by a block": ["setTimeout(() => { yes(1); }, 9);", "resolve 1"],
    "by a block that returns it": ["setTimeout(() => { return yes(1); }, 9);", "resolve 1"],
    "beside a log, an abort and its own end": ["setTimeout(() => { console.log(1); x.abort(); clearTimeout(t); yes(1); }, 9);", "resolve 1"],
    "beside other deeds": ["setTimeout(() => { close(); yes(1); }, 9);", "resolve 1 and more"],
    "beside a flag": ["setTimeout(() => { done = true; yes(1); }, 9);", "resolve 1 and more"],
    "on one of two ways": ["setTimeout(() => { if (x) yes(1); else no(2); }, 9);", undefined],
    "twice": ["setTimeout(() => { yes(1); no(2); }, 9);", undefined],
    "later": ["setTimeout(async () => { await x; yes(1); }, 9);", undefined],
    "with what is spread": ["setTimeout(yes, 9, ...all);", undefined],
    "with more than it needs": ["setTimeout(yes, 9, 1, 2);", undefined],
  });
});

import rule from "../../rules/no-promise-race-timeout.js";
import { everywhere, type Invalid, run } from "../cases.js";
import { bothLeft, inEachLanguage, timerLeft, timerLeftFor } from "./no-promise-race-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");
const late = 'new Error("late")';
const fine = (name: string, code: string) => ({ name, code });

/** A promise that is made by hand. */
const made = (body: string): string => `function f(work, ms) { return new Promise((resolve, reject) => { ${body} }); }`;

const fixed = (name: string, body: string, mended: string): Invalid => ({
  name,
  code: made(body),
  errors: [timerLeft],
  output: `function f(work, ms) { LET; return new Promise((resolve, reject) => { ${mended} }).finally(() => clearTimeout(timer)); }`,
});

run("no-promise-race-timeout: by hand", rule, everywhere, {
  valid: [
    fine("a sleep", made("setTimeout(resolve, ms);")),
    fine("a function that waits and then works", made("setTimeout(() => { work.then(resolve, reject); }, ms);")),
    fine("cleared when the work is done", made("const timer = setTimeout(reject, ms); work.then((value) => { clearTimeout(timer); resolve(value); }, (error) => { clearTimeout(timer); reject(error); });")),
    fine("cleared behind the work", made("const timer = setTimeout(reject, ms); work.then(resolve, reject).finally(() => clearTimeout(timer));")),
    fine("cleared when the work is done, by another handler", made("const timer = setTimeout(reject, ms); work.then(resolve, reject).then(() => clearTimeout(timer), () => clearTimeout(timer));")),
    fine("cleared behind a failure that is handled", made("const timer = setTimeout(reject, ms); work.then(resolve).catch(reject).then(() => clearTimeout(timer));")),
    fine("cleared by a handler of work that was begun before", made("work.then((value) => { clearTimeout(timer); resolve(value); }, reject); const timer = setTimeout(reject, ms);")),
    fine("cleared by one listener, and perhaps by what another calls", made("const timer = setTimeout(reject, ms); work.on('end', () => { clearTimeout(timer); resolve(); }); work.on('error', reject);")),
    fine("cleared in an async executor, where what fails leaves the rest to the timer", made("const timer = setTimeout(reject, ms); resolve(await work); clearTimeout(timer);").replace("(resolve, reject)", "async (resolve, reject)")),
    fine("it lets the process end", made("setTimeout(reject, ms).unref(); work.then(resolve, reject);")),
    fine("settled at once, before the timer", made("if (!ms) return resolve(); setTimeout(reject, ms);")),
    fine("settled at once, or by the timer", made("if (work) resolve(work); setTimeout(reject, ms);")),
    fine("a wait that only a failure cuts short", made("setTimeout(resolve, ms); work.on('error', reject);")),
    fine("a look at intervals", made("const look = () => { if (work.done) resolve(); else setTimeout(look, ms); }; setTimeout(look, ms); work.on('end', resolve);")),
    fine("a function that waits on", made("setTimeout(async () => { await work; resolve(); }, ms); work.on('end', resolve);")),
    fine("two timers", made("setTimeout(reject, ms); setTimeout(resolve, ms / 2);")),
    fine("a timer that is started later", made("work.on('open', () => { setTimeout(reject, ms); }); work.on('end', resolve);")),
    fine("a wait for half a second at most", made("setTimeout(reject, 500); work.on('end', resolve);")),
    fine("somebody gets the timer", made("timers.add(setTimeout(reject, ms)); work.on('end', resolve);")),
    fine("another class", "new Job((resolve, reject) => { setTimeout(reject, 5_000); work.then(resolve, reject); });"),
    fine("a function that is not in sight", "new Promise(executor); // setTimeout"),
  ],
  invalid: [],
});

inEachLanguage("no-promise-race-timeout: by hand, the timer is cleared", [
  fixed("handlers of the work", `⟦setTimeout⟧(() => reject(${late}), ms); work.then(resolve, reject);`, `timer = setTimeout(() => reject(${late}), ms); work.then(resolve, reject);`),
  fixed("the method itself", "⟦setTimeout⟧(reject, ms, new TooLate()); work.then(resolve).catch(reject);", "timer = setTimeout(reject, ms, new TooLate()); work.then(resolve).catch(reject);"),
  fixed("an event", "work.on('end', resolve); ⟦setTimeout⟧(() => { reject(new TooLate()); }, ms);", "work.on('end', resolve); timer = setTimeout(() => { reject(new TooLate()); }, ms);"),
  fixed("a function for the event", "work.onopen = () => { log(); resolve(); }; ⟦setTimeout⟧(() => resolve(none), ms);", "work.onopen = () => { log(); resolve(); }; timer = setTimeout(() => resolve(none), ms);"),
  fixed("a timer with a name that nobody uses", "const timer = ⟦setTimeout⟧(reject, ms); work.then(resolve, reject);", "timer = setTimeout(reject, ms); work.then(resolve, reject);"),
  {
    name: "an async function",
    code: "const f = (ms) => new Promise(async (resolve, reject) => { ⟦setTimeout⟧(reject, ms); resolve(await work()); });",
    errors: [timerLeft],
    output: "const f = (ms) => { LET; return new Promise(async (resolve, reject) => { timer = setTimeout(reject, ms); resolve(await work()); }).finally(() => clearTimeout(timer)); };",
  },
  {
    name: "a timer that does more than settle",
    code: made("const on = (value) => { work.off('end', on); resolve(value); }; work.on('end', on); ⟦setTimeout⟧(() => { work.off('end', on); reject(); }, ms);"),
    errors: [timerLeftFor("function f(work, ms) { LET; return new Promise((resolve, reject) => { const on = (value) => { work.off('end', on); resolve(value); }; work.on('end', on); timer = setTimeout(() => { work.off('end', on); reject(); }, ms); }).finally(() => clearTimeout(timer)); }")],
  },
  {
    name: "the work is a request: it goes on too, and nobody is told twice how to end both",
    code: lines(
      "function f(url, ms) {",
      "  return new Promise((resolve, reject) => {",
      `    ⟦setTimeout⟧(() => reject(${late}), ms);`,
      "    fetch(url).then(resolve, reject);",
      "  });",
      "}",
      "function g(url, ms) {",
      "  return new Promise((resolve, reject) => {",
      `    ⟦setTimeout⟧(() => reject(${late}), ms);`,
      "    fetch(url).then((response) => response.json()).then((value) => resolve(value.id), reject);",
      "  });",
      "}",
    ),
    errors: [bothLeft(), bothLeft()],
    output: lines(
      "function f(url, ms) {",
      "  LET;",
      "  return new Promise((resolve, reject) => {",
      `    timer = setTimeout(() => reject(${late}), ms);`,
      "    fetch(url).then(resolve, reject);",
      "  }).finally(() => clearTimeout(timer));",
      "}",
      "function g(url, ms) {",
      "  LET;",
      "  return new Promise((resolve, reject) => {",
      `    timer = setTimeout(() => reject(${late}), ms);`,
      "    fetch(url).then((response) => response.json()).then((value) => resolve(value.id), reject);",
      "  }).finally(() => clearTimeout(timer));",
      "}",
    ),
  },
]);

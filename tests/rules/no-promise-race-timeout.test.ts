import rule from "../../rules/no-promise-race-timeout.js";
import { everywhere, type Invalid, run } from "../cases.js";
import { timerLeft } from "./no-promise-race-timeout.errors.js";

const late = 'new Error("late")';
const timeout = `new Promise((_, reject) => setTimeout(() => reject(${late}), 5_000))`;
const fine = (name: string, code: string) => ({ name, code });

/** A timer that no edit can clear. */
const left = (name: string, code: string): Invalid => ({ name, code, errors: [timerLeft] });

run("no-promise-race-timeout: what is a race with a timer", rule, everywhere, {
  valid: [
    fine("no timer", "Promise.race([work, other]);"),
    fine("no work", `Promise.race([${timeout}]);`),
    fine("timers alone", `Promise.race([${timeout}, new Promise((resolve) => setTimeout(resolve, 9_000))]);`),
    fine("another method", `Promise.all([work, ${timeout}]);`),
    fine("another race", `track.race([work, ${timeout}]);`),
    fine("a Promise of one's own", `import Promise from "bluebird"; Promise.race([work, new Promise((_, reject) => setTimeout(reject, 5_000))]);`),
    fine("a helper of another file", 'import { timeout } from "./timeout.js"; Promise.race([work, timeout(5_000)]); // setTimeout'),
    fine("a timer of one's own", `import { setTimeout } from "./clock.js"; Promise.race([work, ${timeout}]);`),
    fine("an interval", "Promise.race([work, new Promise((resolve) => setInterval(resolve, 5_000))]);"),
    fine("a promise that something else settles too", "Promise.race([work, new Promise((resolve) => { const timer = setTimeout(resolve, 5_000); button.onclick = () => { clearTimeout(timer); resolve(); }; })]);"),
    fine("a timer that settles nothing", "Promise.race([work, new Promise((resolve) => { setTimeout(log, 5_000); })]);"),
    fine("a wait for half a second at most", "Promise.race([work, new Promise((resolve) => setTimeout(resolve, 500))]);"),
    fine("a timer without a delay", "Promise.race([work, new Promise((resolve) => setTimeout(resolve))]);"),
    fine("a look whether the work is done", "Promise.race([work, new Promise((resolve) => setTimeout(resolve, 0))]);"),
    fine("a wait for half a second at most, by a helper", "const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); Promise.race([work, sleep(500)]);"),
    fine("the process ends behind it", `async function stop() { await Promise.race([server.close(), ${timeout}]); process.exit(0); }`),
    fine("a promise that is waited for elsewhere too", `async function f() { const least = new Promise((resolve) => setTimeout(resolve, 5_000)); await Promise.race([work, least]); await least; }`),
    fine("a promise that others may wait for too", "export const end = new Promise((resolve) => setTimeout(resolve, 5_000)); Promise.race([work, end]);"),
    fine("the turn of a loop that waits for the same work again", "async function f() { const end = run(); while (!done) await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 5_000))]); }"),
    fine("the turn of a loop that goes on with a handler of the same work", "async function f() { const end = run(); while (!done) await Promise.race([end.then(go), new Promise((resolve) => setTimeout(resolve, 5_000))]); }"),
    fine("a list that is not in sight", `function f(promises) { promises.push(${timeout}); return Promise.race(promises); }`),
    fine("half a call", "Promise.race(); new Promise(); Promise.race([,]); Promise.race([...works]); // setTimeout"),
  ],
  invalid: [
    left("a helper", `const timeout = (ms) => new Promise((_, reject) => setTimeout(() => reject(${late}), ms)); ⟦Promise.race⟧([work(), timeout(5_000)]);`),
    left("a helper that is declared below", `⟦Promise.race⟧([work(), timeout(5_000)]); function timeout(ms) { return new Promise((_, reject) => { setTimeout(() => reject(${late}), ms); }); }`),
    left("a helper that waits and throws", `async function timeout(ms) { await new Promise((resolve) => setTimeout(resolve, ms)); throw ${late}; } ⟦Promise.race⟧([work(), timeout(5_000)]);`),
    left("a helper of a helper", `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); const timeout = (ms) => sleep(ms).then(() => { throw ${late}; }); ⟦Promise.race⟧([work(), timeout(5_000)]);`),
    left("a helper that is called with a handler", `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); ⟦Promise.race⟧([work(), sleep(5_000).then(() => { throw ${late}; })]);`),
    left("a helper that is told a time which is not known", `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); const f = (patience) => ⟦Promise.race⟧([work(), sleep(patience)]);`),
    left("the sleep of a function of Node's", 'import { setTimeout as sleep } from "node:timers/promises"; const f = (works) => ⟦Promise.race⟧([...works, sleep(5_000).catch(go)]);'),
    left("in a list that has a name", `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); const all = [work(), sleep(5_000)]; ⟦Promise.race⟧(all);`),
    left("a race in a loop, of work that is new in each turn", `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); async function f() { while (!done) await ⟦Promise.race⟧([work(), sleep(5_000)]); }`),
    left("a promise for two races", `const end = new Promise((resolve) => setTimeout(resolve, 5_000)); const first = ⟦Promise.race⟧([work(), end]); const second = ⟦Promise.race⟧([other(), end]);`),
  ].map((one) => ({ ...one, errors: Array.from({ length: one.code.split("⟦").length - 1 }, () => timerLeft) })),
});

run("no-promise-race-timeout: what ends the timer", rule, everywhere, {
  valid: [
    fine("`finally`", `async function f() { let timer; try { return await Promise.race([work(), new Promise((_, reject) => { timer = setTimeout(() => reject(${late}), 5_000); })]); } finally { clearTimeout(timer); } }`),
    fine("`.finally()`", `let timer; const f = () => Promise.race([work(), new Promise((_, reject) => { timer = setTimeout(reject, 5_000); })]).finally(() => clearTimeout(timer));`),
    fine("behind the race, where the work never fails", `async function f() { let timer; await Promise.race([work().catch(warn), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })]); clearTimeout(timer); }`),
    fine("behind the race, of which nobody can tell whether it fails", `async function f(work) { let timer; await Promise.race([work, new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })]); clearTimeout(timer); }`),
    fine("behind the race, where all work is settled", `async function f() { let timer; await Promise.race([Promise.allSettled(jobs).then((results) => ({ results })), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })]); clearTimeout(timer); }`),
    fine("behind the race, and where it fails", `async function f() { let timer; try { await Promise.race([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })]); clearTimeout(timer); } catch (error) { clearTimeout(timer); throw error; } }`),
    fine("behind the race, by a function that others call too", `async function f() { let timer; const stop = () => clearTimeout(timer); onStop(stop); await Promise.race([work(), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })]); stop(); }`),
    fine("a function that makes the timer and hands out what clears it", `function late(ms) { let timer; const promise = new Promise((_, reject) => { timer = setTimeout(reject, ms); }); if (!ms) clearTimeout(timer); return promise; } const f = () => Promise.race([work(), late(5_000)]);`),
    fine("a handler of the work", `const f = (work) => { let timer; return Promise.race([work.then((value) => { clearTimeout(timer); return value; }), new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })]); };`),
    fine("it lets the process end", "Promise.race([work, new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);"),
    fine("it lets the process end, where that can be", "Promise.race([work, new Promise((resolve) => { const timer = setTimeout(resolve, 5_000); timer.unref?.(); })]);"),
    fine("another method clears it", "class Job { #timer; run() { return Promise.race([this.work(), new Promise((resolve) => { this.#timer = setTimeout(resolve, 5_000); })]); } stop() { clearTimeout(this.#timer); } }"),
    fine("a field that others see", "class Job { run() { return Promise.race([this.work(), new Promise((resolve) => { this.timer = setTimeout(resolve, 5_000); })]); } }"),
    fine("somebody gets it", "Promise.race([work, new Promise((resolve) => { timers.push(setTimeout(resolve, 5_000)); })]);"),
    fine("a sleep with a signal", 'import { setTimeout as sleep } from "node:timers/promises"; Promise.race([work, sleep(5_000, undefined, { signal })]);'),
    fine("a sleep that lets the process end", 'import { setTimeout as sleep } from "node:timers/promises"; Promise.race([work, sleep(5_000, undefined, { ref: false })]);'),
  ],
  invalid: [],
});

import rule from "../../rules/no-promise-race-timeout.js";
import { everywhere, type Expected, type Invalid, run } from "../cases.js";
import { inEachLanguage, timerLeftFor } from "./no-promise-race-timeout.errors.js";

const onFailure: Expected = { messageId: "timerOnFailure", data: {} };
const somewhere: Expected = { messageId: "timerSomewhere", data: {} };
const timer = "new Promise((resolve) => { timer = setTimeout(resolve, 5_000); })";
const settling = "new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('late')), 5_000); })";

/** A race whose timer is cleared on some ways, and behind the race on all by the edit. */
const fixed = (name: string, error: Expected, program: (race: string, chain: string) => string): Invalid => ({
  name,
  code: program("⟦Promise.race⟧", ""),
  errors: [error],
  output: program("Promise.race", ".finally(() => clearTimeout(timer))"),
});

run("no-promise-race-timeout: a timer that is cleared on some ways", rule, everywhere, {
  valid: [
    { name: "where the answer says so: the timer may have been first where not", code: `async function f() { let timer; const first = await Promise.race([work(), ${timer}]); if (first) clearTimeout(timer); return first; }` },
    { name: "where it failed: the timer may have been first where not", code: `async function f() { let timer; try { return await Promise.race([work(), ${timer}]); } catch (error) { clearTimeout(timer); throw error; } }` },
    { name: "behind the race and where it fails, but not where something before it does", code: `async function f() { let timer; const late = ${settling}; await prepare(); try { return await Promise.race([work(), late]); } finally { clearTimeout(timer); } }` },
    { name: "behind a promise by hand that only the timer rejects", code: "async function f(work, ms) { let timer; await new Promise((resolve, reject) => { timer = setTimeout(reject, ms); work.once('end', resolve); }); clearTimeout(timer); }" },
    { name: "by the handler of success, where a failure settles nothing", code: "function f(work, ms) { return new Promise((resolve, reject) => { const timer = setTimeout(reject, ms); work.then((value) => { clearTimeout(timer); resolve(value); }); }); }" },
    { name: "behind a promise by hand, where its answer says so", code: "async function f(work, ms) { let timer; const first = await new Promise((resolve, reject) => { timer = setTimeout(resolve, ms); work.then(resolve, reject); }); if (first) clearTimeout(timer); }" },
  ],
  invalid: [],
});

inEachLanguage("no-promise-race-timeout: a timer that is cleared on some ways", [
  fixed("behind a race that may fail", onFailure, (race, chain) => `async function f() { let timer; await ${race}([work(), ${timer}])${chain}; clearTimeout(timer); }`),
  fixed("behind a race of work that a variable keeps", onFailure, (race, chain) => `async function f() { let timer; const job = work(); const first = await ${race}([job, ${settling}])${chain}; clearTimeout(timer); return first; }`),
  fixed("at the end of the attempt", onFailure, (race, chain) => `async function f() { let timer; try { await ${race}([work(), ${settling}])${chain}; clearTimeout(timer); } catch (error) { warn(error); } }`),
  fixed("by a handler of its success", onFailure, (race, chain) => `function f() { let timer; return ${race}([work(), ${settling}])${chain}.then((value) => { clearTimeout(timer); return value; }); }`),
]);

const byHand = (body: string): string => `function f(work, ms) { return new Promise((resolve, reject) => { ${body} }); }`;
const mended = (body: string): string => `function f(work, ms) { LET; return new Promise((resolve, reject) => { ${body} }).finally(() => clearTimeout(timer)); }`;

inEachLanguage("no-promise-race-timeout: by hand, a timer that is cleared on some ways", [
  {
    name: "by the handler of the work's success alone",
    code: byHand("const timer = ⟦setTimeout⟧(reject, ms); work.then((value) => { clearTimeout(timer); resolve(value); }, reject);"),
    errors: [onFailure],
    output: mended("timer = setTimeout(reject, ms); work.then((value) => { clearTimeout(timer); resolve(value); }, reject);"),
  },
  {
    name: "behind a promise by hand that may fail",
    code: "async function f(work, ms) { let timer; await new Promise((resolve, reject) => { timer = ⟦setTimeout⟧(reject, ms); work.then(resolve, reject); }); clearTimeout(timer); }",
    errors: [onFailure],
    output: "async function f(work, ms) { let timer; await new Promise((resolve, reject) => { timer = setTimeout(reject, ms); work.then(resolve, reject); }).finally(() => clearTimeout(timer)); clearTimeout(timer); }",
  },
  {
    name: "by the handler of the work's failure alone",
    code: byHand("const timer = ⟦setTimeout⟧(reject, ms); work.then(resolve).catch((error) => { clearTimeout(timer); reject(error); });"),
    errors: [somewhere],
    output: mended("timer = setTimeout(reject, ms); work.then(resolve).catch((error) => { clearTimeout(timer); reject(error); });"),
  },
]);

const request = (settled: string, armed: string): string => byHand(`const request = send(work); ${settled} ${armed}`);
const answer = "request.on('error', reject); request.on('response', (response) => { if (response.ok) resolve(response); });";
const armed = (event: string, deeds = "request.abort(); reject(new Error('late'));", method = "once"): string => `request.${method}('${event}', () => { setTimeout(() => { ${deeds} }, ms); });`;

/** A timer that a listener starts; cleared by the suggestion. */
const later = (name: string, settled: string, start: string): Invalid => ({
  name,
  code: request(settled, start.replace("setTimeout", "⟦setTimeout⟧")),
  errors: [timerLeftFor(mended(`const request = send(work); ${settled} ${start.replace("setTimeout", "timer = setTimeout")}`))],
});

run("no-promise-race-timeout: a timer that a listener starts", rule, everywhere, {
  valid: [
    { name: "a grace behind the end", code: request(answer, armed("close")) },
    { name: "a pause between pieces", code: request(answer, armed("data", undefined, "on")) },
    { name: "a timer that ends nothing: it may be there to wait", code: request(answer, armed("socket", "reject(new Error('late'));")) },
    { name: "a timer that ends something else", code: request(answer, armed("socket", "work.abort(); reject(new Error('late'));")) },
    { name: "a timer that settles nothing", code: request(answer, armed("socket", "request.abort();")) },
    { name: "a promise that something else fulfils", code: request("request.on('error', reject); work.then(resolve);", armed("socket")) },
    { name: "a promise that nothing else fulfils", code: request("request.on('error', reject);", armed("socket")) },
    { name: "a timer that lets the process end", code: request(answer, "request.once('socket', () => { setTimeout(() => { request.abort(); reject(new Error('late')); }, ms).unref(); });") },
    { name: "cleared by another listener", code: request(`let timer; ${answer.replace("if (response.ok)", "clearTimeout(timer);")}`, "request.once('socket', () => { timer = setTimeout(() => { request.abort(); reject(new Error('late')); }, ms); });") },
    { name: "a listener within a listener", code: request(answer, `request.on('socket', () => { ${armed("connect")} });`) },
    { name: "a listener that somebody else may call", code: request(answer, "const onSocket = () => { setTimeout(() => { request.abort(); reject(new Error('late')); }, ms); }; request.once('socket', onSocket);") },
    { name: "two such timers", code: request(answer, `${armed("socket")} ${armed("connect")}`) },
  ],
  invalid: [],
});

inEachLanguage("no-promise-race-timeout: a timer that a listener starts, cleared", [
  later("of the object whose answer settles the promise", answer, armed("socket")),
  later("of every start", answer, armed("connect", "request.destroy(new Error('late')); reject(new Error('late'));", "on")),
  {
    name: "where the call that makes the object gets the answer",
    code: byHand(`const request = http.get(work, (response) => { resolve(response); }); ${armed("socket").replace("setTimeout", "⟦setTimeout⟧")}`),
    errors: [timerLeftFor(mended(`const request = http.get(work, (response) => { resolve(response); }); ${armed("socket").replace("setTimeout", "timer = setTimeout")}`))],
  },
]);

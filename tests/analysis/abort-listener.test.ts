import { describe, expect, it } from "vitest";
import { leakOf } from "../../src/analysis/abort-listener/leak.js";
import { registrationOf } from "../../src/analysis/abort-listener/registration.js";
import { ask, type Reader } from "./ask.js";

const everywhere: readonly Reader[] = ["espree", "syntax", "types"];

/** How the work of the listener ends that the code's one call of `signal.addEventListener` adds; "on" where no leak is known. */
function ends(code: string, reader: Reader): string[] {
  return ask(code, reader, ["signal.addEventListener"], (file, call) => {
    const end = call.type === "CallExpression" ? leakOf(file, call)?.end : undefined;
    return end ? [end.by, ...("places" in end ? end.places : []).map((place) => file.sourceCode.getText(place.parent)), ...("calls" in end ? end.calls : []).map(({ callee }) => file.sourceCode.getText(callee))].join(" ") : "on";
  });
}

function table(cases: Readonly<Record<string, readonly [code: string, expected: string]>>): void {
  for (const [sentence, [code, expected]] of Object.entries(cases)) {
    it.each(everywhere)(`${sentence} (%s)`, (reader) => {
      expect(ends(code, reader)).toEqual([expected]);
    });
  }
}

const promise = (body: string): string => `export function f(signal, x) { return new Promise((resolve, reject) => { ${body} }); }`;
const work = (body: string): string => `export async function f(signal, x) { const c = new AbortController(); ${body} }`;
const link = "signal.addEventListener('abort', () => c.abort());";

describe("A listener's work ends where", () => {
  table({
    "a callback settles its promise": [promise("signal.addEventListener('abort', () => reject()); x(() => resolve(1));"), "settled resolve(1)"],
    "a settler is a callback": [promise("x(resolve); signal.addEventListener('abort', () => reject());"), "settled x(resolve)"],
    "several ways lead out": [promise("signal.addEventListener('abort', () => reject()); x(() => resolve(1), () => reject(2));"), "settled resolve(1) reject(2)"],
    "a function of several names settles it": [promise("const done = () => resolve(1); const also = done; x(done); signal.addEventListener('abort', () => reject()); x(also);"), "settled resolve(1)"],
    "a settler has another name": [promise("const give = resolve; signal.addEventListener('abort', () => reject()); x(() => give(1));"), "settled give(1)"],
    "a settler is handed to an object": [promise("signal.addEventListener('abort', () => reject()); x.push({ resolve });"), "settled resolve"],
    "the promise loses a race": ["export async function f(signal, x) { await Promise.race([x, new Promise((_, reject) => { signal.addEventListener('abort', () => reject()); })]); }", "raced"],
    "a call that its controller ends is waited for": [work(`${link} await x.get({ signal: c.signal });`), "awaited x.get"],
    "such a call is returned": [work(`${link} return x.get(c.signal);`), "awaited x.get"],
    "only the function reads a flag": [work("let off = false; signal.addEventListener('abort', () => { off = true; }); while (!off) await x();"), "awaited"],
  });
});

describe("A listener's work goes on, as far as this file shows, where", () => {
  table({
    "the listener alone settles": [promise("signal.addEventListener('abort', () => reject());"), "on"],
    "a function that only the listener calls settles": [promise("const done = () => resolve(1); signal.addEventListener('abort', () => done());"), "on"],
    "functions call each other and nobody else does": [promise("const one = () => { two(); resolve(1); }; const two = () => one(); signal.addEventListener('abort', () => reject());"), "on"],
    "a settler is called before": [promise("resolve(1); signal.addEventListener('abort', () => reject());"), "on"],
    "the other ways are for an aborted signal": [promise("signal.addEventListener('abort', () => reject()); x(() => signal.aborted && reject()); if (!signal.aborted) return; reject();"), "on"],
    "the listener does more": [promise("signal.addEventListener('abort', () => { x.close(); reject(); }); x.once('open', () => resolve());"), "on"],
    "the listener deletes something": [work("signal.addEventListener('abort', () => { delete x.id; c.abort(); }); await x.get({ signal: c.signal });"), "on"],
    "the listener writes to a field": [work("signal.addEventListener('abort', () => { x.off = true; c.abort(); }); await x.get({ signal: c.signal });"), "on"],
    "a race is run in a loop": ["export async function f(signal, x) { const off = new Promise((_, reject) => { signal.addEventListener('abort', () => reject()); }); while (x.more) await Promise.race([x.next(), off]); }", "on"],
    "the controller's signal is stored": [work(`${link} x.signal = c.signal; await x.get({ signal: c.signal });`), "on"],
    "the controller is not the function's": [`const c = new AbortController(); export async function f(signal, x) { ${link} await x.get({ signal: c.signal }); }`, "on"],
    "nothing is waited for": [work(`${link} x.get({ signal: c.signal });`), "on"],
  });
});

describe("A registration is", () => {
  const names = ["signal.addEventListener", "addAbortListener", "events.addAbortListener"];
  const signals = (code: string, reader: Reader): (string | undefined)[] =>
    ask(code, reader, names, (file, call) => {
      const registration = call.type === "CallExpression" ? registrationOf(file, call) : undefined;
      return registration && file.sourceCode.getText(registration.signal);
    });

  it.each(everywhere)("a call of `addEventListener` with an event of that name (%s)", (reader) => {
    expect(signals("signal.addEventListener('abort', f); signal.addEventListener('change', f); signal.addEventListener('abort'); signal.addEventListener('abort', ...f); signal.addEventListener(abort, f);", reader)).toEqual(["signal", undefined, undefined, undefined, undefined]);
  });

  it.each(everywhere)("a call of Node's own, whose result nobody uses (%s)", (reader) => {
    const code = "import events, { addAbortListener } from 'events'; addAbortListener(signal, f); void addAbortListener(own, f); const unused = addAbortListener(other, f); const used = addAbortListener(signal, f); used[0]; f(addAbortListener(signal, f)); events.addAbortListener(last, f);";
    expect(signals(code, reader)).toEqual(["signal", "own", "other", undefined, undefined, "last"]);
  });
});

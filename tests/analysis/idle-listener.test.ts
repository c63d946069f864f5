import { describe, expect, it } from "vitest";
import { idleListener } from "../../src/analysis/idle-listener.js";
import { ask, type Reader } from "./ask.js";

const everywhere: readonly Reader[] = ["espree", "syntax", "types"];

/** Whether the listener that the code's only call of `on` is given surely does nothing about what it hears. */
function isIdle(code: string, reader: Reader): boolean | undefined {
  const [answer] = ask(code, reader, ["on"], (file, call) => idleListener(file, call.arguments[1]!) !== undefined);
  return answer;
}

function table(expected: boolean, codes: readonly string[]): void {
  for (const code of codes) {
    it.each(everywhere)(`${code} (%s)`, (reader) => {
      expect(isIdle(code, reader)).toBe(expected);
    });
  }
}

describe("A listener does nothing about an event if it", () => {
  table(true, [
    "on('timeout', () => {})",
    "on('timeout', function () { /* nothing yet */ })",
    "on('timeout', () => console.log('late'))",
    "on('timeout', () => { if (verbose) this.logger.warn('late', new Error('late')); })",
    "on('timeout', () => { console.error(`late by ${Date.now() - start}`, JSON.stringify(options)); return; })",
    "const note = () => console.log('late'); on('timeout', note)",
    "function note() {} on('timeout', note)",
  ]);
});

describe("A listener may do something if it", () => {
  table(false, [
    "on('timeout', () => request.destroy())",
    "on('timeout', () => { console.log('late'); request.abort(); })",
    "on('timeout', () => reject(new Error('late')))",
    "on('timeout', () => { throw new Error('late'); })",
    "on('timeout', () => { late = true; })",
    "on('timeout', () => { count++; })",
    "on('timeout', () => { delete pending[id]; })",
    "on('timeout', async () => { await late; })",
    "on('timeout', () => new Failure(request))",
    "on('timeout', () => notify`late`)",
    "on('timeout', () => console.log(describe(request)))",
    "on('timeout', stop)",
    "on('timeout', request.destroy.bind(request))",
    "on('timeout', quiet ? () => {} : stop)",
    "export const f = (done) => on('timeout', done)",
    "const Error = Failure; on('timeout', () => new Error(request))",
  ]);
});

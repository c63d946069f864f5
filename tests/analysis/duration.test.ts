import { describe, expect, it } from "vitest";
import { numbersOf } from "../../src/analysis/duration.js";
import { fixture } from "../tester.js";
import { ask, type Reader } from "./ask.js";

/** The numbers that the argument of `target` may be, in each piece of code. */
const numbers = (code: string, reader: Reader): (readonly number[] | undefined)[] =>
  ask(code, reader, ["target"], (file, { arguments: [argument] }) => numbersOf(file, argument!), fixture(reader === "espree" ? "file.js" : "file.ts"));

type Cases = Readonly<Record<string, readonly number[] | undefined>>;

function table(cases: Cases, readers: readonly Reader[]): void {
  for (const [code, expected] of Object.entries(cases)) {
    it.each(readers)(`${code} (%s)`, (reader) => {
      expect(numbers(code, reader)).toEqual([expected]);
    });
  }
}

const everywhere: readonly Reader[] = ["espree", "syntax", "types"];
const typescript: readonly Reader[] = ["syntax", "types"];

describe("The number that an expression gives is known of", () => {
  table(
    {
      "target(5)": [5],
      "target(5_000)": [5000],
      "target(1e3)": [1000],
      "target(-5)": [-5],
      "target(+5)": [5],
      "target(~5)": [-6],
      "target(60 * 1000)": [60_000],
      "target((1 + 2) * 3 - 4)": [5],
      "target(7 / 2)": [3.5],
      "target(7 % 4)": [3],
      "target(2 ** 31)": [2 ** 31],
      "target(1 << 31)": [-(2 ** 31)],
      "target(-1 >> 1)": [-1],
      "target(-1 >>> 0)": [4_294_967_295],
      "target(6 & 3)": [2],
      "target(6 | 1)": [7],
      "target(6 ^ 3)": [5],
      "target(Infinity)": [Infinity],
      "target(-Infinity)": [-Infinity],
      "target(NaN)": [NaN],
      "target(Number.MAX_SAFE_INTEGER)": [Number.MAX_SAFE_INTEGER],
      "target(Number.POSITIVE_INFINITY)": [Infinity],
      "target(Number('5000'))": [5000],
      "target(parseInt('5s', 10))": [5],
      "target(Math.min(2 ** 31, 5))": [5],
      "target((other(), 5))": [5],
      "target(a ? 5 : 6)": [5, 6],
      "target((a ? 5 : 6) * (b ? 1 : 2))": [5, 10, 6, 12],
      "const ms = 5; target(ms)": [5],
      "const s = 60; const ms = s * 1000; target(ms)": [60_000],
      "let ms = 5; target(ms)": [5],
      "var ms = 5; target(ms)": [5],
      "const ms = a ? 5 : 6; target(ms * 2)": [10, 12],
      "const waits = { slow: 5 }; target(waits.slow)": [5],
      "const waits = { slow: 5 }; target(waits['slow'])": [5],
      "const waits = Object.freeze({ slow: 5 }); target(waits.slow)": [5],
      "const waits = { slow: 5 }; const { slow } = waits; target(slow)": [5],
      "const { slow: ms } = { slow: 5 }; target(ms)": [5],
      "const { slow = 6 } = { slow: 5 }; target(slow)": [5],
      "const waits = { slow: a ? 5 : 6 }; target(waits.slow)": [5, 6],
      "const waits = { slow: 5 }; waits.slow = 6; target(waits.slow * 2)": [10, 12],
      "const waits = { http: { slow: 5 } }; target(waits.http.slow)": [5],
      "class Job { #ms = 5; run() { target(this.#ms); } }": [5],
    },
    everywhere,
  );
  table(
    {
      "target(5 as number)": [5],
      "target(5 satisfies number)": [5],
      "target(<number>5)": [5],
      "const waits = { slow: 5 } as const; target(waits.slow)": [5],
      "export const waits = { slow: 5 } as const; other(waits); target(waits.slow)": [5],
      "export const waits = { http: { slow: 5 } } as const; other(waits); target(waits.http.slow)": [5],
      "enum Wait { Slow = 5 } target(Wait.Slow)": [5],
      "enum Wait { None, Slow = 5, Slower, Slowest } target(Wait.Slowest)": [7],
      "enum Wait { None, Some } target(Wait.Some)": [1],
      "enum Wait { Second = 1000, Minute = 60 * 1000 } target(Wait.Minute * 2)": [120_000],
      "class Job { static readonly ms = 5; run() { target(Job.ms); } }": [5],
      "class Job { private ms = 5; run() { target(this.ms); } }": [5],
      "class Job { readonly ms = 5; run() { target(this.ms); } }": [5],
    },
    typescript,
  );
});

describe("The number that an expression gives is not known of", () => {
  table(
    {
      "target(ms)": undefined,
      "target(a ? 5 : ms)": undefined,
      "target(ms ?? 5)": undefined,
      "target('5000')": undefined,
      "target(5n)": undefined,
      "target(null)": undefined,
      "target(!5)": undefined,
      "target(5 > 4)": undefined,
      "target(Date.now() + 5)": undefined,
      "target(Math.random())": undefined,
      "target(Math.min(ms, 5))": undefined,
      "let ms = 5; ms = 6; target(ms)": undefined,
      "let ms = 5; ms *= 2; target(ms)": undefined,
      "let ms = 5; ms++; target(ms)": undefined,
      "let ms; target(ms)": undefined,
      "const ms = ms * 2; target(ms)": undefined,
      "for (const ms of [5]) target(ms)": undefined,
      "function f(ms = 5) { target(ms); }": undefined,
      "const { ms = 5 } = options; target(ms)": undefined,
      "const { ms = 5 } = {}; target(ms)": undefined,
      "const [ms] = [5]; target(ms)": undefined,
      "const waits = { slow: 5 }; waits.slow = other(); target(waits.slow * 2)": undefined,
      "const waits = { slow: 5 }; change(waits); target(waits.slow)": undefined,
      "const waits = { http: { slow: 5 } }; change(waits); target(waits.http.slow)": undefined,
      "const waits = { slow: 5 }; target(waits[key])": undefined,
      "const waits = { slow: 5 }; target(waits.fast)": undefined,
      "class Job { ms = 5; run() { target(this.ms); } }": undefined,
      "class Job { #ms = 5; constructor(ms) { this.#ms = ms; } run() { target(this.#ms); } }": undefined,
      "function f(Infinity) { target(Infinity); }": undefined,
      "function f(Number) { target(Number.MAX_SAFE_INTEGER); }": undefined,
      "target(Number.parseInt)": undefined,
      "target(Number.nothing)": undefined,
      "const ms = 5; { const ms = other(); target(ms); }": undefined,
    },
    everywhere,
  );
  table(
    {
      "declare const ms: 5; target(ms)": undefined,
      "enum Wait { Slow = other(), Slower } target(Wait.Slow)": undefined,
      "enum Wait { Slow = 'slow' } target(Wait.Slow)": undefined,
      "enum Wait { Slow } target(Wait.Fast)": undefined,
      "class Job { static ms = 5; run() { target(Job.ms); } }": undefined,
      "class Job { constructor(private ms = 5) {} run() { target(this.ms); } }": undefined,
    },
    typescript,
  );
});

describe("The number of another file's constant, with types, is known of", () => {
  const imported = (name: string): string => `import { ${name.split(".")[0]!} } from "./durations.js"; target(${name});`;

  it.each<[string, number]>([
    ["literal", 2_147_483_648],
    ["calculated", 2_592_000_000],
    ["forever", Infinity],
    ["safest", Number.MAX_SAFE_INTEGER],
    ["TIMEOUTS.literal", 2_147_483_648],
    ["TIMEOUTS.month", 2_592_000_000],
    ["Limits.never", 2_147_483_648],
    ["Waits.month", 2_592_000_000],
  ])("%s", (name, expected) => {
    expect(numbers(imported(name), "types")).toEqual([[expected]]);
    expect(numbers(imported(name), "syntax")).toEqual([undefined]);
  });

  it("a part of a sum", () => {
    expect(numbers('import { literal } from "./durations.js"; target(literal - 1);', "types")).toEqual([[2_147_483_647]]);
  });

  it("a member of the module", () => {
    expect(numbers('import * as durations from "./durations.js"; target(durations.calculated);', "types")).toEqual([[2_592_000_000]]);
  });

  it.each(["changing", "settings.month", "Waits.open", "power", "text", "missing"])("not of %s", (name) => {
    expect(numbers(imported(name), "types")).toEqual([undefined]);
  });

  it("not of a type that is only an import", () => {
    expect(numbers('import type { literal } from "./durations.js"; declare const target: (ms: unknown) => void; target(0 as typeof literal);', "types")).toEqual([[0]]);
  });
});

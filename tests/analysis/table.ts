import { expect, it } from "vitest";
import type { File } from "../../src/analysis/file.js";
import type { CallNode } from "../../src/analysis/reach.js";
import type { SignalInScope } from "../../src/analysis/signals.js";
import { ask, type Reader } from "./ask.js";

/** A sentence, a piece of code with one call of `target`, and what is answered of that call. */
export type Cases = Readonly<Record<string, readonly [code: string, ...expected: string[]]>>;

export const annotated: readonly Reader[] = ["syntax", "types"];
export const everywhere: readonly Reader[] = ["espree", "syntax", "types"];

/** Asks one question of the only call of `target` in each piece of code, by each reader. */
export function tableOf(question: (file: File, call: CallNode) => readonly string[]) {
  return (cases: Cases, readers: readonly Reader[]): void => {
    for (const [sentence, [code, ...expected]] of Object.entries(cases)) {
      it.each(readers)(`${sentence} (%s)`, (reader) => {
        const [answer, ...others] = ask(code, reader, ["target", "this.target"], question);
        expect(others).toEqual([]);
        expect(answer).toEqual(expected);
      });
    }
  };
}

/** A signal in one word or two: `maybe` for one that may be undefined, `perhaps` where only a name says that it is one. */
export function inWords({ text, optional, certain, ambient }: SignalInScope): string {
  return `${text}${optional ? " maybe" : ""}${certain ? "" : " perhaps"}${ambient ? " lent" : ""}`;
}

import { writeFile } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import ts from "typescript";
import { type Case, type Fault, type Pair, wellOf } from "./case.js";
import { type Texts, textsOf } from "./edit.js";
import { runPair } from "./run.js";

/** What the runs of a case showed. */
export interface Proof {
  /** The lines that the edit has written. */
  readonly written: readonly string[];
  readonly well: Pair;
  readonly faults: Readonly<Partial<Record<Fault, Pair>>>;
}

/** The deadline in ms where all is well: longer than a run may take, so that a timer which is left running shows. */
const long = 60_000;

/** How long to wait, in ms. */
export interface Patience {
  /**
   * The deadlines under a fault: the first is short for whoever waits for the test, and long for a server on loopback. On
   * a busy machine it may run out before the fault is met, so what comes out wrong is run again with the next.
   */
  readonly deadlines?: readonly number[];
  /** What a program gets that should end. */
  readonly patience?: number;
}

/** Edits a case's program in a folder and runs it before and after, under each of its faults and where all is well. */
export async function prove(folder: string, one: Case, { deadlines = [500, 4_000], patience = 20_000 }: Patience = {}): Promise<Proof> {
  const name = `program-${(programs += 1)}`;
  const run = async (deadline: number, expected: Pair, fault?: Fault): Promise<Run> => {
    const texts = await textsOf(folder, name, one, deadline);
    const files = await runnable(folder, `${name}-${fault ?? "well"}-${deadline}`, one, texts);
    return { texts, pair: await runPair(files, { folder, fault, deadline, patience }, expected) };
  };

  const faults: Partial<Record<Fault, Pair>> = {};
  for (const [fault, expected] of Object.entries(one.faults) as [Fault, Pair][]) {
    for (const deadline of deadlines) {
      faults[fault] = (await run(deadline, expected, fault)).pair;
      if (isDeepStrictEqual(faults[fault], expected)) break;
    }
  }
  const { texts, pair } = await run(long, wellOf(one));
  return { written: newLines(texts), well: pair, faults };
}

interface Run {
  readonly texts: Texts;
  readonly pair: Pair;
}

let programs = 0;

/** Writes both programs into the folder as JavaScript; returns the files' names. */
async function runnable(folder: string, name: string, { reader }: Case, texts: Texts): Promise<Texts> {
  const ending = reader === "cjs" ? "cjs" : "mjs";
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const write = async (when: keyof Texts): Promise<string> => {
    const file = `${name}-${when}.${ending}`;
    const text = reader === "ts" || reader === "typed" ? ts.transpileModule(texts[when], { compilerOptions: options }).outputText : texts[when];
    await writeFile(path.join(folder, file), text);
    return file;
  };
  return { before: await write("before"), after: await write("after") };
}

function newLines({ before, after }: Texts): string[] {
  const old = new Set(before.split("\n"));
  return after.split("\n").filter((line) => !old.has(line)).map((line) => line.trim());
}

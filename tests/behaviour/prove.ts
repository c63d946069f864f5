import { writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import type { Case, Fault, Outcome, Pair } from "./case.js";
import { type Texts, textsOf } from "./edit.js";
import { runPair } from "./run.js";

/** What the runs of a case showed. */
export interface Proof {
  /** The lines that the edit has written. */
  readonly written: readonly string[];
  readonly well: Pair;
  readonly faults: Readonly<Partial<Record<Fault, Pair>>>;
}

/** The deadline in ms under a fault: long for a server that answers on loopback, short for whoever waits for the test. */
const short = 500;
/** The deadline in ms where all is well: longer than a run may take, so that a timer that is left running shows. */
const long = 60_000;

/** The time in ms that a program gets to end; left out, it is long. */
export interface Patience {
  readonly patience?: number;
}

/** Edits a case's program in a folder and runs it before and after, under each of its faults and where all is well. */
export async function prove(folder: string, one: Case, patience: Patience = {}): Promise<Proof> {
  const name = `program-${(programs += 1)}`;
  const timely = await textsOf(folder, name, one, short);
  const files = await runnable(folder, `${name}-short`, one, timely);
  const faults: Partial<Record<Fault, Pair>> = {};
  for (const fault of Object.keys(one.faults) as Fault[]) {
    faults[fault] = await runPair(files, { ...patience, folder, fault, deadline: short }, one.faults[fault]!);
  }
  const lasting = await textsOf(folder, name, one, long);
  const well = await runPair(await runnable(folder, `${name}-long`, one, lasting), { ...patience, folder, deadline: long }, pairOf(one.well));
  return { written: newLines(lasting), well, faults };
}

let programs = 0;

/** Twins that come out the same. */
export const pairOf = (outcome: Outcome): Pair => ({ before: outcome, after: outcome });

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

import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { startServer } from "../server.js";
import type { Fault, Outcome, Pair } from "./case.js";

/** Where a pair of programs is run. */
export interface Conditions {
  /** The folder that holds the programs. */
  readonly folder: string;
  /** The deadline in ms that the edit has written. */
  readonly deadline: number;
  /** Undefined where all is well. */
  readonly fault: Fault | undefined;
  /** The time in ms that a program gets that should end. */
  readonly patience: number;
}

/**
 * Runs a program and its edited twin, each as a process of its own against a server of its own. The second
 * starts when the first one's server has treated its request, so that its end shows that a deadline has passed for the first
 * one too: that one hangs if it is still alive then, and two deadlines later.
 */
export async function runPair(files: Readonly<Record<keyof Pair, string>>, conditions: Conditions, expected: Pair): Promise<Pair> {
  const before = await start(files.before, conditions);
  const after = await start(files.after, conditions);
  return { after: await after.outcome(expected.after), before: await before.outcome(expected.before) };
}

/** When the program's caller gives up: nobody has to where the server itself ends the wait. */
function callerGivesUp(fault: Fault | undefined): "before" | "later" | "never" {
  if (fault === "aborted") return "before";
  return fault === "silent" || fault === "stalled" || fault === "dripping" ? "later" : "never";
}

interface Running {
  /** Waits for the program's end, for as long as the outcome that is expected needs, and puts an end to it. */
  readonly outcome: (expected: Outcome) => Promise<Outcome>;
}

/** Starts a program; comes back when the server has treated its request, or when it has ended. */
async function start(file: string, { folder, deadline, fault, patience }: Conditions): Promise<Running> {
  const server = await startServer(3 * deadline, fault === "silent");
  const env = {
    // zx finds its shell by it.
    PATH: process.env["PATH"] ?? "",
    SERVER_URL: `${server.origin}/${fault === undefined || fault === "aborted" ? "answers" : fault}`,
    DEADLINE: String(deadline),
    CALLER_GIVES_UP: callerGivesUp(fault),
  };
  const child = spawn(process.execPath, ["--import", "./surroundings.mjs", file], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const printed = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) child[stream].setEncoding("utf8").on("data", (text: string) => (printed[stream] += text));
  const ended = new Promise<number | null>((resolve, reject) => child.once("close", resolve).once("error", reject));
  const within = (ms: number) => sleep(ms, "alive" as const, { ref: false });
  const isTreated = await Promise.race([server.treated.then(() => true), ended.then(() => false), within(patience).then(() => false)]);
  const isSpared = !isTreated && fault !== undefined && fault !== "aborted";

  return {
    async outcome(expected) {
      const isToLive = expected.at(-1) === "hangs" || expected.at(-1) === "stays alive";
      const code = await Promise.race([ended, within(isToLive ? Math.min(2 * deadline, patience) : patience)]);
      const end = code !== "alive" ? `exit ${code}` : server.isHeld() ? "hangs" : "stays alive";
      child.kill("SIGKILL");
      await ended;
      server.close();
      const seen = [...(isSpared ? ["was spared the fault"] : []), ...printed.stdout.split("\n").slice(0, -1), end];
      if (printed.stderr && !isDeepStrictEqual(seen, expected)) console.error(printed.stderr);
      return seen;
    },
  };
}

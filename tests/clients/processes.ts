import { once } from "node:events";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { Call } from "../../src/catalogue/client.js";
import { at, deadline, find, get, load, short } from "./calls.js";
import type { Library } from "./libraries.js";

type Callable = (...args: unknown[]) => unknown;

const script = fileURLToPath(new URL("fixtures/sleeper.mjs", import.meta.url));

/** How the wait for a process that sleeps came out: it went on to the end, or the process was killed, or an error ended it. */
type Outcome = "done" | "killed" | Error;

/** In which form a call is made. */
type Form = "call" | "promisified" | "tag";

/** Calls as the entry says, and waits as one would. */
async function outcome(shape: Call, callee: Callable, lives: number, options: object, form: Form, before: (made: unknown) => void = () => undefined): Promise<Outcome> {
  const args = [...command(shape, String(lives)), options];
  try {
    if (form === "tag") {
      const tag = callee(options) as Callable;
      const made = shape.args[0] === "other" ? tag`${script} ${lives}` : tag`${process.execPath} ${script} ${lives}`;
      before(made);
      await made;
    } else if (form === "promisified") await (promisify(callee) as Callable)(...args);
    else if (shape.callback) await new Promise<void>((resolve, reject) => void callee(...args, (error: Error | null) => (error ? reject(error) : resolve())));
    else if (shape.returns === "handle") return endOf(((await once(callee(...args) as ChildProcess, "exit")) as unknown[])[0]);
    else if (shape.quiet) return endOf(get(callee(...args), "status"));
    else await callee(...args);
    return "done";
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const endOf = (code: unknown): Outcome => (code === 0 ? "done" : "killed");

const nameOf = (seen: Outcome): string => (typeof seen === "string" ? seen : seen.name);

/** What starts the script: a command's text, a program and its arguments, or, for Node's own programs, the script alone. */
function command({ args: [kind] }: Call, lives: string): readonly unknown[] {
  if (kind === "command") return [`${process.execPath} ${script} ${lives}`];
  return kind === "program" ? [process.execPath, [script, lives]] : [script, [lives]];
}

/** Tests what a library's calls wait for: those that block the whole program, or all others. */
export async function testCalls(library: Library, blocking: boolean): Promise<void> {
  const { bounds, calls, handle, quietWith, name: client, opaque = [], rejects = { timeout: [], abort: [] } } = library.entry;
  const loaded = await load(library);
  const ways = Object.entries(calls).flatMap(([path, shape]) => {
    const callee = find(library, loaded, path);
    if (!callee || (shape.returns === "value") !== blocking) return [];
    const way = (name: string, form: Form) => ({ way: name, shape, callee, form });
    return [
      ...(shape.args.includes("options") ? [way(path, "call")] : []),
      ...(shape.callback ? [way(`promisify(${path})`, "promisified")] : []),
      ...(shape.tag && !("() is a tag" in (library.untyped ?? {})) ? [way(`${path} before a template`, "tag")] : []),
    ];
  });
  const all = [...Object.keys(bounds).filter((name) => bounds[name]?.takes === "signal"), ...opaque];
  // Where there is but one, `untyped` says that it works all the same; of several, which one this version does not know.
  const [signal = ""] = blocking ? [] : all.filter((name) => !(`reads ${name}` in (library.untyped ?? {})) || all.length === 1);

  describe.each(ways)("`$way`", ({ shape, callee, form }) => {
    const run = (lives: number, options: object, before?: (made: unknown) => void): Promise<Outcome> => outcome(shape, callee, lives, options, form, before);
    const isQuiet = shape.quiet ?? (shape.returns === "handle" && !shape.callback);

    it("waits for as long as the process lives, by default", async () => {
      expect(await run(short, {})).toBe("done");
    });

    it("ends with `timeout`", async () => {
      expect(isQuiet ? ["killed"] : rejects.timeout).toContain(nameOf(await run(deadline, { timeout: short })));
    });

    it.each(bounds["timeout"]?.off ?? [])("takes %s as no `timeout`", async (off) => {
      expect(await run(short, { timeout: off })).toBe("done");
    });

    it.each(Object.keys(handle?.methods ?? {}))("ends with its own `.%s()`", async (method) => {
      expect(rejects.timeout).toContain(nameOf(await run(deadline, {}, (made) => void at(made, method)?.(short))));
      expect(await run(short, {}, (made) => void at(made, method)?.(0))).toBe("done");
    });

    it.each(Object.entries(quietWith ?? {}))("throws nothing with %s: %s", async (option, value) => {
      expect(await run(deadline, { timeout: short, [option]: value })).toBe("done");
    });

    it.runIf(signal)("ends with a signal whose time is over", async () => {
      expect(rejects.signal ?? rejects.timeout).toContain(nameOf(await run(deadline, { [signal]: AbortSignal.timeout(short) })));
    });

    it.runIf(signal)("ends with an abort", async () => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), short);
      expect(rejects.abort).toContain(nameOf(await run(deadline, { [signal]: controller.signal })));
    });

    it.runIf(blocking && client === "node:child_process")("does not read a signal", async () => {
      expect(await run(2 * short, { signal: AbortSignal.timeout(short) })).toBe("done");
    });
  });
}

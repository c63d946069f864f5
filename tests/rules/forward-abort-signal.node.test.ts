import rule from "../../rules/forward-abort-signal.js";
import { run } from "../cases.js";
import { forwarded, offered } from "./forward-abort-signal.errors.js";

/** A function that takes a signal, with imports before it and a call in it. */
const withImport = (imports: string) => (body: string, head = ""): string => `${imports}\nexport async function f(signal: AbortSignal${head}) { ${body} }`;

const timers = withImport('import { setTimeout as sleep } from "node:timers/promises";');
const events = withImport('import { on, once, type EventEmitter } from "node:events";');
const files = withImport('import { readFile, watch, writeFile } from "node:fs/promises";');
const streams = withImport('import { finished, pipeline } from "node:stream/promises";');
const lines = withImport('import { createInterface } from "node:readline/promises";');
const processes = withImport('import { exec, execFile } from "node:child_process"; import { promisify } from "node:util"; const run = promisify(exec); const runFile = promisify(execFile);');
const emitter = ", emitter: EventEmitter";
const path = ", path: string";
const ends = ", from: NodeJS.ReadableStream, to: NodeJS.WritableStream";

const fixed = (wrap: ReturnType<typeof withImport>, callee: string, before: string, after: string, head = "") => ({ code: wrap(before, head), errors: [forwarded(callee)], output: wrap(after, head) });
const suggested = (wrap: ReturnType<typeof withImport>, callee: string, before: string, after: string, head = "") => ({ code: wrap(before, head), errors: [offered({ signal: wrap(after, head) }, callee)] });

run("forward-abort-signal: Node's own functions", rule, ["typed"], {
  valid: [
    { name: "a file that is read as text: there are no options to add one to", code: files('await readFile(path, "utf8");', path) },
    { name: "a file that is written, which an abort would leave cut off", code: files('await writeFile(path, "text");', path) },
    { name: "a listener", code: events('emitter.once("x", () => undefined);', emitter) },
    { name: "a child process, which nobody waits for", code: withImport('import { spawn } from "node:child_process";')('return spawn("ls");') },
    { name: "a question with a signal", code: lines('await createInterface(process.stdin).question("?", { signal });') },
  ],
  invalid: [
    fixed(timers, "sleep()", "await ⟦sleep⟧(1000);", "await sleep(1000, undefined, { signal });"),
    fixed(timers, "sleep()", "return ⟦sleep⟧(1000, 7);", "return sleep(1000, 7, { signal });"),
    fixed(timers, "sleep()", "await ⟦sleep⟧(1000, undefined, { ref: false });", "await sleep(1000, undefined, { ref: false, signal });"),
    fixed(events, "once()", 'await ⟦once⟧(emitter, "x");', 'await once(emitter, "x", { signal });', emitter),
    fixed(events, "on()", 'for await (const [x] of ⟦on⟧(emitter, "x")) void x;', 'for await (const [x] of on(emitter, "x", { signal })) void x;', emitter),
    fixed(files, "readFile()", "await ⟦readFile⟧(path);", "await readFile(path, { signal });", path),
    fixed(files, "readFile()", 'await ⟦readFile⟧(path, { encoding: "utf8" });', 'await readFile(path, { encoding: "utf8", signal });', path),
    fixed(streams, "pipeline()", "await ⟦pipeline⟧(from, to);", "await pipeline(from, to, { signal });", ends),
    fixed(streams, "finished()", "await ⟦finished⟧(to);", "await finished(to, { signal });", ends),
    suggested(lines, "createInterface(process.stdin).question()", 'await createInterface(process.stdin).⟦question⟧("?");', 'await createInterface(process.stdin).question("?", { signal });'),
    suggested(processes, "run()", 'await ⟦run⟧("ls");', 'await run("ls", { signal });'),
    fixed(processes, "run()", 'await ⟦run⟧("ls", { cwd: "/" });', 'await run("ls", { cwd: "/", signal });'),
    suggested(processes, "runFile()", 'await ⟦runFile⟧("ls", ["-l"]);', 'await runFile("ls", ["-l"], { signal });'),
  ],
});

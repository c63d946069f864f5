import rule from "../../rules/no-unbounded-polling.js";
import { everywhere, type Invalid, run, typescript } from "../cases.js";
import { timed } from "./no-unbounded-polling.errors.js";

const given = "import { setTimeout as sleep } from 'node:timers/promises'; ";

/** A function that sleeps; `code` is its body. */
const body = (code: string): string => `${given}export async function f(id) { ${code} }`;
const fine = (name: string, code: string) => ({ name, code: body(code) });

const clock = "const deadline = Date.now() + 10_000; ";
const check = "if (Date.now() > deadline) throw new Error('Waited too long'); ";

/** A function whose loop is marked; `output` is its body with the deadline that is suggested. */
const wrong = (name: string, code: string, output: string): Invalid => ({ name, code: body(code), errors: [timed(body(output))] });

run("no-unbounded-polling: reports", rule, everywhere, {
  valid: [],
  invalid: [
    wrong("a test that asks", "⟦while (!(await isReady()))⟧ await sleep(1000);", `${clock}while (!(await isReady())) { ${check}await sleep(1000); }`),
    wrong(
      "an answer that is returned",
      "⟦while (true)⟧ { const job = await get(id); if (job.status === 'done') return job; await sleep(500); }",
      `${clock}while (true) { ${check}const job = await get(id); if (job.status === 'done') return job; await sleep(500); }`,
    ),
    wrong("for without a head", "⟦for (;;)⟧ { if (await isReady()) break; await sleep(500); }", `${clock}for (;;) { ${check}if (await isReady()) break; await sleep(500); }`),
    wrong("the question in a loop's head", "⟦for (let job = await get(id); !job.done; job = await get(id))⟧ { await sleep(500); }", `${clock}for (let job = await get(id); !job.done; job = await get(id)) { ${check}await sleep(500); }`),
    wrong("do … while", "let job; ⟦do⟧ { await sleep(500); job = await get(id); } while (job.status === 'pending');", `let job; ${clock}do { ${check}await sleep(500); job = await get(id); } while (job.status === 'pending');`),
    wrong("a variable that keeps the answer", "let status; ⟦while (status !== 'done')⟧ { status = await get(id); await sleep(500); }", `let status; ${clock}while (status !== 'done') { ${check}status = await get(id); await sleep(500); }`),
    wrong("a field of which two tests ask", "⟦while (!this.job.done && !this.job.failed)⟧ { this.job = await get(id); await sleep(500); }", `${clock}while (!this.job.done && !this.job.failed) { ${check}this.job = await get(id); await sleep(500); }`),
    wrong("a field that keeps the answer", "⟦while (!this.job.done)⟧ { this.job = await get(id); await sleep(500); }", `${clock}while (!this.job.done) { ${check}this.job = await get(id); await sleep(500); }`),
    wrong(
      "an answer in two steps",
      "⟦while (true)⟧ { const response = await fetch(id); const { state } = await response.json(); if (state === 'done') return; await sleep(500); }",
      `${clock}while (true) { ${check}const response = await fetch(id); const { state } = await response.json(); if (state === 'done') return; await sleep(500); }`,
    ),
    wrong(
      "a flag that is set once the answer is there",
      "let ready = false; ⟦while (!ready)⟧ { const job = await get(id); if (job.done) ready = true; else await sleep(500); }",
      `let ready = false; ${clock}while (!ready) { ${check}const job = await get(id); if (job.done) ready = true; else await sleep(500); }`,
    ),
    wrong(
      "an end behind `continue`",
      "⟦while (true)⟧ { const job = await get(id); if (!job.done) { await sleep(500); continue; } const result = await job.result(); return result; }",
      `${clock}while (true) { ${check}const job = await get(id); if (!job.done) { await sleep(500); continue; } const result = await job.result(); return result; }`,
    ),
    wrong(
      "an end in a `switch`, whose `break` is not the loop's",
      "⟦while (true)⟧ { const job = await get(id); switch (job.status) { case 'done': return job; case 'failed': throw new Error(id); default: await sleep(500); break; } }",
      `${clock}while (true) { ${check}const job = await get(id); switch (job.status) { case 'done': return job; case 'failed': throw new Error(id); default: await sleep(500); break; } }`,
    ),
    wrong(
      "failures that are forgiven",
      "⟦while (true)⟧ { try { const response = await fetch(id); if (response.ok) return; } catch { console.log('not yet'); } await sleep(500); }",
      `${clock}while (true) { ${check}try { const response = await fetch(id); if (response.ok) return; } catch { console.log('not yet'); } await sleep(500); }`,
    ),
    wrong(
      "progress that is told",
      "⟦while (true)⟧ { const job = await get(id); this.onProgress?.(job.percent); if (job.done) return job; console.log(job); await sleep(500); }",
      `${clock}while (true) { ${check}const job = await get(id); this.onProgress?.(job.percent); if (job.done) return job; console.log(job); await sleep(500); }`,
    ),
    wrong(
      "a pause that grows without an end",
      "let pause = 100; ⟦while (!(await isReady()))⟧ { await sleep(pause); pause = Math.min(pause * 2, 5000); }",
      `let pause = 100; ${clock}while (!(await isReady())) { ${check}await sleep(pause); pause = Math.min(pause * 2, 5000); }`,
    ),
    wrong("an answer whose part is called as the variable", "let done; ⟦while (!done)⟧ { const job = await get(id); done = !!job.done; await sleep(500); }", `let done; ${clock}while (!done) { ${check}const job = await get(id); done = !!job.done; await sleep(500); }`),
    wrong("a name that only begins like one of a bound", "⟦while ((await id.retrieve()).status !== 'done')⟧ { await sleep(500); }", `${clock}while ((await id.retrieve()).status !== 'done') { ${check}await sleep(500); }`),
    wrong("a command that asks", "⟦while (true)⟧ { const all = await id.send(new DescribeJobsCommand({ id })); if (all.done) return; await sleep(500); }", `${clock}while (true) { ${check}const all = await id.send(new DescribeJobsCommand({ id })); if (all.done) return; await sleep(500); }`),
    wrong("the same job, by the id of the last answer", "let job = await get(id); ⟦while (!job.done)⟧ { await sleep(500); job = await get(job.id); }", `let job = await get(id); ${clock}while (!job.done) { ${check}await sleep(500); job = await get(job.id); }`),
    wrong("a predicate of the answer", "⟦while (true)⟧ { const job = await get(id); if (isDone(job)) break; await sleep(500); }", `${clock}while (true) { ${check}const job = await get(id); if (isDone(job)) break; await sleep(500); }`),
    wrong("what somebody else writes to a field", "⟦while (!this.ready)⟧ await sleep(50);", `${clock}while (!this.ready) { ${check}await sleep(50); }`),
    wrong("what is still in a list", "⟦while (this.pending.length > 0)⟧ await sleep(50);", `${clock}while (this.pending.length > 0) { ${check}await sleep(50); }`),
    wrong("what an event writes to a variable", "let ready = false; id.on('ready', () => { ready = true; }); ⟦while (!ready)⟧ await sleep(50);", `let ready = false; id.on('ready', () => { ready = true; }); ${clock}while (!ready) { ${check}await sleep(50); }`),
    wrong("a file that others write", "⟦while (!existsSync(id))⟧ await sleep(50);", `${clock}while (!existsSync(id)) { ${check}await sleep(50); }`),
    wrong("what one of several is", "⟦while (this.jobs.some((job) => job.status !== 'done'))⟧ await sleep(50);", `${clock}while (this.jobs.some((job) => job.status !== 'done')) { ${check}await sleep(50); }`),
    wrong(
      "the inner one of two loops, which sleeps",
      "for (const each of id) { ⟦while (!(await isReady(each)))⟧ { await sleep(50); } }",
      `for (const each of id) { ${clock}while (!(await isReady(each))) { ${check}await sleep(50); } }`,
    ),
    wrong(
      "an inner loop that is left is not this one",
      "⟦while (true)⟧ { const jobs = await list(); for (const job of jobs) { if (job.late) break; } if (jobs.length === 0) return; await sleep(50); }",
      `${clock}while (true) { ${check}const jobs = await list(); for (const job of jobs) { if (job.late) break; } if (jobs.length === 0) return; await sleep(50); }`,
    ),
    { name: "a program's own loop", code: `${given}⟦while (!(await isReady()))⟧ { await sleep(1000); }`, errors: [timed(`${given}${clock}while (!(await isReady())) { ${check}await sleep(1000); }`)] },
  ],
});

run("no-unbounded-polling: what bounds a loop", rule, everywhere, {
  valid: [
    fine("a count in its head", "for (let i = 0; i < 10; i++) { if (await isReady()) return; await sleep(500); }"),
    fine("a count in its body", "let n = 0; while (!(await isReady())) { if (++n > 10) throw new Error(id); await sleep(500); }"),
    fine("a count down", "let n = 10; while (n-- > 0) { if (await isReady()) return; await sleep(500); }"),
    fine("a count by assignment", "let n = 0; while (n < 10) { n = n + 1; if (await isReady()) return; await sleep(500); }"),
    fine("a count in a field", "while (!(await isReady())) { this.n += 1; if (this.n > 10) throw new Error(id); await sleep(500); }"),
    fine("the time that it has slept", "let slept = 0; while (slept < 10000) { if (await isReady()) return; await sleep(500); slept += 500; }"),
    fine("a pause that grows to an end", "let pause = 100; while (!(await isReady())) { if (pause > 5000) throw new Error(id); await sleep(pause); pause *= 2; }"),
    fine("a flag that every turn sets", "let second = false; while (!second) { if (await isReady()) return; await sleep(500); second = true; }"),
    fine("a sum that decides by another variable", "let sum = 0; let full = false; while (!full) { sum += await get(id); full = sum > 9; await sleep(500); }"),
    fine("a list of pauses", "for (const pause of [100, 200]) { if (await isReady()) return; await sleep(pause); }"),
    fine("a list of pauses that gets shorter", "const pauses = [100, 200]; while (pauses.length > 0) { if (await isReady()) return; await sleep(pauses.shift()); }"),
    fine("a moment", "const end = Date.now() + 10000; while (Date.now() < end) { if (await isReady()) return; await sleep(500); }"),
    fine("the clock of a page", "const end = performance.now() + 10000; while (!(await isReady())) { if (performance.now() > end) throw new Error(id); await sleep(500); }"),
    fine("a name that says so, of what is out of sight", "while (!(await isReady())) { if (this.attemptsLeft === 0) throw new Error(id); await sleep(500); }"),
    fine("a function of which nobody knows what it asks", "while (!(await isReady())) { if (done(id)) return; await sleep(500); }"),
    fine("a signal that is asked", "while (!(await isReady())) { id.signal.throwIfAborted(); await sleep(500); }"),
    fine("a signal that is passed to the sleep", "while (!(await isReady())) await sleep(500, undefined, { signal: id.signal });"),
    fine("a signal that is passed to the question", "while (!(await isReady({ signal: id.signal }))) await sleep(500);"),
    fine("options that may hold one", "while (!(await isReady(id.options))) await sleep(500);"),
    fine("options that are spread", "while (!(await isReady({ ...id }))) await sleep(500);"),
    fine("the caller's own function, which may end it", "async function g(isDone) { while (!(await isDone())) await sleep(500); } await g(id);"),
    fine("a flag that stops it", "while (!this.stopped) { const job = await get(id); if (job.done) return; await sleep(500); }"),
    fine("a flag in a variable", "let closed = false; id.on('close', () => { closed = true; }); while (!closed) await sleep(500);"),
    fine("a timer that changes what it asks", "let enough = false; setTimeout(() => { enough = true; }, 1000); while (!enough && !this.ready) await sleep(50);"),
    fine("a race outside", "async function poll() { while (!(await isReady())) await sleep(500); } await Promise.race([poll(), id]);"),
    fine("a race outside, of a call where it stands", "await Promise.race([(async () => { while (!(await isReady())) await sleep(500); })(), id]);"),
    fine("a function that ends what it is given", "await withTimeout(async () => { while (!(await isReady())) await sleep(500); }, 1000);"),
    fine("a function in one that ends what it is given", "await withTimeout(async () => { const poll = async () => { while (!(await isReady())) await sleep(500); }; await poll(); }, 1000);"),
    fine("a race by hand", "await new Promise(async (resolve, reject) => { setTimeout(() => reject(new Error(id)), 1000); while (!(await isReady())) await sleep(500); resolve(); });"),
    { name: "a method that is raced", code: `${given}class A { async poll() { while (!(await isReady())) await sleep(500); } wait(other) { return Promise.race([this.poll(), other]); } }` },
    { name: "a test, which its runner ends", code: `${given}it('is ready', async () => { while (!(await isReady())) await sleep(500); });` },
    { name: "a generator, whose reader ends it", code: `${given}export async function* f() { while (!(await isReady())) { await sleep(500); } yield 1; }` },
  ],
  invalid: [],
});

run("no-unbounded-polling: what is no polling", rule, everywhere, {
  valid: [
    { name: "a file in which nothing sleeps", code: "export async function f() { while (!(await isReady())) {} }" },
    fine("nothing is waited for", "while (isReady()) go();"),
    fine("a worker that goes on for ever", "while (true) { await work(); await sleep(500); }"),
    fine("a monitor that goes on until something fails", "while (true) { if (!(await isReady())) throw new Error(id); await sleep(500); }"),
    fine("a worker that empties a queue", "while (true) { const job = await take(); if (!job) break; await work(job); await sleep(500); }"),
    fine("a queue that is emptied without a wait", "while (true) { const all = await list(); if (all.length === 0) break; for (const each of all) id.push(each); await sleep(500); }"),
    fine("a queue's reader, which waits as long as it is there", "while (this.jobs.length === 0) await sleep(50); return this.jobs.shift();"),
    fine("an object that is moved on in each turn", "while (this.cursor.more) { const at = this.cursor.forward(); console.log(at); await sleep(50); }"),
    fine("a picture that moves while other work goes on", "let done = false; id.on('end', () => { done = true; }); while (!done) { process.stdout.write('.'); await sleep(80); }"),
    fine("another function's picture", "let done = false; id.on('end', () => { done = true; }); while (!done) { draw(); await sleep(80); }"),
    fine("a lock, which is an attempt", "while (!(await acquire(id))) await sleep(500);"),
    fine("a person who is asked", "while (true) { const answer = await prompt('Go on?'); if (answer === 'yes') return; await sleep(50); }"),
    fine("work by its name", "while (await deleteSome(100)) await sleep(500);"),
    fine("a command that does something", "while (true) { const all = await id.send(new DeleteJobsCommand({ id })); if (all.done) return; await sleep(500); }"),
    fine("a list of pages", "let page = await get(id); while (page.next) { page = await get(page.next); await sleep(500); }"),
    fine("a field that leads on to itself", "while (this.next) { this.next = await get(this.next); await sleep(500); }"),
    fine("a variable that leads on to itself", "let next = id; while (next) { next = await get(next); await sleep(500); }"),
    fine("pages by a field", "this.next = id; while (this.next) { const page = await get(this.next); this.next = page.next; await sleep(500); }"),
    fine("another piece of work in each turn", "while (!(await isReady())) { beat(); await sleep(500); }"),
    fine("a value that is kept in each turn", "while (true) { const job = await get(id); this.all[job.n] = job; if (job.done) return; await sleep(500); }"),
    fine("an attempt that is tried again", "while (true) { try { return await get(id); } catch { await sleep(500); } }"),
    fine("an attempt that is tried again, with a flag", "let ok = false; while (!ok) { try { await get(id); ok = true; } catch { console.log(id); } await sleep(500); }"),
    fine("a sleep before another attempt", "let job; while (!job) { try { job = await get(id); } catch { await sleep(500); } }"),
    fine("a mere turn of the event loop", "while (!this.ready) await sleep(0);"),
    fine("the same without a time", "while (!this.ready) await sleep();"),
    fine("a `continue` that is not asked for", "while (true) { const job = await take(); if (job) { await work(job); continue; } if (this.n) return; await sleep(500); }"),
    fine("an inner loop that sleeps", "while (await isReady()) { for (const each of id) await sleep(each); }"),
    fine("a sleep of a function in it", "while (await isReady()) { void (async () => { await sleep(500); })(); }"),
    fine("a variable that nobody else writes to", "let ready = id; while (!ready) await sleep(500);"),
    fine("a constant", "while (id === Status.Open) await sleep(500);"),
    fine("a step that a call takes", "while (advance()) await sleep(500);"),
    fine("odd code", "for (;;) { await new Promise(); await sleep(...[]); await (0, sleep)(); if (await id) await new Promise(id); }"),
  ],
  invalid: [],
});

run("no-unbounded-polling: with TypeScript's own syntax", rule, typescript, {
  valid: [{ name: "a cast of the question", code: `${given}export async function f(id: string, n: number) { while (n-- > 0 && !(await isReady() as boolean)) await sleep(500); }` }],
  invalid: [
    {
      name: "a cast of the answer",
      code: `${given}export async function f(id: string) { ⟦while (!((await isReady(id)) as boolean))⟧ { await sleep(500); } }`,
      errors: [timed(`${given}export async function f(id: string) { ${clock}while (!((await isReady(id)) as boolean)) { ${check}await sleep(500); } }`)],
    },
  ],
});

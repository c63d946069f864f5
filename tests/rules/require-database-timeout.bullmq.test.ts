import rule from "../../rules/require-database-timeout.js";
import { everywhere, type Invalid, policy, run, typescript } from "../cases.js";
import { fixture } from "../tester.js";
import { boundAnswers, boundUnheard, unanswered } from "./require-database-timeout.errors.js";

const made = 'import { Queue, QueueEvents } from "bullmq"; const queue = new Queue("mails", { connection }); const events = new QueueEvents("mails", { connection }); ';
const sent = (wait: string, before = 'const job = await queue.add("welcome", { to }); '): string => `${made}export async function send(to) { ${before}return await ${wait}; }`;

/** A wait for a job that nothing ends, and the same with a limit. */
const waits = (name: string, code: string, ended: string, callee = "job.waitUntilFinished"): Invalid => ({
  name,
  code,
  errors: [unanswered("bullmq", callee, "2", boundAnswers("10_000", ended))],
});

const open = "⟦job.waitUntilFinished⟧(events)";
const closed = "job.waitUntilFinished(events, 10_000)";

run("require-database-timeout: bullmq's jobs", rule, everywhere, {
  valid: [
    { name: "a limit", code: sent("job.waitUntilFinished(events, 30_000)") },
    { name: "a limit by name", code: `const ttl = 30_000; ${sent("job.waitUntilFinished(events, ttl)")}` },
    { name: "a limit that a caller gives", code: `${made}export async function send(to, ttl) { const job = await queue.add("welcome", { to }); return await job.waitUntilFinished(events, ttl); }` },
    { name: "a limit that the environment gives", code: sent("job.waitUntilFinished(events, Number(process.env.JOB_TTL))") },
    { name: "a limit that only some paths give", code: sent("job.waitUntilFinished(events, isLong ? undefined : 30_000)") },
    { name: "no argument yet", code: sent("job.waitUntilFinished()") },
    { name: "arguments that nobody sees", code: sent("job.waitUntilFinished(...given)") },
    { name: "a race that ends the wait", code: sent("Promise.race([job.waitUntilFinished(events), late])") },
    { name: "nobody waits", code: `${made}export async function send(to) { await queue.add("welcome", { to }); }` },
    { name: "a job that a worker is given", code: `import { Worker } from "bullmq"; new Worker("mails", async (job) => { await job.waitUntilFinished(events); }, { connection });` },
    { name: "a job of another library", code: 'import { Queue } from "bullmq"; import { createQueue } from "other"; const job = await createQueue().add("welcome"); await job.waitUntilFinished(events);' },
    { name: "a queue of another library", code: 'import { Queue } from "other"; import "bullmq"; const job = await new Queue("mails").add("welcome"); await job.waitUntilFinished(events);' },
    { name: "a queue that callers give", code: `${made}export async function send(queue) { const job = await queue.add("welcome"); await job.waitUntilFinished(events); }` },
    { name: "a variable that waits for its own value", code: `${made}let job = start(); job = await job; for (let next = job; ; ) { next = await next; await next.waitUntilFinished(events); }` },
    { name: "another method of the name", code: `${made}await tracker.waitUntilFinished(events);` },
    { name: "a queue, whose first connect no option ends", code: 'import { FlowProducer, Queue, QueueEvents, Worker } from "bullmq"; const connection = { host: "cache" }; export const queue = new Queue("mails", { connection }); new FlowProducer({ connection }); new QueueEvents("mails", { connection }); new Worker("mails", work, { connection });' },
  ],
  invalid: [
    waits("no limit", sent(open), sent(closed)),
    waits("undefined", sent("⟦job.waitUntilFinished⟧(events, undefined)"), sent(closed)),
    waits("0, which is none", sent("⟦job.waitUntilFinished⟧(events, 0)"), sent(closed)),
    waits("0 by name", `const none = 0; ${sent("⟦job.waitUntilFinished⟧(events, none)")}`, `const none = 0; ${sent(closed)}`),
    waits("a promise of the job that is kept first", sent(open, 'const added = queue.add("welcome", { to }); const job = await added; '), sent(closed, 'const added = queue.add("welcome", { to }); const job = await added; ')),
    waits("a job in one expression", sent('⟦(await queue.add("welcome", { to })).waitUntilFinished⟧(events)', ""), sent('(await queue.add("welcome", { to })).waitUntilFinished(events, 10_000)', ""), "bullmq.waitUntilFinished"),
    waits("a job that is looked up", sent("⟦job?.waitUntilFinished⟧(events)", "const job = await queue.getJob(to); "), sent("job?.waitUntilFinished(events, 10_000)", "const job = await queue.getJob(to); "), "job?.waitUntilFinished"),
    waits(
      "a job that its class looks up",
      `import { Job } from "bullmq"; export async function end(queue, id, events) { const job = await Job.fromId(queue, id); return await ${open}; }`,
      `import { Job } from "bullmq"; export async function end(queue, id, events) { const job = await Job.fromId(queue, id); return await ${closed}; }`,
    ),
    waits(
      "the topmost job of a flow",
      `import { FlowProducer } from "bullmq"; const flow = new FlowProducer({ connection }); export async function send(tree, events) { const { job } = await flow.add(tree); return await ${open}; }`,
      `import { FlowProducer } from "bullmq"; const flow = new FlowProducer({ connection }); export async function send(tree, events) { const { job } = await flow.add(tree); return await ${closed}; }`,
    ),
    waits(
      "CommonJS, and a queue in a field",
      `const { Queue } = require("bullmq"); class Mailer { queue = new Queue("mails"); async send(events) { const job = await this.queue.add("welcome", {}); return await ${open}; } }`,
      `const { Queue } = require("bullmq"); class Mailer { queue = new Queue("mails"); async send(events) { const job = await this.queue.add("welcome", {}); return await ${closed}; } }`,
    ),
    waits("a trailing comma and a comment", sent("⟦job.waitUntilFinished⟧(\n  events, // of all mails\n)"), sent("job.waitUntilFinished(\n  events, // of all mails\n  10_000,\n)")),
    { ...waits("a limit without a policy", sent(open), sent(closed)), settings: { timeout: { target: "modern" } } },
    {
      name: "a policy of its own",
      code: sent(open),
      settings: { timeout: { ...policy.timeout, deadlines: [{ client: "bullmq", deadline: 60_000 }] } },
      errors: [unanswered("bullmq", "job.waitUntilFinished", "2", boundAnswers("60_000", sent("job.waitUntilFinished(events, 60_000)")))],
    },
    {
      name: "a failure that nobody handles",
      code: `${made}queue.add("welcome", {}).then(() => {}); export async function send() { const job = await queue.add("welcome", {}); void ${open}; }`,
      errors: [
        unanswered("bullmq", "job.waitUntilFinished", "2", boundUnheard("10_000", `${made}queue.add("welcome", {}).then(() => {}); export async function send() { const job = await queue.add("welcome", {}); void ${closed}; }`)),
      ],
    },
  ],
});

const annotated = (parameter: string, wait: string): string => `import { type Job, type Queue, QueueEvents } from "bullmq"; export async function send(${parameter}, events: QueueEvents): Promise<unknown> { return await ${wait}; }`;
const injected = (wait: string): string =>
  `import { InjectQueue } from "@nestjs/bullmq"; import type { Queue, QueueEvents } from "bullmq"; export class Mailer { constructor(@InjectQueue("mails") private readonly queue: Queue<string, boolean>, private readonly events: QueueEvents) {} async send(to: string): Promise<boolean> { const job = await this.queue.add("welcome", to); return await ${wait}; } }`;

run("require-database-timeout: bullmq's jobs in TypeScript", rule, typescript, {
  valid: [
    { name: "a limit, of an annotated job", code: annotated("job: Job", closed) },
    { name: "a job of the same name from elsewhere", code: annotated("job: Job", "job.waitUntilFinished(events)").replace('"bullmq"', '"./jobs.js"') },
    { name: "a job or something else", code: annotated("job: Job | Mail", "job.waitUntilFinished(events)") },
    { name: "a queue in another's hands", code: 'import type { Job, Queue } from "bullmq"; export type Made = Job | Queue;' },
  ],
  invalid: [
    waits("a job by its annotation", annotated("job: Job", open), annotated("job: Job", closed)),
    waits("a job that may be missing", annotated("job: Job<string, boolean> | undefined", "⟦job?.waitUntilFinished⟧(events)"), annotated("job: Job<string, boolean> | undefined", "job?.waitUntilFinished(events, 10_000)"), "job?.waitUntilFinished"),
    waits("a job of an annotated queue", annotated("queue: Queue", '⟦(await queue.add("welcome", {})).waitUntilFinished⟧(events)'), annotated("queue: Queue", '(await queue.add("welcome", {})).waitUntilFinished(events, 10_000)'), "bullmq.waitUntilFinished"),
    waits("a job of a queue that a framework injects", injected("⟦job.waitUntilFinished⟧(this.events)"), injected("job.waitUntilFinished(this.events, 10_000)")),
    waits(
      "type arguments and casts",
      `import { type Job, Queue } from "bullmq"; const queue = new Queue<{ to: string }, boolean>("mails"); export async function send(to: string, events: never): Promise<boolean> { const job = (await queue.add("welcome", { to })) as Job<unknown, boolean>; return await ${open}; }`,
      `import { type Job, Queue } from "bullmq"; const queue = new Queue<{ to: string }, boolean>("mails"); export async function send(to: string, events: never): Promise<boolean> { const job = (await queue.add("welcome", { to })) as Job<unknown, boolean>; return await ${closed}; }`,
    ),
  ],
});

const filename = fixture("bullmq/file.ts");
const imports = 'import { type Job, QueueEvents, Worker } from "bullmq"; import { type Ending, events, mails, send } from "./queues.js"; ';
const byType = (name: string, code: (wait: string) => string, callee = "job.waitUntilFinished"): Invalid => ({
  ...waits(name, imports + code(`⟦${callee}⟧(events)`), imports + code(`${callee}(events, 10_000)`), callee),
  filename,
});

run("require-database-timeout: bullmq's jobs by their types", rule, ["typed"], {
  valid: [
    { name: "a limit", filename, code: `${imports}new Worker("mails", async (job) => await job.waitUntilFinished(events, 10_000));` },
    { name: "what only looks like a job", filename, code: `${imports}export const wait = async (job: Ending): Promise<unknown> => await job.waitUntilFinished(events);` },
    { name: "any", filename, code: `${imports}export const wait = async (job: any): Promise<unknown> => await job.waitUntilFinished(events);` },
  ],
  invalid: [
    byType("a job that a worker is given", (wait) => `new Worker("mails", async (job) => await ${wait});`),
    byType("a job that the project's own function adds", (wait) => `const job = await send("lin@shop.example"); await ${wait};`),
    byType("a job of a queue that another file makes", (wait) => `const job = await mails.add("welcome", {}); await ${wait};`),
    {
      ...waits(
        "a job in a file that neither names bullmq nor imports from one that does",
        `import { mailer } from "./mailer.js"; declare const events: never; const job = await mailer.send("lin@shop.example"); await ${open};`,
        `import { mailer } from "./mailer.js"; declare const events: never; const job = await mailer.send("lin@shop.example"); await ${closed};`,
      ),
      filename,
    },
    byType("one of many", (wait) => `const jobs = await mails.addBulk([]); await Promise.all(jobs.map(async (job) => await ${wait}));`),
  ],
});

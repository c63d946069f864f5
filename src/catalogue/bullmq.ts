import type { Client } from "./client.js";

/**
 * bullmq: whoever waits for a job waits for ever, if no worker finishes it or Redis says nothing, unless `ttl` ends that. What a
 * queue itself asks Redis has no entry: no option ends its first connect, and those that end the rest break a worker's connection.
 */
export const bullmq: Client = {
  name: "bullmq",
  kind: "database",
  modules: ["bullmq"],
  exports: ["*"],
  classes: ["Job", "Queue", "FlowProducer"],
  signs: ["waitUntilFinished"],
  versions: ">=1",
  source: "https://github.com/taskforcesh/bullmq/issues/2341",
  factories: {
    Queue: { args: ["other", "other"], construct: true },
    FlowProducer: { args: ["other"], construct: true },
    add: { args: ["other", "other"], instance: true },
    getJob: { args: ["other"], instance: true },
    "Job.create": { args: ["other", "other", "other"] },
    "Job.fromId": { args: ["other", "other"] },
  },
  calls: {
    waitUntilFinished: { args: ["other", "options"], returns: "result", instance: true },
    "job.waitUntilFinished": { args: ["other", "options"], returns: "result", instance: true },
  },
  bounds: { "": { takes: "ms", covers: ["headers"], off: [0] } },
  edit: "",
  rejects: { timeout: ["Error"], abort: [] },
};

/**
 * Functions of Node's own that take a signal, by their module and the path from it. They wait for no client of the
 * catalogue, and are here for their errors alone: whatever the reason of an abort is, a timeout's too, they reject with
 * (or emit) an `AbortError` whose `cause` is the reason.
 * Source: https://nodejs.org/api/errors.html#abort_err
 */
export const nodeAborts: Readonly<Record<string, readonly string[]>> = {
  events: ["on", "once"],
  fs: ["promises.readFile", "promises.watch", "promises.writeFile"],
  "fs/promises": ["readFile", "watch", "writeFile"],
  stream: ["promises.finished", "promises.pipeline"],
  "stream/promises": ["finished", "pipeline"],
  timers: ["promises.scheduler.wait", "promises.setImmediate", "promises.setInterval", "promises.setTimeout"],
  "timers/promises": ["scheduler.wait", "setImmediate", "setInterval", "setTimeout"],
};

/** What an abort of theirs is called. */
export const nodeAbortName = "AbortError";

/** The code that Node gives its error. */
export const nodeAbortCode = "ABORT_ERR";

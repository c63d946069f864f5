import type { Client, Factory } from "./client.js";

const api: Factory = { args: ["options"] };

/** googleapis, whole or one API alone: gaxios with no limit by default. It tries a call again that its own `timeout` has ended. */
export const googleapis: Client = {
  name: "googleapis",
  kind: "http",
  modules: [
    "googleapis",
    "@googleapis/admin",
    "@googleapis/calendar",
    "@googleapis/chat",
    "@googleapis/classroom",
    "@googleapis/docs",
    "@googleapis/drive",
    "@googleapis/forms",
    "@googleapis/gmail",
    "@googleapis/people",
    "@googleapis/sheets",
    "@googleapis/slides",
    "@googleapis/tasks",
    "@googleapis/youtube",
  ],
  exports: ["google", "*"],
  versions: ">=150",
  source: "https://github.com/googleapis/google-api-nodejs-client#global-or-service-level-options",
  factories: {
    admin: api,
    calendar: api,
    chat: api,
    classroom: api,
    docs: api,
    drive: api,
    forms: api,
    gmail: api,
    people: api,
    sheets: api,
    slides: api,
    tasks: api,
    youtube: api,
  },
  calls: { "*": { args: ["other", "options", "callback"], returns: "result", instance: true } },
  bounds: {
    timeout: { takes: "ms", off: [0] },
    signal: { takes: "signal", off: [null] },
  },
  edit: "timeout",
  opaque: ["adapter", "agent", "fetchImplementation", "http2"],
  defaults: "options",
  delivery: { option: "responseType", streamed: ["stream"], transfer: ["blob", "arraybuffer"] },
  rejects: { timeout: ["Error"], abort: ["Error"] },
};

import type { Client, Factory } from "./client.js";

const api: Factory = { args: ["options"] };

const shared = {
  name: "googleapis",
  kind: "http",
  source: "https://github.com/googleapis/google-api-nodejs-client#request-options",
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
  calls: { "**": { args: ["other", "options", "callback"], returns: "result", callback: "result", instance: true } },
  bounds: {
    timeout: { takes: "ms", off: [0] },
    signal: { takes: "signal", off: [null] },
  },
  edit: "timeout",
  opaque: ["adapter", "agent", "fetchImplementation", "http2"],
  defaults: "options",
  rejects: { timeout: ["Error"], abort: ["Error"] },
} as const satisfies Partial<Client>;

/** googleapis: no limit by default. It tries a call again that its own `timeout` has ended. Its packages of one API each are checked in its place. */
export const googleapis: Client = {
  ...shared,
  modules: ["googleapis"],
  exports: ["google"],
  versions: ">=150",
  types: "unchecked",
};

/** The packages of one API each: the same. */
export const googleapisAlone: Client = {
  ...shared,
  modules: [
    "@googleapis/drive",
    "@googleapis/admin",
    "@googleapis/calendar",
    "@googleapis/chat",
    "@googleapis/classroom",
    "@googleapis/docs",
    "@googleapis/forms",
    "@googleapis/gmail",
    "@googleapis/people",
    "@googleapis/sheets",
    "@googleapis/slides",
    "@googleapis/tasks",
    "@googleapis/youtube",
  ],
  exports: ["*"],
  versions: ">=13",
};

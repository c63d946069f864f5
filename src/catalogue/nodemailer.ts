import type { Client } from "./client.js";

/** nodemailer: 2 min to connect, 30 s for the greeting, 10 min for each answer; 0 stands for these defaults. */
export const nodemailer: Client = {
  name: "nodemailer",
  kind: "database",
  modules: ["nodemailer"],
  exports: ["default", "*"],
  versions: ">=10.1",
  source: "https://nodemailer.com/smtp",
  calls: { createTransport: { args: ["urlOrOptions", "other"], returns: "handle" } },
  bounds: {
    greetingTimeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["headers"], unset: [0], default: 30_000 },
    connectionTimeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["connect"], unset: [0], default: 120_000 },
    socketTimeout: { takes: "ms", longest: Number.MAX_VALUE, covers: ["idle"], unset: [0], default: 600_000 },
  },
  edit: "greetingTimeout",
  handle: { ends: ["close"] },
  rejects: { timeout: ["Error"], abort: [] },
};

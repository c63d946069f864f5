import rule from "../../rules/require-socket-timeout.js";
import { everywhere, run } from "../cases.js";
import { boundUnheard, noHandshakeTimeout } from "./require-socket-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");

const inbox = (options: string): string =>
  lines(
    'import WebSocket from "ws";',
    "export function openInbox(url) {",
    `  return ⟦new WebSocket(url, ${options})⟧;`,
    "}",
  );

const offline = (options: string): string =>
  lines(
    'const WebSocket = require("ws");',
    "function attempt() {",
    `  const socket = ⟦new WebSocket("ws://192.0.2.1:8888"${options})⟧;`,
    '  socket.on("open", () => console.log("open"));',
    '  socket.on("error", (error) => console.log(error.message));',
    '  socket.on("close", () => {',
    "    setTimeout(() => {",
    "      attempt();",
    "    }, 2000);",
    "  });",
    "}",
    "attempt();",
  );

const unmarked = (code: string): string => code.replaceAll(/[⟦⟧]/g, "");

// Bugs that were found in public code, each rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("require-socket-timeout: bugs in the wild", rule, everywhere, {
  valid: [
    { name: "https://github.com/openclaw/openclaw/pull/109052, mended", code: unmarked(inbox("{ maxPayload: 1024, handshakeTimeout: 30_000 }")) },
    { name: "https://github.com/websockets/ws/issues/959, mended", code: unmarked(offline(", { handshakeTimeout: 5_000 }")) },
  ],
  invalid: [
    {
      name: "https://github.com/openclaw/openclaw/pull/109052",
      code: inbox("{ maxPayload: 1024 }"),
      errors: [noHandshakeTimeout("WebSocket", boundUnheard("handshakeTimeout: 10_000", unmarked(inbox("{ maxPayload: 1024, handshakeTimeout: 10_000 }"))))],
    },
    {
      name: "https://github.com/websockets/ws/issues/959",
      code: offline(""),
      errors: [noHandshakeTimeout("WebSocket")],
      output: unmarked(offline(", { handshakeTimeout: 10_000 }")),
    },
  ],
});

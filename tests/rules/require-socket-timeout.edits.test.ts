import rule from "../../rules/require-socket-timeout.js";
import { everywhere, policy, run, typescript } from "../cases.js";
import { bound, boundUnheard, noHandshakeTimeout, unbounded } from "./require-socket-timeout.errors.js";

const net = 'import net from "node:net";\n';
const ws = 'import WebSocket from "ws";\n';
const text = "socket.setTimeout(10_000, …)";
const error = (quote = '"'): string => `new Error(${quote}No connection in time${quote})`;

/** The README's settings and more. */
const set = (timeout: object) => ({ timeout: { ...policy.timeout, ...timeout } });

run("require-socket-timeout: where its edits are written", rule, everywhere, {
  valid: [{ name: "a variable that is written again", code: `${net}let socket = net.connect(80, "printer"); socket = pool.take();` }],
  invalid: [
    {
      name: "each on a line of its own",
      code: `${net}function ping() {\n  const socket = ⟦net.connect⟧(80, "printer"); // the printer\n  socket.on("error", log);\n}\n`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}function ping() {\n  const socket = net.connect(80, "printer"); // the printer\n  socket.setTimeout(10_000, () => socket.destroy(${error()}));\n  socket.once("connect", () => socket.setTimeout(0));\n  socket.on("error", log);\n}\n`,
    },
    {
      name: "without semicolons, in the file's quotes",
      code: "import net from 'node:net'\nconst socket = ⟦net.connect⟧(80, 'printer')\nsocket.on('error', log)\n",
      errors: [unbounded("net.connect", "node:net")],
      output: `import net from 'node:net'\nconst socket = net.connect(80, 'printer')\nsocket.setTimeout(10_000, () => socket.destroy(${error("'")}))\nsocket.once('connect', () => socket.setTimeout(0))\nsocket.on('error', log)\n`,
    },
    {
      name: "in a variable that is declared elsewhere: a suggestion, for TypeScript may think that it is empty",
      code: `${net}let socket;\nsocket = ⟦net.connect⟧(80, "printer");\nsocket.on("error", log);\n`,
      errors: [
        unbounded("net.connect", "node:net", bound(text, `${net}let socket;\nsocket = net.connect(80, "printer");\nsocket.setTimeout(10_000, () => socket.destroy(${error()}));\nsocket.once("connect", () => socket.setTimeout(0));\nsocket.on("error", log);\n`)),
      ],
    },
    {
      name: "all listeners are removed again: a suggestion",
      code: `${net}const socket = ⟦net.connect⟧(80, "printer");\nsocket.on("error", log);\nsocket.removeAllListeners("connect");\n`,
      errors: [
        unbounded("net.connect", "node:net", bound(text, `${net}const socket = net.connect(80, "printer");\nsocket.setTimeout(10_000, () => socket.destroy(${error()}));\nsocket.once("connect", () => socket.setTimeout(0));\nsocket.on("error", log);\nsocket.removeAllListeners("connect");\n`)),
      ],
    },
    {
      name: "a socket that another function connects, perhaps again and again: a suggestion",
      code: `${net}const socket = new net.Socket();\nsocket.on("error", log);\nfunction connect() {\n  ⟦socket.connect⟧(80, "printer");\n}\n`,
      errors: [
        unbounded("socket.connect", "node:net", bound(text, `${net}const socket = new net.Socket();\nsocket.on("error", log);\nfunction connect() {\n  socket.connect(80, "printer");\n  socket.setTimeout(10_000, () => socket.destroy(${error()}));\n  socket.once("connect", () => socket.setTimeout(0));\n}\n`)),
      ],
    },
    {
      name: "no place behind the call: none",
      code: `${net}const socket = new net.Socket();\nsocket.on("error", log);\nif (isFree) ⟦socket.connect⟧(80, "printer");\n`,
      errors: [unbounded("socket.connect", "node:net")],
    },
    {
      name: "the variable holds what the socket is piped into: none",
      code: `${net}const file = ⟦net.connect⟧(80, "printer").pipe(target);\nfile.on("error", log);\n`,
      errors: [unbounded("net.connect", "node:net")],
    },
    {
      name: "several declarations: none but for the first",
      code: `${net}const name = "printer", socket = ⟦net.connect⟧(80, name);\nsocket.on("error", log);\n`,
      errors: [unbounded("net.connect", "node:net")],
    },
    {
      name: "options with comments",
      code: `${ws}const socket = ⟦new WebSocket(url, {\n  // no need\n  perMessageDeflate: false, // here\n})⟧;\nsocket.on("error", log);\n`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const socket = new WebSocket(url, {\n  // no need\n  perMessageDeflate: false, // here\n  handshakeTimeout: 10_000,\n});\nsocket.on("error", log);\n`,
    },
    {
      name: "options in a variable",
      code: `${ws}const options = { perMessageDeflate: false };\nconst socket = ⟦new WebSocket(url, options)⟧;\nsocket.on("error", log);\n`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const options = { perMessageDeflate: false };\nconst socket = new WebSocket(url, { ...options, handshakeTimeout: 10_000 });\nsocket.on("error", log);\n`,
    },
  ],
});

run("require-socket-timeout: settings", rule, everywhere, {
  valid: [
    { name: "the client is bounded elsewhere", settings: set({ bounded: ["ws"] }), code: `${ws}new WebSocket(url);` },
    { name: "calls that may wait for ever", settings: set({ deadlines: [{ callee: "net.connect", deadline: "none" }] }), code: `${net}const socket = net.connect(80, host);` },
    { name: "URLs that may wait for ever", settings: set({ deadlines: [{ url: "ws://localhost:*/**", deadline: "none" }] }), code: `${ws}new WebSocket("ws://localhost:8080/feed");` },
  ],
  invalid: [
    {
      name: "no policy: ten seconds are a suggestion",
      settings: {},
      code: `${ws}const socket = ⟦new WebSocket(url)⟧; socket.on("error", log);`,
      errors: [noHandshakeTimeout("WebSocket", bound("handshakeTimeout: 10_000", `${ws}const socket = new WebSocket(url, { handshakeTimeout: 10_000 }); socket.on("error", log);`))],
    },
    {
      name: "no policy, for a socket of Node's",
      settings: {},
      code: `${net}const socket = ⟦net.connect⟧(80, host); socket.on("error", log);`,
      errors: [
        unbounded("net.connect", "node:net", bound(text, `${net}const socket = net.connect(80, host); socket.setTimeout(10_000, () => socket.destroy(${error()})); socket.once("connect", () => socket.setTimeout(0)); socket.on("error", log);`)),
      ],
    },
    {
      name: "a deadline of its own",
      settings: set({ deadlines: [{ client: "ws", deadline: 2_500 }] }),
      code: `${ws}const socket = ⟦new WebSocket(url)⟧; socket.on("error", log);`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const socket = new WebSocket(url, { handshakeTimeout: 2_500 }); socket.on("error", log);`,
    },
    {
      name: "a deadline that is imported",
      settings: set({ deadline: { import: "@acme/http", name: "CONNECT_MS" } }),
      code: `${net}const socket = ⟦net.connect⟧(80, host);\nsocket.on("error", log);`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}import { CONNECT_MS } from "@acme/http";\nconst socket = net.connect(80, host);\nsocket.setTimeout(CONNECT_MS, () => socket.destroy(${error()}));\nsocket.once("connect", () => socket.setTimeout(0));\nsocket.on("error", log);`,
    },
    {
      name: "fixes are suggestions",
      settings: set({ fixes: "suggest" }),
      code: `${ws}const socket = ⟦new WebSocket(url)⟧; socket.on("error", log);`,
      errors: [noHandshakeTimeout("WebSocket", bound("handshakeTimeout: 10_000", `${ws}const socket = new WebSocket(url, { handshakeTimeout: 10_000 }); socket.on("error", log);`))],
    },
    {
      name: "an old target has what is needed",
      settings: set({ target: "16" }),
      code: `${ws}⟦new WebSocket(url)⟧;`,
      errors: [noHandshakeTimeout("WebSocket", boundUnheard("handshakeTimeout: 10_000", `${ws}new WebSocket(url, { handshakeTimeout: 10_000 });`))],
    },
    {
      name: "a client of the user's own",
      settings: set({
        clients: [{ name: "acme", kind: "socket", modules: ["@acme/socket"], exports: ["dial"], calls: { "": { args: ["address", "options"], returns: "handle" } }, bounds: { patience: { takes: "s" } }, edit: "patience" }],
      }),
      code: 'import { dial } from "@acme/socket"; const socket = ⟦dial⟧(80);',
      errors: [
        { messageId: "noTimeoutOption", data: { callee: "dial", client: "acme", option: "patience" } },
      ],
      output: 'import { dial } from "@acme/socket"; const socket = dial(80, { patience: 10 });',
    },
  ],
});

run("require-socket-timeout: edits in TypeScript", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "typed as what lacks the methods: a suggestion",
      code: `${net}const socket: NodeJS.ReadWriteStream = ⟦net.connect⟧(80, "printer");\nsocket.on("error", log);\n`,
      errors: [
        unbounded(
          "net.connect",
          "node:net",
          bound(text, `${net}const socket: NodeJS.ReadWriteStream = net.connect(80, "printer");\nsocket.setTimeout(10_000, () => socket.destroy(${error()}));\nsocket.once("connect", () => socket.setTimeout(0));\nsocket.on("error", log);\n`),
        ),
      ],
    },
    {
      name: "a declared variable that is not written again",
      code: `${net}const socket: net.Socket = ⟦net.connect⟧(80, "printer");\nsocket.on("error", log);\n`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}const socket: net.Socket = net.connect(80, "printer");\nsocket.setTimeout(10_000, () => socket.destroy(${error()}));\nsocket.once("connect", () => socket.setTimeout(0));\nsocket.on("error", log);\n`,
    },
  ],
});

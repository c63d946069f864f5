import { type Case, same } from "../case.js";
import { ends, hangs } from "./programs.js";

const rule = "require-socket-timeout";
const all = ends("123456789");
const one = ends('{"id":7}');

type Shown = Omit<Case, "rule" | "edit">;
const fixed = (shown: Shown): Case => ({ rule, edit: "fix", ...shown });
const suggested = (suggestion: string, shown: Shown): Case => ({ rule, edit: { suggestion }, ...shown });

/** A program whose socket prints what it gets, or the error that ends it. */
const reading = (imports: readonly string[], ...connect: readonly string[]): string =>
  [
    ...imports,
    "",
    ...connect,
    'let text = "";',
    'socket.on("data", (data) => { text += data; });',
    'socket.on("end", () => console.log(text));',
    'socket.on("error", (error) => { console.log(error.message); process.exit(); });',
    "",
  ].join("\n");

const late = { before: hangs, after: ends("No connection in time") };

export const requireSocketTimeout: readonly Case[] = [
  fixed({
    name: "`ws`",
    program: `
import { WebSocket } from "ws";
import { webSocketUrl } from "./sockets.mjs";

const socket = new WebSocket(webSocketUrl);
let text = "";
socket.on("message", (data) => { text += data; });
socket.on("close", () => text && console.log(text));
socket.on("error", (error) => console.log(error.message));
`,
    well: one,
    faults: { silent: { before: hangs, after: ends("Opening handshake has timed out") }, streams: same(all) },
  }),
  suggested("handshakeTimeout: ", {
    name: "`ws` without a listener for errors: the error needs one, too",
    program: `
import WebSocket from "ws";
import { webSocketUrl } from "./sockets.mjs";

const socket = new WebSocket(webSocketUrl);
socket.on("message", (data) => console.log(String(data)));
`,
    well: ends('{"id":7', "}"),
    faults: { silent: { before: hangs, after: ["dies of Error", "exit 1"] } },
  }),
  fixed({
    name: "`node:net`: the timeout is taken off once it has connected",
    program: reading(['import net from "node:net";', 'import { lookup, tcpPort } from "./sockets.mjs";'], 'const socket = net.connect({ host: "orders.example", port: tcpPort, lookup });'),
    well: one,
    faults: { silent: late, streams: same(all) },
  }),
  fixed({
    name: "`node:net`, a socket made first",
    program: reading(['import { Socket } from "node:net";', 'import { lookup, tcpPort } from "./sockets.mjs";'], "const socket = new Socket();", 'socket.connect({ host: "orders.example", port: tcpPort, lookup });'),
    well: one,
    faults: { silent: late, streams: same(all) },
  }),
  fixed({
    name: "`node:tls`: the timeout is taken off once the handshake is done",
    program: reading(['import tls from "node:tls";', 'import { host, secrets, tlsPort } from "./sockets.mjs";'], "const { ciphers, maxVersion, pskCallback, checkServerIdentity } = secrets;", "const socket = tls.connect({ host, port: tlsPort, ciphers, maxVersion, pskCallback, checkServerIdentity });"),
    well: one,
    faults: { silent: late, streams: same(all) },
  }),
  fixed({
    name: "`node:http2`: the timeout is taken off once the session has connected",
    program: `
import http2 from "node:http2";
import { http2Origin, secrets } from "./sockets.mjs";

const { ciphers, maxVersion, pskCallback, checkServerIdentity } = secrets;
const session = http2.connect(http2Origin, { ciphers, maxVersion, pskCallback, checkServerIdentity });
session.on("error", (error) => console.log(error.message));
const stream = session.request({ ":path": "/" });
let text = "";
stream.on("data", (data) => { text += data; });
stream.on("end", () => session.close());
stream.on("close", () => text && console.log(text));
stream.on("error", () => undefined);
`,
    well: one,
    faults: { silent: late, streams: same(all) },
  }),
  fixed({
    name: "`socket.io-client`, its limit switched off",
    program: `
import { io } from "socket.io-client";
import { url } from "./surroundings.mjs";

const { origin, pathname } = new URL(url);
const socket = io(origin, { path: pathname, timeout: false, reconnection: false, transports: ["websocket"] });
socket.on("connect_error", (error) => console.log(error.message));
`,
    well: ends("websocket error"),
    faults: { silent: { before: hangs, after: ends("timeout") } },
  }),
  fixed({
    name: "`ssh2`, its limit switched off",
    program: `
import ssh2 from "ssh2";
import { url } from "./surroundings.mjs";

const { hostname, port } = new URL(url);
const client = new ssh2.Client();
client.on("error", (error) => console.log(error.message));
client.connect({ host: hostname, port, username: "guest", readyTimeout: 0 });
`,
    well: ends("Connection lost before handshake"),
    faults: { silent: { before: hangs, after: ends("Timed out while waiting for handshake", "Connection lost before handshake") } },
  }),
];

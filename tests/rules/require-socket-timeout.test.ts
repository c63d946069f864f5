import rule from "../../rules/require-socket-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { boundUnheard, noHandshakeTimeout, switchedOff, unbounded } from "./require-socket-timeout.errors.js";

const net = 'import net from "node:net"; ';
const tls = 'import tls from "node:tls"; ';
const http2 = 'import http2 from "node:http2"; ';
const ws = 'import WebSocket from "ws"; ';
const heard = 'socket.on("error", log);';

/** What the edit writes behind a socket of Node's, with the event that takes it off. */
const timeout = (event = "connect"): string => `socket.setTimeout(10_000, () => socket.destroy(new Error("No connection in time"))); socket.once("${event}", () => socket.setTimeout(0));`;

const text = "socket.setTimeout(10_000, …)";

run("require-socket-timeout: ws", rule, everywhere, {
  valid: [
    { name: "with its own limit", code: `${ws}new WebSocket(url, { handshakeTimeout: 5_000 });` },
    { name: "with its own limit behind protocols", code: `${ws}new WebSocket(url, "chat", { handshakeTimeout: 5_000 });` },
    { name: "with a signal", code: `${ws}new WebSocket(url, { signal });` },
    { name: "options of the caller", code: `${ws}export const open = (options) => new WebSocket(url, options);` },
    { name: "options of the caller among others", code: `${ws}export const open = (options) => new WebSocket(url, [], { perMessageDeflate: false, ...options });` },
    { name: "an argument that may be protocols or options", code: `${ws}export const open = (argument) => new WebSocket(url, argument);` },
    { name: "an agent may bring a limit", code: `${ws}new WebSocket(url, { agent });` },
    { name: "a limit that ws does not read belongs to another rule", code: `${ws}new WebSocket(url, { timeout: 5_000 });` },
    { name: "a browser's", code: "new WebSocket(url);" },
    { name: "a browser's, where it may be one", code: `${ws}const Socket = globalThis.WebSocket ?? WebSocket; new Socket(url);` },
    { name: "a class that is handed in, with ws as its default", code: `${ws}export const open = (Socket = WebSocket) => new Socket(url);` },
    { name: "another library's", code: 'import WebSocket from "isomorphic-ws"; new WebSocket(url);' },
    { name: "a class of that name", code: `${ws}function test(WebSocket) { new WebSocket(url); }` },
    { name: "a server", code: 'import { WebSocketServer } from "ws"; new WebSocketServer({ port: 8080 });' },
    { name: "a server's side", code: `${ws}new WebSocket(null);` },
    { name: "a socket on this machine", code: `${ws}new WebSocket("ws+unix:///run/shop.sock");` },
    { name: "nothing written yet", code: `${ws}new WebSocket();` },
    { name: "a spread", code: `${ws}new WebSocket(...given);` },
    { name: "called as a function", code: `${ws}WebSocket(url);` },
    { name: "a signal that may be none", code: `${ws}new WebSocket(url, { signal: undefined });` },
  ],
  invalid: [
    {
      name: "with a listener for errors",
      code: `${ws}const socket = ⟦new WebSocket(url)⟧; ${heard}`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const socket = new WebSocket(url, { handshakeTimeout: 10_000 }); ${heard}`,
    },
    {
      name: "without a listener for errors: the error would end the process",
      code: `${ws}⟦new WebSocket(url)⟧;`,
      errors: [noHandshakeTimeout("WebSocket", boundUnheard("handshakeTimeout: 10_000", `${ws}new WebSocket(url, { handshakeTimeout: 10_000 });`))],
    },
    {
      name: "with a listener that comes too late for the connect",
      code: `${ws}const socket = ⟦new WebSocket(url)⟧; socket.onopen = () => { ${heard} };`,
      errors: [noHandshakeTimeout("WebSocket", boundUnheard("handshakeTimeout: 10_000", `${ws}const socket = new WebSocket(url, { handshakeTimeout: 10_000 }); socket.onopen = () => { ${heard} };`))],
    },
    {
      name: "with a listener behind the wait",
      code: `${ws}const socket = ⟦new WebSocket(url)⟧; await new Promise((resolve) => { socket.onopen = resolve; }); ${heard}`,
      errors: [
        noHandshakeTimeout(
          "WebSocket",
          boundUnheard("handshakeTimeout: 10_000", `${ws}const socket = new WebSocket(url, { handshakeTimeout: 10_000 }); await new Promise((resolve) => { socket.onopen = resolve; }); ${heard}`),
        ),
      ],
    },
    {
      name: "by a listener that a browser's would have",
      code: `${ws}const socket = ⟦new WebSocket(url)⟧; socket.onerror = log;`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const socket = new WebSocket(url, { handshakeTimeout: 10_000 }); socket.onerror = log;`,
    },
    {
      name: "by a listener as a browser's adds it",
      code: `${ws}const socket = ⟦new WebSocket(url)⟧; socket.addEventListener("error", log);`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const socket = new WebSocket(url, { handshakeTimeout: 10_000 }); socket.addEventListener("error", log);`,
    },
    {
      name: "the named export, with protocols and options",
      code: `import { WebSocket } from "ws"; const socket = ⟦new WebSocket(url, ["chat"], { origin })⟧; ${heard}`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `import { WebSocket } from "ws"; const socket = new WebSocket(url, ["chat"], { origin, handshakeTimeout: 10_000 }); ${heard}`,
    },
    {
      name: "with protocols alone",
      code: `${ws}const socket = ⟦new WebSocket(url, "chat")⟧; ${heard}`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const socket = new WebSocket(url, "chat", { handshakeTimeout: 10_000 }); ${heard}`,
    },
    {
      name: "with no protocols",
      code: `${ws}const socket = ⟦new WebSocket(url, undefined, {})⟧; ${heard}`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const socket = new WebSocket(url, undefined, { handshakeTimeout: 10_000 }); ${heard}`,
    },
    {
      name: "CommonJS",
      code: `const WebSocket = require("ws"); const socket = ⟦new WebSocket(url)⟧; ${heard}`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `const WebSocket = require("ws"); const socket = new WebSocket(url, { handshakeTimeout: 10_000 }); ${heard}`,
    },
    {
      name: "a namespace import, which is the class where modules are compiled to CommonJS",
      code: `import * as WS from "ws"; const socket = ⟦new WS.WebSocket(url)⟧; ${heard}`,
      errors: [noHandshakeTimeout("WS.WebSocket")],
      output: `import * as WS from "ws"; const socket = new WS.WebSocket(url, { handshakeTimeout: 10_000 }); ${heard}`,
    },
    {
      name: "switched off",
      code: `${ws}const socket = new WebSocket(url, { ⟦handshakeTimeout: 0⟧ }); ${heard}`,
      errors: [switchedOff("WebSocket", "handshakeTimeout: 0")],
      output: `${ws}const socket = new WebSocket(url, { handshakeTimeout: 10_000 }); ${heard}`,
    },
    {
      name: "returned: the limit can only be given here",
      code: `${ws}export const open = () => ⟦new WebSocket(url)⟧;`,
      errors: [noHandshakeTimeout("WebSocket", boundUnheard("handshakeTimeout: 10_000", `${ws}export const open = () => new WebSocket(url, { handshakeTimeout: 10_000 });`))],
    },
    {
      name: "in a field, whose errors are listened for",
      code: `${ws}class Feed { open() { this.socket = ⟦new WebSocket(url)⟧; this.socket.on("error", log); } close() { this.socket.close(); } }`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}class Feed { open() { this.socket = new WebSocket(url, { handshakeTimeout: 10_000 }); this.socket.on("error", log); } close() { this.socket.close(); } }`,
    },
    {
      name: "in a field, whose errors another method may listen for",
      code: `${ws}class Feed { open() { this.socket = ⟦new WebSocket(url)⟧; } }`,
      errors: [noHandshakeTimeout("WebSocket", boundUnheard("handshakeTimeout: 10_000", `${ws}class Feed { open() { this.socket = new WebSocket(url, { handshakeTimeout: 10_000 }); } }`))],
    },
    {
      name: "in a field, whose errors are listened for too late",
      code: `${ws}class Feed { open() { this.socket = ⟦new WebSocket(url)⟧; this.socket.on("open", () => { this.socket.on("error", log); }); } }`,
      errors: [
        noHandshakeTimeout(
          "WebSocket",
          boundUnheard("handshakeTimeout: 10_000", `${ws}class Feed { open() { this.socket = new WebSocket(url, { handshakeTimeout: 10_000 }); this.socket.on("open", () => { this.socket.on("error", log); }); } }`),
        ),
      ],
    },
    {
      name: "handed on",
      code: `${ws}const socket = ⟦new WebSocket(url)⟧; ${heard} await once(socket, "open");`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const socket = new WebSocket(url, { handshakeTimeout: 10_000 }); ${heard} await once(socket, "open");`,
    },
    {
      name: "closed once it has said something",
      code: `${ws}const socket = ⟦new WebSocket(url)⟧; ${heard} socket.on("message", (data) => { log(data); socket.close(); });`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const socket = new WebSocket(url, { handshakeTimeout: 10_000 }); ${heard} socket.on("message", (data) => { log(data); socket.close(); });`,
    },
  ],
});

run("require-socket-timeout: Node's sockets", rule, everywhere, {
  valid: [
    { name: "net, with a signal", code: `${net}const socket = net.connect({ host, port: 80, signal });` },
    { name: "net, with a timeout and a listener that ends it", code: `${net}const socket = net.connect({ host, port: 80, timeout: 5_000 }); socket.on("timeout", () => socket.destroy());` },
    { name: "net, a limit that only emits belongs to another rule", code: `${net}const socket = net.connect({ host, port: 80, timeout: 5_000 });` },
    { name: "net, bounded later", code: `${net}const socket = net.connect(80, host); socket.setTimeout(5_000, () => socket.destroy());` },
    { name: "net, bounded later by two calls", code: `${net}const socket = net.connect(80, host); socket.setTimeout(5_000); socket.once("timeout", () => socket.end());` },
    { name: "net, the path of a socket on this machine", code: `${net}const socket = net.connect("/run/shop.sock"); ${heard}` },
    { name: "net, the path as an option", code: `${net}const socket = net.connect({ path: "/run/shop.sock" }); ${heard}` },
    { name: "net, what may be a path", code: `${net}const socket = net.connect(address); ${heard}` },
    { name: "net, what may be options beside what may be a listener", code: `${net}export function open(options, ready) { const socket = net.connect(options, ready); ${heard} }` },
    { name: "net, a text that may be a path", code: `${net}const socket = net.connect(process.env.SOCKET); ${heard}` },
    { name: "net, options of the caller", code: `${net}export function open(options) { const socket = net.connect({ ...options, port: 80 }); ${heard} }` },
    { name: "net, on this machine", code: `${net}const socket = net.connect(80); ${heard}` },
    { name: "net, on this machine, with a listener", code: `${net}const socket = net.connect(80, () => socket.end()); ${heard}` },
    { name: "net, on this machine, whatever the port", code: `${net}export function open(port) { const socket = net.connect(port); ${heard} }` },
    { name: "net, on this machine by name", code: `${net}const socket = net.connect(80, "localhost"); ${heard}` },
    { name: "net, on this machine by an option", code: `${net}const host = "127.0.0.1"; const socket = net.connect({ host, port: 80 }); ${heard}` },
    {
      name: "net, on this machine by what all calls give",
      code: `${net}const isUsed = (port, host) => new Promise((resolve) => { const socket = net.connect(port, host); socket.on("error", resolve); }); await isUsed(80, "127.0.0.1") || await isUsed(80, "::1");`,
    },
    { name: "net, on this machine by default", code: `${net}const socket = new net.Socket(); ${heard} socket.connect({ port: 80 });` },
    { name: "net, returned", code: `${net}export const open = () => net.connect(80, host);` },
    { name: "net, exported", code: `${net}export const socket = net.connect(80, host); ${heard}` },
    { name: "net, handed on", code: `${net}const socket = net.connect(80, host); ${heard} await once(socket, "connect");` },
    { name: "net, in a field", code: `${net}class Printer { open() { this.socket = net.connect(9100, host); } }` },
    { name: "net, events that nobody can tell", code: `${net}const socket = net.connect(80, host); for (const event of events) socket.on(event, () => socket.destroy());` },
    { name: "net, a server's socket", code: `${net}net.createServer((socket) => socket.on("error", log)).listen(80);` },
    { name: "net, a method of that name", code: "client.connect(80, host);" },
    { name: "net, a socket that another function connects", code: `${net}export function connect(socket) { socket.connect(80, host); }` },
    { name: "net, a socket made with a signal", code: `${net}const socket = new net.Socket({ signal }); socket.connect(80, host); ${heard}` },
    { name: "net, a socket made first and bounded", code: `${net}const socket = new net.Socket(); socket.setTimeout(5_000, () => socket.destroy()); socket.connect(80, host);` },
    { name: "net, a socket made and not connected", code: `${net}const socket = new net.Socket(); ${heard}` },
    { name: "net, a socket made and handed on", code: `${net}const socket = new net.Socket(); watch(socket); socket.connect(80, host);` },
    { name: "tls, over a socket that somebody has bounded", code: `${tls}const secure = tls.connect({ socket, servername });` },
    { name: "tls, with options of the caller behind the port", code: `${tls}export function open(options) { const socket = tls.connect(443, host, options); ${heard} }` },
    { name: "tls, what may be a host or options", code: `${tls}export function open(argument) { const socket = tls.connect(443, argument); ${heard} }` },
    { name: "tls, with a signal behind the port", code: `${tls}const socket = tls.connect(443, { signal }); ${heard}` },
    { name: "tls, with a signal behind the host", code: `${tls}const socket = tls.connect(443, host, { signal }); ${heard}` },
    { name: "http2, bounded", code: `${http2}const session = http2.connect(origin); session.setTimeout(5_000, () => session.close());` },
    { name: "http2, with a signal", code: `${http2}const session = http2.connect(origin, { signal });` },
    { name: "http2, a limit that it does not read belongs to another rule", code: `${http2}const session = http2.connect(origin, { timeout: 5_000 });` },
    { name: "http2, over a connection of the caller's", code: `${http2}const session = http2.connect(origin, { createConnection: () => socket });` },
    { name: "http2, its request is bounded", code: `${http2}const session = http2.connect(origin); const request = session.request(); request.setTimeout(5_000, () => request.close()); request.on("close", () => session.close());` },
    { name: "an import that does not resolve", code: 'import net from "./net"; net.connect(80, host);' },
    { name: "half-typed", code: `${net}net.connect(); net.connect; new net.Socket().connect(); net[connect](80);` },
  ],
  invalid: [
    {
      name: "net",
      code: `${net}const socket = ⟦net.connect⟧(80, host); ${heard}`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}const socket = net.connect(80, host); ${timeout()} ${heard}`,
    },
    {
      name: "net, with a listener",
      code: `${net}const socket = ⟦net.createConnection⟧(80, host, () => socket.end("hello")); ${heard}`,
      errors: [unbounded("net.createConnection", "node:net")],
      output: `${net}const socket = net.createConnection(80, host, () => socket.end("hello")); ${timeout()} ${heard}`,
    },
    {
      name: "net, on another machine by what one call gives",
      code: `${net}function check(port, host) { const socket = ⟦net.connect⟧(port, host); ${heard} } check(80, "127.0.0.1"); check(80, "printer");`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}function check(port, host) { const socket = net.connect(port, host); ${timeout()} ${heard} } check(80, "127.0.0.1"); check(80, "printer");`,
    },
    {
      name: "net, on a machine that other files may name",
      code: `${net}export function check(port, host) { const socket = ⟦net.connect⟧(port, host); ${heard} } check(80, "127.0.0.1");`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}export function check(port, host) { const socket = net.connect(port, host); ${timeout()} ${heard} } check(80, "127.0.0.1");`,
    },
    {
      name: "net, on another machine by an option",
      code: `${net}const socket = ⟦net.connect⟧({ host: process.env.HOST ?? "localhost", port: 80 }); ${heard}`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}const socket = net.connect({ host: process.env.HOST ?? "localhost", port: 80 }); ${timeout()} ${heard}`,
    },
    {
      name: "net, a named function",
      code: `import { connect } from "net"; const socket = ⟦connect⟧({ host, port: 80 }); ${heard}`,
      errors: [unbounded("connect", "node:net")],
      output: `import { connect } from "net"; const socket = connect({ host, port: 80 }); ${timeout()} ${heard}`,
    },
    {
      name: "net, CommonJS, a port by its name",
      code: `const net = require("net"); const socket = ⟦net.connect⟧(this.port, this.host); ${heard}`,
      errors: [unbounded("net.connect", "node:net")],
      output: `const net = require("net"); const socket = net.connect(this.port, this.host); ${timeout()} ${heard}`,
    },
    {
      name: "net, without a listener for errors: the error would end the process",
      code: `${net}const socket = ⟦net.connect⟧(80, "printer");`,
      errors: [unbounded("net.connect", "node:net", boundUnheard(text, `${net}const socket = net.connect(80, "printer"); ${timeout()}`))],
    },
    {
      name: "net, nobody holds it",
      code: `${net}⟦net.connect⟧(80, "printer").on("error", log).end("hello");`,
      errors: [unbounded("net.connect", "node:net")],
    },
    {
      name: "net, a chain that gives the socket",
      code: `${net}const socket = ⟦net.connect⟧(80, "printer").on("error", log);`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}const socket = net.connect(80, "printer").on("error", log); ${timeout()}`,
    },
    {
      name: "net, ended by its own listeners alone",
      code: `${net}const socket = ⟦net.connect⟧(80, "printer", () => socket.write("hello")); socket.on("error", () => socket.destroy()); socket.on("data", () => socket.end());`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}const socket = net.connect(80, "printer", () => socket.write("hello")); ${timeout()} socket.on("error", () => socket.destroy()); socket.on("data", () => socket.end());`,
    },
    {
      name: "net, its timeout taken off, as it is by default",
      code: `${net}const socket = ⟦net.connect⟧(80, "printer"); socket.setTimeout(0); ${heard}`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}const socket = net.connect(80, "printer"); ${timeout()} socket.setTimeout(0); ${heard}`,
    },
    {
      name: "net, a socket made first",
      code: `${net}const socket = new net.Socket(); ${heard} ⟦socket.connect⟧(80, host);`,
      errors: [unbounded("socket.connect", "node:net")],
      output: `${net}const socket = new net.Socket(); ${heard} socket.connect(80, host); ${timeout()}`,
    },
    {
      name: "net, a socket made and connected at once",
      code: `import { Socket } from "net"; const socket = ⟦new Socket().connect⟧({ host, port: 80 }); ${heard}`,
      errors: [unbounded("new Socket().connect", "node:net")],
      output: `import { Socket } from "net"; const socket = new Socket().connect({ host, port: 80 }); ${timeout()} ${heard}`,
    },
    {
      name: "tls",
      code: `${tls}const socket = ⟦tls.connect⟧({ host, port: 443 }, () => socket.end()); ${heard}`,
      errors: [unbounded("tls.connect", "node:tls")],
      output: `${tls}const socket = tls.connect({ host, port: 443 }, () => socket.end()); ${timeout("secureConnect")} ${heard}`,
    },
    {
      name: "tls on this machine, whose other side may hang in its handshake",
      code: `${tls}const socket = ⟦tls.connect⟧(443, "localhost"); ${heard}`,
      errors: [unbounded("tls.connect", "node:tls")],
      output: `${tls}const socket = tls.connect(443, "localhost"); ${timeout("secureConnect")} ${heard}`,
    },
    {
      name: "tls, with a port, a host and options",
      code: `${tls}const socket = ⟦tls.connect⟧(443, host, { rejectUnauthorized: false }); ${heard}`,
      errors: [unbounded("tls.connect", "node:tls")],
      output: `${tls}const socket = tls.connect(443, host, { rejectUnauthorized: false }); ${timeout("secureConnect")} ${heard}`,
    },
    {
      name: "tls, with a port and options",
      code: `${tls}const socket = ⟦tls.connect⟧(443, { servername }); ${heard}`,
      errors: [unbounded("tls.connect", "node:tls")],
      output: `${tls}const socket = tls.connect(443, { servername }); ${timeout("secureConnect")} ${heard}`,
    },
    {
      name: "http2, closed when its answer is there",
      code: `${http2}const socket = ⟦http2.connect⟧(origin); ${heard} const request = socket.request({ ":path": "/" }); request.on("end", () => socket.close());`,
      errors: [unbounded("http2.connect", "node:http2")],
      output: `${http2}const socket = http2.connect(origin); ${timeout()} ${heard} const request = socket.request({ ":path": "/" }); request.on("end", () => socket.close());`,
    },
  ],
});

run("require-socket-timeout: safe defaults that are switched off", rule, everywhere, {
  valid: [
    { name: "socket.io-client has one", code: 'import { io } from "socket.io-client"; io(url); io({ path: "/chat" }); io(url, { timeout: 5_000 }); io(url, options); io();' },
    { name: "ssh2 has one", code: 'import { Client } from "ssh2"; const client = new Client(); client.connect({ host }); client.connect({ host, readyTimeout: 5_000 }); client.connect(options);' },
    { name: "Node's resolvers have one, and nothing switches it off", code: 'import { Resolver } from "node:dns/promises"; await new Resolver().resolveMx(name); await new Resolver({ timeout: 0 }).resolve4(name); await new Resolver({ timeout: -1 }).resolve4(name);' },
    { name: "a function where only an instance has a method", code: 'import { connect } from "ssh2"; connect({ host, readyTimeout: 0 });' },
    { name: "a client of another library", code: 'import { Client } from "pg"; const client = new Client(); client.connect({ readyTimeout: 0 });' },
    { name: "a limit that fires at once is no missing one", code: 'import { io } from "socket.io-client"; io(url, { timeout: 0 });' },
  ],
  invalid: [
    {
      name: "socket.io-client",
      code: 'import { io } from "socket.io-client"; const socket = io(url, { ⟦timeout: false⟧ }); socket.on("connect_error", log);',
      errors: [switchedOff("io", "timeout: false")],
      output: 'import { io } from "socket.io-client"; const socket = io(url, { timeout: 10_000 }); socket.on("connect_error", log);',
    },
    {
      name: "socket.io-client, options alone",
      code: 'import io from "socket.io-client"; const socket = io({ ⟦timeout: false⟧ }); socket.on("connect_error", log);',
      errors: [switchedOff("io", "timeout: false")],
      output: 'import io from "socket.io-client"; const socket = io({ timeout: 10_000 }); socket.on("connect_error", log);',
    },
    {
      name: "ssh2",
      code: 'import { Client } from "ssh2"; const client = new Client(); client.on("error", log); client.connect({ host, ⟦readyTimeout: 0⟧ });',
      errors: [switchedOff("client.connect", "readyTimeout: 0")],
      output: 'import { Client } from "ssh2"; const client = new Client(); client.on("error", log); client.connect({ host, readyTimeout: 10_000 });',
    },
  ],
});

run("require-socket-timeout: TypeScript", rule, typescript, {
  valid: [
    { name: "a type", code: 'import type WebSocket from "ws"; export function send(socket: WebSocket) { socket.send("hello"); }' },
    { name: "declared options", code: `${ws}export const open = (url: string, options: WebSocket.ClientOptions) => new WebSocket(url, options);` },
  ],
  invalid: [
    {
      name: "casts",
      code: `${ws}const socket = ⟦new WebSocket(url as string, {} as WebSocket.ClientOptions)⟧ as WebSocket; ${heard}`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const socket = new WebSocket(url as string, { handshakeTimeout: 10_000 } as WebSocket.ClientOptions) as WebSocket; ${heard}`,
    },
    {
      name: "import = require",
      code: `import WebSocket = require("ws"); const socket: WebSocket = ⟦new WebSocket(url)⟧; ${heard}`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `import WebSocket = require("ws"); const socket: WebSocket = new WebSocket(url, { handshakeTimeout: 10_000 }); ${heard}`,
    },
  ],
});

run("require-socket-timeout: with types", rule, ["typed"], {
  valid: [
    { name: "a text may be a path", code: `${net}export function open(address: string) { const socket = net.connect(address); ${heard} }` },
    { name: "a list of protocols or options", code: `${ws}export const open = (url: string, given: string[] | { origin: string }) => new WebSocket(url, given as never);` },
  ],
  invalid: [
    {
      name: "a number is a port",
      code: `${net}export function open(at: number, to: string) { const socket = ⟦net.connect⟧(at, to); ${heard} }`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}export function open(at: number, to: string) { const socket = net.connect(at, to); ${timeout()} ${heard} }`,
    },
    {
      name: "a text is a protocol",
      code: `${ws}export function open(url: string, protocols: string) { const socket = ⟦new WebSocket(url, protocols)⟧; ${heard} }`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}export function open(url: string, protocols: string) { const socket = new WebSocket(url, protocols, { handshakeTimeout: 10_000 }); ${heard} }`,
    },
  ],
});

import rule from "../../rules/no-ineffective-timeout.js";
import { everywhere, run } from "../cases.js";
import { connect, connectUnheard, convert, convertUnheard, emittedBySocket, heardBySocket, idle, idleUnheard, ignoredByWs, ignoredMethod } from "./no-ineffective-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");
const net = 'import net from "node:net";';
const tls = 'import tls from "node:tls";';
const http2 = 'import http2 from "node:http2";';
const ws = 'import WebSocket from "ws";';
const fail = 'socket.on("error", fail);';
const ending = 'socket.destroy(new Error("Connection timed out"))';
const listener = `socket.on("timeout", () => ${ending});`;
const off = 'socket.once("connect", () => socket.setTimeout(0));';

run("no-ineffective-timeout: connections", rule, everywhere, {
  valid: [
    { name: "no limit at all belongs to another rule", code: lines(net, "const socket = net.connect(80, host);", fail) },
    { name: "none is written", code: lines(net, "const socket = net.connect({ port: 80, timeout: 0 });", "socket.setTimeout(0);") },
    { name: "a signal beside it", code: lines(net, "const socket = net.connect({ port: 80, timeout: 5_000, signal });") },
    { name: "a socket of this machine", code: lines(net, 'const socket = net.connect({ path: "/tmp/x.sock", timeout: 5_000 });') },
    { name: "ended by a listener", code: lines(net, "const socket = net.connect({ port: 80, timeout: 5_000 });", 'socket.on("timeout", () => socket.destroy());') },
    { name: "half closed by a listener", code: lines(net, "const socket = net.connect({ port: 80, timeout: 5_000 });", 'socket.on("timeout", () => { console.log("late"); socket.end(); });') },
    { name: "ended by the method's own listener", code: lines(net, "const socket = net.connect(80, host);", "socket.setTimeout(5_000, () => socket.destroy());") },
    { name: "ended by a listener of which nothing is seen", code: lines(net, "const socket = net.connect(80, host);", "socket.setTimeout(5_000, stop);") },
    { name: "rejected", code: lines(net, "new Promise((resolve, reject) => {", "  const socket = net.connect({ port: 80, timeout: 5_000 }, resolve);", '  socket.on("timeout", reject);', "});") },
    { name: "ended by a timer", code: lines(net, "const socket = net.connect({ port: 80, timeout: 5_000 });", "setTimeout(() => socket.destroy(), 9_000);") },
    { name: "returned", code: lines(net, "export function open() {", "  const socket = net.connect({ port: 80, timeout: 5_000 });", "  return socket;", "}") },
    { name: "passed on", code: lines(net, "const socket = net.connect({ port: 80, timeout: 5_000 });", "track(socket);") },
    { name: "a socket that a server is given", code: lines(net, "net.createServer((socket) => { socket.setTimeout(5_000); });") },
    { name: "a socket from a caller", code: lines(net, "export const limit = (socket) => { socket.setTimeout(5_000); };") },
    { name: "ssh2 has a limit of its own", code: lines('import { Client } from "ssh2";', "const client = new Client();", "client.connect({ host, timeout: 5_000 });") },
    { name: "a WebSocket with its own limit", code: lines(ws, "const socket = new WebSocket(url, { handshakeTimeout: 5_000, timeout: 5_000 });", fail) },
    { name: "a browser's WebSocket", code: "const socket = new WebSocket(url, { timeout: 5_000 });" },
  ],
  invalid: [
    {
      code: lines(net, "const socket = net.connect({ port: 80, ⟦timeout: 5_000⟧ });", fail),
      errors: [
        emittedBySocket(
          "timeout",
          connect(ending, lines(net, "const socket = net.connect({ port: 80, timeout: 5_000 });", listener, off, fail)),
          idle(ending, lines(net, "const socket = net.connect({ port: 80, timeout: 5_000 });", listener, fail)),
        ),
      ],
    },
    {
      name: "TLS has connected when it has shaken hands",
      code: lines(tls, "const socket = tls.connect({ port: 443, ⟦timeout: 5_000⟧ });", fail),
      errors: [
        emittedBySocket(
          "timeout",
          connect(
            ending,
            lines(tls, "const socket = tls.connect({ port: 443, timeout: 5_000 });", listener, 'socket.once("secureConnect", () => socket.setTimeout(0));', fail),
          ),
          idle(ending, lines(tls, "const socket = tls.connect({ port: 443, timeout: 5_000 });", listener, fail)),
        ),
      ],
    },
    {
      name: "the method",
      code: lines(net, "const socket = net.createConnection(80, host);", "socket.⟦setTimeout(5_000)⟧;", fail),
      errors: [
        emittedBySocket(
          "setTimeout",
          connect(ending, lines(net, "const socket = net.createConnection(80, host);", `socket.setTimeout(5_000, () => ${ending});`, off, fail)),
          idle(ending, lines(net, "const socket = net.createConnection(80, host);", `socket.setTimeout(5_000, () => ${ending});`, fail)),
        ),
      ],
    },
    {
      name: "the method, called when it has connected",
      code: lines(net, "const socket = net.connect(80, host, () => {", "  socket.⟦setTimeout(5_000)⟧;", "});", fail),
      errors: [
        emittedBySocket("setTimeout", idle(ending, lines(net, "const socket = net.connect(80, host, () => {", `  socket.setTimeout(5_000, () => ${ending});`, "});", fail))),
      ],
    },
    {
      name: "a socket that connects later",
      code: lines(net, "const socket = new net.Socket();", "socket.⟦setTimeout(5_000)⟧;", fail, "socket.connect(80, host);"),
      errors: [
        emittedBySocket(
          "setTimeout",
          connect(ending, lines(net, "const socket = new net.Socket();", `socket.setTimeout(5_000, () => ${ending});`, off, fail, "socket.connect(80, host);")),
          idle(ending, lines(net, "const socket = new net.Socket();", `socket.setTimeout(5_000, () => ${ending});`, fail, "socket.connect(80, host);")),
        ),
      ],
    },
    {
      name: "a socket without a name",
      code: lines(net, 'net.connect({ port: 80, ⟦timeout: 5_000⟧ }).on("error", fail);'),
      errors: [emittedBySocket("timeout", idle(ending, lines(net, 'const socket = net.connect({ port: 80, timeout: 5_000 }).on("error", fail);', listener)))],
    },
    {
      name: "a listener that only writes it down",
      code: lines(net, "const socket = net.connect({ port: 80, timeout: 5_000 });", 'socket.⟦on⟧("timeout", () => console.log("late"));'),
      errors: [
        heardBySocket(
          idleUnheard(ending, lines(net, "const socket = net.connect({ port: 80, timeout: 5_000 });", `socket.on("timeout", () => { ${ending}; console.log("late"); });`)),
        ),
      ],
    },
    {
      name: "Socket#connect reads no timeout",
      code: lines(net, "const socket = new net.Socket();", "socket.connect({ port: 80, ⟦timeout: 5_000⟧ });"),
      errors: [
        ignoredMethod(
          "node:net",
          connectUnheard(ending, lines(net, "const socket = new net.Socket();", "socket.connect({ port: 80 });", `socket.setTimeout(5_000, () => ${ending});`, off)),
          idleUnheard(ending, lines(net, "const socket = new net.Socket();", "socket.connect({ port: 80 });", `socket.setTimeout(5_000, () => ${ending});`)),
        ),
      ],
    },
    {
      name: "nor does the constructor",
      code: lines(net, "const socket = new net.Socket({ ⟦timeout: 5_000⟧ });", "socket.connect(80, host);"),
      errors: [ignoredMethod("node:net")],
    },
    {
      name: "HTTP/2",
      code: lines(http2, "const session = http2.connect(url, { ⟦timeout: 5_000⟧, settings });", 'session.on("error", fail);'),
      errors: [
        ignoredMethod(
          "node:http2",
          connect(
            'session.destroy(new Error("Connection timed out"))',
            lines(
              http2,
              "const session = http2.connect(url, { settings });",
              'session.setTimeout(5_000, () => session.destroy(new Error("Connection timed out")));',
              'session.once("connect", () => session.setTimeout(0));',
              'session.on("error", fail);',
            ),
          ),
          idle(
            'session.destroy(new Error("Connection timed out"))',
            lines(http2, "const session = http2.connect(url, { settings });", 'session.setTimeout(5_000, () => session.destroy(new Error("Connection timed out")));', 'session.on("error", fail);'),
          ),
        ),
      ],
    },
    {
      name: "HTTP/2 with options in a variable, as the whole body of an if",
      code: lines(http2, "const options = { timeout: 5_000 };", "let session;", "if (isOld) session = ⟦http2.connect⟧(url, options);"),
      errors: [
        ignoredMethod(
          "node:http2",
          idleUnheard(
            'session.destroy(new Error("Connection timed out"))',
            lines(
              http2,
              "const options = { timeout: 5_000 };",
              "let session;",
              'if (isOld) { session = http2.connect(url, options); session.setTimeout(5_000, () => session.destroy(new Error("Connection timed out"))); }',
            ),
          ),
        ),
      ],
    },
    {
      code: lines(ws, "const socket = new WebSocket(url, { ⟦timeout: 5_000⟧, headers });", fail),
      errors: [ignoredByWs()],
      output: lines(ws, "const socket = new WebSocket(url, { handshakeTimeout: 5_000, headers });", fail),
    },
    {
      name: "a WebSocket whose limit nobody knows",
      code: lines(ws, "const socket = new WebSocket(url, { ⟦timeout: config.timeout⟧ });", fail),
      errors: [ignoredByWs(convert("handshakeTimeout: config.timeout", lines(ws, "const socket = new WebSocket(url, { handshakeTimeout: config.timeout });", fail)))],
    },
    {
      name: "a WebSocket that others listen to",
      code: lines(ws, "export const open = () => new WebSocket(url, { ⟦timeout: 5_000⟧ });"),
      errors: [ignoredByWs(convertUnheard("handshakeTimeout: 5_000", lines(ws, "export const open = () => new WebSocket(url, { handshakeTimeout: 5_000 });")))],
    },
  ],
});

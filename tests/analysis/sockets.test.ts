import { describe, expect, it } from "vitest";
import { clientsFrom } from "../../src/analysis/clients.js";
import { externalCallOf } from "../../src/analysis/external-call.js";
import { catalogue } from "../../src/catalogue/index.js";
import { ask, type Reader } from "./ask.js";

const clients = clientsFrom(catalogue);
const readers: readonly Reader[] = ["espree", "syntax", "types"];
const imports = 'import net from "node:net"; import tls from "node:tls"; import http2 from "node:http2"; import WebSocket from "ws"; import { io } from "socket.io-client"; import { Client } from "ssh2"; ';

/** Each case is one socket and its bound state, asked by all parsers. */
function table(state: string | undefined, codes: readonly string[]): void {
  for (const code of codes) {
    it.each(readers)(`${code} (%s)`, (reader) => {
      const states = ask(imports + code, reader, ["net.connect", "tls.connect", "http2.connect", "WebSocket", "io", "s.connect"], (file, call) => externalCallOf(file, clients, call)?.state);
      expect(states).toEqual([state]);
    });
  }
}

describe("A socket is bounded by", () => {
  table("bounded", [
    "net.connect({ port: 1, signal })",
    "const s = net.connect(1, 'a'); s.setTimeout(5, () => s.destroy())",
    "const s = net.connect(1, 'a'); s.setTimeout(5); s.on('timeout', fail)",
    "const s = net.connect({ port: 1, timeout: 5 }); s.on('timeout', () => s.end())",
    "const s = new net.Socket({ signal }); s.connect(1)",
    "const s = new net.Socket(); s.setTimeout(5, fail); s.connect(1)",
    "tls.connect(1, { signal })",
    "tls.connect(1, 'a', { signal })",
    "http2.connect(u, { signal })",
    "const s = http2.connect(u); s.setTimeout(5, () => s.close())",
    "new WebSocket(u, { handshakeTimeout: 5 })",
    "new WebSocket(u, 'a', { handshakeTimeout: 5 })",
    "new WebSocket(u, [], { signal })",
    "io('u')",
    "io(u, { timeout: 5 })",
    "const s = new Client(); s.connect({})",
  ]);
});

describe("A limit of a socket that does nothing is", () => {
  table("ineffective", [
    "const s = net.connect({ port: 1, timeout: 5 })",
    "const s = net.connect(1, 'a'); s.setTimeout(5)",
    "const s = net.connect(1, 'a'); s.setTimeout(5, () => log('slow'))",
    "const s = tls.connect({ port: 1, timeout: 5 })",
    "const s = new net.Socket(); s.connect({ port: 1, timeout: 5 })",
    "const s = new net.Socket({ timeout: 5 }); s.connect(1, 'a')",
    "const s = http2.connect(u, { timeout: 5 })",
    "new WebSocket(u, { timeout: 5 })",
    "const s = new Client(); s.connect({ readyTimeout: 0, timeout: 5 })",
  ]);
});

describe("A socket is unbounded by", () => {
  table("unbounded", [
    "const s = net.connect(1, 'a')",
    "net.connect(1, 'a')",
    "const s = net.connect('1')",
    "const s = net.connect({ port: 1 }, () => s.end())",
    "const s = net.connect(o.port, h)",
    "const s = tls.connect(1, {})",
    "const s = http2.connect(u, () => {})",
    "const s = http2.connect(u); const r = s.request(); r.on('end', () => s.close())",
    "new WebSocket(u)",
    "const open = () => new WebSocket(u)",
    "new WebSocket(u, a, {})",
    "io(u, { timeout: false })",
    "const s = new Client(); s.connect({ readyTimeout: 0 })",
    "const s = new WebSocket(u); s.on('close', () => setTimeout(connect, 5))",
    "const s = new WebSocket(u); await new Promise((resolve) => { setTimeout(resolve, 5); })",
  ]);
});

describe("Nobody can tell of a socket", () => {
  table("unknown", [

    "const s = net.connect(p)",
    "const s = net.connect('/run/a.sock')",
    "const s = net.connect({ path: p })",
    "const s = net.connect(p, f)",
    "const s = net.connect(...given)",
    "const s = net.connect(1, 'a'); hand(s)",
    "const s = net.connect(1, 'a'); s.on(e, fail)",
    "const s = net.connect(1, 'a'); export { s }",
    "export const s = net.connect(1, 'a')",
    "const s = net.connect(1, 'a'); function stop() { s.destroy() }",
    "const s = net.connect(1, 'a'); s.on('lookup', () => later(() => s.destroy()))",
    "const s = tls.connect(1, a)",
    "const s = tls.connect({ socket })",
    "const s = http2.connect(u); const r = s.request(); r.setTimeout(5, () => r.close())",
    "new WebSocket(u, a)",
    "new WebSocket(u, { agent })",
    "new WebSocket(u, o)",
    "const s = new WebSocket(u); setTimeout(() => s.close(), 5)",
    "const s = new WebSocket(u); setTimeout(late, 5)",
    "const s = new WebSocket(u); setInterval(() => s.terminate(), 5)",
    "const s = new WebSocket(u); await Promise.race([a, b])",
    "const s = new WebSocket(u); await once(s, 'open', { signal })",
    "const open = () => new WebSocket(u); pTimeout(open(), {})",
    "class A { a() { this.s = new WebSocket(u) } b() { setTimeout(this.fail, 5) } }",
  ]);
});

describe("No call of a client is", () => {
  table(undefined, ["new WebSocket(null)", "new WebSocket('ws+unix:///a')", "WebSocket(u)", "s.connect(1)", "const s = new net.Socket(); s.connect()"]);
});

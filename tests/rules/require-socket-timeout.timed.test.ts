import rule from "../../rules/require-socket-timeout.js";
import { everywhere, run } from "../cases.js";
import { noHandshakeTimeout, unbounded } from "./require-socket-timeout.errors.js";

const net = 'import net from "node:net"; ';
const ws = 'import WebSocket from "ws"; ';
const heard = 'socket.on("error", reject);';
const limit = "{ handshakeTimeout: 10_000 }";
const timeout = 'socket.setTimeout(10_000, () => socket.destroy(new Error("No connection in time"))); socket.once("connect", () => socket.setTimeout(0));';

run("require-socket-timeout: waits that something else ends", rule, everywhere, {
  valid: [
    { name: "a timer ends the socket", code: `${ws}const socket = new WebSocket(url); const timer = setTimeout(() => socket.terminate(), 5_000); socket.on("open", () => clearTimeout(timer));` },
    { name: "a timer calls its method", code: `${net}const socket = net.connect(80, host); setTimeout(socket.destroy.bind(socket), 5_000);` },
    { name: "a timer rejects the promise", code: `${ws}await new Promise((resolve, reject) => { setTimeout(() => reject(new Error("late")), 5_000); const socket = new WebSocket(url); socket.on("open", resolve); });` },
    { name: "a timer settles the promise itself", code: `${ws}await new Promise((resolve) => { setTimeout(resolve, 5_000, false); const socket = new WebSocket(url); socket.on("open", () => resolve(true)); });` },
    { name: "a timer calls a function that ends it", code: `${ws}function open() { const socket = new WebSocket(url); const fail = () => socket.terminate(); setTimeout(fail, 5_000); }` },
    { name: "a timer calls what nobody can see", code: `${ws}function open(late) { const socket = new WebSocket(url); setTimeout(late, 5_000); }` },
    { name: "a timer of the class ends its field", code: `${ws}class Feed { open() { this.socket = new WebSocket(url); this.timer = setTimeout(() => this.fail(), 5_000); } fail() { this.socket.terminate(); } }` },
    { name: "an interval looks after it", code: `${ws}class Feed { open() { this.socket = new WebSocket(url); } watch() { setInterval(() => { if (!this.alive) this.socket.terminate(); }, 5_000); } }` },
    { name: "a race", code: `${ws}const socket = new WebSocket(url); await Promise.race([once(socket, "open"), sleep(5_000)]);` },
    { name: "a signal at the wait", code: `${ws}const socket = new WebSocket(url); await once(socket, "open", { signal });` },
    { name: "whoever aborts", code: `${net}const socket = net.connect(80, host); signal.addEventListener("abort", () => socket.destroy());` },
    { name: "a helper named after it", code: `${ws}const socket = new WebSocket(url); await withTimeout(once(socket, "open"), 5_000);` },
    { name: "whoever calls the function races it", code: `${ws}const open = () => new Promise((resolve) => { const socket = new WebSocket(url); socket.on("open", resolve); }); await pTimeout(open(), { milliseconds: 5_000 });` },
    { name: "another function ends it", code: `${net}const socket = net.connect(80, host); export function stop() { socket.destroy(); }` },
    { name: "a listener of something else ends it", code: `${net}const socket = net.connect(80, host); process.on("SIGINT", () => socket.destroy());` },
    { name: "a listener of its own starts what ends it", code: `${net}const socket = net.connect(80, host); socket.on("lookup", () => later(() => socket.destroy()));` },
  ],
  invalid: [
    {
      name: "a timer that only tries again",
      code: `${ws}class Feed { open() { this.socket = ⟦new WebSocket(url)⟧; this.socket.on("error", log); this.socket.on("close", () => { setTimeout(() => this.open(), 1_000); }); } }`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}class Feed { open() { this.socket = new WebSocket(url, ${limit}); this.socket.on("error", log); this.socket.on("close", () => { setTimeout(() => this.open(), 1_000); }); } }`,
    },
    {
      name: "a timer that tries again by name",
      code: `${ws}class Feed { open() { this.socket = ⟦new WebSocket(url)⟧; this.socket.on("error", log); this.socket.on("close", () => { setTimeout(this.open.bind(this), 1_000); }); } }`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}class Feed { open() { this.socket = new WebSocket(url, ${limit}); this.socket.on("error", log); this.socket.on("close", () => { setTimeout(this.open.bind(this), 1_000); }); } }`,
    },
    {
      name: "a timer that calls the function which connects: what that rejects comes after an error alone",
      code: `${net}const wait = (port) => new Promise((resolve, reject) => { const attempt = () => { const socket = ⟦net.connect⟧(port, "printer", resolve); socket.once("error", () => { if (isLate()) reject(); else setTimeout(attempt, 500); }); }; attempt(); });`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}const wait = (port) => new Promise((resolve, reject) => { const attempt = () => { const socket = net.connect(port, "printer", resolve); ${timeout} socket.once("error", () => { if (isLate()) reject(); else setTimeout(attempt, 500); }); }; attempt(); });`,
    },
    {
      name: "a pause between attempts",
      code: `${net}async function wait(port) { for (;;) { await new Promise((resolve) => setTimeout(resolve, 500)); await new Promise((resolve, reject) => { const socket = ⟦net.connect⟧(port, "printer", resolve); ${heard} }); } }`,
      errors: [unbounded("net.connect", "node:net")],
      output: `${net}async function wait(port) { for (;;) { await new Promise((resolve) => setTimeout(resolve, 500)); await new Promise((resolve, reject) => { const socket = net.connect(port, "printer", resolve); ${timeout} ${heard} }); } }`,
    },
    {
      name: "a timer of another function",
      code: `${ws}function open() { const socket = ⟦new WebSocket(url)⟧; ${heard} } function other() { setTimeout(() => stop(), 1_000); }`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}function open() { const socket = new WebSocket(url, ${limit}); ${heard} } function other() { setTimeout(() => stop(), 1_000); }`,
    },
    {
      name: "whoever calls the function only waits for it",
      code: `${ws}const open = () => new Promise((resolve, reject) => { const socket = ⟦new WebSocket(url)⟧; ${heard} socket.on("open", resolve); }); await open();`,
      errors: [noHandshakeTimeout("WebSocket")],
      output: `${ws}const open = () => new Promise((resolve, reject) => { const socket = new WebSocket(url, ${limit}); ${heard} socket.on("open", resolve); }); await open();`,
    },
  ],
});

import { expect, it } from "vitest";
import { endWaitOf } from "../../src/analysis/end-wait.js";
import { ask } from "./ask.js";

/** Whether the code's listener for "close", the call's last argument, shows that somebody waits. */
const waits = (code: string): string[] =>
  ask(code, "espree", ["child.on"], (file, call) => (file.sourceCode.getText(call.arguments[0]) === '"close"' ? endWaitOf(file, call.arguments[1]!, ["exit", "close"]) : "")).filter(Boolean);

const promise = (body: string): string => `new Promise((resolve, reject) => { ${body} });`;

it.each([
  ["yes", "the resolver itself", promise('child.on("close", resolve);')],
  ["yes", "a listener that resolves", promise('child.on("close", (code) => { if (code) reject(code); else resolve(); });')],
  ["yes", "a function that resolves, on an error too", promise('const end = () => resolve(); child.on("error", end); child.on("close", end);')],
  ["yes", "a resolver with another name", 'let done; new Promise((resolve) => { done = resolve; }); child.on("close", () => done());'],
  ["yes", "a promise with resolvers", 'const { promise, resolve } = Promise.withResolvers(); child.on("close", resolve);'],
  ["unknown", "a promise that data resolves too", promise('child.on("data", () => resolve()); child.on("close", () => resolve());')],
  ["unknown", "a promise that data resolves by the same function", promise('const end = () => resolve(); child.on("data", end); child.on("close", end);')],
  ["unknown", "a promise that a timer settles", promise('setTimeout(reject, 1000); child.on("close", resolve);')],
  ["no", "a listener that only rejects", promise('child.on("data", resolve); child.on("close", () => reject(new Error("ended")));')],
  ["no", "a listener that settles nothing", 'child.on("close", (code) => console.log(code));'],
  ["no", "a function of that name", 'function resolve() {} child.on("close", resolve);'],
] as const)("%s: %s", (expected, _, code) => {
  expect(waits(code)).toEqual([expected]);
});

import { type Case, type Outcome, same } from "../case.js";
import { attempt, ends, hangs } from "./programs.js";

const made = "const controller = new AbortController();";

const removed = (name: string, edit: Case["edit"], program: string, well: Outcome, faults: Case["faults"]): Case => ({ rule: "no-unused-abort-controller", name, edit, program, well, faults });

const unchanged: Case["faults"] = { silent: same(hangs), stalled: same(hangs), resets: same(ends("TypeError")) };
const remove = { suggestion: "Remove" };

export const noUnusedAbortController: readonly Case[] = [
  removed(
    "a signal of `fetch` that nothing aborts: all stays as it was",
    "fix",
    attempt([], made, "const response = await fetch(url, { signal: controller.signal });", "console.log((await response.json()).id);"),
    ends("7"),
    unchanged,
  ),
  removed(
    "a signal under a name of its own, among other options",
    "fix",
    attempt([], made, "const { signal } = controller;", 'const response = await fetch(url, { headers: { accept: "*/*" }, signal });', "console.log((await response.json()).id);"),
    ends("7"),
    unchanged,
  ),
  removed(
    "a signal of an own function",
    remove,
    attempt([], "const get = (...init) => fetch(url, ...init);", made, "const response = await get({ signal: controller.signal });", "console.log((await response.json()).id);"),
    ends("7"),
    unchanged,
  ),
  removed(
    "a signal beside a timeout of `ofetch`, which counts only without it: the code does not stay as it was",
    remove,
    attempt(['import { ofetch } from "ofetch";'], made, "const timeout = Number(process.env.DEADLINE);", "const { id } = await ofetch(url, { timeout, retry: 0, signal: controller.signal });", "console.log(id);"),
    ends("7"),
    { silent: { before: hangs, after: ends("FetchError") } },
  ),
  removed(
    "an abort that ends nothing",
    remove,
    attempt([], made, "const response = await fetch(url);", "console.log((await response.json()).id);", "controller.abort();", 'console.log("done");'),
    ends("7", "done"),
    unchanged,
  ),
];

import type { TSESTree } from "@typescript-eslint/utils";
import { describe } from "vitest";
import { allClients } from "../../src/analysis/clients.js";
import type { File } from "../../src/analysis/file.js";
import { type NameTest, questionsOf } from "../../src/analysis/name-test.js";
import { ownAborts } from "../../src/analysis/own-abort.js";
import type { CallNode } from "../../src/analysis/reach.js";
import { rejectionOf } from "../../src/analysis/rejection.js";
import { settingsOf } from "../../src/settings.js";
import { everywhere, tableOf } from "./table.js";

const clients = allClients(settingsOf({ settings: {} }));

/** The body of the function that `target` is given, or what it is given. */
function given({ arguments: [argument] }: CallNode): TSESTree.Node {
  return argument?.type === "ArrowFunctionExpression" ? argument.body : argument!;
}

/** What code may reject with: the timed calls' clients, and all names. */
function rejection(file: File, call: CallNode): readonly string[] {
  const found = rejectionOf(file, clients, given(call));
  return found ? [...found.timed.map(({ client }) => `${client} in time`), ...found.names] : ["unknown"];
}

describe("A piece of code may reject", () => {
  tableOf(rejection)(
    {
      "not by an abort where nothing is waited for": ["target(async () => { start(); })"],
      "not by an abort where a request has no signal": ['target(async () => { await fetch("/a"); })'],
      "as a request's signal says": ['target(async () => { await fetch("/a", { signal: AbortSignal.timeout(9) }); })', "fetch in time", "TimeoutError"],
      "by a signal that no time ends, and its name": ['const c = new AbortController(); if (x) c.abort(); target(fetch("/a", { signal: c.signal }))', "AbortError"],
      "by a client's own limit, whose name may always come": ['import ky from "ky"; target(async () => { await ky("/a"); })', "TimeoutError"],
      "by each client's name": ['import axios from "axios"; target(async () => { await axios.get("/a", { signal: AbortSignal.timeout(9) }); await fetch("/b", { signal: AbortSignal.timeout(9) }); })', "axios in time", "fetch in time", "CanceledError", "AxiosError", "TimeoutError"],
      "by all names of versions that nobody tells apart": ['import got from "got"; target(async () => { await got("/a", { signal: AbortSignal.timeout(9) }).json(); })', "got in time", "TimeoutError", "AbortError"],
      "by a name that a handler inside may take": ['target(async () => { try { await fetch("/a", { signal: AbortSignal.timeout(9) }); } catch {} })', "TimeoutError"],
      "once, by a request and its body": ['target(async () => { const r = await fetch("/a", { signal: AbortSignal.timeout(9) }); await r.text(); await r.body.cancel(); })', "fetch in time", "TimeoutError"],
      "by what nobody knows": ["target(async () => { await start(); })", "unknown"],
      "by what a caller gives": ["target(async () => { await fetch(request); })", "unknown"],
      "by what a function of this file waits for": ['const load = async (url) => { const r = await fetch("/a", { signal: AbortSignal.timeout(9) }); return r.json(); }; target(async () => { await load(); })', "fetch in time", "TimeoutError"],
      "by functions that lead too far": ['const a = () => b(); const b = () => c(); const c = () => d(); const d = () => fetch("/a"); target(async () => { await a(); })', "unknown"],
    },
    everywhere,
  );
});

/** The reasons that the signals of a call may bring. */
function reasons(file: File, call: CallNode): readonly string[] {
  const found = ownAborts(file, call);
  return found ? [...found.reasons, ...(found.isTimed ? ["in time"] : [])] : ["unknown"];
}

describe("The signals of a call may bring", () => {
  tableOf(reasons)(
    {
      "nothing, where there is none": ["target({})"],
      "a timeout": ["target({ signal: AbortSignal.timeout(9) })", "TimeoutError", "in time"],
      "a timeout, if anything": ["target({ signal: x ? AbortSignal.timeout(9) : null })", "TimeoutError", "in time"],
      "an abort": ["target({ signal: AbortSignal.abort() })", "AbortError"],
      "a reason of its own": ["target({ signal: AbortSignal.abort(reason) })", "unknown"],
      "an abort by a timer": ["const c = new AbortController(); setTimeout(() => c.abort(), 9); target({ signal: c.signal })", "AbortError", "in time"],
      "an abort by a timer, or before": ["const c = new AbortController(); setTimeout(() => c.abort(), 9); if (x) c.abort(); target({ signal: c.signal })", "AbortError", "in time"],
      "what a controller in sight is never given": ["const c = new AbortController(); target({ signal: c.signal })"],
      "both of two": ["const c = new AbortController(); c.abort(); target({ signal: AbortSignal.any([c.signal, AbortSignal.timeout(9)]) })", "AbortError", "TimeoutError", "in time"],
      "what a list that nobody sees holds": ["target({ signal: AbortSignal.any(signals) })", "unknown"],
      "what others do with the controller": ["const c = new AbortController(); use(c); target({ signal: c.signal })", "unknown"],
      "somebody else's abort": ["/** @param {AbortSignal} signal */ function f(signal) { target({ signal }); }", "unknown"],
    },
    everywhere,
  );
});

const inWords = ({ form, names }: NameTest): string => `${form} ${names.join(" ")}`;

/** What the function that `target` is given asks about its parameter. */
function questions(file: File, { arguments: [fn] }: CallNode): readonly string[] {
  const { body, params } = fn as TSESTree.ArrowFunctionExpression;
  const { names, asksOtherwise } = questionsOf(file, { body, parameter: params[0] });
  return [...names.map(inWords), ...(asksOtherwise ? ["otherwise"] : [])];
}

describe("A handler asks", () => {
  tableOf(questions)(
    {
      "for nothing": ["target((e) => { console.error(e, e.name); throw e; })"],
      "for a name": ['target((e) => { if (e.name === "A") throw e; })', "equal A"],
      "for any other name": ['target((e) => { if ("A" != e.name) throw e; })', "unequal A"],
      "for several": ['target(({ name }) => { if (["A", "B"].includes(name)) return; switch (name) { case "C": case "D": } })', "listed A B", "case C", "case D"],
      "for a name by a function": ['const is = (e) => e.name === "A"; target((e) => is(e) || log(e))', "asked A"],
      "by a constant": ['const A = "A"; target((e) => { const { name: kind } = e; return kind === A; })', "equal A"],
      "for what nobody sees": ["target((e) => { if (e.name === A) throw e; })", "otherwise"],
      "by a function that nobody sees": ["target((e) => { if (is(e)) throw e; })", "otherwise"],
      "by a flag": ["target((e) => { if (timedOut) throw e; })", "otherwise"],
      "by the signal": ["target((e) => { signal.throwIfAborted(); })", "otherwise"],
      "by the cause": ["target((e) => e.cause ? 1 : 2)", "otherwise"],
      "for nothing of ours": ['target((e) => { if (e instanceof TypeError || e.code === "E" || e.status > 400 || "name" in e) throw e; })'],
    },
    everywhere,
  );
});

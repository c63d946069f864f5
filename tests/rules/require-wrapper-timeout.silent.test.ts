import rule from "../../rules/require-wrapper-timeout.js";
import { everywhere, run } from "../cases.js";
import { bound, unbounded } from "./require-wrapper-timeout.errors.js";

const deadline = "AbortSignal.timeout(10_000)";

/** A function with these lines before it asks, called without a bound. */
const before = (name: string, lines: string, call = "fetch(url, init)"): { name: string; code: string } => ({
  name,
  code: `async function load(url, init) { ${lines} const answer = await ${call}; return answer.json(); } await load("/", {});`,
});

run("require-wrapper-timeout: functions that bound their own wait, or may", rule, everywhere, {
  valid: [
    before("a signal of its own", "", "fetch(url, { ...init, signal: AbortSignal.timeout(1_000) })"),
    before("a signal of its own where the caller gives none", "", "fetch(url, { ...init, signal: init.signal ?? AbortSignal.timeout(1_000) })"),
    before("a signal of its own under the caller's options", "", "fetch(url, { signal: AbortSignal.timeout(1_000), ...init })"),
    before("a signal of its own, put into the options", "init.signal = AbortSignal.timeout(1_000);"),
    before("options that are replaced", "init = prepare(init);"),
    before("options that somebody else is given", "prepare(init);"),
    before("options that are kept by somebody else", "const held = [init];"),
    before("options that are made by somebody else", "", "fetch(url, prepare(init))"),
    before("a property of a name that nobody knows", "init[name] = value;"),
    before("a timer", "const controller = new AbortController(); setTimeout(() => controller.abort(), init.limit);", "fetch(url, { ...init, signal: controller.signal })"),
    before("a race", "", "Promise.race([fetch(url, init), wait(1_000)])"),
    before("a call that somebody else may end", "", "withTimeout(fetch(url, init))"),
    before("a way that depends on the options", "if (init) return prepared(url);"),
    before("a way that depends on the signal", "if (init.signal) log('may end');"),
    before("a limit that it reads", "log(init.timeout);"),
    before("a call in a function of its own", "", "retry(() => fetch(url, init))"),
    before("a call that it does not wait for", "fetch(url, init);", "prepared(url)"),
    before("another part of the arguments in another path", "", "fetch(url, isOwn ? init : url.init)"),
    { name: "a signal by default", code: "async function load(url, init = { signal: AbortSignal.timeout(1_000) }) { return (await fetch(url, init)).json(); } await load('/');" },
    { name: "a destructured signal by default", code: "async function load(url, { signal = AbortSignal.timeout(1_000) } = {}) { return (await fetch(url, { signal })).json(); } await load('/');" },
    { name: "a signal that is destructured in the body, by default", code: "async function load(url, init) { const { signal = AbortSignal.timeout(1_000) } = init; return (await fetch(url, { signal })).json(); } await load('/', {});" },
    { name: "a limit by default", code: 'import axios from "axios"; async function load(url, timeout = 5_000) { return (await axios.get(url, { timeout })).data; } await load("/");' },
    { name: "`arguments`", code: "function load(url, init) { return fetch(arguments[0], init); } await load('/');" },
    { name: "the rest of the options, without the signal", code: "async function load(url, { signal, ...init }) { return (await fetch(url, init)).json(); } await load('/', {});" },
    { name: "a rest that is changed", code: "async function load(...args) { args.push(options); return (await fetch(...args)).json(); } await load('/');" },
  ],
  invalid: [
    {
      name: "a deadline of the function's that the options take the place of",
      code: "async function load(url, init) { return (await fetch(url, { ...init, signal: null })).json(); } async function plain(url, init) { return (await fetch(url, { signal: null, ...init })).json(); } await load('/'); await ⟦plain⟧('/');",
      errors: [unbounded("plain", "fetch(url, { signal: null, ...init })", "`signal`")],
      output: `async function load(url, init) { return (await fetch(url, { ...init, signal: null })).json(); } async function plain(url, init) { return (await fetch(url, { signal: null, ...init })).json(); } await load('/'); await plain('/', { signal: ${deadline} });`,
    },
  ],
});

run("require-wrapper-timeout: what another rule tells", rule, everywhere, {
  valid: [
    { name: "nothing of the caller's reaches the call", code: "async function load(url) { return (await fetch(url)).json(); } await load('/');" },
    { name: "nothing of the caller's that bounds reaches the call", code: "async function load(url, init) { return (await fetch(url, { method: init.method })).json(); } await load('/', {});" },
    { name: "the client itself", code: "const load = fetch; await load('/');" },
    { name: "the client, bound", code: "const load = fetch.bind(globalThis); await load('/');" },
    { name: "an instance", code: 'import axios from "axios"; const api = axios.create(); await api.get("/");' },
  ],
  invalid: [],
});

run("require-wrapper-timeout: a call that is bounded where it is made", rule, everywhere, {
  valid: [
    "const load = async (url, init) => (await fetch(url, init)).json(); await Promise.race([load('/'), wait(1_000)]);",
    "const load = async (url, init) => (await fetch(url, init)).json(); await withTimeout(load('/'), 1_000);",
  ],
  invalid: [
    {
      name: "among others that are waited for",
      code: "const load = async (url, init) => (await fetch(url, init)).json(); await Promise.all([⟦load⟧('/'), load('/', { signal: stop })]);",
      errors: [unbounded("load", "fetch(url, init)", "`signal`")],
      output: `const load = async (url, init) => (await fetch(url, init)).json(); await Promise.all([load('/', { signal: ${deadline} }), load('/', { signal: stop })]);`,
    },
  ],
});

const broker = 'import amqp from "amqplib";';
const options = "`timeout`";

run("require-wrapper-timeout: a server on this machine", rule, everywhere, {
  valid: [
    { name: "by its URL", code: `${broker} const open = async (url, options) => (await amqp.connect(url, options)).createChannel(); await open("amqp://localhost");` },
    { name: "by the rest of the arguments", code: `${broker} const open = async (...args) => (await amqp.connect(...args)).createChannel(); await open("amqp://localhost");` },
    { name: "by an option", code: `${broker} const open = async (options) => (await amqp.connect(options, options)).createChannel(); await open({ hostname: "localhost" });` },
    { name: "by an option in another", code: `${broker} const open = async (url, { socket }) => (await amqp.connect(url, socket)).createChannel(); await open("amqp://localhost", { socket: {} });` },
  ],
  invalid: [
    {
      name: "another by its URL",
      code: `${broker} const open = async (url, options) => (await amqp.connect(url, options)).createChannel(); await ⟦open⟧("amqp://broker");`,
      errors: [unbounded("open", "amqp.connect(url, options)", options, bound("timeout: 10_000", `${broker} const open = async (url, options) => (await amqp.connect(url, options)).createChannel(); await open("amqp://broker", { timeout: 10_000 });`))],
    },
    {
      name: "one that the function names",
      code: `${broker} const open = async (options) => (await amqp.connect("amqp://broker", options)).createChannel(); await ⟦open⟧({});`,
      errors: [unbounded("open", 'amqp.connect("amqp://broker", options)', options, bound("timeout: 10_000", `${broker} const open = async (options) => (await amqp.connect("amqp://broker", options)).createChannel(); await open({ timeout: 10_000 });`))],
    },
  ],
});

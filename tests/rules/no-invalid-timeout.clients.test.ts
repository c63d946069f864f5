import rule from "../../rules/no-invalid-timeout.js";
import { everywhere, policy, run } from "../cases.js";
import { invalid, refused } from "./no-invalid-timeout.errors.js";

const longest = "2_147_483_647";
const axios = 'import axios from "axios"; ';
const got = 'import got from "got"; ';
const ky = 'import ky from "ky"; ';
const dns = 'import dns from "node:dns/promises"; ';
const http = 'import http from "node:http"; ';
const child = 'import { exec, execSync } from "node:child_process"; ';
const openai = 'import OpenAI from "openai"; ';
const stripe = 'import Stripe from "stripe"; ';
const slack = 'import { WebClient } from "@slack/web-api"; ';
const superagent = 'import superagent from "superagent"; ';

const fine = (name: string, code: string) => ({ name, code });

/** A call with an option or an argument that a suggestion replaces by the team's deadline. */
const suggested = (name: string, client: string, option: string, value: string, before: string, written: string, after: string) => ({
  name,
  code: `${before}⟦${written}⟧${after}`,
  errors: [refused(client, option, value, ["10_000", `${before}10_000${after}`])],
});

/** A call with an option or an argument that the fix clamps. */
const clamped = (name: string, client: string, option: string, value: string, before: string, written: string, after: string) => ({
  name,
  code: `${before}⟦${written}⟧${after}`,
  errors: [refused(client, option, value)],
  output: `${before}${longest}${after}`,
});

run("no-invalid-timeout: options of clients", rule, everywhere, {
  valid: [
    fine("a time that works", `${axios}axios.get(url, { timeout: 1000 });`),
    fine("the longest time", `${axios}axios.get(url, { timeout: ${longest} });`),
    fine("a fraction, which timers take", `${axios}axios.get(url, { timeout: 1000 / 3 });`),
    fine("what says that there is no limit: require-http-timeout's", `${axios}axios.get(url, { timeout: 0 });`),
    fine("an argument that says that there is no limit", 'import { Queue } from "bullmq"; const job = await new Queue("mails").add("welcome", {}); await job.waitUntilFinished(events, 0);'),
    fine("an SDK's client that has none", `${slack}new WebClient(token, { timeout: 0 });`),
    fine("a time that no timer holds, where a longer one is cut", `${stripe}new Stripe(key, { timeout: 2 ** 31 });`),
    fine("another that does", `${ky}ky(url, { timeout: false });`),
    fine("undefined", `${axios}axios.get(url, { timeout: undefined });`),
    fine("a text", `${axios}axios.get(url, { timeout: "-1" });`),
    fine("an unknown time", `${axios}axios.get(url, { timeout });`),
    fine("options of somebody else", `${axios}axios.get(url, options);`),
    fine("one of two that works", `${axios}axios.get(url, { timeout: slow ? -1 : 1000 });`),
    fine("a const that is tested", `${axios}const timeout = -1; if (timeout > 0) axios.get(url, { timeout });`),
    fine("another option", `${axios}axios.get(url, { maxRedirects: -1, maxContentLength: Infinity });`),
    fine("an option that fetch ignores: no-ineffective-timeout's", "fetch(url, { timeout: -1 });"),
    fine("an option that only some versions read", 'import fetch from "node-fetch"; fetch(url, { timeout: -1 });'),
    fine("another library", 'import api from "./api.js"; api.get(url, { timeout: -1 });'),
    fine("a shadowed name", "function load(axios) { axios.get(url, { timeout: -1 }); }"),
    fine("longer than a timer holds, which Node cuts", `${http}http.get(url, { timeout: 2 ** 31 }).on("timeout", stop);`),
    fine("longer than a timer holds, where another clock runs", 'import { request } from "undici"; request(url, { headersTimeout: 2 ** 31 });'),
    fine("longer than a timer holds, where some versions wait for ever", `${got}got(url, { timeout: { request: Infinity } });`),
    fine("longer than a timer holds, in a browser", "const xhr = new XMLHttpRequest(); xhr.timeout = 2 ** 31; xhr.send();"),
    fine("longer than a timer holds, for a process that blocks the program", `${child}execSync("make", { timeout: 2 ** 31 });`),
    fine("longer than a timer holds, where the same library's calls wait for it or don't", 'import { execaSync } from "execa"; execaSync("make", { timeout: 2 ** 31 });'),
    fine("longer than a timer holds, for a server's limit", `${http}http.createServer({ requestTimeout: 2 ** 31 }, handle);`),
    fine("a server's limit that is switched off: no-disabled-server-timeout's", `${http}http.createServer({ requestTimeout: 0 }, handle);`),
    fine("0, where the client then takes its default", 'import nodemailer from "nodemailer"; nodemailer.createTransport({ host, greetingTimeout: 0 });'),
    fine("longer than a timer holds, where a clock is read", 'import { Kafka } from "kafkajs"; new Kafka({ brokers, requestTimeout: 2 ** 31 });'),
    fine("a flag that switches a limit off: require-database-timeout's", 'import { Kafka } from "kafkajs"; new Kafka({ brokers, enforceRequestTimeout: false });'),
    fine("a process's limit that is switched off: require-process-timeout's", `${child}exec("make", { timeout: 0 }, done);`),
    fine("what stands for a default", `${dns}new dns.Resolver({ timeout: -1 });`),
    fine("a time for each attempt", `${dns}new dns.Resolver({ timeout: 1000, tries: 2 });`),
    { name: "a client that is bounded elsewhere", code: `${axios}axios.get(url, { timeout: -1 });`, settings: { timeout: { ...policy.timeout, bounded: ["axios"] } } },
  ],
  invalid: [
    suggested("no time for an SDK whose limit nothing switches off: its calls fail at once", "openai", "timeout", "0", `${openai}export const client = new OpenAI({ timeout: `, "0", " });"),
    clamped("no end for one of its calls", "openai", "timeout", "Infinity", `${openai}const client = new OpenAI(); await client.responses.create({ model }, { timeout: `, "Infinity", " });"),
    clamped("longer than a timer", "@slack/web-api", "timeout", "2_147_483_648", `${slack}export const slack = new WebClient(token, { timeout: `, "2 ** 31", " });"),
    suggested("a negative time", "axios", "timeout", "-1", `${axios}axios.get(url, { timeout: `, "-1", " });"),
    suggested("NaN", "axios", "timeout", "NaN", `${axios}axios.post(url, body, { timeout: `, "NaN", " });"),
    clamped("Infinity, for a client that doesn't know it", "axios", "timeout", "Infinity", `${axios}axios.get(url, { timeout: `, "Infinity", " });"),
    clamped("Infinity, for what throws then", "node:dns", "timeout", "Infinity", `${dns}new dns.Resolver({ timeout: `, "Infinity", " });"),
    suggested("a negative time that stands for no default", "node:dns", "timeout", "-2", `${dns}new dns.Resolver({ timeout: `, "-2", " });"),
    clamped("2 ** 31", "ky", "timeout", "2_147_483_648", `${ky}ky.get(url, { timeout: `, "2 ** 31", " });"),
    suggested("0, for a client to which it is no time at all", "ky", "timeout", "0", `${ky}ky.get(url, { timeout: `, "0", " });"),
    suggested("0 in an object of phases", "got", "timeout.request", "0", `${got}got(url, { timeout: { request: `, "0", " } });"),
    suggested("a negative time in an object of phases", "got", "timeout.response", "-5", `${got}got(url, { timeout: { request: 5, response: `, "-5", " } });"),
    suggested("a bound of the connect", "needle", "open_timeout", "-1", 'import needle from "needle"; needle("get", url, { open_timeout: ', "-1", " });"),
    suggested("a negative time, where 0 stands for the default", "nodemailer", "greetingTimeout", "-1", 'import nodemailer from "nodemailer"; nodemailer.createTransport({ host, greetingTimeout: ', "-1", " });"),
    suggested("0, at which every command ends at once", "ioredis", "commandTimeout", "0", 'import Redis from "ioredis"; new Redis(url, { commandTimeout: ', "0", " });"),
    suggested("an argument", "bullmq", "waitUntilFinished", "-1", 'import { Queue } from "bullmq"; const job = await new Queue("mails").add("welcome", {}); await job.waitUntilFinished(events, ', "-1", ");"),
    clamped("an argument that no timer holds", "bullmq", "waitUntilFinished", "Infinity", 'import { Queue } from "bullmq"; const job = await new Queue("mails").add("welcome", {}); await job.waitUntilFinished(events, ', "Infinity", ");"),
    suggested("an option beside which a signal stands", "axios", "timeout", "-1", `${axios}axios.get(url, { signal, timeout: `, "-1", " });"),
    suggested("a process's limit", "node:child_process", "timeout", "-1", `${child}exec("make", { timeout: `, "-1", " }, done);"),
    clamped("a process's limit that no timer holds", "node:child_process", "timeout", "Infinity", `${child}exec("make", { timeout: `, "Infinity", " }, done);"),
    suggested("a limit of a process that blocks the program", "node:child_process", "timeout", "NaN", `${child}execSync("make", { timeout: `, "NaN", " });"),
    suggested("a limit of execa's", "execa", "timeout", "-1", 'import { execa } from "execa"; await execa("make", { timeout: ', "-1", " });"),
    suggested("a server's limit", "node:http", "headersTimeout", "-1", `${http}http.createServer({ headersTimeout: `, "-1", " }, handle);"),
    suggested("a server's limit, as a property", "node:http", "requestTimeout", "NaN", `${http}const server = http.createServer(handle); server.requestTimeout = `, "NaN", ";"),
    suggested("an instance's option", "axios", "timeout", "-1", `${axios}const api = axios.create({ timeout: `, "-1", " }); api.get(url); api.get(other);"),
    suggested("the option of an instance's call", "axios", "timeout", "-1", `${axios}const api = axios.create({ timeout: 5 }); api.get(url, { timeout: `, "-1", " });"),
    {
      name: "an option in an object of its own",
      code: `${axios}const options = { timeout: ⟦Infinity⟧ }; axios.get(url, options);`,
      errors: [refused("axios", "timeout", "Infinity")],
      output: `${axios}const options = { timeout: ${longest} }; axios.get(url, options);`,
    },
    {
      name: "options that several calls share: one report",
      code: `${axios}const options = { timeout: ⟦-1⟧ }; axios.get(a, { ...options }); axios.get(b, { ...options });`,
      errors: [refused("axios", "timeout", "-1", ["10_000", `${axios}const options = { timeout: 10_000 }; axios.get(a, { ...options }); axios.get(b, { ...options });`])],
    },
    {
      name: "a shorthand",
      code: `${axios}const timeout = -1; axios.get(url, { ⟦timeout⟧ });`,
      errors: [refused("axios", "timeout", "-1", ["10_000", `${axios}const timeout = -1; axios.get(url, { timeout: 10_000 });`])],
    },
    {
      name: "a shorthand that is too long",
      code: `${axios}const timeout = Infinity; axios.get(url, { ⟦timeout⟧ });`,
      errors: [refused("axios", "timeout", "Infinity", [`Math.min(timeout, ${longest})`, `${axios}const timeout = Infinity; axios.get(url, { timeout: Math.min(timeout, ${longest}) });`])],
    },
    {
      name: "an option's default",
      code: `${axios}export const load = (url, { timeout = ⟦-1⟧ } = {}) => axios.get(url, { timeout });`,
      errors: [refused("axios", "timeout", "-1", ["10_000", `${axios}export const load = (url, { timeout = 10_000 } = {}) => axios.get(url, { timeout });`])],
    },
    suggested("a time that Node refuses", "node:http", "timeout", "-1", `${http}http.get(url, { timeout: `, "-1", " }).on('timeout', stop);"),
    suggested("an infinite time, which Node refuses", "node:http", "timeout", "-Infinity", `${http}http.get(url, { timeout: `, "-Infinity", " }).on('timeout', stop);"),
    clamped("Infinity, where longer times are cut", "undici", "headersTimeout", "Infinity", 'import { request } from "undici"; request(url, { headersTimeout: ', "Infinity", " });"),
  ],
});

run("no-invalid-timeout: methods and properties", rule, everywhere, {
  valid: [
    fine("a method with a time that works", `${superagent}await superagent.get(url).timeout(1000);`),
    fine("one that says that there is no limit", `${superagent}await superagent.get(url).timeout(0);`),
    fine("one without a time", `${superagent}await superagent.get(url).timeout();`),
    fine("one that is given a list", `${superagent}await superagent.get(url).timeout(...args);`),
    fine("another method", `${superagent}await superagent.get(url).retry(-1);`),
    fine("another object's", `${superagent}const request = superagent.get(url); other.timeout(-1); await request;`),
    fine("a property with a time that works", "const xhr = new XMLHttpRequest(); xhr.timeout = 1000; xhr.send();"),
    fine("another property", "const xhr = new XMLHttpRequest(); xhr.tries = -1; xhr.send();"),
    fine("a property that is read", "const xhr = new XMLHttpRequest(); if (xhr.timeout === -1) stop(); xhr.send();"),
    fine("a property that is added to", "const xhr = new XMLHttpRequest(); xhr.timeout += -1; xhr.send();"),
  ],
  invalid: [
    suggested("a method", "superagent", "timeout", "-1", `${superagent}await superagent.get(url).set("a", "b").timeout(`, "-1", ");"),
    clamped("a method that is given Infinity", "superagent", "timeout", "Infinity", `${superagent}await superagent.get(url).timeout(`, "Infinity", ");"),
    suggested("a method's phase", "superagent", "timeout.response", "-1", `${superagent}await superagent.get(url).timeout({ deadline: 5, response: `, "-1", " });"),
    suggested("a method of what a variable holds", "superagent", "timeout", "-1", `${superagent}const request = superagent.get(url); request.timeout(`, "-1", "); await request;"),
    suggested("a method of what a variable is given", "superagent", "timeout", "-1", `${superagent}let request; request = superagent.get(url); request.timeout(`, "-1", "); await request;"),
    suggested("a method of an agent", "superagent", "timeout", "-1", `${superagent}const agent = superagent.agent().timeout(`, "-1", "); await agent.get(url);"),
    suggested("a method that only emits", "node:http", "setTimeout", "-1", `${http}const request = http.get(url); request.setTimeout(`, "-1", ", () => request.destroy());"),
    suggested("a property", "XMLHttpRequest", "timeout", "-1", "const xhr = new XMLHttpRequest(); xhr.timeout = ", "-1", "; xhr.send();"),
  ],
});

/** A wrapper of a house's own, which takes seconds. */
const house = {
  timeout: {
    ...policy.timeout,
    clients: [
      {
        name: "api",
        kind: "http",
        modules: ["@acme/api"],
        exports: ["api"],
        calls: { load: { args: ["url", "options"], returns: "result" } },
        bounds: { seconds: { takes: "s", off: [0] }, patience: { takes: "ms", longest: 60_000 } },
        edit: "seconds",
      },
    ],
  },
};
const api = 'import { api } from "@acme/api"; ';

run("no-invalid-timeout: clients of a house's own", rule, everywhere, {
  valid: [
    { ...fine("seconds", `${api}api.load(url, { seconds: 2_000_000 });`), settings: house },
    { ...fine("its own off value", `${api}api.load(url, { seconds: 0 });`), settings: house },
    { ...fine("its own longest time", `${api}api.load(url, { patience: 60_000 });`), settings: house },
    { ...fine("an unknown client", `${api}api.load(url, { seconds: -1 });`) },
  ],
  invalid: [
    {
      name: "a negative number of seconds",
      code: `${api}api.load(url, { seconds: ⟦-1⟧ });`,
      settings: house,
      errors: [invalid("refused", { client: "api", name: "seconds", unit: "s", longest: "2147483.647", value: "-1" }, ["10", `${api}api.load(url, { seconds: 10 });`])],
    },
    {
      name: "milliseconds in the place of seconds",
      code: `${api}api.load(url, { seconds: ⟦3_000_000⟧ });`,
      settings: house,
      errors: [invalid("refused", { client: "api", name: "seconds", unit: "s", longest: "2147483.647", value: "3_000_000" }, ["2147483.647", `${api}api.load(url, { seconds: 2147483.647 });`])],
    },
    {
      name: "Infinity seconds",
      code: `${api}api.load(url, { seconds: ⟦Infinity⟧ });`,
      settings: house,
      errors: [invalid("refused", { client: "api", name: "seconds", unit: "s", longest: "2147483.647", value: "Infinity" })],
      output: `${api}api.load(url, { seconds: 2147483.647 });`,
    },
    {
      name: "longer than its own longest time",
      code: `${api}api.load(url, { patience: ⟦90_000⟧ });`,
      settings: house,
      errors: [invalid("refused", { client: "api", name: "patience", longest: "60_000", value: "90_000" }, ["60_000", `${api}api.load(url, { patience: 60_000 });`])],
    },
  ],
});

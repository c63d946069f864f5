import rule from "../../rules/require-database-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { boundAnswers, boundUnheard, switchedOff, unboundedBy } from "./require-database-timeout.errors.js";

const ioredis = 'import Redis from "ioredis"; ';
const byCommand = (callee: string, output: string) => unboundedBy("ioredis", callee, "commandTimeout", boundAnswers("commandTimeout: 10_000", output));

run("require-database-timeout: redis", rule, everywhere, {
  valid: [
    { name: "redis, which has no limit of an answer to ask for", code: 'import { createClient } from "redis"; export const client = createClient({ url: process.env.REDIS_URL, commandOptions: {} }); createClient();' },
    { name: "redis, with a limit of its own", code: 'import { createClient } from "redis"; export const client = createClient({ socket: { connectTimeout: 3000, socketTimeout: 0 } });' },
    { name: "redis, whose limit comes from elsewhere", code: 'import { createClient } from "redis"; export const client = createClient({ socket: { ...socket, connectTimeout } });' },
    { name: "every command is bounded", code: `${ioredis}export const redis = new Redis({ commandTimeout: 5000 }); new Redis(process.env.REDIS_URL, { commandTimeout: 5000 }); new Redis(6379, "cache", { commandTimeout: 5000 });` },
    { name: "a connection that says nothing is ended", code: `${ioredis}export const redis = new Redis({ host: "cache", socketTimeout: 5000 });` },
    { name: "a connection that waits for long on purpose", code: `${ioredis}export const connection = new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: null });` },
    { name: "a connection that may wait for long on purpose", code: `${ioredis}export const connect = (retries) => new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: retries });` },
    { name: "a command that blocks", code: `${ioredis}const redis = new Redis({ host: "cache" }); const [, job] = await redis.brpop("jobs", 0);` },
    { name: "a command that blocks, in a field", code: `${ioredis}export class Jobs { redis = new Redis({ host: "cache" }); next() { return this.redis.xreadgroup("GROUP", "a", "b", "BLOCK", 0, "STREAMS", "jobs", ">"); } }` },
    { name: "a command that blocks, by its name as Redis writes it", code: `${ioredis}const redis = new Redis({ host: "cache" }); await redis.call("BLPOP", "jobs", 0);` },
    { name: "a subscriber", code: `${ioredis}const redis = new Redis({ host: "cache" }); await redis.subscribe("news");` },
    { name: "a connection beside bullmq", code: `${ioredis}import { Queue } from "bullmq"; export const queue = new Queue("mails", { connection: new Redis({ host: "cache" }) });` },
    { name: "options of bullmq, which need another limit for each use", code: 'import { Queue, Worker } from "bullmq"; export const queue = new Queue("mails", { connection: { host: "cache" } }); new Worker("mails", work, { connection: { host: "cache" } });' },
    { name: "a connector of one's own", code: `${ioredis}export const redis = new Redis({ Connector: Tunnel });` },
    { name: "a socket on this machine", code: `${ioredis}export const redis = new Redis({ path: "/run/redis.sock" });` },
    { name: "nothing but defaults", code: `${ioredis}export const redis = new Redis();` },
    { name: "options from elsewhere", code: `${ioredis}export const connect = (options) => new Redis(options); new Redis("redis://cache", settings); new Redis({ ...settings, lazyConnect: true });` },
    { name: "a cluster, whose commands nothing ends", code: `${ioredis}export const cluster = new Redis.Cluster([{ host: "cache" }]);` },
    { name: "somebody else's class", code: 'import { Redis } from "@upstash/redis"; export const redis = new Redis({ url: "https://cache" });' },
  ],
  invalid: [
    {
      name: "redis, with the limit of the connect switched off",
      code: 'import { createClient } from "redis"; export const client = createClient({ socket: { host: "cache", ⟦connectTimeout: 0⟧ } });',
      output: 'import { createClient } from "redis"; export const client = createClient({ socket: { host: "cache", connectTimeout: 10_000 } });',
      errors: [switchedOff("redis", "connectTimeout: 0")],
    },
    {
      name: "a URL alone, which can't carry it",
      code: `${ioredis}export const redis = ⟦new Redis(process.env.REDIS_URL)⟧;`,
      errors: [byCommand("Redis", `${ioredis}export const redis = new Redis(process.env.REDIS_URL, { commandTimeout: 10_000 });`)],
    },
    {
      name: "a URL and options",
      code: `${ioredis}export const redis = ⟦new Redis("redis://cache", { maxRetriesPerRequest: 3, connectTimeout: 5000 })⟧;`,
      errors: [byCommand("Redis", `${ioredis}export const redis = new Redis("redis://cache", { maxRetriesPerRequest: 3, connectTimeout: 5000, commandTimeout: 10_000 });`)],
    },
    {
      name: "options alone",
      code: `${ioredis}export class Cache { redis = ⟦new Redis({ host: process.env.REDIS_HOST, ...(isSecure ? { tls: {} } : {}) })⟧; }`,
      errors: [byCommand("Redis", `${ioredis}export class Cache { redis = new Redis({ host: process.env.REDIS_HOST, ...(isSecure ? { tls: {} } : {}), commandTimeout: 10_000 }); }`)],
    },
    {
      name: "a port and a host",
      code: `${ioredis}export const redis = ⟦new Redis(6379, "cache")⟧;`,
      errors: [byCommand("Redis", `${ioredis}export const redis = new Redis(6379, "cache", { commandTimeout: 10_000 });`)],
    },
    {
      name: "a port, a host and options",
      code: `${ioredis}export const redis = ⟦new Redis(6379, "cache", { db: 2 })⟧;`,
      errors: [byCommand("Redis", `${ioredis}export const redis = new Redis(6379, "cache", { db: 2, commandTimeout: 10_000 });`)],
    },
    {
      name: "a module of CommonJS",
      code: 'const { Redis } = require("ioredis"); exports.redis = ⟦new Redis({ host: "cache" })⟧;',
      errors: [byCommand("Redis", 'const { Redis } = require("ioredis"); exports.redis = new Redis({ host: "cache", commandTimeout: 10_000 });')],
    },
    {
      name: "the whole module",
      code: 'import * as ioredis from "ioredis"; export const redis = ⟦new ioredis.Redis({ host: "cache" })⟧;',
      errors: [byCommand("ioredis.Redis", 'import * as ioredis from "ioredis"; export const redis = new ioredis.Redis({ host: "cache", commandTimeout: 10_000 });')],
    },
    {
      name: "words that only hold the name of such a command",
      code: `${ioredis}const redis = ⟦new Redis({ host: "cache" })⟧; export const subscribers = redis.get("subscribers"); export const bullet = redis.get("bullet");`,
      errors: [byCommand("Redis", `${ioredis}const redis = new Redis({ host: "cache", commandTimeout: 10_000 }); export const subscribers = redis.get("subscribers"); export const bullet = redis.get("bullet");`)],
    },
  ],
});

run("require-database-timeout: ioredis in TypeScript", rule, typescript, {
  valid: [
    { name: "options whose type has the limit", code: 'import { Redis, type RedisOptions } from "ioredis"; export const connect = (options: RedisOptions): Redis => new Redis(options);' },
  ],
  invalid: [
    {
      name: "a URL that is there",
      code: 'import { Redis } from "ioredis"; export const redis = ⟦new Redis(process.env.REDIS_URL!)⟧;',
      errors: [byCommand("Redis", 'import { Redis } from "ioredis"; export const redis = new Redis(process.env.REDIS_URL!, { commandTimeout: 10_000 });')],
    },
  ],
});

const onAmqplib = unboundedBy("amqplib", "amqp.connect", "timeout");

run("require-database-timeout: brokers", rule, everywhere, {
  valid: [
    { name: "the connect is bounded", code: 'import amqp from "amqplib"; const connection = await amqp.connect(process.env.AMQP_URL, { timeout: 5000 });' },
    { name: "socket options from elsewhere", code: 'import amqp from "amqplib"; const connection = await amqp.connect(process.env.AMQP_URL, options);' },
    { name: "a race round the connect", code: 'import amqp from "amqplib"; const connection = await Promise.race([amqp.connect("amqp://broker"), late]);' },
    { name: "the callbacks' connect is bounded", code: 'import amqp from "amqplib/callback_api"; amqp.connect("amqp://broker", { timeout: 5000 }, (error, connection) => start(error, connection));' },
    { name: "kafkajs", code: 'import { Kafka } from "kafkajs"; export const kafka = new Kafka({ brokers: ["broker:9092"] }); new Kafka({ brokers, requestTimeout: 60_000 }); new Kafka({ brokers, enforceRequestTimeout: true });' },
    { name: "kafkajs, whose flag comes from elsewhere", code: 'import { Kafka } from "kafkajs"; export const kafka = new Kafka({ brokers: ["broker:9092"], enforceRequestTimeout: isStrict });' },
    { name: "kafkajs, over a socket of one's own", code: 'import { Kafka } from "kafkajs"; export const kafka = new Kafka({ brokers: ["broker:9092"], enforceRequestTimeout: false, socketFactory });' },
    { name: "nats, where 0 stands for the default", code: 'import { connect } from "nats"; await connect({ servers: "broker" }); await connect({ servers: "broker", timeout: 0 });' },
  ],
  invalid: [
    {
      name: "a connection that is awaited",
      code: 'import amqp from "amqplib"; export async function open() { return await ⟦amqp.connect⟧(process.env.AMQP_URL); }',
      output: 'import amqp from "amqplib"; export async function open() { return await amqp.connect(process.env.AMQP_URL, { timeout: 10_000 }); }',
      errors: [onAmqplib],
    },
    {
      name: "an address in an object",
      code: 'import amqp from "amqplib"; export const open = () => ⟦amqp.connect⟧({ hostname: "broker", heartbeat: 30 }, { noDelay: true });',
      output: 'import amqp from "amqplib"; export const open = () => amqp.connect({ hostname: "broker", heartbeat: 30 }, { noDelay: true, timeout: 10_000 });',
      errors: [onAmqplib],
    },
    {
      name: "the limit switched off",
      code: 'import amqp from "amqplib"; export const open = () => amqp.connect("amqp://broker", { ⟦timeout: 0⟧ });',
      output: 'import amqp from "amqplib"; export const open = () => amqp.connect("amqp://broker", { timeout: 10_000 });',
      errors: [switchedOff("amqplib", "timeout: 0")],
    },
    {
      name: "a callback",
      code: 'const amqp = require("amqplib/callback_api"); ⟦amqp.connect⟧("amqp://broker", (error, connection) => { if (error) return retry(error); start(connection); });',
      output: 'const amqp = require("amqplib/callback_api"); amqp.connect("amqp://broker", { timeout: 10_000 }, (error, connection) => { if (error) return retry(error); start(connection); });',
      errors: [onAmqplib],
    },
    {
      name: "a promise that nobody handles",
      code: 'import amqp from "amqplib"; export const connection = ⟦amqp.connect⟧("amqp://broker");',
      errors: [unboundedBy("amqplib", "amqp.connect", "timeout", boundUnheard("timeout: 10_000", 'import amqp from "amqplib"; export const connection = amqp.connect("amqp://broker", { timeout: 10_000 });'))],
    },
    {
      name: "kafkajs, whose limit is switched off: no duration to write",
      code: 'import { Kafka } from "kafkajs"; export const kafka = new Kafka({ brokers: ["broker:9092"], requestTimeout: 5000, ⟦enforceRequestTimeout: false⟧ });',
      settings: { timeout: { deadline: { import: "@acme/limits", name: "ANSWER_MS" } } },
      errors: [
        switchedOff("kafkajs", "enforceRequestTimeout: false", boundAnswers("enforceRequestTimeout: true", 'import { Kafka } from "kafkajs"; export const kafka = new Kafka({ brokers: ["broker:9092"], requestTimeout: 5000, enforceRequestTimeout: true });')),
      ],
    },
  ],
});

run("require-database-timeout: other servers", rule, everywhere, {
  valid: [
    { name: "cassandra-driver", code: 'import cassandra from "cassandra-driver"; export const client = new cassandra.Client({ contactPoints: ["db"], socketOptions: { connectTimeout: 2000 } });' },
    { name: "elasticsearch, some versions of which have a limit", code: 'import { Client } from "@elastic/elasticsearch"; export const client = new Client({ node: process.env.ELASTIC_URL });' },
    { name: "elasticsearch, with a limit of its own", code: 'import { Client } from "@elastic/elasticsearch"; export const client = new Client({ node: "https://search", requestTimeout: 60_000 });' },
    { name: "ldapjs", code: 'import ldap from "ldapjs"; export const client = ldap.createClient({ url: "ldap://directory", timeout: 5000 });' },
    { name: "nodemailer, where 0 stands for the default", code: 'import nodemailer from "nodemailer"; export const mails = nodemailer.createTransport({ host: "mail", greetingTimeout: 0, socketTimeout: 0 }); nodemailer.createTransport(process.env.SMTP_URL);' },
  ],
  invalid: [
    {
      name: "cassandra-driver, with the limit of an answer switched off",
      code: 'import { Client } from "cassandra-driver"; export const client = new Client({ contactPoints: ["db"], socketOptions: { ⟦readTimeout: 0⟧, connectTimeout: 2000 } });',
      errors: [
        switchedOff("cassandra-driver", "readTimeout: 0", boundAnswers("socketOptions: { readTimeout: 10_000 }", 'import { Client } from "cassandra-driver"; export const client = new Client({ contactPoints: ["db"], socketOptions: { readTimeout: 10_000, connectTimeout: 2000 } });')),
      ],
    },
    {
      name: "elasticsearch, with the limit switched off in every version",
      code: 'import { Client } from "@elastic/elasticsearch"; export const client = new Client({ node: "https://search", ⟦requestTimeout: 0⟧ });',
      errors: [
        switchedOff("@elastic/elasticsearch", "requestTimeout: 0", boundAnswers("requestTimeout: 10_000", 'import { Client } from "@elastic/elasticsearch"; export const client = new Client({ node: "https://search", requestTimeout: 10_000 });')),
      ],
    },
    {
      name: "ldapjs, whose connect alone is bounded",
      code: 'import ldap from "ldapjs"; export const client = ⟦ldap.createClient⟧({ url: ["ldap://directory"], connectTimeout: 1000 });',
      errors: [
        unboundedBy("ldapjs", "ldap.createClient", "timeout", boundAnswers("timeout: 10_000", 'import ldap from "ldapjs"; export const client = ldap.createClient({ url: ["ldap://directory"], connectTimeout: 1000, timeout: 10_000 });')),
      ],
    },
  ],
});

const store = { name: "store", kind: "database", modules: ["./store.js"], exports: ["Store"], calls: { "": { args: ["options"], returns: "handle", construct: true } }, handle: { ends: [] } };
const isFlag = { ...store, bounds: { limited: { takes: "flag", off: [false] } }, edit: "limited" };
const isUnset = { ...store, bounds: { answerMs: { takes: "ms", covers: ["connect"], unset: [0] } }, edit: "answerMs", blocking: ["watch"], exempt: { role: null } };
const of = (client: object) => ({ timeout: { deadline: 10_000, clients: [client] } });
const imported = 'import { Store } from "./store.js"; ';

run("require-database-timeout: a house's own client", rule, everywhere, {
  valid: [
    { name: "with its limit on", code: `${imported}export const store = new Store({ limited: true });`, settings: of(isFlag) },
    { name: "which may wait on purpose", code: `${imported}export const store = new Store({}); store.Watch("keys");`, settings: of(isUnset) },
    { name: "which waits on purpose", code: `${imported}export const store = new Store({ role: null });`, settings: of(isUnset) },
  ],
  invalid: [
    {
      name: "which has a limit to switch on",
      code: `${imported}export const store = ⟦new Store({ name: "shop" })⟧;`,
      settings: of(isFlag),
      errors: [unboundedBy("store", "Store", "limited", boundAnswers("limited: true", `${imported}export const store = new Store({ name: "shop", limited: true });`))],
    },
    {
      name: "for which 0 is no limit of one's own",
      code: `${imported}export const store = new Store({ role: "reader", ⟦answerMs: 0⟧ }); store.watches();`,
      settings: of(isUnset),
      output: `${imported}export const store = new Store({ role: "reader", answerMs: 10_000 }); store.watches();`,
      errors: [switchedOff("store", "answerMs: 0")],
    },
  ],
});

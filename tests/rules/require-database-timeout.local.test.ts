import rule from "../../rules/require-database-timeout.js";
import { everywhere, type Invalid, run, typescript } from "../cases.js";
import { boundAnswers, boundUnheard, switchedOff, unbounded, unboundedBy } from "./require-database-timeout.errors.js";

const pg = 'import { Client, Pool } from "pg"; ';
const amqp = 'import amqp from "amqplib"; ';
const ioredis = 'import Redis from "ioredis"; ';
const limit = "connectionTimeoutMillis: 10_000";

const silent = (name: string, code: string) => ({ name, code });

/** A pool of pg's with these options, after some code, which is reported. */
const pool = (name: string, options: string, before = ""): Invalid => ({
  name,
  code: `${pg}${before}export const pool = ⟦new Pool({ ${options} })⟧;`,
  output: `${pg}${before}export const pool = new Pool({ ${options}, ${limit} });`,
  errors: [unbounded("Pool")],
});

/** A connect of amqplib's to this address, in some code, which is reported. */
const connect = (name: string, address: string, before = ""): Invalid => ({
  name,
  code: `${amqp}${before}export const open = async () => { await ⟦amqp.connect⟧(${address}); };`,
  output: `${amqp}${before}export const open = async () => { await amqp.connect(${address}, { timeout: 10_000 }); };`,
  errors: [unboundedBy("amqplib", "amqp.connect", "timeout")],
});

/** A client of ioredis's with these arguments, which is reported. */
const redis = (name: string, given: string, mended: string): Invalid => ({
  name,
  code: `${ioredis}export const redis = ⟦new Redis(${given})⟧;`,
  errors: [unboundedBy("ioredis", "Redis", "commandTimeout", boundAnswers("commandTimeout: 10_000", `${ioredis}export const redis = new Redis(${mended});`))],
});

const connected = (address: string, before = "") => `${amqp}${before}export const open = async () => { await amqp.connect(${address}); };`;

run("require-database-timeout: a URL that names this machine", rule, everywhere, {
  valid: [
    silent("by name", connected('"amqp://localhost"')),
    silent("with a name and a password, a port, a path and a query", connected('"amqp://guest:guest@localhost:5672/shop?heartbeat=30"')),
    silent("by an address", `${connected('"amqp://127.0.0.1:5672"')} export const other = async () => { await amqp.connect("amqp://[::1]/shop"); };`),
    silent("by the address of all its networks", connected('"amqp://0.0.0.0"')),
    silent("in a constant", connected("url", 'const url = "amqp://localhost"; ')),
    silent("in the constants of an object that nobody writes to", connected("config.broker", 'const config = { broker: "amqp://localhost" }; ')),
    silent("put together", connected('scheme + "localhost:" + 5672', 'const scheme = "amqp://"; ')),
    silent("whose account and port nobody need know", connected("`amqp://${process.env.USER}:${process.env.PASSWORD}@localhost:${process.env.PORT}/${vhost}`")),
    silent("as a URL object", 'import { Client } from "@elastic/elasticsearch"; export const client = new Client({ node: new URL("http://localhost:9200"), requestTimeout: 0 });'),
    silent("by the host of an object", connected('{ protocol: "amqp", hostname: "localhost", port: process.env.PORT }')),
    silent("by no host, which is this machine by default", connected("{ port: 5673 }")),
    silent("before a callback", 'import amqp from "amqplib/callback_api"; amqp.connect("amqp://localhost", (error, connection) => start(error, connection));'),
    silent("with socket options beside it", `${amqp}export const open = async () => { await amqp.connect("amqp://localhost", { noDelay: true }); };`),
    silent("by all that is given to a function", `${amqp}async function open(url) { return await amqp.connect(url); } await open("amqp://localhost"); await open("amqp://127.0.0.1");`),
    silent("in a part that is given to a function", `${amqp}async function open(host) { return await amqp.connect("amqp://" + host); } await open("localhost");`),
    silent("in every member of a list of servers", 'import { MongoClient } from "mongodb"; export const client = new MongoClient("mongodb://localhost:27017,127.0.0.1:27018/shop", { serverSelectionTimeoutMS: 0 });'),
    silent("by a socket", 'import { MongoClient } from "mongodb"; export const client = new MongoClient("mongodb://guest:guest@%2Ftmp%2Fmongodb-27017.sock/shop", { serverSelectionTimeoutMS: 0 });'),
    silent("by a socket in the query", `${pg}export const pool = new Pool({ connectionString: "postgres:///shop?host=/run/postgresql" });`),
    silent("by a switched-off limit", 'import mongoose from "mongoose"; await mongoose.connect("mongodb://localhost/shop", { serverSelectionTimeoutMS: 0 });'),
  ],
  invalid: [
    connect("another machine", '"amqp://broker"'),
    connect("a name that only begins like it", '"amqp://localhost.example.com"'),
    connect("an account of that name elsewhere", '"amqp://localhost:guest@broker"'),
    connect("the machine round a container", '"amqp://host.docker.internal"'),
    connect("what the environment says", "process.env.AMQP_URL"),
    connect("what the environment may say", 'process.env.AMQP_URL ?? "amqp://localhost"'),
    connect("what the environment may say, in a constant", "url", 'const url = process.env.AMQP_URL || "amqp://localhost"; '),
    connect("a variable that is written again", "url", 'let url = "amqp://localhost"; if (process.env.AMQP_URL) url = process.env.AMQP_URL; '),
    connect("an object that somebody writes to", "config.broker", 'const config = { broker: "amqp://localhost" }; config.broker = process.env.AMQP_URL; '),
    connect("the host that the environment says", "`amqp://${process.env.HOST}:5672`"),
    connect("a name that the environment may make longer", '"amqp://localhost" + process.env.DOMAIN'),
    connect("one of several constants", 'isLocal ? "amqp://localhost" : "amqp://broker"'),
    connect("a text that is made of itself", "url", "const url = url + '/shop'; "),
    connect("a host of an object that is elsewhere", '{ protocol: "amqp", hostname: "broker" }'),
    connect("a host of an object that nobody knows", "{ hostname: process.env.HOST, port: 5672 }"),
    connect("a list with a gap", "[, url]"),
    {
      name: "what one call gives to a function is elsewhere",
      code: `${amqp}async function open(url) { return await ⟦amqp.connect⟧(url); } await open("amqp://localhost"); await open("amqp://broker");`,
      output: `${amqp}async function open(url) { return await amqp.connect(url, { timeout: 10_000 }); } await open("amqp://localhost"); await open("amqp://broker");`,
      errors: [unboundedBy("amqplib", "amqp.connect", "timeout")],
    },
    {
      name: "a part that one call gives to a function is elsewhere",
      code: `${amqp}async function open(host) { return await ⟦amqp.connect⟧("amqp://" + host); } await open("localhost"); await open("broker");`,
      output: `${amqp}async function open(host) { return await amqp.connect("amqp://" + host, { timeout: 10_000 }); } await open("localhost"); await open("broker");`,
      errors: [unboundedBy("amqplib", "amqp.connect", "timeout")],
    },
    {
      name: "a function that others may call",
      code: `${amqp}export async function open(url) { return await ⟦amqp.connect⟧(url); } await open("amqp://localhost");`,
      output: `${amqp}export async function open(url) { return await amqp.connect(url, { timeout: 10_000 }); } await open("amqp://localhost");`,
      errors: [unboundedBy("amqplib", "amqp.connect", "timeout")],
    },
    {
      name: "a function that is handed on",
      code: `${amqp}async function open(url) { return await ⟦amqp.connect⟧(url); } await open("amqp://localhost"); urls.map(open);`,
      errors: [
        unboundedBy("amqplib", "amqp.connect", "timeout", boundUnheard("timeout: 10_000", `${amqp}async function open(url) { return await amqp.connect(url, { timeout: 10_000 }); } await open("amqp://localhost"); urls.map(open);`)),
      ],
    },
    {
      name: "a parameter that its function writes to",
      code: `${amqp}async function open(url) { url = process.env.AMQP_URL ?? url; return await ⟦amqp.connect⟧(url); } await open("amqp://localhost");`,
      output: `${amqp}async function open(url) { url = process.env.AMQP_URL ?? url; return await amqp.connect(url, { timeout: 10_000 }); } await open("amqp://localhost");`,
      errors: [unboundedBy("amqplib", "amqp.connect", "timeout")],
    },
    {
      name: "a parameter's default, which a caller need not take",
      code: `${amqp}async function open(url = "amqp://localhost") { return await ⟦amqp.connect⟧(url); } await open();`,
      output: `${amqp}async function open(url = "amqp://localhost") { return await amqp.connect(url, { timeout: 10_000 }); } await open();`,
      errors: [unboundedBy("amqplib", "amqp.connect", "timeout")],
    },
    {
      name: "one of a list of servers is elsewhere",
      code: 'import { MongoClient } from "mongodb"; export const client = new MongoClient("mongodb://localhost:27017,db:27017/shop", { ⟦serverSelectionTimeoutMS: 0⟧ });',
      output: 'import { MongoClient } from "mongodb"; export const client = new MongoClient("mongodb://localhost:27017,db:27017/shop", { serverSelectionTimeoutMS: 10_000 });',
      errors: [switchedOff("mongodb", "serverSelectionTimeoutMS: 0")],
    },
    {
      name: "one of a list of servers is unknown",
      code: 'import { MongoClient } from "mongodb"; export const client = new MongoClient(`mongodb://localhost,${process.env.SECOND}/shop`, { ⟦serverSelectionTimeoutMS: 0⟧ });',
      output: 'import { MongoClient } from "mongodb"; export const client = new MongoClient(`mongodb://localhost,${process.env.SECOND}/shop`, { serverSelectionTimeoutMS: 10_000 });',
      errors: [switchedOff("mongodb", "serverSelectionTimeoutMS: 0")],
    },
    pool("a host in the query that is elsewhere", 'connectionString: "postgres://localhost/shop?host=db"'),
    pool("a URL without a host, for which the environment may name one", 'connectionString: "postgres:///shop"'),
    pool("a name of a database where a URL belongs", 'connectionString: "shop"'),
  ],
});

run("require-database-timeout: options that name this machine", rule, everywhere, {
  valid: [
    silent("a host", `${pg}export const pool = new Pool({ host: "localhost", port: process.env.PORT, max: 10 });`),
    silent("a host in a constant", `${pg}const host = "127.0.0.1"; export const pool = new Pool({ host });`),
    silent("a URL", `${pg}export const pool = new Pool({ connectionString: "postgres://guest@localhost:5432/shop" });`),
    silent("a URL alone", `${pg}export const client = new Client("postgres://localhost/shop");`),
    silent("the path of a socket", `${pg}export const pool = new Pool({ host: "/run/postgresql", database: "shop" });`),
    silent("on each path", `${pg}export const pool = new Pool({ ...(isLocal ? { host: "localhost" } : { host: "127.0.0.1" }) });`),
    silent("Prisma's adapter", 'import { PrismaPg } from "@prisma/adapter-pg"; export const adapter = new PrismaPg({ connectionString: "postgres://localhost/shop" });'),
    silent("typeorm", 'import { DataSource } from "typeorm"; export const source = new DataSource({ type: "postgres", host: "localhost", username: "guest" }); new DataSource({ type: "postgres", url: "postgres://localhost/shop" });'),
    silent("sequelize, by names and a host", 'import { Sequelize } from "sequelize"; export const db = new Sequelize(config.name, config.user, config.password, { host: "localhost", dialect: "postgres" });'),
    silent("sequelize, by a URL", 'import { Sequelize } from "sequelize"; export const db = new Sequelize("postgres://localhost/shop", { dialect: "postgres" });'),
    silent("sequelize, which is on this machine by default", 'import { Sequelize } from "sequelize"; export const db = new Sequelize("shop", "guest", "guest", { dialect: "postgres" });'),
    silent("mysql2", 'import mysql from "mysql2"; export const pool = mysql.createPool({ host: "localhost", connectTimeout: 0 }); mysql.createPool({ socketPath: "/run/mysqld.sock", connectTimeout: 0 });'),
    silent("mysql2, which is on this machine by default", 'import mysql from "mysql2"; export const pool = mysql.createPool({ database: "shop", connectTimeout: 0 });'),
    silent("postgres", 'import postgres from "postgres"; export const sql = postgres("postgres://localhost/shop", { connect_timeout: 0 }); postgres({ path: "/run/postgresql/.s.PGSQL.5432", connect_timeout: 0 });'),
    silent("mssql", 'import sql from "mssql"; export const pool = new sql.ConnectionPool({ server: "localhost", requestTimeout: 0 });'),
    silent("redis", 'import { createClient } from "redis"; export const client = createClient({ url: "redis://localhost:6379", socket: { connectTimeout: 0 } }); createClient({ socket: { host: "127.0.0.1", connectTimeout: 0 } });'),
    silent("redis, which is on this machine by default", 'import { createClient } from "redis"; export const client = createClient({ socket: { connectTimeout: 0 } });'),
    silent("ioredis", `${ioredis}export const redis = new Redis({ host: "localhost" }); new Redis("redis://localhost:6379/2"); new Redis("localhost:6379"); new Redis("/run/redis.sock");`),
    silent("ioredis, by a port and a host", `${ioredis}export const redis = new Redis(process.env.PORT, "localhost"); new Redis(6379, "127.0.0.1", { db: 2 });`),
    silent("ioredis, which is on this machine by default", `${ioredis}export const redis = new Redis({ db: 2, port: process.env.PORT }); new Redis(6380); new Redis(6380, { db: 2 });`),
    silent("every one of kafkajs's brokers", 'import { Kafka } from "kafkajs"; export const kafka = new Kafka({ brokers: ["localhost:9092", `127.0.0.1:${process.env.PORT}`], enforceRequestTimeout: false });'),
    silent("cassandra-driver", 'import { Client } from "cassandra-driver"; const contactPoints = ["127.0.0.1:9042"]; export const client = new Client({ contactPoints, socketOptions: { readTimeout: 0 } });'),
    silent("elasticsearch", 'import { Client } from "@elastic/elasticsearch"; export const client = new Client({ nodes: ["http://localhost:9200", "http://localhost:9201"], requestTimeout: 0 });'),
    silent("ldapjs", 'import ldap from "ldapjs"; export const client = ldap.createClient({ url: "ldap://localhost:1389" }); ldap.createClient({ url: ["ldap://127.0.0.1"] }); ldap.createClient({ socketPath: "/run/slapd.sock" });'),
  ],
  invalid: [
    pool("another machine", 'host: "db"'),
    pool("what the environment says", "host: process.env.DATABASE_HOST"),
    pool("what the environment may say", 'host: process.env.DATABASE_HOST ?? "localhost"'),
    pool("a constant from elsewhere", "host: HOST", 'import { HOST } from "./config.js"; '),
    pool("none, for which the environment may name one", 'database: "shop"'),
    pool("none, by a value that is undefined", "host: undefined"),
    pool("none on one of two paths", '...(isLocal && { host: "localhost" })'),
    pool("a path that nobody knows whole", "host: `/cloudsql/${process.env.INSTANCE}`"),
    pool("another machine in one of two options", 'host: "localhost", connectionString: process.env.DATABASE_URL'),
    {
      name: "a URL alone that is elsewhere",
      code: `${pg}export const client = ⟦new Client("postgres://db/shop")⟧;`,
      output: `${pg}export const client = new Client({ connectionString: "postgres://db/shop", ${limit} });`,
      errors: [unbounded("Client")],
    },
    {
      name: "Prisma's adapter",
      code: 'import { PrismaPg } from "@prisma/adapter-pg"; export const adapter = ⟦new PrismaPg({ connectionString: "postgres://db/shop" })⟧;',
      output: `import { PrismaPg } from "@prisma/adapter-pg"; export const adapter = new PrismaPg({ connectionString: "postgres://db/shop", ${limit} });`,
      errors: [unboundedBy("@prisma/adapter-pg", "PrismaPg", "connectionTimeoutMillis")],
    },
    {
      name: "typeorm, one of whose servers may be elsewhere",
      code: 'import { DataSource } from "typeorm"; export const source = ⟦new DataSource({ type: "postgres", host: "localhost", replication: { master: { host: "db" }, slaves: [] } })⟧;',
      output: 'import { DataSource } from "typeorm"; export const source = new DataSource({ type: "postgres", host: "localhost", replication: { master: { host: "db" }, slaves: [] }, connectTimeoutMS: 10_000 });',
      errors: [unboundedBy("typeorm", "DataSource", "connectTimeoutMS")],
    },
    {
      name: "sequelize, by names and a host",
      code: 'import { Sequelize } from "sequelize"; export const db = ⟦new Sequelize("localhost", "guest", "guest", { host: "db", dialect: "postgres" })⟧;',
      output: 'import { Sequelize } from "sequelize"; export const db = new Sequelize("localhost", "guest", "guest", { host: "db", dialect: "postgres", dialectOptions: { connectionTimeoutMillis: 10_000 } });',
      errors: [unboundedBy("sequelize", "Sequelize", "dialectOptions.connectionTimeoutMillis")],
    },
    {
      name: "sequelize, by a URL beside a host that it overrides",
      code: 'import { Sequelize } from "sequelize"; export const db = ⟦new Sequelize(process.env.DATABASE_URL, { host: "localhost", dialect: "postgres" })⟧;',
      output: 'import { Sequelize } from "sequelize"; export const db = new Sequelize(process.env.DATABASE_URL, { host: "localhost", dialect: "postgres", dialectOptions: { connectionTimeoutMillis: 10_000 } });',
      errors: [unboundedBy("sequelize", "Sequelize", "dialectOptions.connectionTimeoutMillis")],
    },
    {
      name: "mysql2",
      code: 'import mysql from "mysql2"; export const pool = mysql.createPool({ uri: process.env.DATABASE_URL, ⟦connectTimeout: 0⟧ });',
      output: 'import mysql from "mysql2"; export const pool = mysql.createPool({ uri: process.env.DATABASE_URL, connectTimeout: 10_000 });',
      errors: [switchedOff("mysql2", "connectTimeout: 0")],
    },
    {
      name: "postgres, for which the environment may name a host",
      code: 'import postgres from "postgres"; export const sql = postgres({ database: "shop", ⟦connect_timeout: 0⟧ });',
      output: 'import postgres from "postgres"; export const sql = postgres({ database: "shop", connect_timeout: 10 });',
      errors: [switchedOff("postgres", "connect_timeout: 0")],
    },
    {
      name: "mssql",
      code: 'import sql from "mssql"; export const pool = new sql.ConnectionPool({ server: process.env.DB_SERVER, ⟦requestTimeout: 0⟧ });',
      errors: [switchedOff("mssql", "requestTimeout: 0", boundAnswers("requestTimeout: 10_000", 'import sql from "mssql"; export const pool = new sql.ConnectionPool({ server: process.env.DB_SERVER, requestTimeout: 10_000 });'))],
    },
    {
      name: "redis",
      code: 'import { createClient } from "redis"; export const client = createClient({ url: process.env.REDIS_URL, socket: { ⟦connectTimeout: 0⟧ } });',
      output: 'import { createClient } from "redis"; export const client = createClient({ url: process.env.REDIS_URL, socket: { connectTimeout: 10_000 } });',
      errors: [switchedOff("redis", "connectTimeout: 0")],
    },
    redis("ioredis, by a host", '{ host: "cache" }', '{ host: "cache", commandTimeout: 10_000 }'),
    redis("ioredis, by a host that stands alone", '"cache:6379"', '"cache:6379", { commandTimeout: 10_000 }'),
    redis("ioredis, by a URL without a scheme", '"//cache:6379"', '"//cache:6379", { commandTimeout: 10_000 }'),
    redis("ioredis, by a port and a host", '6379, "cache"', '6379, "cache", { commandTimeout: 10_000 }'),
    redis("ioredis, by the sentinels that know its host", '{ sentinels: [{ host: "sentinel" }], name: "shop" }', '{ sentinels: [{ host: "sentinel" }], name: "shop", commandTimeout: 10_000 }'),
    {
      name: "one of kafkajs's brokers is elsewhere",
      code: 'import { Kafka } from "kafkajs"; export const kafka = new Kafka({ brokers: ["localhost:9092", "broker:9092"], ⟦enforceRequestTimeout: false⟧ });',
      errors: [
        switchedOff("kafkajs", "enforceRequestTimeout: false", boundAnswers("enforceRequestTimeout: true", 'import { Kafka } from "kafkajs"; export const kafka = new Kafka({ brokers: ["localhost:9092", "broker:9092"], enforceRequestTimeout: true });')),
      ],
    },
    {
      name: "none of kafkajs's brokers is known",
      code: 'import { Kafka } from "kafkajs"; export const kafka = new Kafka({ brokers: [], ⟦enforceRequestTimeout: false⟧ });',
      errors: [
        switchedOff("kafkajs", "enforceRequestTimeout: false", boundAnswers("enforceRequestTimeout: true", 'import { Kafka } from "kafkajs"; export const kafka = new Kafka({ brokers: [], enforceRequestTimeout: true });')),
      ],
    },
    {
      name: "cassandra-driver in a cloud",
      code: 'import { Client } from "cassandra-driver"; export const client = new Client({ cloud: { secureConnectBundle: "shop.zip" }, socketOptions: { ⟦readTimeout: 0⟧ } });',
      errors: [
        switchedOff("cassandra-driver", "readTimeout: 0", boundAnswers("socketOptions: { readTimeout: 10_000 }", 'import { Client } from "cassandra-driver"; export const client = new Client({ cloud: { secureConnectBundle: "shop.zip" }, socketOptions: { readTimeout: 10_000 } });')),
      ],
    },
    {
      name: "elasticsearch",
      code: 'import { Client } from "@elastic/elasticsearch"; export const client = new Client({ node: new URL("/", base), ⟦requestTimeout: 0⟧ });',
      errors: [
        switchedOff("@elastic/elasticsearch", "requestTimeout: 0", boundAnswers("requestTimeout: 10_000", 'import { Client } from "@elastic/elasticsearch"; export const client = new Client({ node: new URL("/", base), requestTimeout: 10_000 });')),
      ],
    },
    {
      name: "ldapjs, one of whose servers is elsewhere",
      code: 'import ldap from "ldapjs"; export const client = ⟦ldap.createClient⟧({ url: ["ldap://localhost", "ldap://directory"] });',
      errors: [
        unboundedBy("ldapjs", "ldap.createClient", "timeout", boundAnswers("timeout: 10_000", 'import ldap from "ldapjs"; export const client = ldap.createClient({ url: ["ldap://localhost", "ldap://directory"], timeout: 10_000 });')),
      ],
    },
  ],
});

run("require-database-timeout: this machine in TypeScript", rule, typescript, {
  valid: [
    silent("casts", connected('{ hostname: "localhost" as string } as amqp.Options.Connect')),
    silent("an enum's member", `${pg}enum Host { Local = "localhost", Shop = "db" } export const pool = new Pool({ host: Host.Local });`),
    silent("a readonly field", `${amqp}export class Broker { private readonly url = "amqp://localhost"; async open(): Promise<void> { await amqp.connect(this.url); } }`),
  ],
  invalid: [
    pool("an enum's other member", "host: Host.Shop", 'enum Host { Local = "localhost", Shop = "db" } '),
    {
      name: "a field that others may set",
      code: `${amqp}export class Broker { url = "amqp://localhost"; async open(): Promise<void> { await ⟦amqp.connect⟧(this.url); } }`,
      output: `${amqp}export class Broker { url = "amqp://localhost"; async open(): Promise<void> { await amqp.connect(this.url, { timeout: 10_000 }); } }`,
      errors: [unboundedBy("amqplib", "amqp.connect", "timeout")],
    },
  ],
});

const store = { name: "store", kind: "database", modules: ["./store.js"], exports: ["open"], calls: { "": { args: ["urlOrOptions"], returns: "handle" } }, bounds: { answerMs: { takes: "ms", covers: ["connect"] } }, edit: "answerMs", handle: { ends: [] } };
const of = (server: object) => ({ timeout: { deadline: 10_000, clients: [{ ...store, ...server }] } });
const opened = (options: string) => `import { open } from "./store.js"; export const store = open({ ${options} });`;
const reported = (name: string, options: string, server: object): Invalid => ({
  name,
  code: opened(options).replace("open({", "⟦open⟧({"),
  output: opened(`${options}, answerMs: 10_000`),
  settings: of(server),
  errors: [unboundedBy("store", "open", "answerMs")],
});

run("require-database-timeout: a house's own client on this machine", rule, everywhere, {
  valid: [
    { ...silent("by an option", opened('at: { host: "localhost" }')), settings: of({ server: { options: ["at.host"] } }) },
    { ...silent("by default", opened("size: 5")), settings: of({ server: { local: true } }) },
  ],
  invalid: [
    reported("of which nobody says how it names its server", 'host: "localhost"', {}),
    reported("by an option that doesn't name it", 'host: "localhost"', { server: { options: ["at.host"] } }),
    reported("by an option that names another", 'host: "db"', { server: { options: ["host"], local: true } }),
    reported("not by default", "size: 5", { server: { options: ["host"], local: false } }),
  ],
});

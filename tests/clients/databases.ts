import { once } from "node:events";
import net from "node:net";
import { promisify } from "node:util";
import { at, find, get } from "./calls.js";
import type { Library } from "./libraries.js";

type Callable = (...args: readonly unknown[]) => unknown;
type Newable = new (...args: readonly unknown[]) => unknown;
type Options = Readonly<Record<string, unknown>>;

/** How a client is made so that it reaches a server on this machine, and what it is then asked for. */
export interface Database {
  /** What its options need beside those that are measured. */
  readonly options?: (port: number) => Options;
  /** Where it is, for calls that take a URL before their options. */
  readonly url?: (port: number) => string;
  /** Asks what the call made for something, and waits for the answer; not needed where the call itself is waited for. */
  readonly ask?: (made: unknown) => unknown;
  /** Makes what the call is a method of, and calls it, where that must be made first. */
  readonly byHand?: (loaded: Options, port: number, options: object) => unknown;
  /** A copy of the module for each call, where one connection is the whole program's. */
  readonly fresh?: (loaded: Options) => Options;
  /** Bounds and calls that nothing here is able to show, each with the reason. */
  readonly unseen?: Readonly<Record<string, string>>;
  /** Where a made client shows a limit that holds by default, in the bound's unit. */
  readonly defaults?: Readonly<Record<string, (made: unknown) => unknown>>;
}

const host = "127.0.0.1";
const account = { host, user: "guest", password: "guest", database: "guest" };

/** Calls a method of an object, if it has one. */
const call = (made: unknown, path: string, ...args: readonly unknown[]): unknown => at(made, path)?.(...args);

/** Calls a method that takes a callback, and waits for that. */
const promised = (made: unknown, path: string, ...args: readonly unknown[]): unknown => (promisify(at(made, path) as Callable) as Callable)(...args);

const elasticsearch: Database = { options: (port) => ({ node: `http://${host}:${port}`, maxRetries: 0 }), ask: (made) => call(made, "ping") };

const bullmq: Database = {
  byHand: ({ Queue, QueueEvents, Job }, port, options) => {
    const connected = { connection: { host, port } };
    const [queue, events] = [Queue, QueueEvents].map((each) => new (each as Newable)("mails", connected));
    for (const each of [queue, events]) at(each, "on")?.("error", () => undefined);
    return call(new (Job as Newable)(queue, "welcome", {}, {}, "1"), "waitUntilFinished", events, get(options, ""));
  },
};

const mysql2: Database = {
  options: (port) => ({ ...account, port }),
  ask: (made) => promised(made, "query", "select 1"),
  defaults: { connectTimeout: (made) => get(get(made, "config"), "connectTimeout") ?? get(get(get(made, "config"), "connectionConfig"), "connectTimeout") },
};

const mongodb: Database = {
  url: (port) => `mongodb://${host}:${port}`,
  ask: (made) => (made instanceof Promise ? made : call(made, "connect")),
  defaults: { serverSelectionTimeoutMS: (made) => get(get(made, "options"), "serverSelectionTimeoutMS") },
};

const mongoose: Database = {
  url: (port) => `mongodb://${host}:${port}`,
  fresh: ({ Mongoose }) => ({ default: new (Mongoose as new () => object)() }),
};

const knex: Database = {
  options: (port) => ({ client: "pg", connection: { ...account, port }, log: { warn: () => undefined, debug: () => undefined } }),
  ask: (made) => call(made, "raw", "select 1"),
  defaults: { acquireConnectionTimeout: (made) => get(get(get(made, "client"), "pool"), "acquireTimeoutMillis") },
};

const redis: Database = { options: (port) => ({ socket: { host, port, tls: true, reconnectStrategy: false } }), ask: (made) => call(made, "connect"), unseen: { "socket.socketTimeout": "it begins with the end of the handshake" } };

const mssql: Database = {
  options: (port) => ({ server: host, port, user: "guest", password: "guest", options: { encrypt: false } }),
  ask: (made) => (made instanceof Promise ? made : call(made, "connect")),
  unseen: { connect: "its connection is the whole program's", requestTimeout: "no server here lets it log in", "options.requestTimeout": "the same" },
};

const amqplib: Database = { url: (port) => `amqp://${host}:${port}` };

const ldapjs: Database = { options: (port) => ({ url: `ldap://${host}:${port}` }), ask: (made) => promised(made, "bind", "cn=guest", "guest") };

/** Every library for databases, by the name of its row. */
export const databases: Readonly<Record<string, Database>> = {
  "pg 8": {
    options: (port) => ({ ...account, port }),
    ask: async (made) => {
      await call(made, "connect");
      await call(made, "query", "select 1");
    },
  },
  "@prisma/adapter-pg 7": {
    options: (port) => ({ ...account, port }),
    ask: async (made) => call(await call(made, "connect"), "queryRaw", { sql: "select 1", args: [], argTypes: [] }),
  },
  "mysql2 3": mysql2,
  "mysql2 2": mysql2,
  "mysql2 3, promises": { options: (port) => ({ ...account, port }), ask: async (made) => call(await made, "query", "select 1") },
  "postgres 3": {
    options: (port) => ({ ...account, port }),
    ask: (made) => call(made, "unsafe", "select 1"),
    defaults: { connect_timeout: (made) => get(get(made, "options"), "connect_timeout") },
  },
  "mssql 12": mssql,
  "mssql 11": mssql,
  "mssql 10": mssql,
  "mongodb 7": mongodb,
  "mongodb 6": mongodb,
  "mongodb 4": mongodb,
  "mongoose 9": mongoose,
  "mongoose 8": mongoose,
  "mongoose 6": mongoose,
  "knex 3": knex,
  "knex 1": knex,
  "sequelize 6": { options: (port) => ({ dialect: "postgres", host, port, username: "guest", password: "guest", logging: false }), ask: (made) => call(made, "authenticate") },
  "typeorm 1": { options: (port) => ({ type: "postgres", host, port, username: "guest", password: "guest" }), ask: (made) => call(made, "initialize") },
  // Against a server that takes no part in TLS, its connect ends with the handshake.
  "redis 6": redis,
  "redis 5": redis,
  "redis 4": redis,
  "ioredis 5": { options: (port) => ({ host, port, maxRetriesPerRequest: 0 }), ask: (made) => call(made, "get", "key") },
  "bullmq 6": bullmq,
  "bullmq 5": bullmq,
  "bullmq 1": bullmq,
  "amqplib 2": amqplib,
  "amqplib 0.10": amqplib,
  "amqplib 2, callbacks": { url: (port) => `amqp://${host}:${port}` },
  "kafkajs 2": { options: (port) => ({ brokers: [`${host}:${port}`], logLevel: 0, retry: { retries: 0 } }), ask: (made) => call(call(made, "producer"), "connect") },
  "nats 2": { options: (port) => ({ servers: `${host}:${port}`, reconnect: false }) },
  "cassandra-driver 4": {
    options: (port) => ({ contactPoints: [`${host}:${port}`], localDataCenter: "here" }),
    ask: (made) => call(made, "connect"),
    defaults: { "socketOptions.readTimeout": (made) => get(get(get(made, "options"), "socketOptions"), "readTimeout") },
  },
  "elasticsearch 9": elasticsearch,
  "elasticsearch 8": {
    ...elasticsearch,
    defaults: { requestTimeout: (made) => Object.getOwnPropertySymbols(get(made, "transport")).filter(({ description }) => description === "request timeout").map((symbol) => (get(made, "transport") as Readonly<Record<symbol, unknown>>)[symbol])[0] },
  },
  "ldapjs 3": ldapjs,
  "ldapjs 2": ldapjs,
  "nodemailer 10": { options: (port) => ({ host, port }), ask: (made) => call(made, "verify"), unseen: { socketTimeout: "it begins with the greeting" } },
};

/** Makes a call as its entry says, with the options that reach a server and others, and gives what it made. */
export function make(library: Library, loaded: Options, path: string, port: number, others: object): unknown {
  const { options, url, byHand } = databases[library.name] ?? {};
  if (byHand) return byHand(loaded, port, others);
  const given = joined(options?.(port) ?? {}, others);
  return makeOf(library, loaded, path, url ? [url(port), given] : [given]);
}

/** Makes a call without what names its server, so that the client goes where it goes by default. */
export function makeUnnamed(library: Library, loaded: Options, path: string, port: number): unknown {
  const { options, url } = databases[library.name] ?? {};
  const names = library.entry.server?.options ?? [];
  return makeOf(library, loaded, path, [url ? { port } : names.reduce((given, name) => without(given, name.split(".")), options?.(port) ?? {})]);
}

function makeOf(library: Library, loaded: Options, path: string, values: readonly unknown[]): unknown {
  const { fresh = (whole: Options) => whole } = databases[library.name] ?? {};
  const { construct, callback } = library.entry.calls[path] ?? {};
  const whole = fresh(loaded);
  const callee = construct === true ? constructor(library, whole, path) : find(library, whole, path);
  const made = callback ? new Promise((resolve, reject) => void callee?.(...values, (error: Error | null, result: unknown) => (error ? reject(error) : resolve(result)))) : callee?.(...values);
  // Some emit, too, what ends the wait.
  at(made, "on")?.("error", () => undefined);
  return made;
}

/** The class that stands at a path, as a function that makes its instances. */
function constructor({ entry }: Library, loaded: Options, path: string): Callable | undefined {
  const roots = (entry.exports ?? ["default"]).map((from) => (from === "*" ? loaded : loaded[from]));
  const found = roots.map((root) => path.split(".").filter(Boolean).reduce(get, root)).find((each) => typeof each === "function") as Newable | undefined;
  return found && ((...args) => new found(...args));
}

/** An object without what stands at a path in it. */
function without(options: Options, [name = "", ...path]: readonly string[]): Options {
  const { [name]: inner, ...others } = options;
  return path.length > 0 && inner !== undefined ? { ...others, [name]: without(inner as Options, path) } : others;
}

/** One object out of two, and of those inside them. */
function joined(one: Options, other: object): Options {
  const isObject = (value: unknown): value is Options => typeof value === "object" && value !== null && !Array.isArray(value);
  return { ...one, ...Object.fromEntries(Object.entries(other).map(([key, value]: [string, unknown]) => [key, isObject(value) && isObject(one[key]) ? joined(one[key], value) : value])) };
}

/** What makes a client of Redis ready, command by command: who it is, and what the server is. */
function redisAnswers(text: string): string {
  const info = "redis_version:7.2.0\r\n";
  const answerTo = (command: string): string => (/info\r\n/i.test(command) ? `$${info.length}\r\n${info}\r\n` : /client\r\n|hmset\r\n/i.test(command) ? "+OK\r\n" : "");
  return text.split(/(?=^\*\d)/m).map(answerTo).join("");
}

/** Starts a server that takes every connection and says nothing, or lets those who speak PostgreSQL's or Redis's language in first. */
export async function listen(logsIn: boolean): Promise<number> {
  const server = net.createServer((socket) => {
    let isIn = false;
    socket.on("error", () => undefined).on("data", (data: Buffer) => {
      if (logsIn && data.toString().startsWith("*")) {
        socket.write(redisAnswers(data.toString()));
        return;
      }
      // "You are who you say", and "Ask".
      if (logsIn && !isIn) socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]));
      isIn = true;
    });
  });
  server.listen(0, host);
  await once(server, "listening");
  server.unref();
  return (server.address() as net.AddressInfo).port;
}

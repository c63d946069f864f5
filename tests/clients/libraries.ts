import type { Client } from "../../src/catalogue/client.js";
import { axios } from "../../src/catalogue/axios.js";
import { crossFetch } from "../../src/catalogue/cross-fetch.js";
import { execa5, execa6 } from "../../src/catalogue/execa.js";
import { fetch } from "../../src/catalogue/fetch.js";
import { got11, got12, got15 } from "../../src/catalogue/got.js";
import { knex } from "../../src/catalogue/knex.js";
import { ky1, ky2 } from "../../src/catalogue/ky.js";
import { mongodb } from "../../src/catalogue/mongodb.js";
import { mongoose } from "../../src/catalogue/mongoose.js";
import { mssql } from "../../src/catalogue/mssql.js";
import { mysql2, mysql2Promise } from "../../src/catalogue/mysql2.js";
import { needleGet, needlePost } from "../../src/catalogue/needle.js";
import { nodeChildProcess, nodeChildProcessSync } from "../../src/catalogue/node-child-process.js";
import { nodeFetch2, nodeFetch3 } from "../../src/catalogue/node-fetch.js";
import { nodeHttp, nodeHttps } from "../../src/catalogue/node-http.js";
import { nodeHttpServer, nodeHttpsServer } from "../../src/catalogue/node-http-server.js";
import { nodeHttp2 } from "../../src/catalogue/node-http2.js";
import { nodeNet, nodeNetSocket } from "../../src/catalogue/node-net.js";
import { nodeTls } from "../../src/catalogue/node-tls.js";
import { ofetch, ofetchNative } from "../../src/catalogue/ofetch.js";
import { pg, prismaPg } from "../../src/catalogue/pg.js";
import { postgres } from "../../src/catalogue/postgres.js";
import { sequelize } from "../../src/catalogue/sequelize.js";
import { socketIoClient } from "../../src/catalogue/socket-io-client.js";
import { ssh2 } from "../../src/catalogue/ssh2.js";
import { superagent } from "../../src/catalogue/superagent.js";
import { typeorm } from "../../src/catalogue/typeorm.js";
import { undiciFetch, undiciRequest } from "../../src/catalogue/undici.js";
import { ws } from "../../src/catalogue/ws.js";
import { xhr } from "../../src/catalogue/xhr.js";

/** One catalogue entry and one installed version of the library that it describes. */
export interface Library {
  /** The name in the tests' titles. */
  readonly name: string;
  readonly entry: Client;
  /** The folder in node_modules, where it isn't the first of the entry's modules. */
  readonly folder?: string;
  /** Where the types come from, and so what else is global: the DOM's library or @types/node. Default: `"node"`. */
  readonly types?: "dom" | "node";
  /** The Node versions that can run it. Default: all; `""`: none. */
  readonly runsOn?: string;
  /** Options that every call needs to be well formed, or to fail at once instead of trying again. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** What reads a response whole, by its path. Default: `"text"`. */
  readonly reader?: string;
  /** TypeScript for values that can't be made up, by option or `"other"`. */
  readonly values?: Readonly<Record<string, string>>;
  /** Claims that this version's types don't make although the entry does, each with the reason. */
  readonly untyped?: Readonly<Record<string, string>>;
}

const undici = { options: { method: "GET" }, reader: "body.text" };
const undiciUntyped = { "signal takes no text": "its types call AbortSignal unknown" };

const noRetry = { retry: { limit: 0 } };

const crossFetchUntyped = {
  "reads timeout": "node-fetch 2 reads it, which cross-fetch is in Node",
  "reads agent": "node-fetch 2 reads it, which cross-fetch is in Node",
  "reads dispatcher": "the platform's fetch may read it, which cross-fetch is elsewhere",
};

const axiosUntyped = {
  "signal may be null": "axios asks only whether there is one",
  "cancelToken may be null": "axios asks only whether there is one",
};
const axios0Untyped = {
  ...axiosUntyped,
  "has query": "since 1.21",
  "has calls on *": "`create` is exported since 1.21",
  "reads fetchOptions": "since 1.7",
  "reads transport": "since 1.0",
};
const axiosValues = { cancelToken: 'null as unknown as import("axios").CancelToken' };

const sourceOff = "its source says that 0 and false mean none";
const superagentUntyped = {
  "timeout may be false": sourceOff,
  "timeout.deadline may be false": sourceOff,
  "timeout.response may be false": sourceOff,
  "an instance has ()": "an agent is no function",
  ...Object.fromEntries(
    ["get", "head", "options", "delete", "del", "patch", "post", "put"].map((name) => [
      `${name} takes its arguments`,
      "@types/superagent joins the forms with and without data by a union, which takes neither",
    ]),
  ),
};

const needleUntyped = { "signal may be null": "needle's own default is null" };
const needleGetUntyped = Object.fromEntries(
  ["() knows its options' names", ...Object.keys(needleGet.bounds).map((name) => `${name} takes no text`)].map((says) => [
    says,
    "@types/needle takes any object there, for data",
  ]),
);

/** What processes are started with. */
const started = { values: { other: '"node"', text: '["script.js"]' } };
const processUntyped = { "timeout may be null": "its source asks only whether there is one" };
const signalSince9 = { "reads signal": "called `cancelSignal` since 9" };
const signalUpTo8 = { "reads cancelSignal": "called `signal` up to 8" };
const commandGone = Object.fromEntries(["execaCommand", "execaCommandSync"].map((name) => [`has ${name}`, "gone since 10"]));

const driversOwn = "its types leave the driver's own options open";
const sequelizeUntyped = {
  "has ": "its types leave out that a CommonJS module gets the class itself",
  "reads databaseVersion": "its source does",
  "dialectOptions.connectionTimeoutMillis takes no text": driversOwn,
  "dialectOptions.query_timeout takes no text": driversOwn,
};
const typeormUntyped = {
  "extra.connectionTimeoutMillis takes no text": driversOwn,
  "extra.query_timeout takes no text": driversOwn,
};

/** Every entry against every version that it must hold for, newest first. */
export const libraries: readonly Library[] = [
  { name: "fetch in a browser", entry: fetch, types: "dom", untyped: { "reads dispatcher": "Node's alone" }, runsOn: "" },
  { name: "fetch in Node", entry: fetch },
  { name: "undici 8 fetch", entry: undiciFetch, runsOn: ">=22.19" },
  { name: "undici 8", entry: undiciRequest, ...undici, runsOn: ">=22.19" },
  { name: "undici 7 fetch", entry: undiciFetch, folder: "undici-7" },
  { name: "undici 7", entry: undiciRequest, ...undici, folder: "undici-7", untyped: undiciUntyped },
  { name: "undici 6 fetch", entry: undiciFetch, folder: "undici-6" },
  { name: "undici 6", entry: undiciRequest, ...undici, folder: "undici-6", untyped: undiciUntyped },
  { name: "undici 5 fetch", entry: undiciFetch, folder: "undici-5" },
  { name: "undici 5", entry: undiciRequest, ...undici, folder: "undici-5", untyped: undiciUntyped },
  { name: "node-fetch 3", entry: nodeFetch3 },
  { name: "node-fetch 2", entry: nodeFetch2, folder: "node-fetch-2" },
  { name: "cross-fetch 4", entry: crossFetch, types: "dom", untyped: crossFetchUntyped },
  { name: "cross-fetch 3", entry: crossFetch, types: "dom", untyped: crossFetchUntyped, folder: "cross-fetch-3" },
  { name: "ofetch 1", entry: ofetch, types: "dom", options: { retry: false } },
  { name: "ofetch 1 native", entry: ofetchNative },
  { name: "ky 2", entry: ky2, options: noRetry },
  { name: "ky 1", entry: ky1, options: noRetry, folder: "ky-1" },
  { name: "ky 0.33", entry: ky1, options: noRetry, folder: "ky-0" },
  { name: "got 16", entry: got15, options: noRetry },
  { name: "got 15", entry: got15, options: noRetry, folder: "got-15" },
  { name: "got 14", entry: got12, options: noRetry, folder: "got-14" },
  { name: "got 13", entry: got12, options: noRetry, folder: "got-13" },
  { name: "got 12", entry: got12, options: noRetry, folder: "got-12", untyped: { "signal takes no text": "its types say any" } },
  { name: "got 11", entry: got11, options: noRetry, folder: "got-11", untyped: { "reads signal": "it hands what it doesn't know to Node" } },
  { name: "axios 1", entry: axios, values: axiosValues, untyped: axiosUntyped },
  { name: "axios 0.27", entry: axios, values: axiosValues, untyped: axios0Untyped, folder: "axios-0.27" },
  { name: "superagent 10", entry: superagent, untyped: superagentUntyped, values: { other: "{}" } },
  { name: "needle 3 get", entry: needleGet, untyped: needleGetUntyped },
  { name: "needle 3", entry: needlePost, untyped: needleUntyped, values: { other: '"post"' } },
  { name: "node:http", entry: nodeHttp },
  // Its requests are node:http's, and a server for them would need a certificate.
  { name: "node:https", entry: nodeHttps, runsOn: "" },
  { name: "node:child_process", entry: nodeChildProcess, ...started, untyped: processUntyped },
  { name: "node:child_process, blocking", entry: nodeChildProcessSync, ...started, untyped: processUntyped },
  { name: "execa 10", entry: execa6, folder: "execa-10", ...started, untyped: { ...signalSince9, ...commandGone }, runsOn: ">=22" },
  { name: "execa 9", entry: execa6, ...started, untyped: signalSince9 },
  { name: "execa 8", entry: execa6, folder: "execa-8", ...started, untyped: signalUpTo8 },
  { name: "execa 5", entry: execa5, folder: "execa-5", ...started, untyped: { "reads signal": "it hands what it doesn't know to Node" } },
  { name: "node:http, servers", entry: nodeHttpServer },
  { name: "node:https, servers", entry: nodeHttpsServer },
  { name: "XMLHttpRequest", entry: xhr, types: "dom", runsOn: "" },
  { name: "node:net", entry: nodeNet, options: { port: 1 } },
  { name: "node:net Socket", entry: nodeNetSocket, untyped: { "connect reads signal": "the constructor does", "reads fd": "the constructor does" } },
  { name: "node:tls", entry: nodeTls, untyped: { "connect reads signal": "it hands what it doesn't know to node:net" } },
  { name: "node:http2", entry: nodeHttp2, untyped: { "connect reads signal": "it hands what it doesn't know to node:net", "connect ignores timeout": "its types take what node:net does" } },
  { name: "ws 8", entry: ws, untyped: { "() ignores timeout": "its types take all that `http.request` does", "WebSocket ignores timeout": "the same" } },
  { name: "socket.io-client 4", entry: socketIoClient, untyped: { "timeout may be false": "its documentation and its source take it" } },
  { name: "ssh2 1", entry: ssh2 },
  { name: "pg 8", entry: pg },
  { name: "@prisma/adapter-pg 7", entry: prismaPg },
  { name: "mysql2 3", entry: mysql2 },
  { name: "mysql2 3, promises", entry: mysql2Promise },
  { name: "postgres 3", entry: postgres, untyped: { "reads socket": "its source does" } },
  { name: "mssql 12", entry: mssql, options: { server: "127.0.0.1" } },
  { name: "mongodb 7", entry: mongodb },
  { name: "mongoose 9", entry: mongoose },
  { name: "knex 3", entry: knex },
  { name: "sequelize 6", entry: sequelize, options: { dialect: "postgres" }, untyped: sequelizeUntyped },
  { name: "typeorm 1", entry: typeorm, options: { type: "postgres" }, untyped: typeormUntyped },
];

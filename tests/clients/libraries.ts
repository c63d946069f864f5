import { amqplib, amqplibCallback } from "../../src/catalogue/amqplib.js";
import { angular } from "../../src/catalogue/angular.js";
import { anthropic } from "../../src/catalogue/anthropic.js";
import { apolloClient } from "../../src/catalogue/apollo-client.js";
import { awsHandler, awsSdk } from "../../src/catalogue/aws-sdk.js";
import { axios } from "../../src/catalogue/axios.js";
import { azureRestPipeline } from "../../src/catalogue/azure-rest-pipeline.js";
import { bullmq } from "../../src/catalogue/bullmq.js";
import { cassandraDriver } from "../../src/catalogue/cassandra-driver.js";
import type { Client } from "../../src/catalogue/client.js";
import { crossFetch } from "../../src/catalogue/cross-fetch.js";
import { elasticsearch8, elasticsearch9 } from "../../src/catalogue/elasticsearch.js";
import { execa5, execa6, execaCommand6, execaNode6, execaSync6 } from "../../src/catalogue/execa.js";
import { fastify } from "../../src/catalogue/fastify.js";
import { fetch } from "../../src/catalogue/fetch.js";
import { gaxios } from "../../src/catalogue/gaxios.js";
import { googleapisAlone } from "../../src/catalogue/googleapis.js";
import { got11, got12, got15 } from "../../src/catalogue/got.js";
import { graphqlRequest } from "../../src/catalogue/graphql-request.js";
import { grpc } from "../../src/catalogue/grpc.js";
import { hapi } from "../../src/catalogue/hapi.js";
import { ioredis } from "../../src/catalogue/ioredis.js";
import { kafkajs } from "../../src/catalogue/kafkajs.js";
import { knex } from "../../src/catalogue/knex.js";
import { ky1, ky2 } from "../../src/catalogue/ky.js";
import { ldapjs } from "../../src/catalogue/ldapjs.js";
import { mongodb } from "../../src/catalogue/mongodb.js";
import { mongoose } from "../../src/catalogue/mongoose.js";
import { mssql } from "../../src/catalogue/mssql.js";
import { mysql2, mysql2Promise } from "../../src/catalogue/mysql2.js";
import { nats } from "../../src/catalogue/nats.js";
import { needleGet, needlePost } from "../../src/catalogue/needle.js";
import { nodeChildProcess, nodeChildProcessSync } from "../../src/catalogue/node-child-process.js";
import { nodeDns, nodeDnsPromises } from "../../src/catalogue/node-dns.js";
import { nodeFetch2, nodeFetch3 } from "../../src/catalogue/node-fetch.js";
import { nodeHttpServer, nodeHttpsServer } from "../../src/catalogue/node-http-server.js";
import { nodeHttp, nodeHttps } from "../../src/catalogue/node-http.js";
import { nodeHttp2 } from "../../src/catalogue/node-http2.js";
import { nodeNet, nodeNetSocket } from "../../src/catalogue/node-net.js";
import { nodeTls } from "../../src/catalogue/node-tls.js";
import { nodemailer } from "../../src/catalogue/nodemailer.js";
import { octokitCore, octokitRequest, octokitRest } from "../../src/catalogue/octokit.js";
import { ofetch, ofetchNative } from "../../src/catalogue/ofetch.js";
import { openai } from "../../src/catalogue/openai.js";
import { pg, prismaPg } from "../../src/catalogue/pg.js";
import { postgres } from "../../src/catalogue/postgres.js";
import { redis } from "../../src/catalogue/redis.js";
import { sequelize } from "../../src/catalogue/sequelize.js";
import { slackWebApi, slackWebhook } from "../../src/catalogue/slack.js";
import { socketIoClient } from "../../src/catalogue/socket-io-client.js";
import { ssh2 } from "../../src/catalogue/ssh2.js";
import { stripe } from "../../src/catalogue/stripe.js";
import { superagent } from "../../src/catalogue/superagent.js";
import { sveltekit } from "../../src/catalogue/sveltekit.js";
import { typeorm } from "../../src/catalogue/typeorm.js";
import { undiciFetch, undiciRequest } from "../../src/catalogue/undici.js";
import { wretch } from "../../src/catalogue/wretch.js";
import { ws } from "../../src/catalogue/ws.js";
import { xhr } from "../../src/catalogue/xhr.js";
import { zx } from "../../src/catalogue/zx.js";

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
  /** True where a body that a signal ends gives what there is of it, and no error. */
  readonly cutsShort?: true;
  /** What reads a response whole, by its path. Default: `"text"`. */
  readonly reader?: string;
  /** Options that what must be made first needs beside. */
  readonly makes?: Readonly<Record<string, unknown>>;
  /** The method that the entry's `"*"` is tried with. */
  readonly method?: string;
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
const keptSince9 = Object.fromEntries(
  [" knows its options' names", " reads timeout", "an instance has ()", "() is a tag"].map((says) => [says, "templates, and what keeps options, are there since 9"]),
);

const clientsOwn = "the client's own option, not a call's";
const awsClaims = (method: string, path: string): Readonly<Record<string, string>> => ({
  [`${method} reads ${path}socketTimeout`]: clientsOwn,
  [`${method} reads ${path}connectionTimeout`]: clientsOwn,
  [`${path}socketTimeout may be 0`]: clientsOwn,
  [`${path}connectionTimeout may be 0`]: clientsOwn,
  "abortSignal may be null": "its source asks only whether there is one",
});
const awsUntyped = {
  ...awsClaims("send", "requestHandler."),
  ...awsClaims("*", "requestHandler."),
  "reads requestHandler.requestTimeout": clientsOwn,
  "reads extensions": clientsOwn,
  "middlewareStack.add takes a function": "an instance has it",
  ...Object.fromEntries(["send", "*"].flatMap((name) => [`${name} returns a response`, `${name} is read by Body.transformToString`]).map((says) => [says, "only some answers have a body, and it is called `Body`"])),
  ...Object.fromEntries(["S3Client", "S3"].map((name) => [`${name} reads abortSignal`, "a call's own option, not the client's"])),
  ...Object.fromEntries(Object.keys(awsSdk.factories ?? {}).filter((name) => !/^S3(?:Client)?$/.test(name)).map((name) => [`has ${name}`, "another service's module has it"])),
};
const awsHandlerUntyped = {
  ...awsClaims("handle", ""),
  "reads httpAgent": clientsOwn,
  "reads httpsAgent": clientsOwn,
  "handle returns a response": "its `response` has the body",
  "NodeHttpHandler reads abortSignal": "a call's own option, not the handler's",
};
const googleUntyped = {
  ...Object.fromEntries(Object.keys(googleapisAlone.factories ?? {}).filter((name) => name !== "drive").map((name) => [`has ${name}`, "another API's module has it"])),
  "options are every call's options": "`googleapis` has them",
};
const gaxiosUntyped = {
  "fetch reads timeout beside a URL": "its types are those of the platform's fetch",
  "an instance has instance.request": "the module has it",
  "defaults are every call's options": "an instance has them",
  "interceptors.request.add takes a function": "an instance has them",
};

const callsOwn = "a call's own option, not the client's";
const wretchUntyped = { " knows its options' names": "its types take any name" };
const typesTakeAny = "its types take anything";
const graphqlUntyped = {
  ...Object.fromEntries(["fetch", "requestMiddleware"].map((name) => [`reads ${name}`, clientsOwn])),
  "reads timeout": "version 6 handed it to node-fetch",
  "GraphQLClient reads signal": "the options of these tests are a call's",
  "an instance has request": "the options of these tests are a call's",
  "an instance has ()": "a client is no function",
};
const upTo7 = "up to 7";
const since7 = "since 7";
const slackUntyped = { "reads agent": upTo7, "reads adapter": upTo7, "reads requestInterceptor": upTo7 };
const octokitUntyped = {
  "request.signal may be null": "it is handed to fetch, which takes null",
  "hook.before takes a function": "a client has it, and the name of what it hooks comes first",
  ...Object.fromEntries(
    ["()", "request"].flatMap((shown) => [
      [`${shown} knows its options' names beside a URL`, "its types take any parameter of a route"],
      [`${shown} reads request.signal with the URL in it`, "its types ask for the URL, too"],
    ]),
  ),
  "graphql knows its options' names": "its types take any variable of a query",
  "rest.*.* knows its options' names": "its types take any parameter of a route",
};
const grpcUntyped = {
  ...Object.fromEntries(["has *", "has **", "has "].map((says) => [says, "a tool writes the types of each service's client"])),
  ...Object.fromEntries(["loadPackageDefinition", "makeClientConstructor", "makeGenericClientConstructor"].map((name) => [`an instance has makeUnaryRequest by ${name}`, "what the instance makes has it"])),
  ...Object.fromEntries(["callInvocationTransformer", "channelOverride", "channelFactoryOverride", "grpc.service_config"].map((name) => [`reads ${name}`, clientsOwn])),
  "deadline may be null": "its source takes it for none",
};

/** What resolvers are asked for. */
const shop = { values: { other: '"shop.example"' } };

/** How often a server looks for requests that take too long: every 30 s by default. */
const looksOften = { options: { connectionsCheckingInterval: 100 } };
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
const amqplibUntyped = { "reads hostname": "it stands in the place of the URL" };

const since5 = "since 5";
const redis4Untyped = Object.fromEntries(
  ["createClient reads socket.socketTimeout", "socket.socketTimeout may be 0", "createClient returns a handle", "destroy ends it"].map((says) => [says, since5]),
);
const bullmqUntyped = {
  "an instance has waitUntilFinished": "a job has it, which a queue makes",
  "an instance has job.waitUntilFinished": "the answer of a flow has it",
};

/** Every entry against every version that it must hold for, newest first. */
export const libraries: readonly Library[] = [
  { name: "fetch in a browser", entry: fetch, types: "dom", untyped: { "reads dispatcher": "Node's alone" }, runsOn: "" },
  { name: "fetch in Node", entry: fetch },
  // Its server needs a program that is built for it.
  { name: "@sveltejs/kit 2", entry: sveltekit, folder: "@sveltejs/kit", runsOn: "" },
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
  { name: "wretch 2", entry: wretch, untyped: wretchUntyped },
  { name: "graphql-request 7", entry: graphqlRequest, options: { document: "{ id }", url: "http://localhost/" }, untyped: graphqlUntyped },
  { name: "graphql-request 6", entry: graphqlRequest, folder: "graphql-request-6", options: { document: "{ id }", url: "http://localhost/" }, untyped: graphqlUntyped },
  { name: "@apollo/client 4", entry: apolloClient },
  { name: "@apollo/client 3", entry: apolloClient, folder: "apollo-3", untyped: { "fetchOptions.signal takes no text": typesTakeAny } },
  { name: "openai 6", entry: openai, untyped: { " reads signal": callsOwn } },
  { name: "openai 5", entry: openai, untyped: { " reads signal": callsOwn }, folder: "openai-5" },
  { name: "openai 4", entry: openai, untyped: { " reads signal": callsOwn }, folder: "openai-4" },
  { name: "@anthropic-ai/sdk 1", entry: anthropic, untyped: { " reads signal": callsOwn } },
  { name: "@anthropic-ai/sdk 0", entry: anthropic, untyped: { " reads signal": callsOwn }, folder: "anthropic-0" },
  { name: "stripe 23", entry: stripe },
  { name: "stripe 22", entry: stripe, folder: "stripe-22" },
  { name: "@slack/web-api 8", entry: slackWebApi, untyped: slackUntyped },
  { name: "@slack/web-api 7", entry: slackWebApi, folder: "slack-7", untyped: { "reads fetch": "since 8" } },
  { name: "@slack/web-api 6", entry: slackWebApi, folder: "slack-6", untyped: { "reads fetch": "since 8", "reads adapter": since7, "reads requestInterceptor": since7 } },
  { name: "@slack/webhook 8", entry: slackWebhook, untyped: { "reads agent": upTo7 } },
  { name: "@grpc/grpc-js 1", entry: grpc, method: "getFeature", values: { callback: "() => {}" }, untyped: grpcUntyped },
  { name: "@octokit/request 10", entry: octokitRequest, cutsShort: true, untyped: octokitUntyped },
  { name: "@octokit/core 7", entry: octokitCore, cutsShort: true, untyped: octokitUntyped },
  { name: "@octokit/rest 22", entry: octokitRest, cutsShort: true, method: "rest.users.getAuthenticated", untyped: octokitUntyped },
  { name: "@octokit/rest 21", entry: octokitRest, cutsShort: true, method: "rest.users.getAuthenticated", untyped: octokitUntyped, folder: "octokit-rest-21" },
  { name: "@octokit/rest 20", entry: octokitRest, cutsShort: true, method: "rest.users.getAuthenticated", untyped: octokitUntyped, folder: "octokit-rest-20" },
  { name: "aws-sdk 3", entry: awsSdk, folder: "@aws-sdk/client-s3", method: "getObject", reader: "Body.transformToString", untyped: awsUntyped },
  { name: "@smithy/node-http-handler 4", entry: awsHandler, reader: "response.body", untyped: awsHandlerUntyped },
  { name: "@azure/core-rest-pipeline 1", entry: azureRestPipeline, options: { url: "http://localhost/", allowInsecureConnection: true } },
  { name: "@googleapis/drive 26", entry: googleapisAlone, method: "files.list", makes: { version: "v3" }, untyped: googleUntyped },
  { name: "@angular/common 21", entry: angular, values: { other: '"get"' } },
  { name: "gaxios 7", entry: gaxios, untyped: gaxiosUntyped },
  { name: "node:http", entry: nodeHttp },
  // Its requests are node:http's, and a server for them would need a certificate.
  { name: "node:https", entry: nodeHttps, runsOn: "" },
  { name: "node:child_process", entry: nodeChildProcess, ...started, untyped: processUntyped },
  { name: "node:child_process, blocking", entry: nodeChildProcessSync, ...started, untyped: processUntyped },
  ...[execa6, execaNode6, execaSync6].flatMap((entry): readonly Library[] => [
    { name: `execa 10 ${entry.exports}`, entry, folder: "execa-10", ...started, untyped: signalSince9, runsOn: ">=22" },
    { name: `execa 9 ${entry.exports}`, entry, ...started, untyped: signalSince9 },
    { name: `execa 8 ${entry.exports}`, entry, folder: "execa-8", ...started, untyped: { ...signalUpTo8, ...keptSince9 } },
  ]),
  { name: "execa 9 commands", entry: execaCommand6, ...started, untyped: signalSince9 },
  { name: "execa 8 commands", entry: execaCommand6, folder: "execa-8", ...started, untyped: signalUpTo8 },
  { name: "execa 5", entry: execa5, folder: "execa-5", ...started, untyped: { "reads signal": "it hands what it doesn't know to Node" } },
  { name: "zx 8", entry: zx },
  { name: "node:http, servers", entry: nodeHttpServer, ...looksOften },
  // Its limits are node:http's, and a client of it would need a certificate.
  { name: "node:https, servers", entry: nodeHttpsServer, runsOn: "" },
  { name: "fastify 5", entry: fastify, options: { http: { ...looksOften.options, headersTimeout: 400 } }, untyped: { "() is no promise": "it is one of its plugins" } },
  { name: "fastify 4", entry: fastify, folder: "fastify-4", options: { http: { ...looksOften.options, headersTimeout: 400 } }, untyped: { "() is no promise": "it is one of its plugins" } },
  // Its types don't let a test have it look for late requests more often than every 30 s.
  { name: "fastify 3", entry: fastify, folder: "fastify-3", untyped: { "() is no promise": "it is one of its plugins" }, runsOn: "" },
  { name: "hapi 21", entry: hapi },
  { name: "hapi 20", entry: hapi, folder: "hapi-20" },
  { name: "XMLHttpRequest", entry: xhr, types: "dom", runsOn: "" },
  { name: "node:net", entry: nodeNet, options: { port: 1 } },
  { name: "node:net Socket", entry: nodeNetSocket, untyped: { "connect reads signal": "the constructor does", "reads fd": "the constructor does", "reads host": "only with a port" } },
  { name: "node:tls", entry: nodeTls, untyped: { "connect reads signal": "it hands what it doesn't know to node:net" } },
  { name: "node:http2", entry: nodeHttp2, untyped: { "connect reads signal": "it hands what it doesn't know to node:net", "connect ignores timeout": "its types take what node:net does" } },
  { name: "node:dns", entry: nodeDns, ...shop },
  { name: "node:dns/promises", entry: nodeDnsPromises, ...shop },
  { name: "ws 8", entry: ws, untyped: { "() ignores timeout": "its types take all that `http.request` does", "WebSocket ignores timeout": "the same" } },
  { name: "socket.io-client 4", entry: socketIoClient, untyped: { "timeout may be false": "its documentation and its source take it" } },
  { name: "ssh2 1", entry: ssh2 },
  { name: "pg 8", entry: pg },
  { name: "@prisma/adapter-pg 7", entry: prismaPg },
  { name: "mysql2 3", entry: mysql2 },
  { name: "mysql2 2", entry: mysql2, folder: "mysql2-2" },
  { name: "mysql2 3, promises", entry: mysql2Promise },
  { name: "postgres 3", entry: postgres, untyped: { "reads socket": "its source does" } },
  { name: "mssql 12", entry: mssql, options: { server: "127.0.0.1" } },
  { name: "mssql 11", entry: mssql, folder: "mssql-11", options: { server: "127.0.0.1" } },
  { name: "mssql 10", entry: mssql, folder: "mssql-10", options: { server: "127.0.0.1" } },
  { name: "mongodb 7", entry: mongodb },
  { name: "mongodb 6", entry: mongodb, folder: "mongodb-6" },
  { name: "mongodb 4", entry: mongodb, folder: "mongodb-4", untyped: { "reads timeoutMS": "since 6.6" } },
  { name: "mongoose 9", entry: mongoose },
  { name: "mongoose 8", entry: mongoose, folder: "mongoose-8" },
  { name: "mongoose 6", entry: mongoose, folder: "mongoose-6" },
  { name: "knex 3", entry: knex },
  { name: "knex 1", entry: knex, folder: "knex-1" },
  { name: "sequelize 6", entry: sequelize, options: { dialect: "postgres" }, untyped: sequelizeUntyped },
  { name: "typeorm 1", entry: typeorm, options: { type: "postgres" }, untyped: typeormUntyped },
  { name: "redis 6", entry: redis, untyped: { "reads socket.path": "only with `tls: false`" } },
  { name: "redis 5", entry: redis, folder: "redis-5", untyped: { "reads socket.path": "only with `tls: false`" } },
  { name: "redis 4", entry: redis, folder: "redis-4", untyped: redis4Untyped },
  { name: "ioredis 5", entry: ioredis, values: { urlOrOptions: "6379" } },
  { name: "bullmq 6", entry: bullmq, untyped: bullmqUntyped },
  { name: "bullmq 5", entry: bullmq, folder: "bullmq-5", untyped: bullmqUntyped },
  { name: "bullmq 1", entry: bullmq, folder: "bullmq-1", untyped: bullmqUntyped },
  { name: "amqplib 2", entry: amqplib, untyped: amqplibUntyped },
  { name: "amqplib 0.10", entry: amqplib, folder: "amqplib-0", untyped: { "connect knows its options' names": typesTakeAny, "timeout takes no text": typesTakeAny } },
  { name: "amqplib 2, callbacks", entry: amqplibCallback, values: { callback: "() => {}" }, untyped: { ...amqplibUntyped, "connect returns a handle": "it returns nothing" } },
  { name: "kafkajs 2", entry: kafkajs, options: { brokers: [] } },
  { name: "nats 2", entry: nats },
  { name: "cassandra-driver 4", entry: cassandraDriver },
  { name: "elasticsearch 9", entry: elasticsearch9, options: { node: "http://localhost" } },
  { name: "elasticsearch 8", entry: elasticsearch8, folder: "elasticsearch-8", options: { node: "http://localhost" } },
  { name: "ldapjs 3", entry: ldapjs, options: { url: "ldap://localhost" } },
  { name: "ldapjs 2", entry: ldapjs, folder: "ldapjs-2", options: { url: "ldap://localhost" } },
  { name: "nodemailer 10", entry: nodemailer, options: { host: "localhost" } },
];

import { amqplib, amqplibCallback } from "./amqplib.js";
import { angular } from "./angular.js";
import { anthropic } from "./anthropic.js";
import { apolloClient } from "./apollo-client.js";
import { awsHandler, awsSdk } from "./aws-sdk.js";
import { axios } from "./axios.js";
import { azureRestPipeline } from "./azure-rest-pipeline.js";
import { bullmq } from "./bullmq.js";
import { cassandraDriver } from "./cassandra-driver.js";
import type { Client } from "./client.js";
import { crossFetch } from "./cross-fetch.js";
import { elasticsearch8, elasticsearch9 } from "./elasticsearch.js";
import { execa5, execa6, execaCommand6, execaNode6, execaSync6 } from "./execa.js";
import { fastify } from "./fastify.js";
import { fetch } from "./fetch.js";
import { gaxios } from "./gaxios.js";
import { googleapis, googleapisAlone } from "./googleapis.js";
import { got11, got12, got15 } from "./got.js";
import { graphqlRequest } from "./graphql-request.js";
import { grpc } from "./grpc.js";
import { hapi } from "./hapi.js";
import { ioredis } from "./ioredis.js";
import { kafkajs } from "./kafkajs.js";
import { knex } from "./knex.js";
import { ky1, ky2 } from "./ky.js";
import { ldapjs } from "./ldapjs.js";
import { mongodb } from "./mongodb.js";
import { mongoose } from "./mongoose.js";
import { mssql } from "./mssql.js";
import { mysql2, mysql2Promise } from "./mysql2.js";
import { nats } from "./nats.js";
import { needleGet, needlePost } from "./needle.js";
import { nodeChildProcess, nodeChildProcessSync } from "./node-child-process.js";
import { nodeDns, nodeDnsPromises } from "./node-dns.js";
import { nodeFetch2, nodeFetch3 } from "./node-fetch.js";
import { nodeHttpServer, nodeHttpsServer } from "./node-http-server.js";
import { nodeHttp, nodeHttps } from "./node-http.js";
import { nodeHttp2 } from "./node-http2.js";
import { nodeNet, nodeNetSocket } from "./node-net.js";
import { nodeTls } from "./node-tls.js";
import { nodemailer } from "./nodemailer.js";
import { nuxt } from "./nuxt.js";
import { octokitCore, octokitRequest, octokitRest } from "./octokit.js";
import { ofetch, ofetchNative } from "./ofetch.js";
import { openai } from "./openai.js";
import { pg, prismaPg } from "./pg.js";
import { postgres } from "./postgres.js";
import { redis } from "./redis.js";
import { sequelize } from "./sequelize.js";
import { slackWebApi, slackWebhook } from "./slack.js";
import { socketIoClient } from "./socket-io-client.js";
import { ssh2 } from "./ssh2.js";
import { stripe } from "./stripe.js";
import { superagent } from "./superagent.js";
import { sveltekit } from "./sveltekit.js";
import { typeorm } from "./typeorm.js";
import { undiciFetch, undiciRequest } from "./undici.js";
import { wretch } from "./wretch.js";
import { ws } from "./ws.js";
import { xhr } from "./xhr.js";
import { zx } from "./zx.js";

/** Every client we ship, one file each. A library has several entries where its versions or its calls differ. */
export const catalogue: readonly Client[] = [
  fetch,
  sveltekit,
  undiciFetch,
  undiciRequest,
  nodeFetch2,
  nodeFetch3,
  crossFetch,
  ofetch,
  ofetchNative,
  nuxt,
  angular,
  ky1,
  ky2,
  got11,
  got12,
  got15,
  axios,
  superagent,
  needleGet,
  needlePost,
  wretch,
  graphqlRequest,
  grpc,
  apolloClient,
  openai,
  anthropic,
  stripe,
  slackWebApi,
  slackWebhook,
  octokitRequest,
  octokitCore,
  octokitRest,
  nodeHttp,
  nodeHttps,
  xhr,
  awsSdk,
  awsHandler,
  azureRestPipeline,
  gaxios,
  googleapis,
  googleapisAlone,
  nodeNet,
  nodeNetSocket,
  nodeTls,
  nodeHttp2,
  nodeDns,
  nodeDnsPromises,
  ws,
  socketIoClient,
  ssh2,
  nodeChildProcess,
  nodeChildProcessSync,
  execa5,
  execa6,
  execaNode6,
  execaSync6,
  execaCommand6,
  zx,
  nodeHttpServer,
  nodeHttpsServer,
  fastify,
  hapi,
  pg,
  prismaPg,
  mysql2,
  mysql2Promise,
  postgres,
  mssql,
  mongodb,
  mongoose,
  knex,
  sequelize,
  typeorm,
  redis,
  ioredis,
  bullmq,
  amqplib,
  amqplibCallback,
  kafkajs,
  nats,
  cassandraDriver,
  elasticsearch9,
  elasticsearch8,
  ldapjs,
  nodemailer,
];

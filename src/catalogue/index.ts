import { axios } from "./axios.js";
import type { Client } from "./client.js";
import { crossFetch } from "./cross-fetch.js";
import { execa5, execa6 } from "./execa.js";
import { fetch } from "./fetch.js";
import { got11, got12, got15 } from "./got.js";
import { knex } from "./knex.js";
import { ky1, ky2 } from "./ky.js";
import { mongodb } from "./mongodb.js";
import { mongoose } from "./mongoose.js";
import { mssql } from "./mssql.js";
import { mysql2, mysql2Promise } from "./mysql2.js";
import { needleGet, needlePost } from "./needle.js";
import { nodeChildProcess, nodeChildProcessSync } from "./node-child-process.js";
import { nodeFetch2, nodeFetch3 } from "./node-fetch.js";
import { nodeHttp, nodeHttps } from "./node-http.js";
import { nodeHttpServer, nodeHttpsServer } from "./node-http-server.js";
import { nodeHttp2 } from "./node-http2.js";
import { nodeNet, nodeNetSocket } from "./node-net.js";
import { nodeTls } from "./node-tls.js";
import { ofetch, ofetchNative } from "./ofetch.js";
import { pg, prismaPg } from "./pg.js";
import { postgres } from "./postgres.js";
import { sequelize } from "./sequelize.js";
import { socketIoClient } from "./socket-io-client.js";
import { ssh2 } from "./ssh2.js";
import { superagent } from "./superagent.js";
import { typeorm } from "./typeorm.js";
import { undiciFetch, undiciRequest } from "./undici.js";
import { ws } from "./ws.js";
import { xhr } from "./xhr.js";

/** Every client we ship, one file each. A library has several entries where its versions or its calls differ. */
export const catalogue: readonly Client[] = [
  fetch,
  undiciFetch,
  undiciRequest,
  nodeFetch2,
  nodeFetch3,
  crossFetch,
  ofetch,
  ofetchNative,
  ky1,
  ky2,
  got11,
  got12,
  got15,
  axios,
  superagent,
  needleGet,
  needlePost,
  nodeHttp,
  nodeHttps,
  xhr,
  nodeNet,
  nodeNetSocket,
  nodeTls,
  nodeHttp2,
  ws,
  socketIoClient,
  ssh2,
  nodeChildProcess,
  nodeChildProcessSync,
  execa5,
  execa6,
  nodeHttpServer,
  nodeHttpsServer,
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
];

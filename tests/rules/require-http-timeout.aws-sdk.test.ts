import rule from "../../rules/require-http-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { bound, connectOnly, switchedOff, unboundedInstance } from "./require-http-timeout.errors.js";

const s3 = 'import { GetObjectCommand, PutObjectCommand, S3, S3Client } from "@aws-sdk/client-s3"; ';
const presigner = `import { createPresignedPost } from "@aws-sdk/s3-presigned-post"; import { getSignedUrl } from "@aws-sdk/s3-request-presigner"; ${s3}`;
const handler = 'import { NodeHttpHandler } from "@smithy/node-http-handler"; ';
const limit = "requestHandler: { socketTimeout: 10_000 }";

/** A client without a limit, and the code that a suggestion leaves. */
const noLimit = (callee: string, name: string, ...outputs: string[]) =>
  unboundedInstance(callee, "requestHandler.socketTimeout", "aws-sdk", name, ...outputs.map((output) => bound(limit, output)));

run("require-http-timeout: clients of aws-sdk", rule, everywhere, {
  valid: [
    { name: "a limit for what a server sends", code: `${s3}export const client = new S3Client({ requestHandler: { socketTimeout: 5_000 } });` },
    { name: "a limit beside one for the connect", code: `${s3}export const client = new S3Client({ requestHandler: { connectionTimeout: 1_000, socketTimeout: 5_000 } });` },
    { name: "`requestTimeout` ends a request in some versions, and only warns in others", code: `${s3}export const client = new S3Client({ requestHandler: { requestTimeout: 5_000 } });` },
    { name: "a handler from elsewhere", code: `${s3}export const client = new S3Client({ requestHandler: handler });` },
    { name: "another handler", code: `${s3}export const client = new S3Client({ requestHandler: new FetchHttpHandler({}) });` },
    { name: "extensions may bring a handler", code: `${s3}export const client = new S3Client({ extensions: [withLimits] });` },
    { name: "a middleware that may bound each call", code: `${s3}export const client = new S3Client({}); client.middlewareStack.add(withDeadline, { step: "finalizeRequest" });` },
    { name: "options from elsewhere", code: `${s3}export const connect = (options) => new S3Client(options);` },
    { name: "options spread from elsewhere", code: `${s3}export const connect = (options) => new S3Client({ region, ...options });` },
    { name: "a signal at the one call", code: `${s3}const client = new S3Client({ region }); await client.send(new PutObjectCommand(input), { abortSignal: stop });` },
    { name: "a signal at the one call of a method", code: `${s3}const client = new S3({ region }); await client.getObject(input, { abortSignal: stop });` },
    { name: "a client that nobody uses", code: `${s3}const client = new S3Client({ region });` },
    { name: "a client that only signs URLs asks nobody", code: `${presigner}const client = new S3Client({ region }); export const link = (key) => getSignedUrl(client, new GetObjectCommand({ Bucket, Key: key }), { expiresIn: 60 });` },
    { name: "a client that only signs forms", code: `${presigner}const client = new S3Client({ region }); await createPresignedPost(client, { Bucket, Key });` },
    { name: "a client that is made to sign", code: `${presigner}await getSignedUrl(new S3Client({ region }), new GetObjectCommand(input));` },
    { name: "one of two clients, and either only signs", code: `${presigner}const client = region ? new S3Client({ region }) : new S3Client({}); await getSignedUrl(client, new GetObjectCommand(input));` },
    { name: "a client in a private field that only signs", code: `${presigner}class Store { #client = new S3Client({ region }); link(key) { return getSignedUrl(this.#client, new GetObjectCommand({ Bucket, Key: key })); } }` },
    { name: "a service that may take its time", code: 'import { LambdaClient } from "@aws-sdk/client-lambda"; import { SQSClient } from "@aws-sdk/client-sqs"; export const lambda = new LambdaClient({}); export const queue = new SQSClient({});' },
    { name: "another module's class", code: 'import { S3Client } from "./s3.js"; export const client = new S3Client({ region });' },
    { name: "what else the module has", code: `${s3}export const command = new GetObjectCommand({ Bucket, Key });` },
  ],
  invalid: [
    {
      name: "an exported client",
      code: `${s3}export const client = ⟦new S3Client({ region })⟧;`,
      errors: [noLimit("S3Client", "`client`", `${s3}export const client = new S3Client({ region, ${limit} });`)],
    },
    {
      name: "a client without options",
      code: `${s3}export const client = ⟦new S3Client()⟧;`,
      errors: [noLimit("S3Client", "`client`", `${s3}export const client = new S3Client({ ${limit} });`)],
    },
    {
      name: "whose answers nobody reads: the limit is one of silence, so that a long upload survives it",
      code: `${s3}const client = ⟦new S3Client({ region })⟧; await client.send(new PutObjectCommand(input));`,
      errors: [noLimit("S3Client", "`client`")],
      output: `${s3}const client = new S3Client({ region, ${limit} }); await client.send(new PutObjectCommand(input));`,
    },
    {
      name: "whose answers may be streams that their reader holds up: a choice",
      code: `${s3}const client = ⟦new S3Client({ region })⟧; const { Body } = await client.send(new GetObjectCommand(input)); Body.pipe(out);`,
      errors: [noLimit("S3Client", "`client`", `${s3}const client = new S3Client({ region, ${limit} }); const { Body } = await client.send(new GetObjectCommand(input)); Body.pipe(out);`)],
    },
    {
      name: "the client with a method for each command",
      code: 'import { DynamoDB } from "@aws-sdk/client-dynamodb"; const table = ⟦new DynamoDB({ region })⟧; const { Item } = await table.getItem(input);',
      errors: [noLimit("DynamoDB", "`table`", `import { DynamoDB } from "@aws-sdk/client-dynamodb"; const table = new DynamoDB({ region, ${limit} }); const { Item } = await table.getItem(input);`)],
    },
    {
      name: "where one of two calls has a signal",
      code: `${s3}const client = ⟦new S3({})⟧; await client.getObject(input, { abortSignal: stop }); await client.getObject(input);`,
      errors: [noLimit("S3", "`client`", `${s3}const client = new S3({ ${limit} }); await client.getObject(input, { abortSignal: stop }); await client.getObject(input);`)],
    },
    {
      name: "a client that signs URLs and is asked for objects, too",
      code: `${presigner}const client = ⟦new S3Client({ region })⟧; await getSignedUrl(client, new GetObjectCommand(input)); await client.send(new PutObjectCommand(input));`,
      errors: [noLimit("S3Client", "`client`")],
      output: `${presigner}const client = new S3Client({ region, ${limit} }); await getSignedUrl(client, new GetObjectCommand(input)); await client.send(new PutObjectCommand(input));`,
    },
    {
      name: "a client that is handed to another function of that name",
      code: `${s3}import { sign } from "./sign.js"; const getSignedUrl = (client) => sign(client); const client = ⟦new S3Client({ region })⟧; await getSignedUrl(client);`,
      errors: [
        noLimit("S3Client", "`client`", `${s3}import { sign } from "./sign.js"; const getSignedUrl = (client) => sign(client); const client = new S3Client({ region, ${limit} }); await getSignedUrl(client);`),
      ],
    },
    {
      name: "a client in a private field that is asked for objects, too",
      code: `${presigner}class Store { #client = ⟦new S3Client({ region })⟧; link() { return getSignedUrl(this.#client, command); } load() { return this.#client.send(command); } }`,
      errors: [
        noLimit("S3Client", "`this.#client`", `${presigner}class Store { #client = new S3Client({ region, ${limit} }); link() { return getSignedUrl(this.#client, command); } load() { return this.#client.send(command); } }`),
      ],
    },
    {
      name: "a client in a field that others may use",
      code: `${presigner}class Store { client = ⟦new S3Client({ region })⟧; link() { return getSignedUrl(this.client, command); } }`,
      errors: [noLimit("S3Client", "`this.client`", `${presigner}class Store { client = new S3Client({ region, ${limit} }); link() { return getSignedUrl(this.client, command); } }`)],
    },
    {
      name: "a client that is closed when all is done",
      code: `${s3}const client = ⟦new S3Client({ region })⟧; try { await client.send(new PutObjectCommand(input)); } finally { client.destroy(); }`,
      errors: [noLimit("S3Client", "`client`")],
      output: `${s3}const client = new S3Client({ region, ${limit} }); try { await client.send(new PutObjectCommand(input)); } finally { client.destroy(); }`,
    },
    {
      name: "a middleware that does something else",
      code: `${s3}export const client = ⟦new S3Client({})⟧; client.middlewareStack.add((next) => (args) => next(withToken(args)), { step: "build" });`,
      errors: [
        noLimit("S3Client", "`client`", `${s3}export const client = new S3Client({ ${limit} }); client.middlewareStack.add((next) => (args) => next(withToken(args)), { step: "build" });`),
      ],
    },
    {
      name: "a limit that is switched off",
      code: `${s3}export const client = new S3Client({ requestHandler: { ⟦socketTimeout: 0⟧ } });`,
      errors: [switchedOff("S3Client", "socketTimeout: 0", bound(limit, `${s3}export const client = new S3Client({ ${limit} });`))],
    },
    {
      name: "a limit for the connect alone",
      code: `${s3}export const client = new S3Client({ requestHandler: { ⟦connectionTimeout: 1_000⟧ } });`,
      errors: [
        connectOnly(
          "S3Client",
          "connectionTimeout: 1_000",
          "`requestHandler.socketTimeout`",
          bound(limit, `${s3}export const client = new S3Client({ requestHandler: { connectionTimeout: 1_000, socketTimeout: 10_000 } });`),
        ),
      ],
    },
  ],
});

run("require-http-timeout: fields of TypeScript's that hold clients of aws-sdk", rule, typescript, {
  valid: [
    { name: "a private field that only signs", code: `${presigner}class Store { private readonly client = new S3Client({}); link() { return getSignedUrl(this.client, command); } }` },
    { name: "a private field that its constructor sets", code: `${presigner}class Store { private readonly client: S3Client; constructor() { this.client = new S3Client({}); } link() { return getSignedUrl(this.client, command); } }` },
  ],
  invalid: [
    {
      name: "a private field that nobody reads here",
      code: `${s3}class Store { private readonly client: S3Client; constructor() { this.client = ⟦new S3Client({})⟧; } }`,
      errors: [noLimit("S3Client", "`this.client`", `${s3}class Store { private readonly client: S3Client; constructor() { this.client = new S3Client({ ${limit} }); } }`)],
    },
  ],
});

run("require-http-timeout: the handler of aws-sdk's clients", rule, everywhere, {
  valid: [
    { name: "a limit", code: `${handler}${s3}export const client = new S3Client({ requestHandler: new NodeHttpHandler({ socketTimeout: 5_000 }) });` },
    { name: "`requestTimeout`, which ends a request in some versions", code: `${handler}export const requestHandler = new NodeHttpHandler({ requestTimeout: 5_000 });` },
    { name: "an agent that may have limits of its own", code: `${handler}export const requestHandler = new NodeHttpHandler({ httpsAgent: proxyAgent });` },
    { name: "options from elsewhere", code: `${handler}export const make = (options) => new NodeHttpHandler(options);` },
  ],
  invalid: [
    {
      name: "a limit for the connect alone: reported where it is written, and not at the client",
      code: `${handler}${s3}export const client = new S3Client({ requestHandler: new NodeHttpHandler({ ⟦connectionTimeout: 1_000⟧ }) });`,
      errors: [
        connectOnly(
          "NodeHttpHandler",
          "connectionTimeout: 1_000",
          "`socketTimeout`",
          bound("socketTimeout: 10_000", `${handler}${s3}export const client = new S3Client({ requestHandler: new NodeHttpHandler({ connectionTimeout: 1_000, socketTimeout: 10_000 }) });`),
        ),
      ],
    },
    {
      name: "Node's own agent ends nothing",
      code: `import { Agent } from "node:https"; ${handler}export const requestHandler = ⟦new NodeHttpHandler({ httpsAgent: new Agent({ maxSockets: 10 }) })⟧;`,
      errors: [
        unboundedInstance(
          "NodeHttpHandler",
          "socketTimeout",
          "aws-sdk",
          "`requestHandler`",
          bound("socketTimeout: 10_000", `import { Agent } from "node:https"; ${handler}export const requestHandler = new NodeHttpHandler({ httpsAgent: new Agent({ maxSockets: 10 }), socketTimeout: 10_000 });`),
        ),
      ],
    },
  ],
});

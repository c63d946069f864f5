import { fileURLToPath } from "node:url";
import rule from "../../rules/require-http-timeout.js";
import { policy, run } from "../cases.js";
import { bound, noTimeoutOption } from "../rules/require-http-timeout.errors.js";

const filename = fileURLToPath(new URL("fixtures/handler.ts", import.meta.url));
const named = 'import { credentials, Metadata } from "@grpc/grpc-js"; import { GreeterClient, LooseGreeterClient } from "./greeter.js"; ';
const whole = 'import * as grpc from "@grpc/grpc-js"; import { GreeterClient } from "./greeter.js"; ';
const client = "const client = new GreeterClient(address, credentials.createInsecure()); ";
const noLimit = noTimeoutOption("client.sayHello", "@grpc/grpc-js", "`deadline`");
const deadline = "deadline: Date.now() + 10_000";

const head = "declare const address: string; declare const name: string; ";

run("require-http-timeout: clients that a tool has written for @grpc/grpc-js", rule, ["typed"], {
  valid: [
    { name: "a deadline", code: `${named}${head}${client}client.sayHello({ name }, new Metadata(), { deadline: Date.now() + 5_000 }, (error, reply) => {});`, filename },
    { name: "a client's options from elsewhere", code: `${named}${head}import type { ClientOptions } from "@grpc/grpc-js"; export const hello = (options: ClientOptions) => { new GreeterClient(address, credentials.createInsecure(), options).sayHello({ name }, () => {}); };`, filename },
    { name: "a client that somebody hands in", code: `${named}export const hello = (client: GreeterClient) => { client.sayHello({ name: "" }, () => {}); };`, filename },
    { name: "an object of a class that is no client's", code: `${named}${head}class GreeterStub { sayHello(request: object, callback: () => void) {} } const client = new GreeterStub(); client.sayHello({ name }, () => {});`, filename },
    { name: "what is metadata or options", code: `${named}${head}import type { CallOptions } from "@grpc/grpc-js"; const client = new LooseGreeterClient(address, credentials.createInsecure()); export const hello = (options: CallOptions) => { client.sayHello({ name }, options, () => {}); };`, filename },
  ],
  invalid: [
    {
      name: "an interface that extends the client: its options stand behind metadata",
      code: `${named}${head}${client}⟦client.sayHello⟧({ name }, (error, reply) => {});`,
      output: `${named}${head}${client}client.sayHello({ name }, new Metadata(), { ${deadline} }, (error, reply) => {});`,
      errors: [noLimit],
      filename,
    },
    {
      name: "a class that extends the client, whose options may stand for themselves",
      code: `${named}${head}const client = new LooseGreeterClient(address, credentials.createInsecure()); ⟦client.sayHello⟧({ name }, (error, reply) => {});`,
      output: `${named}${head}const client = new LooseGreeterClient(address, credentials.createInsecure()); client.sayHello({ name }, { ${deadline} }, (error, reply) => {});`,
      errors: [noLimit],
      filename,
    },
    {
      name: "the module's own name for what is made",
      code: `${whole}${head}const client = new GreeterClient(address, grpc.credentials.createInsecure()); ⟦client.sayHello⟧({ name }, (error, reply) => {});`,
      output: `${whole}${head}const client = new GreeterClient(address, grpc.credentials.createInsecure()); client.sayHello({ name }, new grpc.Metadata(), { ${deadline} }, (error, reply) => {});`,
      errors: [noLimit],
      filename,
    },
    {
      name: "a name that must be imported for it, beside that of the deadline",
      code: `import { credentials } from "@grpc/grpc-js"; import { GreeterClient } from "./greeter.js"; ${head}${client}⟦client.sayHello⟧({ name }, (error, reply) => {});`,
      output: `import { credentials, Metadata } from "@grpc/grpc-js"; import { GreeterClient } from "./greeter.js"; import { LIMIT } from "@acme/http"; ${head}${client}client.sayHello({ name }, new Metadata(), { deadline: Date.now() + LIMIT }, (error, reply) => {});`,
      settings: { timeout: { ...policy.timeout, deadline: { import: "@acme/http", name: "LIMIT" } } },
      errors: [noLimit],
      filename,
    },
    {
      name: "metadata by its type, and a callback by its own",
      code: `${named}${head}${client}export const hello = (metadata: Metadata, done: () => void) => { ⟦client.sayHello⟧({ name }, metadata, done); };`,
      output: `${named}${head}${client}export const hello = (metadata: Metadata, done: () => void) => { client.sayHello({ name }, metadata, { ${deadline} }, done); };`,
      errors: [noLimit],
      filename,
    },
    {
      name: "a field that the constructor fills",
      code: `${named}export class Greetings { private readonly client: GreeterClient; constructor(address: string) { this.client = new GreeterClient(address, credentials.createInsecure()); } greet(name: string) { this.client.sayHello({ name }, (error, reply) => {}); } }`.replace("this.client.sayHello", "⟦this.client.sayHello⟧"),
      output: `${named}export class Greetings { private readonly client: GreeterClient; constructor(address: string) { this.client = new GreeterClient(address, credentials.createInsecure()); } greet(name: string) { this.client.sayHello({ name }, new Metadata(), { ${deadline} }, (error, reply) => {}); } }`,
      errors: [noTimeoutOption("this.client.sayHello", "@grpc/grpc-js", "`deadline`")],
      filename,
    },
    {
      name: "a callee that takes no options by its type: no edit",
      code: `${named}${head}${client}type Call = (request: object, done: () => void) => void; (⟦client.sayHello as Call⟧)({ name }, () => {}); const hello = client.sayHello; ⟦hello.call⟧(client, { name }, () => {});`,
      errors: [noTimeoutOption("client.sayHello as Call", "@grpc/grpc-js", "`deadline`"), noTimeoutOption("hello.call", "@grpc/grpc-js", "`deadline`")],
      filename,
    },
    {
      name: "without a policy",
      code: `${named}${head}${client}⟦client.sayHello⟧({ name }, (error, reply) => {});`,
      settings: { timeout: { target: "modern" } },
      errors: [{ ...noLimit, suggestions: [bound(deadline, `${named}${head}${client}client.sayHello({ name }, new Metadata(), { ${deadline} }, (error, reply) => {});`)] }],
      filename,
    },
  ],
});

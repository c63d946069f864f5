import rule from "../../rules/no-ineffective-timeout.js";
import { everywhere, run } from "../cases.js";
import { ignoredByGrpc } from "./no-ineffective-timeout.errors.js";

const grpc = 'import * as grpc from "@grpc/grpc-js"; const { Greeter } = grpc.loadPackageDefinition(definition); ';
const made = `${grpc}const client = new Greeter(address, credentials); `;

run("no-ineffective-timeout: gRPC", rule, everywhere, {
  valid: [
    { name: "a deadline", code: `${made}client.sayHello({ name }, { deadline: Date.now() + 5_000 }, (error, reply) => {});` },
    { name: "a deadline beside it", code: `${made}client.sayHello({ name }, { timeout: 5_000, deadline: Date.now() + 5_000 }, (error, reply) => {});` },
    { name: "an interceptor that may read it", code: `${made}client.sayHello({ name }, { timeout: 5_000, interceptors: [withTimeout] }, (error, reply) => {});` },
    { name: "a message's own field", code: `${made}client.sayHello({ timeout: 5_000 }, (error, reply) => {});` },
    { name: "a stream", code: `${made}client.watch({ name }, { timeout: 5_000 });` },
  ],
  invalid: [
    {
      name: "a duration",
      code: `${made}client.sayHello({ name }, { ⟦timeout: 5_000⟧ }, (error, reply) => {});`,
      errors: [ignoredByGrpc],
      output: `${made}client.sayHello({ name }, { deadline: Date.now() + 5_000 }, (error, reply) => {});`,
    },
    {
      name: "arithmetic, as its author wrote it",
      code: `${made}client.sayHello({ name }, new grpc.Metadata(), { ⟦timeout: 60 * 1_000⟧ }, (error, reply) => {});`,
      errors: [ignoredByGrpc],
      output: `${made}client.sayHello({ name }, new grpc.Metadata(), { deadline: Date.now() + 60 * 1_000 }, (error, reply) => {});`,
    },
  ],
});

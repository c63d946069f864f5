import rule from "../../rules/require-http-timeout.js";
import { everywhere, run } from "../cases.js";
import { bound, noTimeoutOption, switchedOff } from "./require-http-timeout.errors.js";

const grpc = 'import * as grpc from "@grpc/grpc-js"; ';
const made = `${grpc}const proto = grpc.loadPackageDefinition(definition); const client = new proto.helloworld.Greeter(address, credentials); `;
const noLimit = (callee: string, ...suggestions: Parameters<typeof noTimeoutOption>[3][]) => noTimeoutOption(callee, "@grpc/grpc-js", "`deadline`", ...suggestions);
const deadline = "deadline: Date.now() + 10_000";

run("require-http-timeout: @grpc/grpc-js", rule, everywhere, {
  valid: [
    { name: "a deadline as a date", code: `${made}client.sayHello({ name }, { deadline: new Date(Date.now() + 5_000) }, (error, reply) => {});` },
    { name: "a deadline in ms, behind metadata", code: `${made}client.sayHello({ name }, new grpc.Metadata(), { deadline: Date.now() + 5_000 }, (error, reply) => {});` },
    { name: "a deadline that is made elsewhere", code: `${made}client.sayHello({ name }, { deadline: inFiveSeconds() }, (error, reply) => {});` },
    { name: "a deadline in 1970 ends the call at once, and is no-invalid-timeout's", code: `${made}client.sayHello({ name }, { deadline: 5_000 }, (error, reply) => {});` },
    { name: "a deadline of a stream that is written to", code: `${made}const call = client.record({ deadline: Date.now() + 5_000 }, (error, reply) => {}); call.write({ name }); call.end();` },
    { name: "options of a stream that is written to look like the message of another call", code: `${made}const call = client.record(options, (error, reply) => {}); call.write({ name }); call.end();` },
    { name: "no callback: a stream, which may live for long", code: `${made}client.watch({ name }).on("data", show); const chat = client.chat(); chat.write({ name });` },
    { name: "no callback, and what might be options", code: `${made}client.watch({ name }, new grpc.Metadata(), {});` },
    { name: "what may be a callback, or metadata", code: `${made}export const hello = (done) => client.sayHello({ name }, done);` },
    { name: "what may be metadata, or options with a deadline", code: `${made}export const hello = (given) => { client.sayHello({ name }, given, (error, reply) => {}); };` },
    { name: "options from elsewhere", code: `${made}export const hello = (given) => { client.sayHello({ name }, new grpc.Metadata(), given, (error, reply) => {}); };` },
    { name: "the server call that a deadline comes from", code: `${made}export const hello = (parent) => { client.sayHello({ name }, { parent }, (error, reply) => {}); };` },
    { name: "an interceptor of the call", code: `${made}client.sayHello({ name }, { interceptors: [withDeadline] }, (error, reply) => {});` },
    { name: "an interceptor of the client", code: `${grpc}const { Greeter } = grpc.loadPackageDefinition(definition); const client = new Greeter(address, credentials, { interceptors: [withDeadline] }); client.sayHello({ name }, (error, reply) => {});` },
    { name: "a service config, in an option whose name has a dot", code: `${grpc}const { Greeter } = grpc.loadPackageDefinition(definition); const client = new Greeter(address, credentials, { "grpc.service_config": config }); client.sayHello({ name }, (error, reply) => {});` },
    { name: "a client's options from elsewhere", code: `${grpc}const { Greeter } = grpc.loadPackageDefinition(definition); const client = new Greeter(address, credentials, options); export const hello = (options) => new Greeter(address, credentials, options).sayHello({ name }, (error, reply) => {});` },
    { name: "a client from elsewhere", code: `${grpc}export const hello = (client) => { client.sayHello({ name }, (error, reply) => {}); };` },
    { name: "waiting for the connection takes a deadline of its own", code: `${made}client.waitForReady(Date.now() + 5_000, (error) => {}); client.close();` },
    { name: "a stub of a test", code: `${made}client.sayHello.mockImplementation((request, callback) => callback(null, {}));` },
    { name: "a method of what the definition holds", code: `${grpc}const proto = grpc.loadPackageDefinition(definition); proto.helloworld.each((service) => service.name);` },
    { name: "a call that somebody may cancel", code: `${made}export function hello() { const call = client.sayHello({ name }, (error, reply) => {}); return call; }` },
    { name: "a call that is cancelled by a timer", code: `${made}const call = client.record((error, reply) => {}); setTimeout(() => call.cancel(), 5_000);` },
    { name: "a promise that a timer settles", code: `${made}new Promise((resolve, reject) => { setTimeout(reject, 5_000); client.sayHello({ name }, (error, reply) => resolve(reply)); });` },
    { name: "a promise that is raced", code: `${made}Promise.race([late, new Promise((resolve) => { client.sayHello({ name }, (error, reply) => resolve(reply)); })]);` },
    { name: "a server", code: `${grpc}const server = new grpc.Server(); server.bindAsync(address, credentials, (error, port) => {}); server.tryShutdown((error) => {});` },
    { name: "promisified, with a deadline", code: `${made}import { promisify } from "node:util"; const sayHello = promisify(client.sayHello).bind(client); await sayHello({ name }, { deadline: Date.now() + 5_000 });` },
  ],
  invalid: [
    {
      name: "a client of a definition that is loaded",
      code: `${made}⟦client.sayHello⟧({ name }, (error, reply) => {});`,
      output: `${made}client.sayHello({ name }, { ${deadline} }, (error, reply) => {});`,
      errors: [noLimit("client.sayHello")],
    },
    {
      name: "a client of a class that is made",
      code: `const { makeClientConstructor, Metadata } = require("@grpc/grpc-js"); const Greeter = makeClientConstructor(service, "Greeter"); const client = new Greeter(address, credentials); ⟦client.sayHello⟧(request, new Metadata(), done); function done(error, reply) {}`,
      output: `const { makeClientConstructor, Metadata } = require("@grpc/grpc-js"); const Greeter = makeClientConstructor(service, "Greeter"); const client = new Greeter(address, credentials); client.sayHello(request, new Metadata(), { ${deadline} }, done); function done(error, reply) {}`,
      errors: [noLimit("client.sayHello")],
    },
    {
      name: "a generic client",
      code: `${grpc}const client = new grpc.Client(address, credentials, { "grpc.keepalive_time_ms": 10_000 }); ⟦client.makeUnaryRequest⟧(path, encode, decode, request, new grpc.Metadata(), {}, (error, reply) => {});`,
      output: `${grpc}const client = new grpc.Client(address, credentials, { "grpc.keepalive_time_ms": 10_000 }); client.makeUnaryRequest(path, encode, decode, request, new grpc.Metadata(), { ${deadline} }, (error, reply) => {});`,
      errors: [noLimit("client.makeUnaryRequest")],
    },
    {
      name: "a client in a field",
      code: `${grpc}const { Greeter } = grpc.loadPackageDefinition(definition); export class Greetings { #client = new Greeter(address, credentials); greet(name) { return new Promise((resolve, reject) => ⟦this.#client.sayHello⟧({ name }, (error, reply) => (error ? reject(error) : resolve(reply)))); } }`,
      output: `${grpc}const { Greeter } = grpc.loadPackageDefinition(definition); export class Greetings { #client = new Greeter(address, credentials); greet(name) { return new Promise((resolve, reject) => this.#client.sayHello({ name }, { ${deadline} }, (error, reply) => (error ? reject(error) : resolve(reply)))); } }`,
      errors: [noLimit("this.#client.sayHello")],
    },
    {
      name: "options that have no deadline",
      code: `${made}⟦client.sayHello⟧({ name }, { credentials: ofCall }, (error, reply) => {});`,
      output: `${made}client.sayHello({ name }, { credentials: ofCall, ${deadline} }, (error, reply) => {});`,
      errors: [noLimit("client.sayHello")],
    },
    {
      name: "a deadline that never comes",
      code: `${made}client.sayHello({ name }, { ⟦deadline: Infinity⟧ }, (error, reply) => {});`,
      output: `${made}client.sayHello({ name }, { ${deadline} }, (error, reply) => {});`,
      errors: [switchedOff("client.sayHello", "deadline: Infinity")],
    },
    {
      name: "a deadline that nobody gives: null and undefined are none",
      code: `${made}client.sayHello({ name }, { ⟦deadline: null⟧ }, (error, reply) => {}); client.sayHello({ name }, { ⟦deadline: undefined⟧ }, (error, reply) => {});`,
      output: `${made}client.sayHello({ name }, { ${deadline} }, (error, reply) => {}); client.sayHello({ name }, { ${deadline} }, (error, reply) => {});`,
      errors: [switchedOff("client.sayHello", "deadline: null"), switchedOff("client.sayHello", "deadline: undefined")],
    },
    {
      name: "a stream that is written to: a deadline may be too short for it",
      code: `${made}const call = ⟦client.record⟧((error, reply) => {}); call.write({ name }); call.end();`,
      errors: [noLimit("client.record", bound(deadline, `${made}const call = client.record({ ${deadline} }, (error, reply) => {}); call.write({ name }); call.end();`))],
    },
    {
      name: "a stream that is written to, with metadata",
      code: `${made}const metadata = new grpc.Metadata(); const call = ⟦client.record⟧(metadata, (error, reply) => {}); call.write({ name }); call.end();`,
      errors: [noLimit("client.record", bound(deadline, `${made}const metadata = new grpc.Metadata(); const call = client.record(metadata, { ${deadline} }, (error, reply) => {}); call.write({ name }); call.end();`))],
    },
    {
      name: "promisified, then bound",
      code: `${made}import { promisify } from "node:util"; const sayHello = promisify(client.sayHello).bind(client); const { message } = await ⟦sayHello⟧({ name });`,
      output: `${made}import { promisify } from "node:util"; const sayHello = promisify(client.sayHello).bind(client); const { message } = await sayHello({ name }, { ${deadline} });`,
      errors: [noLimit("sayHello")],
    },
    {
      name: "bound, then promisified",
      code: `${made}import { promisify } from "node:util"; await ⟦promisify(client.sayHello.bind(client))⟧({ name }, new grpc.Metadata());`,
      output: `${made}import { promisify } from "node:util"; await promisify(client.sayHello.bind(client))({ name }, new grpc.Metadata(), { ${deadline} });`,
      errors: [noLimit("promisify(client.sayHello.bind(client))")],
    },
    {
      name: "without a policy: a suggestion",
      code: `${made}⟦client.sayHello⟧({ name }, (error, reply) => {});`,
      settings: { timeout: { target: "modern" } },
      errors: [noLimit("client.sayHello", bound(deadline, `${made}client.sayHello({ name }, { ${deadline} }, (error, reply) => {});`))],
    },
    {
      name: "a policy that is imported",
      code: `${made}⟦client.sayHello⟧({ name }, (error, reply) => {});`,
      settings: { timeout: { deadline: { import: "@acme/http", name: "LIMIT" }, target: "modern" } },
      output: `${grpc}import { LIMIT } from "@acme/http"; ${made.slice(grpc.length)}client.sayHello({ name }, { deadline: Date.now() + LIMIT }, (error, reply) => {});`,
      errors: [noLimit("client.sayHello")],
    },
  ],
});

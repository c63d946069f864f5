import rule from "../../rules/require-http-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { switchedOff, unbounded } from "./require-http-timeout.errors.js";

const alone = 'import { request } from "graphql-request"; ';
const client = 'import { GraphQLClient } from "graphql-request"; const client = new GraphQLClient(url); ';

run("require-http-timeout: graphql-request", rule, everywhere, {
  valid: [
    { name: "a client alone: one signal for all of its calls bounds none", code: 'import { GraphQLClient } from "graphql-request"; export const client = new GraphQLClient(url);' },
    { name: "a signal", code: `${alone}await request({ url, document, signal: AbortSignal.timeout(5_000) });` },
    { name: "a signal of a client's call", code: `${client}await client.request({ document, variables, signal });` },
    { name: "a signal for all of a client's calls", code: 'import { GraphQLClient } from "graphql-request"; const client = new GraphQLClient(url, { signal: stop }); await client.request({ document });' },
    { name: "a fetch of the client's own may have a limit", code: 'import { GraphQLClient } from "graphql-request"; const client = new GraphQLClient(url, { fetch: withDeadline }); await client.request(document, variables);' },
    { name: "a middleware may set a signal", code: 'import { GraphQLClient } from "graphql-request"; const client = new GraphQLClient(url, { requestMiddleware }); await client.request(document, variables);' },
    { name: "one argument may be a document, or options with a signal", code: `${client}await client.request(what);` },
    { name: "another client's call", code: 'await client.request(document, variables);' },
  ],
  invalid: [
    {
      name: "options",
      code: `${alone}const { orders } = await ⟦request⟧({ url, document });`,
      errors: [unbounded("request")],
      output: `${alone}const { orders } = await request({ url, document, signal: AbortSignal.timeout(10_000) });`,
    },
    {
      name: "a client's call",
      code: `${client}await ⟦client.request⟧({ document, variables });`,
      errors: [unbounded("client.request")],
      output: `${client}await client.request({ document, variables, signal: AbortSignal.timeout(10_000) });`,
    },
    {
      name: "behind a document stands no signal: options are for the author to write",
      code: `${client}await ⟦client.request⟧(ORDERS, variables);`,
      errors: [unbounded("client.request")],
    },
    {
      name: "a URL and a document",
      code: `import request from "graphql-request"; await ⟦request⟧("https://api.example.com/graphql", document);`,
      errors: [unbounded("request")],
    },
    {
      name: "the client's signal, switched off at a call",
      code: 'import { GraphQLClient } from "graphql-request"; const client = new GraphQLClient(url, { signal: stop }); await client.request({ document, ⟦signal: null⟧ });',
      errors: [switchedOff("client.request", "signal: null")],
      output: 'import { GraphQLClient } from "graphql-request"; const client = new GraphQLClient(url, { signal: stop }); await client.request({ document, signal: AbortSignal.timeout(10_000) });',
    },
  ],
});

run("require-http-timeout: graphql-request in TypeScript", rule, typescript, {
  valid: [
    { name: "options from a caller", code: 'import { GraphQLClient, type RequestOptions } from "graphql-request"; const client = new GraphQLClient(url); export const load = (options: RequestOptions) => client.request(options);' },
  ],
  invalid: [],
});

run("require-http-timeout: graphql-request with types", rule, ["typed"], {
  valid: [],
  invalid: [
    {
      name: "a document is no options, whatever its type's properties",
      code: `${client}interface DocumentNode { kind: "Document"; definitions: string[] } export const load = (document: DocumentNode) => ⟦client.request⟧(document);`,
      errors: [unbounded("client.request")],
    },
  ],
});

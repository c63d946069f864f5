import type { RuleTester } from "eslint";
import type { Expected } from "../cases.js";

type Suggestion = RuleTester.SuggestionOutput;

const error = (messageId: string, data: Record<string, string>, suggestions: readonly Suggestion[]): Expected => ({
  messageId,
  data,
  ...(suggestions.length > 0 && { suggestions: [...suggestions] }),
});

const suggestion =
  (messageId: string) =>
  (text: string, output: string): Suggestion => ({ messageId, data: { text }, output });

/** The suggestion of what to write in the option's place. */
export const convert = suggestion("convert");
export const convertUnheard = suggestion("convertUnheard");
export const headers = suggestion("headers");

/** The suggestion of a listener that ends the object. */
export const listen = suggestion("listen");
export const listenUnheard = suggestion("listenUnheard");

/** The suggestions of a listener that ends a connection: while it connects, or also later. */
export const connect = suggestion("connect");
export const connectUnheard = suggestion("connectUnheard");
export const idle = suggestion("idle");
export const idleUnheard = suggestion("idleUnheard");

export const start = suggestion("start");

/** The suggestion to pass the options in their own place. */
export const options = (output: string): Suggestion => ({ messageId: "options", output });

/** An option that the client never reads. */
export const ignored = (option: string, client: string, ...suggestions: Suggestion[]): Expected => error("ignored", { option, client, instead: "signal" }, suggestions);

/** The option of a gRPC call. */
export const ignoredByGrpc = error("ignored", { option: "timeout", client: "@grpc/grpc-js", instead: "deadline" }, []);

/** The option of a WebSocket. */
export const ignoredByWs = (...suggestions: Suggestion[]): Expected => error("ignored", { option: "timeout", client: "ws", instead: "handshakeTimeout" }, suggestions);

/** An option of a client that has a method instead. */
export const ignoredMethod = (client: string, ...suggestions: Suggestion[]): Expected =>
  error("ignoredMethod", { option: "timeout", client, instead: "setTimeout", object: "connection" }, suggestions);

/** A request that only emits an event. */
export const emitted = (option: string, ...suggestions: Suggestion[]): Expected => error("emitted", { option, object: "request" }, suggestions);

/** A connection that only emits an event. */
export const emittedBySocket = (option: string, ...suggestions: Suggestion[]): Expected => error("emitted", { option, object: "connection" }, suggestions);

/** A listener that doesn't end the request. */
export const heard = (...suggestions: Suggestion[]): Expected => error("heard", { object: "request" }, suggestions);

/** A listener that doesn't end the connection. */
export const heardBySocket = (...suggestions: Suggestion[]): Expected => error("heard", { object: "connection" }, suggestions);

/** An option in a body. */
export const sent = (option: string, ...suggestions: Suggestion[]): Expected => error("sent", { option }, suggestions);

/** A method that is called too late. */
export const late = (...suggestions: Suggestion[]): Expected => error("late", { option: "timeout", client: "superagent", starts: "end" }, suggestions);

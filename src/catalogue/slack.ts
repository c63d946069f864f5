import type { Bound, Client, Factory } from "./client.js";

const client: Factory = { args: ["other", "options"], construct: true };

/** Before version 8 a server that goes on sending is waited for. */
const timeout: Bound = { takes: "ms", covers: ["connect", "headers", "idle"], off: [0] };

/** Slack's Web API: `timeout` is 0 by default, which means none. It is the client's; a call takes none of its own. */
export const slackWebApi: Client = {
  name: "@slack/web-api",
  kind: "http",
  modules: ["@slack/web-api"],
  exports: ["*"],
  versions: ">=6",
  source: "https://docs.slack.dev/tools/node-slack-sdk/reference/web-api/interfaces/WebClientOptions#timeout",
  calls: {},
  factories: { WebClient: client },
  bounds: { timeout },
  edit: "timeout",
  opaque: ["fetch", "agent", "adapter", "requestInterceptor"],
  rejects: { timeout: ["WebAPIRequestError", "TimeoutError", "Error"], abort: [] },
};

/** Slack's webhooks: `timeout` is 0 by default, which means none. */
export const slackWebhook: Client = {
  name: "@slack/webhook",
  kind: "http",
  modules: ["@slack/webhook"],
  exports: ["*"],
  versions: ">=6",
  source: "https://docs.slack.dev/tools/node-slack-sdk/reference/webhook/interfaces/IncomingWebhookDefaultArguments#timeout",
  calls: {},
  factories: { IncomingWebhook: client, WebhookTrigger: client },
  bounds: { timeout },
  edit: "timeout",
  opaque: ["fetch", "agent"],
  rejects: { timeout: ["IncomingWebhookRequestError", "Error"], abort: [] },
};

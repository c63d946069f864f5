import rule from "../../rules/require-http-timeout.js";
import { everywhere, run } from "../cases.js";
import { bound, switchedOff, unboundedInstance } from "./require-http-timeout.errors.js";

const web = 'import { WebClient } from "@slack/web-api"; ';
const webhook = 'import { IncomingWebhook, WebhookTrigger } from "@slack/webhook"; ';

const noTimeout = (callee: string, client: string, name: string, output: string) => unboundedInstance(callee, "timeout", client, name, bound("timeout: 10_000", output));

run("require-http-timeout: Slack", rule, everywhere, {
  valid: [
    { name: "a limit", code: `${web}export const slack = new WebClient(token, { timeout: 5_000 });` },
    { name: "options that nobody can see", code: `${web}export const slack = new WebClient(token, options);` },
    { name: "a fetch of its own may have a limit", code: `${web}export const slack = new WebClient(token, { fetch: withDeadline });` },
    { name: "an agent may have a limit", code: `${web}export const slack = new WebClient(token, { agent });` },
    { name: "a client that nobody uses", code: `${web}const slack = new WebClient(token);` },
    { name: "the calls of a client from elsewhere", code: 'import { slack } from "./slack.js"; await slack.chat.postMessage({ channel, text });' },
    { name: "a webhook with a limit", code: `${webhook}await new IncomingWebhook(url, { timeout: 5_000 }).send(text);` },
    { name: "another module's", code: 'import { WebClient } from "./fake.js"; export const slack = new WebClient(token);' },
  ],
  invalid: [
    {
      name: "once, where it is made: a suggestion, for what a limit ends is tried again",
      code: `${web}const slack = ⟦new WebClient(token)⟧; await slack.chat.postMessage({ channel, text }); await slack.users.list();`,
      errors: [
        noTimeout("WebClient", "@slack/web-api", "`slack`", `${web}const slack = new WebClient(token, { timeout: 10_000 }); await slack.chat.postMessage({ channel, text }); await slack.users.list();`),
      ],
    },
    {
      name: "a client without a token",
      code: `${web}export const slack = ⟦new WebClient()⟧;`,
      errors: [noTimeout("WebClient", "@slack/web-api", "`slack`", `${web}export const slack = new WebClient(undefined, { timeout: 10_000 });`)],
    },
    {
      name: "beside other options",
      code: `${web}class Bot { slack = ⟦new WebClient(token, { retryConfig, })⟧; }`,
      errors: [noTimeout("WebClient", "@slack/web-api", "`this.slack`", `${web}class Bot { slack = new WebClient(token, { retryConfig, timeout: 10_000, }); }`)],
    },
    {
      name: "through the module",
      code: `const slack = require("@slack/web-api"); module.exports = ⟦new slack.WebClient(token)⟧;`,
      errors: [noTimeout("slack.WebClient", "@slack/web-api", "`module.exports`", `const slack = require("@slack/web-api"); module.exports = new slack.WebClient(token, { timeout: 10_000 });`)],
    },
    {
      name: "a limit that is switched off",
      code: `${web}export const slack = new WebClient(token, { ⟦timeout: 0⟧ });`,
      errors: [switchedOff("WebClient", "timeout: 0", bound("timeout: 10_000", `${web}export const slack = new WebClient(token, { timeout: 10_000 });`))],
    },
    {
      name: "a webhook",
      code: `${webhook}await ⟦new IncomingWebhook(url)⟧.send(text);`,
      errors: [noTimeout("IncomingWebhook", "@slack/webhook", "the instance", `${webhook}await new IncomingWebhook(url, { timeout: 10_000 }).send(text);`)],
    },
    {
      name: "a trigger of a workflow",
      code: `${webhook}export const trigger = ⟦new WebhookTrigger(url, {})⟧;`,
      errors: [noTimeout("WebhookTrigger", "@slack/webhook", "`trigger`", `${webhook}export const trigger = new WebhookTrigger(url, { timeout: 10_000 });`)],
    },
  ],
});

import rule from "../../rules/require-http-timeout.js";
import { everywhere, run } from "../cases.js";

const openai = 'import OpenAI from "openai"; ';

run("require-http-timeout: OpenAI's and Anthropic's SDKs wait for 600 s, and nothing switches that off", rule, everywhere, {
  valid: [
    { name: "a client", code: `${openai}export const client = new OpenAI();` },
    { name: "a client with options", code: `${openai}export const client = new OpenAI({ apiKey, maxRetries: 0 });` },
    { name: "a call", code: `${openai}const client = new OpenAI(); const { id } = await client.chat.completions.create({ model, messages });` },
    { name: "a stream", code: `${openai}const client = new OpenAI(); for await (const part of await client.responses.create({ model, input, stream: true })) console.log(part);` },
    { name: "no time at all is a broken limit, and another rule's", code: `${openai}export const client = new OpenAI({ timeout: 0 });` },
    { name: "Azure's client", code: 'import { AzureOpenAI } from "openai"; export const client = new AzureOpenAI({ apiVersion });' },
    { name: "Anthropic's client", code: 'import Anthropic from "@anthropic-ai/sdk"; const client = new Anthropic(); await client.messages.create({ model, max_tokens: 100, messages });' },
    { name: "Anthropic's client in CommonJS", code: 'const Anthropic = require("@anthropic-ai/sdk"); module.exports = new Anthropic({ timeout: 0 });' },
  ],
  invalid: [],
});

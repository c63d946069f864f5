import rule from "../../rules/require-http-timeout.js";
import { everywhere, run } from "../cases.js";
import { bound, switchedOff, unboundedInstance } from "./require-http-timeout.errors.js";

const azure = 'import { createPipelineRequest } from "@azure/core-rest-pipeline"; ';

/** A request without a limit, and the code that its suggestion leaves. */
const noLimit = (name: string, output: string) =>
  unboundedInstance("createPipelineRequest", "timeout", "@azure/core-rest-pipeline", name, bound("timeout: 10_000", output));

run("require-http-timeout: @azure/core-rest-pipeline", rule, everywhere, {
  valid: [
    { name: "a limit", code: `${azure}await pipeline.sendRequest(client, createPipelineRequest({ url, timeout: 5_000 }));` },
    { name: "a signal", code: `${azure}await pipeline.sendRequest(client, createPipelineRequest({ url, abortSignal: stop }));` },
    { name: "options from elsewhere", code: `${azure}export const send = (options) => client.sendRequest(createPipelineRequest(options));` },
    { name: "overrides may bring a limit", code: `${azure}await client.sendRequest(createPipelineRequest({ url, requestOverrides }));` },
    { name: "a limit that is set later", code: `${azure}const request = createPipelineRequest({ url }); request.timeout = 5_000; await client.sendRequest(request);` },
    { name: "a limit that is set later, of which nobody can tell", code: `${azure}export async function send(timeout) { const request = createPipelineRequest({ url }); request.timeout = timeout; await client.sendRequest(request); }` },
    { name: "a signal that is set later", code: `${azure}export async function send(signal) { const request = createPipelineRequest({ url }); request.abortSignal = signal; await client.sendRequest(request); }` },
    { name: "a request that nobody sends", code: `${azure}const request = createPipelineRequest({ url });` },
  ],
  invalid: [
    {
      name: "a request that is sent where it is made",
      code: `${azure}const { status } = await pipeline.sendRequest(client, ⟦createPipelineRequest⟧({ url }));`,
      errors: [noLimit("the instance", `${azure}const { status } = await pipeline.sendRequest(client, createPipelineRequest({ url, timeout: 10_000 }));`)],
    },
    {
      name: "a request that is sent later, with something else set",
      code: `${azure}const request = ⟦createPipelineRequest⟧({ url }); request.headers.set("a", "b"); request.method = "PUT"; await client.sendRequest(request);`,
      errors: [noLimit("`request`", `${azure}const request = createPipelineRequest({ url, timeout: 10_000 }); request.headers.set("a", "b"); request.method = "PUT"; await client.sendRequest(request);`)],
    },
    {
      name: "a limit that is switched off",
      code: `${azure}await client.sendRequest(createPipelineRequest({ url, ⟦timeout: 0⟧ }));`,
      errors: [switchedOff("createPipelineRequest", "timeout: 0", bound("timeout: 10_000", `${azure}await client.sendRequest(createPipelineRequest({ url, timeout: 10_000 }));`))],
    },
  ],
});

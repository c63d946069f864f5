import rule from "../../rules/require-http-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { bound, boundHeaders, unbounded, unboundedStream, unboundedTransfer } from "./require-http-timeout.errors.js";

const total = "AbortSignal.timeout(10_000)";
const controller = "const controller = new AbortController();";
const timer = 'const timer = setTimeout(() => controller.abort(new DOMException("No answer in time", "TimeoutError")), 10_000);';
const once = ".finally(() => clearTimeout(timer))";
/** What goes before a statement that starts a line. */
const before = `${controller}\n${timer}\n`;

run("require-http-timeout: answers that are read whole here", rule, everywhere, {
  valid: [],
  invalid: [
    ...[
      "const order = await (await CALL).json();",
      "const response = await CALL; if (!response.ok) throw new Error(response.statusText); const text = await response.text();",
      "CALL.then((response) => response.json()).then(show, fail);",
      "CALL.then(function (response) { return response.text(); }).then(show, log);",
      "const { ok, status } = await CALL;",
      "if ((await CALL).ok) next();",
      "await CALL;",
      "void CALL.catch(log);",
      "const response = await CALL; await response.body?.cancel();",
      "export async function load() { const response = await CALL; return response.json(); }",
      "export async function load() { return (await CALL).ok; }",
      "const [a, b] = await Promise.all([CALL, other]); await a.json();",
      "try { await (await CALL).json(); } catch (error) { report(error); }",
      "const form = await (await CALL).formData();",
    ].map((code) => ({
      code: code.replace("CALL", "⟦fetch⟧(url)"),
      errors: [unbounded("fetch")],
      output: code.replace("CALL", `fetch(url, { signal: ${total} })`),
    })),
    ...["{}", '"text"', "`order ${id}`", "JSON.stringify(order)", "new URLSearchParams({ id })", "undefined"].map((body) => ({
      name: `a body of known size: ${body}`,
      code: `await ⟦fetch⟧(url, { method: "POST", body: ${body} });`,
      errors: [unbounded("fetch")],
      output: `await fetch(url, { method: "POST", body: ${body}, signal: ${total} });`,
    })),
  ],
});

run("require-http-timeout: answers that somebody else reads", rule, everywhere, {
  valid: [],
  invalid: [
    ...[
      "export const load = () => CALL;",
      "export async function load() { return await CALL; }",
      "export async function load() { const response = await CALL; return response; }",
      "export async function load() { const response = await CALL; show(response); }",
      "export async function load() { const response = await CALL; this.response = response; }",
      "export const load = async () => ({ response: await CALL });",
      "export const load = () => CALL.then((response) => response);",
      "export const load = async () => (await CALL).body;",
      "export const load = async () => (await CALL)[how]();",
    ].map((code) => ({
      code: code.replace("CALL", "⟦fetch⟧(url)"),
      errors: [unbounded("fetch", bound(total, code.replace("CALL", `fetch(url, { signal: ${total} })`)))],
    })),
    {
      name: "a body that nobody can see",
      code: 'export const save = async (body) => { await ⟦fetch⟧(url, { method: "PUT", body }); };',
      errors: [unbounded("fetch", bound(total, `export const save = async (body) => { await fetch(url, { method: "PUT", body, signal: ${total} }); };`))],
    },
  ],
});

run("require-http-timeout: answers that are streamed", rule, everywhere, {
  valid: [
    { name: "a stream with a signal", code: "const response = await fetch(url, { signal: stop }); for await (const chunk of response.body) show(chunk);" },
    { name: "a stream whose headers are bounded", code: `${controller} ${timer} const response = await fetch(url, { signal: controller.signal })${once}; response.body.pipe(out);` },
    { name: "streams, where they are ignored", code: "const response = await fetch(url); for await (const chunk of response.body) show(chunk);", options: [{ streams: "ignore" }] },
    { name: "an event stream, where streams are ignored", code: 'await fetch(url, { headers: { Accept: "text/event-stream" } });', options: [{ streams: "ignore" }] },
    { name: "got's stream, where streams are ignored", code: 'import got from "got"; got.stream(url).pipe(out);', options: [{ streams: "ignore" }] },
  ],
  invalid: [
    ...[
      "for await (const chunk of response.body) show(chunk);",
      "await response.body.pipeTo(out);",
      "response.body.pipeThrough(new TextDecoderStream());",
      "const reader = response.body.getReader();",
      "Readable.fromWeb(response.body).pipe(out);",
      "await pipeline(response.body, out);",
      "new Response(response.body, response);",
    ].map((use) => ({
      code: `const response = await ⟦fetch⟧(url); ${use}`,
      errors: [unboundedStream(boundHeaders("controller.signal", `${before}const response = await fetch(url, { signal: controller.signal })${once}; ${use}`))],
    })),
    {
      name: "an event stream",
      code: 'const response = await ⟦fetch⟧(url, { headers: { accept: "text/event-stream" } });',
      errors: [
        unboundedStream(
          boundHeaders(
            "controller.signal",
            `${before}const response = await fetch(url, { headers: { accept: "text/event-stream" }, signal: controller.signal })${once};`,
          ),
        ),
      ],
    },
    {
      name: "the edit stands on lines of its own",
      code: "async function load() {\n    const response = await ⟦fetch⟧(url);\n    await response.body.pipeTo(out);\n}",
      errors: [
        unboundedStream(
          boundHeaders(
            "controller.signal",
            `async function load() {\n    ${controller}\n    ${timer}\n    const response = await fetch(url, { signal: controller.signal })${once};\n    await response.body.pipeTo(out);\n}`,
          ),
        ),
      ],
    },
    {
      name: "no edit where a name is taken",
      code: "const timer = start(); const response = await ⟦fetch⟧(url); await response.body.pipeTo(out);",
      errors: [unboundedStream()],
    },
    {
      name: "no edit where no statement has a place",
      code: "const load = async () => (await ⟦fetch⟧(url)).body.pipeTo(out);",
      errors: [unboundedStream()],
    },
    {
      name: "ignoring streams leaves other calls alone",
      code: "const order = await (await ⟦fetch⟧(url)).json();",
      options: [{ streams: "ignore" }],
      errors: [unbounded("fetch")],
      output: `const order = await (await fetch(url, { signal: ${total} })).json();`,
    },
    {
      name: "reporting streams is the default",
      code: "const { body } = await ⟦fetch⟧(url); for await (const chunk of body) show(chunk);",
      options: [{}],
      errors: [
        unboundedStream(boundHeaders("controller.signal", `${before}const { body } = await fetch(url, { signal: controller.signal })${once}; for await (const chunk of body) show(chunk);`)),
      ],
    },
  ],
});

run("require-http-timeout: files that are sent and loaded", rule, everywhere, {
  valid: [{ name: "a file with a signal", code: "const form = new FormData(); await fetch(url, { method: 'POST', body: form, signal: stop });" }],
  invalid: [
    {
      name: "FormData",
      code: "const form = new FormData(); form.set('file', file); await ⟦fetch⟧(url, { method: 'POST', body: form });",
      errors: [
        unboundedTransfer(
          "fetch",
          boundHeaders("controller.signal", `const form = new FormData(); form.set('file', file); ${controller} ${timer} await fetch(url, { method: 'POST', body: form, signal: controller.signal })${once};`),
        ),
      ],
    },
    ...["new FormData(event.target)", "new File([bytes], name)", "new Blob([bytes])", "createReadStream(path)", "Readable.from(rows)"].map((body) => ({
      name: `a body of unknown size: ${body}`,
      code: `await ⟦fetch⟧(url, { method: "PUT", body: ${body} });`,
      errors: [
        unboundedTransfer("fetch", boundHeaders("controller.signal", `${before}await fetch(url, { method: "PUT", body: ${body}, signal: controller.signal })${once};`)),
      ],
    })),
    ...["blob", "arrayBuffer", "bytes"].map((method) => ({
      name: `a download by .${method}()`,
      code: `const response = await ⟦fetch⟧(url); save(await response.${method}());`,
      errors: [
        unboundedTransfer(
          "fetch",
          boundHeaders("controller.signal", `${before}const response = await fetch(url, { signal: controller.signal })${once}; save(await response.${method}());`),
        ),
      ],
    })),
    {
      name: "axios's blob",
      code: 'import axios from "axios"; const { data } = await ⟦axios.get⟧(url, { responseType: "blob" });',
      errors: [
        unboundedTransfer(
          "axios.get",
          boundHeaders("controller.signal", `import axios from "axios"; ${controller} ${timer} const { data } = await axios.get(url, { responseType: "blob", signal: controller.signal })${once};`),
        ),
      ],
    },
    {
      name: "axios's form",
      code: 'import axios from "axios"; await ⟦axios.post⟧(url, new FormData());',
      errors: [
        unboundedTransfer(
          "axios.post",
          boundHeaders("controller.signal", `import axios from "axios"; ${controller} ${timer} await axios.post(url, new FormData(), { signal: controller.signal })${once};`),
        ),
      ],
    },
    {
      name: "XMLHttpRequest's upload",
      code: 'const xhr = ⟦new XMLHttpRequest()⟧; xhr.open("POST", url); xhr.send(new FormData());',
      errors: [unboundedTransfer("XMLHttpRequest")],
    },
  ],
});

run("require-http-timeout: consumption in typed code", rule, typescript, {
  valid: [],
  invalid: [
    {
      name: "an asserted body",
      code: "const response = await ⟦fetch⟧(url); for await (const chunk of response.body!) show(chunk);",
      errors: [
        unboundedStream(boundHeaders("controller.signal", `${before}const response = await fetch(url, { signal: controller.signal })${once}; for await (const chunk of response.body!) show(chunk);`)),
      ],
    },
    {
      name: "a cast answer",
      code: "const order = (await (await ⟦fetch⟧(url)).json()) as Order;",
      errors: [unbounded("fetch")],
      output: `const order = (await (await fetch(url, { signal: ${total} })).json()) as Order;`,
    },
  ],
});

run("require-http-timeout: pages that talk to their own server", rule, everywhere, {
  valid: [
    ...["'/api/orders'", "`/api/orders/${id}`", "'/api/' + id", "'./orders.json'", "'../orders.json'", "'?page=2'"].map((url) => ({
      name: `ignored: ${url}`,
      code: `await fetch(${url});`,
      options: [{ sameOrigin: "ignore" }],
    })),
    { name: "ignored: a const", code: "const base = '/api'; await fetch(`${base}/orders`);", options: [{ sameOrigin: "ignore" }] },
    { name: "ignored for other clients too", code: "import axios from 'axios'; await axios.get('/api/orders');", options: [{ sameOrigin: "ignore" }] },
  ],
  invalid: [
    ...["'https://api.example.com'", "'//api.example.com'", "`${base}/orders`", "url", "'api/orders'"].map((url) => ({
      name: `may be another origin, or says nothing of it: ${url}`,
      code: `await ⟦fetch⟧(${url});`,
      options: [{ sameOrigin: "ignore" }],
      errors: [unbounded("fetch")],
      output: `await fetch(${url}, { signal: ${total} });`,
    })),
    {
      name: "reported by default",
      code: "await ⟦fetch⟧('/api/orders');",
      errors: [unbounded("fetch")],
      output: `await fetch('/api/orders', { signal: ${total} });`,
    },
  ],
});

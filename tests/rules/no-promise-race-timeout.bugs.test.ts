import rule from "../../rules/no-promise-race-timeout.js";
import { everywhere, run } from "../cases.js";
import { bothLeft, inEachLanguage, timerLeft, timerLeftFor } from "./no-promise-race-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");

const delay = "const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));";

// Bugs that were found in public code, each rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("no-promise-race-timeout: bugs in the wild, mended", rule, everywhere, {
  valid: [
    {
      name: "https://github.com/sindresorhus/ky/pull/27, mended as ky did later: the request ends with the timer, and the timer with the request",
      code: lines(
        "const within = (work, ms, controller) => new Promise((resolve, reject) => {",
        "  const timer = setTimeout(() => {",
        "    reject(new TimeoutError());",
        "    controller.abort();",
        "  }, ms);",
        "  work.then(resolve).catch(reject).then(() => clearTimeout(timer));",
        "});",
        "export const load = (url, controller) => within(fetch(url, { signal: controller.signal }), 10_000, controller);",
      ),
    },
    {
      name: "https://github.com/slackapi/node-slack-sdk/commit/0456eb09985832cec5cbf10f150dced9a10fa92c, mended",
      code: lines(
        "export function answerWithin(ms, answer) {",
        "  let timer;",
        "  const timeout = new Promise((_, reject) => {",
        "    timer = setTimeout(() => { clearTimeout(timer); reject(new Error('No answer')); }, ms);",
        "  });",
        "  return Promise.race([answer, timeout]).then((value) => { clearTimeout(timer); return value; });",
        "}",
      ),
    },
    {
      name: "https://github.com/apify/crawlee/issues/263, mended",
      code: lines(
        "export const within = (work, ms, message) => new Promise((resolve, reject) => {",
        "  const timer = setTimeout(() => reject(new Error(message)), ms);",
        "  work.then(resolve, reject).finally(() => clearTimeout(timer));",
        "});",
      ),
    },
    {
      name: "https://github.com/apmantza/pi-lens/issues/1109, mended",
      code: lines(
        "export async function references(server, file) {",
        "  let timer;",
        "  try {",
        "    return await Promise.race([server.references(file), new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('timeout')), 750); })]);",
        "  } finally {",
        "    clearTimeout(timer);",
        "  }",
        "}",
      ),
    },
    {
      name: "https://github.com/Helicone/helicone/issues/5771, mended",
      code: lines(
        "export async function call(request, ms) {",
        "  let timer;",
        "  const timeout = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('Too slow')), ms); });",
        "  try {",
        "    return await Promise.race([request(), timeout]);",
        "  } finally {",
        "    if (timer) clearTimeout(timer);",
        "  }",
        "}",
      ),
    },
    {
      name: "https://github.com/DefiLlama/defillama-server/pull/10893, mended",
      code: lines(
        "export const withTimeout = (ms, work) => {",
        "  let timer;",
        "  const timeout = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('timeout')), ms); });",
        "  return Promise.race([work, timeout]).finally(() => { if (timer !== undefined) clearTimeout(timer); });",
        "};",
      ),
    },
    {
      name: "https://github.com/node-fetch/node-fetch/commit/f79bbf5c075cfcd77558f4295ea3b8d2cccc25d7, mended",
      code: lines(
        "export const load = (options) => new Promise((resolve, reject) => {",
        "  const request = send(options);",
        "  let timer;",
        "  request.once('socket', () => {",
        "    timer = setTimeout(() => { request.abort(); reject(new Error('network timeout')); }, options.timeout);",
        "  });",
        "  request.on('error', (error) => { clearTimeout(timer); reject(error); });",
        "  request.on('response', (response) => { clearTimeout(timer); resolve(new Response(response)); });",
        "});",
      ),
    },
    {
      name: "https://github.com/google-gemini/gemini-cli/pull/24968, mended",
      code: lines(
        "export function answer(server) {",
        "  let timer;",
        "  return new Promise((resolve, reject) => {",
        "    server.on('request', (request) => { server.close(); resolve(request.url); });",
        "    server.on('error', reject);",
        "    const controller = new AbortController();",
        "    timer = setTimeout(() => { controller.abort(new Error('callback timeout')); }, 5 * 60 * 1000);",
        "    timer.unref();",
        "    controller.signal.addEventListener('abort', () => { server.close(); reject(controller.signal.reason); }, { once: true });",
        "  });",
        "}",
      ),
    },
  ],
  invalid: [
    {
      name: "https://github.com/sindresorhus/ky/pull/27 as it was mended then: the request is aborted, and the timer still runs on behind it",
      code: lines(
        delay,
        "const within = (work, ms, controller) => ⟦Promise.race⟧([",
        "  work,",
        "  (async () => { await delay(ms); setTimeout(() => controller.abort(), 1); throw new TimeoutError(); })(),",
        "]);",
        "export const load = (url, controller) => within(fetch(url, { signal: controller.signal }), 10_000, controller);",
      ),
      errors: [timerLeft],
    },
    {
      name: "https://github.com/sindresorhus/ky/pull/27",
      code: lines(
        delay,
        "const within = (work, ms) => ⟦Promise.race⟧([work, (async () => { await delay(ms); throw new TimeoutError(); })()]);",
        "export const load = (url) => within(fetch(url), 10_000);",
      ),
      errors: [timerLeft],
    },
    {
      name: "https://github.com/sindresorhus/ky/pull/27, where the request stands in the race",
      code: lines(delay, "export const load = (url, ms) => ⟦Promise.race⟧([fetch(url), (async () => { await delay(ms); throw new TimeoutError(); })()]);"),
      errors: [bothLeft()],
    },
  ],
});

inEachLanguage("no-promise-race-timeout: bugs in the wild", [
  {
    name: "https://github.com/slackapi/node-slack-sdk/commit/0456eb09985832cec5cbf10f150dced9a10fa92c",
    code: lines(
      "export function answerWithin(ms, answer) {",
      "  const timeout = new Promise((_, reject) => {",
      "    const timer = setTimeout(() => { clearTimeout(timer); reject(new Error('No answer')); }, ms);",
      "  });",
      "  return ⟦Promise.race⟧([answer, timeout]);",
      "}",
    ),
    errors: [timerLeft],
    output: lines(
      "export function answerWithin(ms, answer) {",
      "  LET;",
      "  const timeout = new Promise((_, reject) => {",
      "    timer = setTimeout(() => { clearTimeout(timer); reject(new Error('No answer')); }, ms);",
      "  });",
      "  return Promise.race([answer, timeout]).finally(() => clearTimeout(timer));",
      "}",
    ),
  },
  {
    name: "https://github.com/apify/crawlee/issues/263",
    code: lines(
      "export const within = (work, ms, message) => new Promise((resolve, reject) => {",
      "  ⟦setTimeout⟧(() => reject(new Error(message)), ms);",
      "  work.then(resolve, reject);",
      "});",
    ),
    errors: [timerLeft],
    output: lines(
      "export const within = (work, ms, message) => {",
      "  LET;",
      "  return new Promise((resolve, reject) => {",
      "  timer = setTimeout(() => reject(new Error(message)), ms);",
      "  work.then(resolve, reject);",
      "}).finally(() => clearTimeout(timer));",
      "};",
    ),
  },
  {
    name: "https://github.com/node-fetch/node-fetch/commit/f79bbf5c075cfcd77558f4295ea3b8d2cccc25d7",
    code: lines(
      "export const load = (options) => {",
      "  return new Promise((resolve, reject) => {",
      "    const request = send(options);",
      "    request.once('socket', () => {",
      "      ⟦setTimeout⟧(() => { request.abort(); reject(new Error('network timeout')); }, options.timeout);",
      "    });",
      "    request.on('error', reject);",
      "    request.on('response', (response) => { resolve(new Response(response)); });",
      "  });",
      "};",
    ),
    errors: [
      timerLeftFor(
        lines(
          "export const load = (options) => {",
          "  LET;",
          "  return new Promise((resolve, reject) => {",
          "    const request = send(options);",
          "    request.once('socket', () => {",
          "      timer = setTimeout(() => { request.abort(); reject(new Error('network timeout')); }, options.timeout);",
          "    });",
          "    request.on('error', reject);",
          "    request.on('response', (response) => { resolve(new Response(response)); });",
          "  }).finally(() => clearTimeout(timer));",
          "};",
        ),
      ),
    ],
  },
  {
    name: "https://github.com/google-gemini/gemini-cli/pull/24968",
    code: lines(
      "export function answer(server) {",
      "  return new Promise((resolve, reject) => {",
      "    server.on('request', (request) => { server.close(); resolve(request.url); });",
      "    server.on('error', reject);",
      "    ⟦setTimeout⟧(() => { server.close(); reject(new Error('callback timeout')); }, 5 * 60 * 1000);",
      "  });",
      "}",
    ),
    errors: [
      timerLeftFor(
        lines(
          "export function answer(server) {",
          "  LET;",
          "  return new Promise((resolve, reject) => {",
          "    server.on('request', (request) => { server.close(); resolve(request.url); });",
          "    server.on('error', reject);",
          "    timer = setTimeout(() => { server.close(); reject(new Error('callback timeout')); }, 5 * 60 * 1000);",
          "  }).finally(() => clearTimeout(timer));",
          "}",
        ),
      ),
    ],
  },
  {
    name: "https://github.com/apmantza/pi-lens/issues/1109",
    code: lines(
      "export async function references(server, file) {",
      "  return await ⟦Promise.race⟧([",
      "    server.references(file),",
      "    new Promise((_, reject) => setTimeout(() => reject(new Error('timeout')), 750)),",
      "  ]);",
      "}",
    ),
    errors: [timerLeft],
    output: lines(
      "export async function references(server, file) {",
      "  LET;",
      "  return await Promise.race([",
      "    server.references(file),",
      "    new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('timeout')), 750); }),",
      "  ]).finally(() => clearTimeout(timer));",
      "}",
    ),
  },
  {
    name: "https://github.com/Helicone/helicone/issues/5771",
    code: lines(
      "export async function call(request, ms) {",
      "  const timeout = new Promise((_, reject) => setTimeout(() => reject(new Error('Too slow')), ms));",
      "  return await ⟦Promise.race⟧([request(), timeout]);",
      "}",
    ),
    errors: [timerLeft],
    output: lines(
      "export async function call(request, ms) {",
      "  LET;",
      "  const timeout = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('Too slow')), ms); });",
      "  return await Promise.race([request(), timeout]).finally(() => clearTimeout(timer));",
      "}",
    ),
  },
  {
    name: "https://github.com/DefiLlama/defillama-server/pull/10893",
    code: lines(
      "export const withTimeout = (ms, work) => {",
      "  const timeout = new Promise((resolve, reject) => {",
      "    setTimeout(() => reject(new Error('timeout')), ms);",
      "    resolve;",
      "  });",
      "  return ⟦Promise.race⟧([work, timeout]);",
      "};",
    ),
    errors: [timerLeft],
    output: lines(
      "export const withTimeout = (ms, work) => {",
      "  LET;",
      "  const timeout = new Promise((resolve, reject) => {",
      "    timer = setTimeout(() => reject(new Error('timeout')), ms);",
      "    resolve;",
      "  });",
      "  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));",
      "};",
    ),
  },
]);

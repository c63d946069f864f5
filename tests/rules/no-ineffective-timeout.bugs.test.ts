import rule from "../../rules/no-ineffective-timeout.js";
import { everywhere, run } from "../cases.js";
import { emitted } from "./no-ineffective-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");

/** Asks a server for its metadata, with what ends the request on a line of its own. */
const metadata = (options: string, ...ending: readonly string[]): string =>
  lines(
    'import http from "node:http";',
    'import url from "node:url";',
    "export function metadata(uri, callback) {",
    `  const options = Object.assign(${options}, url.parse(uri));`,
    "  const req = ⟦http.request⟧(options, (res) => {",
    '    let data = "";',
    '    res.on("data", (chunk) => (data += chunk));',
    '    res.on("end", () => callback(undefined, data));',
    "  });",
    ...ending,
    '  req.on("error", (error) => callback(error));',
    "  req.end();",
    "}",
  );

const unmarked = (code: string): string => code.replaceAll(/[⟦⟧]/g, "");
const options = '{ method: "GET", timeout: 10000 }';

/** Asks a process on this machine whether it is well. */
const check = (...ending: readonly string[]): string =>
  lines(
    'const http = require("http");',
    "let options = {",
    '  host: "127.0.0.1",',
    "  port: process.env.PORT,",
    "  timeout: 28 * 1000,",
    "};",
    "let request = ⟦http.request⟧(options, (res) => {",
    "  process.exit(res.statusCode === 302 ? 0 : 1);",
    "});",
    ...ending,
    'request.on("error", () => process.exit(1));',
    "request.end();",
  );

// Bugs that were found in public code, each rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("no-ineffective-timeout: bugs in the wild", rule, everywhere, {
  valid: [
    {
      name: "https://github.com/mongodb/node-mongodb-native/pull/3225, mended",
      code: unmarked(metadata(options, '  req.on("timeout", () => req.destroy(new Error("timed out")));')),
    },
  ],
  invalid: [
    {
      name: "https://github.com/mongodb/node-mongodb-native/pull/3225",
      code: metadata(options),
      errors: [emitted("timeout")],
      output: unmarked(metadata(options, '  req.on("timeout", () => req.destroy(new Error("Request timed out")));')),
    },
    {
      name: "https://github.com/louislam/uptime-kuma/blob/master/extra/healthcheck.js",
      code: check(),
      errors: [emitted("timeout")],
      output: unmarked(check('request.on("timeout", () => request.destroy(new Error("Request timed out")));')),
    },
  ],
});

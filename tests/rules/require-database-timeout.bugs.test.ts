import rule from "../../rules/require-database-timeout.js";
import { everywhere, run } from "../cases.js";
import { unbounded } from "./require-database-timeout.errors.js";

const lines = (...all: string[]): string => all.join("\n");

const storage = (open: string, close: string, limits: readonly string[]): string =>
  lines(
    'import pg from "pg";',
    "",
    `const pool = ${open}new pg.Pool({`,
    "  connectionString: process.env.DATABASE_URL,",
    "  max: 10,",
    ...limits.map((limit) => `  ${limit},`),
    `})${close};`,
    "",
    "export async function query(text, values) {",
    "  const { rows } = await pool.query(text, values);",
    "  return rows;",
    "}",
  );

const service = (open: string, close: string, limits: readonly string[]): string =>
  lines(
    'import { Pool } from "pg";',
    "",
    "let pool;",
    "",
    "export async function withClient(work) {",
    `  pool ??= ${open}new Pool({ connectionString: process.env.DATABASE_URL, max: 5${limits.map((limit) => `, ${limit}`).join("")} })${close};`,
    "  const client = await pool.connect();",
    "  try {",
    "    return await work(client);",
    "  } finally {",
    "    client.release();",
    "  }",
    "}",
  );

// Bugs that were found in public code, each rebuilt in the least code of our own that shows it: reported as it was, silent as it was mended.
run("require-database-timeout: bugs in the wild", rule, everywhere, {
  valid: [
    { name: "https://github.com/swampratnz/community-agent/issues/502, mended", code: storage("", "", ["connectionTimeoutMillis: 5_000", "statement_timeout: 30_000"]) },
    { name: "https://github.com/blockful/anticapture/pull/2053, mended", code: service("", "", ["connectionTimeoutMillis: 10_000", "statement_timeout: 30_000"]) },
    {
      name: "https://github.com/louislam/uptime-kuma/pull/7472: kafkajs waits 1 s for a connection as it is, and what mended it lets people choose",
      code: lines(
        'const { Kafka } = require("kafkajs");',
        "",
        "async function produce(brokers, options) {",
        "  const client = new Kafka({ brokers, clientId: options.clientId ?? \"monitor\", sasl: options.sasl, retry: { retries: 0 }, ssl: options.ssl });",
        "  const producer = client.producer({ allowAutoTopicCreation: options.mayCreate });",
        "  await producer.connect();",
        "  await producer.send({ topic: options.topic, messages: [{ value: options.message }] });",
        "  await producer.disconnect();",
        "}",
        "",
        "module.exports = { produce };",
      ),
    },
  ],
  invalid: [
    {
      name: "https://github.com/swampratnz/community-agent/issues/502",
      code: storage("⟦", "⟧", []),
      output: storage("", "", ["connectionTimeoutMillis: 10_000"]),
      errors: [unbounded("pg.Pool")],
    },
    {
      name: "https://github.com/blockful/anticapture/pull/2053",
      code: service("⟦", "⟧", []),
      output: service("", "", ["connectionTimeoutMillis: 10_000"]),
      errors: [unbounded("Pool")],
    },
  ],
});

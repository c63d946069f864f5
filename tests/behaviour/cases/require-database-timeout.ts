import { type Case, same } from "../case.js";
import { ends, hangs } from "./programs.js";

/** A program that asks a PostgreSQL, or another server, and prints the answer, or the error that ends the wait. */
const asks = (imports: string, make: string, ask: string, end: string, server = "postgres"): string =>
  [
    imports,
    `import { host, port } from "./${server}.mjs";`,
    "",
    make,
    "try {",
    `  ${ask}`,
    "} catch (error) {",
    "  console.log(error.message.replace(/\\d+.*/, \"\"));",
    "}",
    end,
    "",
  ].join("\n");

/** The limit of the connect ends the wait for a silent server, and does nothing to a slow answer. */
const bounded = (name: string, error: string, program: string): Case => ({
  rule: "require-database-timeout",
  name,
  program,
  edit: "fix",
  well: ends('{"id":7}'),
  faults: { silent: { before: hangs, after: ends(error) }, streams: same(ends("123456789")) },
});

export const requireDatabaseTimeout: readonly Case[] = [
  bounded(
    "pg's `Pool`",
    "Connection terminated due to connection timeout",
    asks('import pg from "pg";', 'const pool = new pg.Pool({ host, port, user: "guest" });', 'console.log((await pool.query("select answer")).rows[0].answer);', "await pool.end();"),
  ),
  bounded(
    "pg's `Client`, built from a URL",
    "timeout expired",
    asks(
      'import { Client } from "pg";',
      "const client = new Client(`postgres://guest@${host}:${port}/shop`);",
      'await client.connect();\n  console.log((await client.query("select answer")).rows[0].answer);',
      "await client.end();",
    ),
  ),
  bounded(
    "postgres, its limit switched off",
    "write CONNECT_TIMEOUT ",
    asks(
      'import postgres from "postgres";',
      'const sql = postgres({ host, port, user: "guest", connect_timeout: 0, fetch_types: false });',
      'console.log((await sql.unsafe("select answer"))[0].answer);',
      "await sql.end();",
    ),
  ),
  {
    rule: "require-database-timeout",
    name: "ioredis, whose limit holds for each command: a slow one is ended, too",
    program: asks('import Redis from "ioredis";', "const redis = new Redis({ host, port });", 'console.log(await redis.get("answer"));', "redis.disconnect();", "redis"),
    edit: { suggestion: "commandTimeout" },
    well: ends('{"id":7}'),
    faults: { silent: { before: hangs, after: ends("Command timed out") }, streams: { before: ends("123456789"), after: ends("Command timed out") } },
  },
];

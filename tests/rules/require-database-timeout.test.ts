import rule from "../../rules/require-database-timeout.js";
import { everywhere, policy, run, typescript } from "../cases.js";
import { bound, switchedOff, unbounded, unboundedBy } from "./require-database-timeout.errors.js";

const pg = 'import pg, { Client, Pool } from "pg"; ';
const limit = "connectionTimeoutMillis: 10_000";

run("require-database-timeout: what bounds a client", rule, everywhere, {
  valid: [
    { name: "the wait for a connection is bounded", code: `${pg}export const pool = new Pool({ connectionTimeoutMillis: 5000 });` },
    { name: "the wait for an answer is bounded", code: `${pg}export const pool = new Pool({ query_timeout: 5000 });` },
    { name: "the server bounds a statement", code: `${pg}export const pool = new Pool({ statement_timeout: 5000 });` },
    { name: "the server may bound a statement", code: `${pg}export const pool = new Pool({ options: "-c statement_timeout=5s" });` },
    { name: "a limit from elsewhere", code: `${pg}export const pool = new Pool({ connectionTimeoutMillis: settings.timeout });` },
    { name: "a limit that may be set", code: `${pg}export const pool = new Pool({ ...(isSlow && { connectionTimeoutMillis: 5000 }) });` },
    { name: "options from elsewhere", code: `${pg}export const pool = new Pool(settings); export const connect = (options) => new Client(options);` },
    { name: "options that are spread", code: `${pg}export const pool = new Pool({ max: 10, ...settings });` },
    { name: "arguments that are spread", code: `${pg}export const pool = new Pool(...settings);` },
    { name: "an object or a text, who knows", code: `${pg}export const client = new Client(connection);` },
    { name: "a stream of its own", code: `${pg}export const pool = new Pool({ stream: () => connect() });` },
    { name: "a limit that the program sets for all clients", code: `${pg}pg.defaults.query_timeout = 5000; export const pool = new Pool();` },
    { name: "somebody else's pool", code: 'import { Pool } from "./pool.js"; export const pool = new Pool();' },
    { name: "a pool that is only named like it", code: "class Pool {} export const pool = new Pool(); new Client();" },
    { name: "what is no client", code: `${pg}export const query = new pg.Query("select 1"); pg.types.setTypeParser(20, Number);` },
    { name: "a pool of its own class", code: `${pg}class Own extends Pool {} export const pool = new Own();` },
    { name: "either pg's or another", code: `${pg}export const pool = new (isFake ? Fake : Pool)();` },
    { name: "a race round the connect", code: `${pg}export async function connect() { const client = new Client({}); await Promise.race([client.connect(), timeout(1000)]); return client; }` },
    { name: "a timer that ends it", code: `${pg}export async function connect() { const client = new Client({}); const timer = setTimeout(() => client.end(), 1000); await client.connect(); clearTimeout(timer); }` },
    { name: "a helper that ends the wait", code: `${pg}export async function connect() { const client = new Client({}); await pTimeout(client.connect(), 1000); }` },
  ],
  invalid: [
    {
      name: "no options",
      code: `${pg}export const pool = ⟦new Pool()⟧;`,
      output: `${pg}export const pool = new Pool({ ${limit} });`,
      errors: [unbounded("Pool")],
    },
    {
      name: "options without a limit",
      code: `${pg}export const pool = ⟦new Pool({ host: process.env.PGHOST, max: 10 })⟧;`,
      output: `${pg}export const pool = new Pool({ host: process.env.PGHOST, max: 10, ${limit} });`,
      errors: [unbounded("Pool")],
    },
    {
      name: "a connection string, which can't carry it",
      code: `${pg}const pool = ⟦new pg.Pool({ connectionString: process.env.DATABASE_URL, ssl: { rejectUnauthorized: false } })⟧; export default pool;`,
      output: `${pg}const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, ssl: { rejectUnauthorized: false }, ${limit} }); export default pool;`,
      errors: [unbounded("pg.Pool")],
    },
    {
      name: "a limit that pg doesn't read",
      code: `${pg}export const pool = ⟦new Pool({ connectTimeout: 5000, idleTimeoutMillis: 30_000 })⟧;`,
      output: `${pg}export const pool = new Pool({ connectTimeout: 5000, idleTimeoutMillis: 30_000, ${limit} });`,
      errors: [unbounded("Pool")],
    },
    {
      name: "a client that lives for one query",
      code: `${pg}export async function ask() { const client = ⟦new Client({ host: "db" })⟧; await client.connect(); try { return await client.query("select 1"); } finally { await client.end(); } }`,
      output: `${pg}export async function ask() { const client = new Client({ host: "db", ${limit} }); await client.connect(); try { return await client.query("select 1"); } finally { await client.end(); } }`,
      errors: [unbounded("Client")],
    },
    {
      name: "a pool that is ended when the program ends",
      code: `${pg}const pool = ⟦new Pool({ max: 5 })⟧; process.on("SIGTERM", () => pool.end()); export const query = (text) => pool.query(text);`,
      output: `${pg}const pool = new Pool({ max: 5, ${limit} }); process.on("SIGTERM", () => pool.end()); export const query = (text) => pool.query(text);`,
      errors: [unbounded("Pool")],
    },
    {
      name: "a pool in a field",
      code: `${pg}export class Store { pool = ⟦new Pool({ host: "db" })⟧; ask(text) { return this.pool.query(text); } }`,
      output: `${pg}export class Store { pool = new Pool({ host: "db", ${limit} }); ask(text) { return this.pool.query(text); } }`,
      errors: [unbounded("Pool")],
    },
    {
      name: "a pool that is handed on",
      code: `${pg}export const db = drizzle(⟦new Pool({ host: "db" })⟧);`,
      output: `${pg}export const db = drizzle(new Pool({ host: "db", ${limit} }));`,
      errors: [unbounded("Pool")],
    },
    {
      name: "a pool that is made once",
      code: `${pg}export const pool = globalThis.pool ?? ⟦new Pool({ host: "db" })⟧;`,
      output: `${pg}export const pool = globalThis.pool ?? new Pool({ host: "db", ${limit} });`,
      errors: [unbounded("Pool")],
    },
    {
      name: "options in a variable",
      code: `${pg}const options = { host: "db" }; export const pool = ⟦new Pool(options)⟧;`,
      output: `${pg}const options = { host: "db" }; export const pool = new Pool({ ...options, ${limit} });`,
      errors: [unbounded("Pool")],
    },
    {
      name: "the limit switched off",
      code: `${pg}export const pool = new Pool({ host: "db", ⟦connectionTimeoutMillis: 0⟧ });`,
      output: `${pg}export const pool = new Pool({ host: "db", connectionTimeoutMillis: 10_000 });`,
      errors: [switchedOff("pg", "connectionTimeoutMillis: 0")],
    },
    {
      name: "a limit that may be missing on every path",
      code: `${pg}export const pool = ⟦new Pool({ ...(isLocal ? { host: "localhost" } : { host: "db" }) })⟧;`,
      output: `${pg}export const pool = new Pool({ ...(isLocal ? { host: "localhost" } : { host: "db" }), ${limit} });`,
      errors: [unbounded("Pool")],
    },
    {
      name: "a module of CommonJS",
      code: `const { Pool } = require("pg"); module.exports = ⟦new Pool({ host: "db" })⟧;`,
      output: `const { Pool } = require("pg"); module.exports = new Pool({ host: "db", ${limit} });`,
      errors: [unbounded("Pool")],
    },
    {
      name: "the whole module",
      code: `import * as postgres from "pg"; export const client = ⟦new postgres.Client({ host: "db" })⟧;`,
      output: `import * as postgres from "pg"; export const client = new postgres.Client({ host: "db", ${limit} });`,
      errors: [unbounded("postgres.Client")],
    },
    {
      name: "a member of the default export, by another name",
      code: `import pg from "pg"; const { Pool: Connections } = pg; export const pool = ⟦new Connections()⟧;`,
      output: `import pg from "pg"; const { Pool: Connections } = pg; export const pool = new Connections({ ${limit} });`,
      errors: [unbounded("Connections")],
    },
    {
      name: "a module that is loaded when it is needed",
      code: `let pg = null; export async function connect() { pg = await import("pg"); return ⟦new pg.Client({ host: "db" })⟧; }`,
      output: `let pg = null; export async function connect() { pg = await import("pg"); return new pg.Client({ host: "db", ${limit} }); }`,
      errors: [unbounded("pg.Client")],
    },
    {
      name: "a URL alone, beside which no option can stand",
      code: `${pg}export const client = ⟦new Client("postgres://db/shop")⟧; export const other = ⟦new Client(\n  // in the cluster\n  process.env.DATABASE_URL,\n)⟧;`,
      output: `${pg}export const client = new Client({ connectionString: "postgres://db/shop", ${limit} }); export const other = new Client(\n  // in the cluster\n  { connectionString: process.env.DATABASE_URL, ${limit} },\n);`,
      errors: [unbounded("Client"), unbounded("Client")],
    },
    {
      name: "a URL that is no plain argument",
      code: `${pg}export const client = ⟦new Client((check(), "postgres://db/shop"))⟧;`,
      errors: [unbounded("Client")],
    },
    {
      name: "a comment in the options",
      code: `${pg}export const pool = ⟦new Pool({\n  host: "db", // in the cluster\n})⟧;`,
      output: `${pg}export const pool = new Pool({\n  host: "db", // in the cluster\n  ${limit},\n});`,
      errors: [unbounded("Pool")],
    },
  ],
});

run("require-database-timeout: TypeScript", rule, typescript, {
  valid: [
    { name: "a type alone", code: 'import type { Pool } from "pg"; export declare const pool: Pool; declare const make: new () => Pool; export const other = new make();' },
    { name: "options of a known type that come from elsewhere", code: `${pg}import type { PoolConfig } from "pg"; export const connect = (options: PoolConfig) => new Pool(options);` },
  ],
  invalid: [
    {
      name: "a cast",
      code: `${pg}export const pool = ⟦new Pool({ host: "db" } as pg.PoolConfig)⟧;`,
      output: `${pg}export const pool = new Pool({ host: "db", ${limit} } as pg.PoolConfig);`,
      errors: [unbounded("Pool")],
    },
    {
      name: "options in a variable with a type",
      code: `${pg}const options: pg.PoolConfig = { host: "db" }; export const pool = ⟦new Pool(options)⟧;`,
      output: `${pg}const options: pg.PoolConfig = { host: "db" }; export const pool = new Pool({ ...options, ${limit} });`,
      errors: [unbounded("Pool")],
    },
    {
      name: "a constructor's parameter with a default",
      code: `${pg}export class Store { constructor(private readonly pool = ⟦new Pool({ host: "db" })⟧) {} }`,
      output: `${pg}export class Store { constructor(private readonly pool = new Pool({ host: "db", ${limit} })) {} }`,
      errors: [unbounded("Pool")],
    },
  ],
});

run("require-database-timeout: options whose type tells", rule, ["typed"], {
  valid: [{ name: "they may have a limit", code: `${pg}declare const options: { host: string; connectionTimeoutMillis?: number }; export const pool = new Pool(options);` }],
  invalid: [
    {
      name: "they have none",
      code: `${pg}declare const options: { host: string; port: number }; export const pool = ⟦new Pool(options)⟧;`,
      errors: [unbounded("Pool", bound("connectionTimeoutMillis: 10_000", `${pg}declare const options: { host: string; port: number }; export const pool = new Pool({ ...options, ${limit} });`))],
    },
  ],
});

run("require-database-timeout: settings", rule, everywhere, {
  valid: [
    { name: "a client that is bounded elsewhere", code: `${pg}export const pool = new Pool();`, settings: { timeout: { bounded: ["pg"] } } },
    { name: "a client that is allowed to wait", code: `${pg}export const pool = new Pool();`, settings: { timeout: { deadlines: [{ client: "pg", deadline: "none" }] } } },
  ],
  invalid: [
    {
      name: "no deadline: an example, as a suggestion",
      code: `${pg}export const pool = ⟦new Pool()⟧;`,
      settings: { timeout: {} },
      errors: [unbounded("Pool", bound("connectionTimeoutMillis: 10_000", `${pg}export const pool = new Pool({ ${limit} });`))],
    },
    {
      name: "suggestions alone",
      code: `${pg}export const pool = ⟦new Pool()⟧;`,
      settings: { timeout: { deadline: 3_000, fixes: "suggest" } },
      errors: [unbounded("Pool", bound("connectionTimeoutMillis: 3_000", `${pg}export const pool = new Pool({ connectionTimeoutMillis: 3_000 });`))],
    },
    {
      name: "the deadline of this client",
      code: `${pg}export const pool = ⟦new Pool()⟧;`,
      settings: { timeout: { deadline: 3_000, deadlines: [{ client: "pg", deadline: 5_000 }] } },
      output: `${pg}export const pool = new Pool({ connectionTimeoutMillis: 5_000 });`,
      errors: [unbounded("Pool")],
    },
    {
      name: "a deadline that is imported",
      code: `import { Pool } from "pg";\nexport const pool = ⟦new Pool()⟧;`,
      settings: { timeout: { deadline: { import: "@acme/http", name: "HTTP_TIMEOUT_MS" } } },
      output: `import { Pool } from "pg";\nimport { HTTP_TIMEOUT_MS } from "@acme/http";\nexport const pool = new Pool({ connectionTimeoutMillis: HTTP_TIMEOUT_MS });`,
      errors: [unbounded("Pool")],
    },
    {
      name: "a house's own client, called for each query",
      code: `import { ask } from "./store.js"; const rows = await ⟦ask⟧("select 1");`,
      settings: { timeout: { deadline: 3_000, clients: [{ name: "store", kind: "database", modules: ["./store.js"], exports: ["*"], calls: { ask: { args: ["other", "options"], returns: "result" } }, bounds: { seconds: { takes: "s" } }, edit: "seconds" }] } },
      output: `import { ask } from "./store.js"; const rows = await ask("select 1", { seconds: 3 });`,
      errors: [unboundedBy("store", "ask", "seconds")],
    },
  ],
});

/** A client of this project's that takes a signal, described in its settings. */
const waiting = {
  timeout: {
    clients: [{ name: "store", kind: "database", modules: ["node:timers/promises"], exports: ["*"], calls: { setTimeout: { args: ["other", "other", "options"], returns: "result" } }, bounds: { signal: { takes: "signal" } } }],
  },
};
const ask = 'import { setTimeout as ask } from "node:timers/promises"; ';

run("require-database-timeout: a signal in scope", rule, ["ts"], {
  valid: [{ name: "passed", code: `${ask}export async function stock(signal: AbortSignal) { return await ask(1, "stock", { signal }); }`, settings: waiting }],
  invalid: [
    {
      name: "not passed",
      code: `${ask}export async function stock(signal: AbortSignal) { return await ⟦ask⟧(1, "stock"); }`,
      settings: waiting,
      output: `${ask}export async function stock(signal: AbortSignal) { return await ask(1, "stock", { signal }); }`,
      errors: [unboundedBy("store", "ask", "signal")],
    },
  ],
});

run("require-database-timeout: a signal in scope, which with types is another rule's to forward", rule, ["typed"], {
  valid: [{ name: "not passed", code: `${ask}export async function stock(signal: AbortSignal) { return await ask(1, "stock"); }`, settings: waiting }],
  invalid: [
    {
      name: "nobody's signal",
      code: `${ask}export async function stock(signal: number) { return await ⟦ask⟧(1, "stock"); }`,
      settings: { timeout: { ...policy.timeout, ...waiting.timeout } },
      output: `${ask}export async function stock(signal: number) { return await ask(1, "stock", { signal: AbortSignal.timeout(10_000) }); }`,
      errors: [unboundedBy("store", "ask", "signal")],
    },
  ],
});

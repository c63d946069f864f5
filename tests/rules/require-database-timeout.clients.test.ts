import rule from "../../rules/require-database-timeout.js";
import { everywhere, run, typescript } from "../cases.js";
import { bound, boundAnswers, boundUnheard, switchedOff, unboundedBy } from "./require-database-timeout.errors.js";

const typeorm = 'import { DataSource } from "typeorm"; ';
const prisma = 'import { PrismaPg } from "@prisma/adapter-pg"; ';
const sequelize = 'import { Sequelize } from "sequelize"; ';
const dialectOptions = "dialectOptions: { connectionTimeoutMillis: 10_000 }";
const onTypeorm = unboundedBy("typeorm", "DataSource", "connectTimeoutMS");
const onSequelize = unboundedBy("sequelize", "Sequelize", "dialectOptions.connectionTimeoutMillis");

run("require-database-timeout: clients that have a limit by default", rule, everywhere, {
  valid: [
    { name: "mysql2", code: 'import mysql from "mysql2"; export const pool = mysql.createPool({ host: "db" }); export const connection = mysql.createConnection(process.env.DATABASE_URL);' },
    { name: "mysql2's promises", code: 'import mysql from "mysql2/promise"; export const connection = await mysql.createConnection({ host: "db", connectTimeout: 5000 });' },
    { name: "postgres", code: 'import postgres from "postgres"; export const sql = postgres(process.env.DATABASE_URL, { max: 1 }); export const other = postgres();' },
    { name: "mssql", code: 'import sql from "mssql"; await sql.connect({ server: "db" }); export const pool = new sql.ConnectionPool({ server: "db", connectionTimeout: 0 });' },
    { name: "mssql, with a limit where its driver reads it", code: 'import sql from "mssql"; await sql.connect({ server: "db", requestTimeout: 0, options: { requestTimeout: 5000 } });' },
    { name: "mssql, whose driver's own options come from elsewhere", code: 'import sql from "mssql"; await sql.connect({ server: "db", requestTimeout: 0, options });' },
    { name: "mongodb", code: 'import { MongoClient } from "mongodb"; export const client = new MongoClient(process.env.MONGO_URL); await MongoClient.connect("mongodb://db", { maxPoolSize: 5 });' },
    { name: "mongodb, whose operations have a limit in some versions", code: 'import { MongoClient } from "mongodb"; export const client = new MongoClient("mongodb://db", { serverSelectionTimeoutMS: 0, timeoutMS: 5000 });' },
    { name: "mongoose", code: 'import mongoose from "mongoose"; await mongoose.connect("mongodb://db"); await mongoose.connect("mongodb://db", { serverSelectionTimeoutMS: 5000 });' },
    { name: "mongoose's connections, over which nothing waits for ever", code: 'import mongoose from "mongoose"; export const connection = mongoose.createConnection("mongodb://db", { serverSelectionTimeoutMS: 0 });' },
    { name: "knex", code: 'import knex from "knex"; export const db = knex({ client: "pg", connection: process.env.DATABASE_URL });' },
  ],
  invalid: [
    {
      name: "mysql2",
      code: 'import { createPool } from "mysql2"; export const pool = createPool({ host: "db", ⟦connectTimeout: 0⟧ });',
      output: 'import { createPool } from "mysql2"; export const pool = createPool({ host: "db", connectTimeout: 10_000 });',
      errors: [switchedOff("mysql2", "connectTimeout: 0")],
    },
    {
      name: "mysql2's promises",
      code: 'import mysql from "mysql2/promise"; export const connection = await mysql.createConnection({ host: "db", ⟦connectTimeout: 0⟧ });',
      output: 'import mysql from "mysql2/promise"; export const connection = await mysql.createConnection({ host: "db", connectTimeout: 10_000 });',
      errors: [switchedOff("mysql2", "connectTimeout: 0")],
    },
    {
      name: "a promise whose failure nobody handles",
      code: 'import { createConnection } from "mysql2/promise"; const connection = createConnection({ host: "db", ⟦connectTimeout: 0⟧ }); export const end = async () => (await connection).end();',
      errors: [
        switchedOff(
          "mysql2",
          "connectTimeout: 0",
          boundUnheard("connectTimeout: 10_000", 'import { createConnection } from "mysql2/promise"; const connection = createConnection({ host: "db", connectTimeout: 10_000 }); export const end = async () => (await connection).end();'),
        ),
      ],
    },
    {
      name: "postgres, in seconds",
      code: 'import postgres from "postgres"; export const sql = postgres("postgres://db", { ⟦connect_timeout: 0⟧ });',
      output: 'import postgres from "postgres"; export const sql = postgres("postgres://db", { connect_timeout: 10 });',
      errors: [switchedOff("postgres", "connect_timeout: 0")],
    },
    {
      name: "mssql's answers, whatever the limit of the connect is",
      code: 'import sql from "mssql"; export const pool = new sql.ConnectionPool({ server: "db", connectionTimeout: 5000, ⟦requestTimeout: 0⟧ });',
      errors: [switchedOff("mssql", "requestTimeout: 0", boundAnswers("requestTimeout: 10_000", 'import sql from "mssql"; export const pool = new sql.ConnectionPool({ server: "db", connectionTimeout: 5000, requestTimeout: 10_000 });'))],
    },
    {
      name: "mssql's global pool",
      code: 'import { connect } from "mssql"; await connect({ server: "db", ⟦requestTimeout: Infinity⟧, options: { encrypt: true } });',
      errors: [switchedOff("mssql", "requestTimeout: Infinity", boundAnswers("requestTimeout: 10_000", 'import { connect } from "mssql"; await connect({ server: "db", requestTimeout: 10_000, options: { encrypt: true } });'))],
    },
    {
      name: "mongodb, whose other limits don't end the search for a server",
      code: 'import { MongoClient } from "mongodb"; export const client = new MongoClient("mongodb://db", { ⟦serverSelectionTimeoutMS: 0⟧, connectTimeoutMS: 5000, socketTimeoutMS: 5000 });',
      output: 'import { MongoClient } from "mongodb"; export const client = new MongoClient("mongodb://db", { serverSelectionTimeoutMS: 10_000, connectTimeoutMS: 5000, socketTimeoutMS: 5000 });',
      errors: [switchedOff("mongodb", "serverSelectionTimeoutMS: 0")],
    },
    {
      name: "mongodb, connected at once",
      code: 'import { MongoClient } from "mongodb"; const client = await MongoClient.connect(process.env.MONGO_URL, { ⟦serverSelectionTimeoutMS: 0⟧ });',
      output: 'import { MongoClient } from "mongodb"; const client = await MongoClient.connect(process.env.MONGO_URL, { serverSelectionTimeoutMS: 10_000 });',
      errors: [switchedOff("mongodb", "serverSelectionTimeoutMS: 0")],
    },
    {
      name: "mongoose",
      code: 'const mongoose = require("mongoose"); async function start(url) { await mongoose.connect(url, { ⟦serverSelectionTimeoutMS: 0⟧ }); }',
      output: 'const mongoose = require("mongoose"); async function start(url) { await mongoose.connect(url, { serverSelectionTimeoutMS: 10_000 }); }',
      errors: [switchedOff("mongoose", "serverSelectionTimeoutMS: 0")],
    },
  ],
});

const onPrisma = unboundedBy("@prisma/adapter-pg", "PrismaPg", "connectionTimeoutMillis");

run("require-database-timeout: Prisma's adapter", rule, everywhere, {
  valid: [
    { name: "a limit", code: `${prisma}export const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5000 });` },
    { name: "a pool, which is told by itself", code: `${prisma}import { Pool } from "pg"; const pool = new Pool({ connectionTimeoutMillis: 5000 }); export const adapter = new PrismaPg(pool);` },
    { name: "a pool from elsewhere", code: `${prisma}import { pool } from "./pool.js"; export const adapter = new PrismaPg(pool);` },
    { name: "a pool in a field", code: `${prisma}export class Store { constructor(pool) { this.adapter = new PrismaPg(pool); } }` },
  ],
  invalid: [
    {
      name: "no limit",
      code: `${prisma}export const adapter = ⟦new PrismaPg({ connectionString: process.env.DATABASE_URL })⟧;`,
      output: `${prisma}export const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 10_000 });`,
      errors: [onPrisma],
    },
    {
      name: "a URL alone",
      code: `${prisma}export const adapter = ⟦new PrismaPg(process.env.DATABASE_URL)⟧;`,
      output: `${prisma}export const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 10_000 });`,
      errors: [onPrisma],
    },
  ],
});

run("require-database-timeout: Prisma's adapter, with types", rule, ["typed"], {
  valid: [
    { name: "a pool, as its type tells", code: `${prisma}declare class Pool { readonly options: object; query(text: string): Promise<unknown>; } export class Store { constructor(private readonly pool: Pool) {} adapter = () => new PrismaPg(this.pool); } declare const pool: Pool; export const adapter = new PrismaPg(pool);` },
  ],
  invalid: [
    {
      name: "options, as their type tells",
      code: `${prisma}declare const options: { host: string; port: number }; export const adapter = ⟦new PrismaPg(options)⟧;`,
      errors: [unboundedBy("@prisma/adapter-pg", "PrismaPg", "connectionTimeoutMillis", bound("connectionTimeoutMillis: 10_000", `${prisma}declare const options: { host: string; port: number }; export const adapter = new PrismaPg({ ...options, connectionTimeoutMillis: 10_000 });`))],
    },
  ],
});

run("require-database-timeout: clients that have one for some drivers", rule, everywhere, {
  valid: [
    { name: "typeorm on MySQL", code: `${typeorm}export const source = new DataSource({ type: "mysql", host: "db" });` },
    { name: "typeorm on who knows what", code: `${typeorm}export const source = new DataSource({ type: process.env.DB_TYPE, host: "db" });` },
    { name: "typeorm on one of two", code: `${typeorm}export const source = new DataSource({ type: isLocal ? "sqlite" : "postgres", database: "shop" });` },
    { name: "typeorm with options from elsewhere", code: `${typeorm}export const source = new DataSource(options); export const other = new DataSource({ ...options, type: "postgres" });` },
    { name: "typeorm with its own limit", code: `${typeorm}export const source = new DataSource({ type: "postgres", connectTimeoutMS: 5000 });` },
    { name: "typeorm with the driver's limit", code: `${typeorm}export const source = new DataSource({ type: "postgres", extra: { max: 5, connectionTimeoutMillis: 5000 } });` },
    { name: "typeorm with the driver's limit of an answer", code: `${typeorm}export const source = new DataSource({ type: "postgres", extra: { query_timeout: 5000 } });` },
    { name: "typeorm with the server's limit", code: `${typeorm}export const source = new DataSource({ type: "postgres", extra: { statement_timeout: 5000 } });` },
    { name: "typeorm with the driver's options from elsewhere", code: `${typeorm}export const source = new DataSource({ type: "postgres", extra: options });` },
    { name: "sequelize on MySQL", code: `${sequelize}export const db = new Sequelize("shop", "user", "password", { dialect: "mysql" });` },
    { name: "sequelize by a URL alone", code: `${sequelize}export const db = new Sequelize(process.env.DATABASE_URL);` },
    { name: "sequelize with the driver's limit", code: `${sequelize}export const db = new Sequelize(process.env.DATABASE_URL, { dialect: "postgres", ${dialectOptions} });` },
    { name: "sequelize with the server's limit", code: `${sequelize}export const db = new Sequelize({ dialect: "postgres", dialectOptions: { statement_timeout: 5000 } });` },
    { name: "sequelize that knows the server's version, so that its pool bounds the wait", code: `${sequelize}export const db = new Sequelize({ dialect: "postgres", databaseVersion: "16.0.0" });` },
    { name: "sequelize with options from elsewhere", code: `${sequelize}export const db = new Sequelize(config); export const other = new Sequelize(url, config);` },
  ],
  invalid: [
    {
      name: "typeorm on PostgreSQL",
      code: `${typeorm}export const source = ⟦new DataSource({ type: "postgres", url: process.env.DATABASE_URL, extra: { max: 5 } })⟧;`,
      output: `${typeorm}export const source = new DataSource({ type: "postgres", url: process.env.DATABASE_URL, extra: { max: 5 }, connectTimeoutMS: 10_000 });`,
      errors: [onTypeorm],
    },
    {
      name: "typeorm, switched off",
      code: `${typeorm}export const source = new DataSource({ type: "postgres", ⟦connectTimeoutMS: 0⟧ });`,
      output: `${typeorm}export const source = new DataSource({ type: "postgres", connectTimeoutMS: 10_000 });`,
      errors: [switchedOff("typeorm", "connectTimeoutMS: 0")],
    },
    {
      name: "typeorm without a policy",
      code: `${typeorm}export const source = ⟦new DataSource({ type: "postgres" })⟧;`,
      settings: { timeout: {} },
      errors: [unboundedBy("typeorm", "DataSource", "connectTimeoutMS", bound("connectTimeoutMS: 10_000", `${typeorm}export const source = new DataSource({ type: "postgres", connectTimeoutMS: 10_000 });`))],
    },
    {
      name: "sequelize by names",
      code: `${sequelize}export const db = ⟦new Sequelize(config.name, config.user, config.password, { host: config.host, dialect: "postgres" })⟧;`,
      output: `${sequelize}export const db = new Sequelize(config.name, config.user, config.password, { host: config.host, dialect: "postgres", ${dialectOptions} });`,
      errors: [onSequelize],
    },
    {
      name: "sequelize by a URL, with a pool whose limit does not hold for the first connect",
      code: `${sequelize}export const db = ⟦new Sequelize(process.env.DATABASE_URL, { dialect: "postgres", pool: { acquire: 5000 }, dialectOptions: { ssl: true } })⟧;`,
      output: `${sequelize}export const db = new Sequelize(process.env.DATABASE_URL, { dialect: "postgres", pool: { acquire: 5000 }, dialectOptions: { ssl: true, connectionTimeoutMillis: 10_000 } });`,
      errors: [onSequelize],
    },
    {
      name: "sequelize by options",
      code: `${sequelize}export const db = ⟦new Sequelize({ dialect: "postgres", host: config.host })⟧;`,
      output: `${sequelize}export const db = new Sequelize({ dialect: "postgres", host: config.host, ${dialectOptions} });`,
      errors: [onSequelize],
    },
    {
      name: "the class that a CommonJS module gets",
      code: `const Sequelize = require("sequelize"); module.exports = ⟦new Sequelize(process.env.DATABASE_URL, { dialect: "postgres" })⟧;`,
      output: `const Sequelize = require("sequelize"); module.exports = new Sequelize(process.env.DATABASE_URL, { dialect: "postgres", ${dialectOptions} });`,
      errors: [onSequelize],
    },
  ],
});

run("require-database-timeout: drivers that are cast", rule, typescript, {
  valid: [{ name: "a driver that is only said to be one", code: `${typeorm}export const source = new DataSource({ type: process.env.DB_TYPE as "postgres" });` }],
  invalid: [
    {
      name: "a constant",
      code: `${typeorm}export const source = ⟦new DataSource({ type: "postgres" as const, url: process.env.DATABASE_URL })⟧;`,
      output: `${typeorm}export const source = new DataSource({ type: "postgres" as const, url: process.env.DATABASE_URL, connectTimeoutMS: 10_000 });`,
      errors: [onTypeorm],
    },
  ],
});

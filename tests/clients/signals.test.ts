import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { signalsInScope } from "../../src/analysis/signals.js";
import { ask } from "../analysis/ask.js";
import { inWords } from "../analysis/table.js";

const filename = fileURLToPath(new URL("fixtures/handler.ts", import.meta.url));

/** A handler as a framework's users write it, with one call of `target`, and the signals that the call may use. */
const handlers: Readonly<Record<string, readonly [code: string, ...expected: string[]]>> = {
  "fetch: a request": ["export function handle(request: Request) { target(); }", "request.signal lent"],
  "Express 5: its types carry none": ['import type { RequestHandler } from "express"; export const handle: RequestHandler = (req, res) => { target(); };'],
  "Fastify 5: a handler": ['import fastify from "fastify"; fastify().get("/", async (request, reply) => { await target(); });', "request.signal lent"],
  "Fastify 5: a request by its type": ['import type { FastifyRequest } from "fastify"; export function handle(request: FastifyRequest) { target(); }', "request.signal lent"],
  "Koa 3: its types carry none": ['import Koa from "koa"; new Koa().use(async (ctx) => { await target(); });'],
  "Hono 4: a handler": ['import { Hono } from "hono"; new Hono().get("/", async (c) => { await target(); return c.text(""); });', "c.req.raw.signal lent"],
  "Hono 4: a context by its type": ['import type { Context } from "hono"; export function handle(c: Context) { target(); }', "c.req.raw.signal lent"],
  "TanStack Query 5: a query function": [
    'import { QueryClient } from "@tanstack/query-core"; await new QueryClient().fetchQuery({ queryKey: ["a"], queryFn: async (context) => { await target(); return 1; } });',
    "context.signal lent",
  ],
  "TanStack Query 5: a query function that takes it out": [
    'import { QueryClient } from "@tanstack/query-core"; await new QueryClient().fetchQuery({ queryKey: ["a"], queryFn: async ({ signal }) => { await target(); return 1; } });',
    "signal",
  ],
  "TanStack Query 5: a context by its type": [
    'import type { QueryFunctionContext } from "@tanstack/query-core"; export async function load(context: QueryFunctionContext) { await target(); }',
    "context.signal lent",
  ],
  "tRPC 11: a procedure": ['import { initTRPC } from "@trpc/server"; initTRPC.create().procedure.query(async (opts) => { await target(); return 1; });', "opts.signal maybe lent"],
  "tRPC 11: a procedure that takes it out": ['import { initTRPC } from "@trpc/server"; initTRPC.create().procedure.query(async ({ signal }) => { await target(); return 1; });', "signal maybe"],
  "vitest 4: a test": ['import { test } from "vitest"; test("it", async (context) => { await target(); });', "context.signal lent"],
  "vitest 4: a test that takes it out": ['import { test } from "vitest"; test("it", async ({ signal }) => { await target(); });', "signal"],
  "node:test: a test": ['import test from "node:test"; test("it", async (t) => { await target(); });', "t.signal lent"],
  "node:test: a context by its type": ['import type { TestContext } from "node:test"; export async function check(t: TestContext) { await target(); }', "t.signal lent"],
};

it.each(Object.entries(handlers))("%s", (_, [code, ...expected]) => {
  const [answer, ...others] = ask(`declare function target(): Promise<void>; ${code}`, "types", ["target"], signalsInScope, filename);
  expect(others).toEqual([]);
  expect(answer!.map(inWords)).toEqual(expected);
});

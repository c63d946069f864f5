import type { Outcome, Pair } from "../case.js";

/** A program that ends by itself, after these lines. */
export const ends = (...lines: readonly string[]): Outcome => [...lines, "exit 0"];

export const hangs: Outcome = ["hangs"];

/** Hangs as it stands, ends with this error by the edit. */
export const endedBy = (name: string): Pair => ({ before: hangs, after: ends(name) });

/** A program that calls a gRPC method, and prints the answer, or the code of the error that ends the call. */
export const calls = (...args: readonly string[]): string =>
  [
    'import grpc from "@grpc/grpc-js";',
    'import { address, service } from "./grpc.mjs";',
    "",
    'const Shop = grpc.makeClientConstructor(service, "Shop");',
    "const shop = new Shop(address, grpc.credentials.createInsecure());",
    `shop.order(${[...args, "(error, reply) => {"].join(", ")}`,
    "  console.log(error ? error.code : reply);",
    "  shop.close();",
    "});",
    "",
  ].join("\n");

/** A program that prints what some statements find, or the name of the error that ends them. */
export const attempt = (imports: readonly string[], ...statements: readonly string[]): string =>
  [
    ...imports,
    'import { url } from "./surroundings.mjs";',
    "",
    "try {",
    ...statements.map((statement) => `  ${statement}`),
    "} catch (error) {",
    "  console.log(error.name);",
    "}",
    "",
  ].join("\n");

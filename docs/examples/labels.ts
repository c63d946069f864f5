import { execFile } from "node:child_process";
import { createServer, type RequestListener, type Server } from "node:http";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Prints a parcel's label. A printer that is out of paper keeps the queue waiting. */
export async function print(parcel: string): Promise<void> {
  await run("lp", ["-d", "labels", `${parcel}.pdf`]);
}

/** What the printer is doing, as far as it says so in time. */
export async function state(): Promise<string> {
  const { stdout } = await run("lpstat", ["-p", "labels"], { timeout: 5_000 });
  return stdout.trim();
}

/** Takes the scanners' parcels. One that goes silent holds its connection. */
export function parcelServer(handle: RequestListener): Server {
  return createServer({ requestTimeout: 0 }, handle);
}

/** Takes their pallets, which take longer. */
export function palletServer(handle: RequestListener): Server {
  return createServer({ requestTimeout: 600_000 }, handle);
}

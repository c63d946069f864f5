import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a server can leave its client waiting: no answer, an answer that stops, one that goes on for ever byte by byte. */
export type Silence = "silent" | "stalled" | "dripping";

/** Starts a server on loopback that answers `/silent`, `/stalled` and `/dripping` so; returns where. */
export async function startServer(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.on("error", () => undefined);
    if (request.url === "/silent") return;
    // got before 16 starts to wait for an answer that came before it had sent the request.
    setTimeout(begin, 50, response, request.url === "/dripping");
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function begin(response: ServerResponse, goesOn: boolean): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"');
  if (!goesOn) return;
  const timer = setInterval(() => response.write("a"), 20);
  response.on("close", () => clearInterval(timer));
}

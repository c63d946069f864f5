import { createServer, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** How a server can leave its client waiting: no answer, an answer that stops, one that goes on for ever byte by byte. */
export type Silence = "silent" | "stalled" | "dripping";

/** How a server treats a request: well (at once, or in pieces that take their time), not at all, or badly. */
export type Conduct = "answers" | "streams" | Silence | "resets" | "half-closes";

export interface Server {
  /** The server treats what is asked of `/silent` so, and so on. */
  readonly origin: string;
  /** Resolves once a request has got what it gets, or the first of it; `/treated` is answered then, too. */
  readonly treated: Promise<void>;
  /** Whether a client still holds a request that the server has not ended. */
  readonly isHeld: () => boolean;
  readonly close: () => void;
}

/**
 * Starts a server on loopback whose good streams last for some ms.
 * @param isMute whether it says nothing to those who don't speak HTTP, either: their handshake is left waiting
 */
export async function startServer(lasts = 0, isMute = false): Promise<Server> {
  const held = new Set<ServerResponse | Duplex>();
  let treat = (): void => undefined;
  const treated = new Promise<void>((resolve) => (treat = resolve));
  const server = createServer((request, response) => {
    request.resume();
    response.on("error", () => undefined);
    if (request.url === "/treated") {
      void treated.then(() => response.end());
      return;
    }
    held.add(response);
    response.on("close", () => held.delete(response));
    void conducts[/[\w-]+/.exec(request.url ?? "")?.[0] as Conduct](response, lasts).then(treat);
  });
  if (isMute) {
    server.on("clientError", (_error, socket) => {
      held.add(socket);
      socket.on("error", () => undefined).on("close", () => held.delete(socket)).resume();
      treat();
    });
  }
  server.requestTimeout = 0;
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    treated,
    isHeld: () => held.size > 0,
    close() {
      server.close();
      server.closeAllConnections();
      for (const each of held) each.destroy();
    },
  };
}

const conducts: Readonly<Record<Conduct, (response: ServerResponse, lasts: number) => Promise<void>>> = {
  async answers(response) {
    await begin(response, '{"id":7');
    response.end("}");
  },
  async streams(response, lasts) {
    await begin(response, "1");
    const rest = Array.from("23456789");
    const timer = setInterval(() => {
      response.write(rest.shift());
      if (rest.length > 0) return;
      // A busy machine may come round again before the response has closed.
      clearInterval(timer);
      response.end();
    }, lasts / rest.length);
    response.on("close", () => clearInterval(timer));
  },
  silent: () => Promise.resolve(),
  stalled: (response) => begin(response, '{"'),
  async dripping(response) {
    await begin(response, '{"');
    const timer = setInterval(() => response.write("a"), 20);
    response.on("close", () => clearInterval(timer));
  },
  resets(response) {
    response.socket?.resetAndDestroy();
    return Promise.resolve();
  },
  async "half-closes"(response) {
    await begin(response, '{"');
    response.socket?.end();
  },
};

/** Sends the headers and the first part of a body. */
async function begin(response: ServerResponse, text: string): Promise<void> {
  // got before 16 starts to wait for an answer that came before it had sent the request.
  await sleep(50);
  response.writeHead(200, { "content-type": "application/json" });
  await new Promise((written) => response.write(text, written));
}

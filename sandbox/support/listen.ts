import type { Server } from "node:net";

const TRIES = 50;

/** Takes the wanted port, or the next free one; the caller reads which it became. */
export async function listenFrom(server: Server, wanted: number, host = "127.0.0.1"): Promise<number> {
  for (let port = wanted; port < wanted + TRIES; port++) {
    if (await tryPort(server, port, host)) {
      const address = server.address();
      if (address && typeof address === "object") return address.port;
    }
  }
  throw new Error(`no free port from ${wanted} to ${wanted + TRIES - 1}`);
}

function tryPort(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void) => {
      server.off("error", failed);
      server.off("listening", listening);
      outcome();
    };
    const failed = (error: NodeJS.ErrnoException) =>
      settle(() => (error.code === "EADDRINUSE" ? resolve(false) : reject(error)));
    const listening = () => settle(() => resolve(true));
    server.once("error", failed);
    server.once("listening", listening);
    server.listen(port, host);
  });
}

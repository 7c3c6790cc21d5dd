import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { limitFraming } from "./adapters/shopify/embedding.server";
import { readConfig } from "./platform/config.server";
import { createLog } from "./platform/log.server";
import { addDocumentResponseHeaders } from "./shopify.server";

export const streamTimeout = 5_000;

const config = readConfig();
const log = createLog(config.LOG_LEVEL, "pages");

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, headers);
  limitFraming(headers, config.DOORSTEP_SANDBOX_URL);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("X-Content-Type-Options", "nosniff");
  // A robot gets the whole page at once; a person gets the shell first.
  const ready = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";

  return new Promise((resolve, reject) => {
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      [ready]: () => {
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }));
        pipe(body);
      },
      onShellError: reject,
      onError: (err: unknown) => {
        answered = 500;
        log.error({ err }, "a page could not be drawn to its end");
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

export function handleError(err: unknown, { request }: { request: Request }): void {
  // Neither who leaves before the answer nor who asks for what is not there is an error of ours.
  if (request.signal.aborted || (isRouteErrorResponse(err) && err.status < 500)) return;
  log.error({ err, path: new URL(request.url).pathname }, "a request failed");
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderToStaticMarkup } from "react-dom/server";
import type { Context as Found } from "../modules/exceptions/index.server";
import { AgentsView } from "../modules/exceptions/ui/agents-view";
import { forAgents } from "../server/agents.server";
import { serving } from "../server/serving.server";

/** The helpdesks in whose frames the view may stand, and nobody else's. */
const FRAMES = [
  "https://*.zendesk.com",
  "https://*.apps.zdusercontent.com",
  "https://*.freshdesk.com",
  "https://*.gorgias.com",
].join(" ");

const headers = {
  "cache-control": "private, no-store",
  // The key may stand in the address.
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
  vary: "accept, authorization",
  "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors ${FRAMES}`,
};

/** What agents see beside a ticket: a page for a frame, or JSON for helpdesks that draw it themselves. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const json = (request.headers.get("accept") ?? "").includes("application/json");
  try {
    const answer = await forAgents(request);
    if ("wait" in answer)
      return new Response("Too many questions.", {
        status: 429,
        headers: { ...headers, "retry-after": String(answer.wait) },
      });
    return json ? Response.json({ cases: answer.found.map(told) }, { headers }) : page(answer.found);
  } catch (err) {
    serving().log.error({ err }, "the agents' view broke");
    return new Response("Not available at the moment.", { status: 503, headers });
  }
}

const page = (found: Found[]): Response =>
  new Response(`<!doctype html>${renderToStaticMarkup(<AgentsView found={found} />)}`, {
    headers: { ...headers, "content-type": "text/html; charset=utf-8" },
  });

const told = (it: Found) => ({
  id: it.case.id,
  order: it.order.name,
  kind: it.case.kind,
  state: it.case.state,
  team: it.case.team,
  owner: it.case.owner,
  priority: it.case.priority,
  respond_by: it.case.respond_by.toISOString(),
  headline: it.outlook.headline,
  when: it.outlook.when,
  next: it.outlook.next,
  by: it.outlook.by,
  wish: it.wish,
  tracking_number: it.shipment?.tracking_number ?? null,
  carrier: it.shipment?.carrier ?? null,
  steps: it.steps,
  scans: it.scans.map((scan) => ({ at: scan.at.toISOString(), text: scan.text })),
  answer: it.answer,
  links: it.links,
});

import { z } from "zod";
import { ok, type Result } from "../../domain/result";
import type { Call, Egress } from "../../platform/http/egress.server";
import { asked } from "../asked.server";
import type { ForeignFlow } from "./contract";

const HOST = "a.klaviyo.com";
export const API = `https://${HOST}/api`;
const MOST_PAGES = 10;

export const headersFor = (apiKey: string) => ({
  authorization: `Klaviyo-API-Key ${apiKey}`,
  accept: "application/vnd.api+json",
  revision: "2026-01-15",
});

/** Metrics that a flow about a parcel starts from: `Fulfilled Order`, `Delivered Shipment`. */
const ABOUT_PARCELS = /fulfil|ship|deliver|parcel|package|transit|tracking/i;
/** Flows that start from our own events say what we say because they were built so. */
const OURS = /^Doorstep:/i;

const page = <A extends z.ZodType>(attributes: A) =>
  z.object({
    data: z.array(z.object({ id: z.string().min(1), attributes })),
    links: z.object({ next: z.string().nullish() }).nullish(),
  });
const flow = z.object({ name: z.string(), status: z.string(), trigger_type: z.string().nullish() });
const metric = z.object({ name: z.string() });

/** Which metric starts a flow is told by the metric. Only those are asked that may be about parcels, and none when no flow is live. */
export async function flowsOf(egress: Egress, apiKey: string): Promise<Result<ForeignFlow[]>> {
  const filter = encodeURIComponent('equals(status,"live")');
  const live = await all(egress, apiKey, `${API}/flows?filter=${filter}`, flow);
  if (!live.ok) return live;
  const names = new Map(
    live.value
      .filter(({ attributes }) => attributes.trigger_type === "Metric")
      .map(({ id, attributes }) => [id, attributes.name]),
  );
  if (names.size === 0) return ok([]);
  const metrics = await all(egress, apiKey, `${API}/metrics`, metric);
  if (!metrics.ok) return metrics;
  const found: ForeignFlow[] = [];
  for (const { id, attributes } of metrics.value) {
    const trigger = attributes.name;
    if (!ABOUT_PARCELS.test(trigger) || OURS.test(trigger)) continue;
    const started = await all(
      egress,
      apiKey,
      `${API}/metrics/${encodeURIComponent(id)}/flow-triggers`,
      z.unknown(),
    );
    if (!started.ok) return started;
    for (const each of started.value) {
      const name = names.get(each.id);
      if (name !== undefined) found.push({ name, trigger });
    }
  }
  return ok(found);
}

async function all<A extends z.ZodType>(egress: Egress, apiKey: string, first: string, attributes: A) {
  const shape = page(attributes);
  const rows: z.output<typeof shape>["data"] = [];
  let url: string | null = first;
  for (let count = 0; url !== null && count < MOST_PAGES; count++) {
    const call: Call = { method: "GET", url, headers: headersFor(apiKey) };
    const reply: Result<z.output<typeof shape>> = await asked(egress, call, "Klaviyo", shape);
    if (!reply.ok) return reply;
    rows.push(...reply.value.data);
    url = nextOf(reply.value.links?.next);
  }
  return ok(rows);
}

/** The key goes to Klaviyo alone, whatever the answer names as its next page. */
const nextOf = (next: string | null | undefined): string | null =>
  next && URL.canParse(next) && new URL(next).host === HOST ? next : null;

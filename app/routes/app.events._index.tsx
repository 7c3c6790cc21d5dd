import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { merchant } from "../server/merchant.server";
import { catalogue } from "../spine/catalogue";
import { eventsBefore } from "../spine/receipt.server";
import { EventStream } from "../ui/spine/event-stream";

const PAGE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const query = new URL(request.url).searchParams;
  const types = Object.keys(catalogue).sort();
  const type = types.find((t) => t === query.get("type")) ?? null;
  const asked = Number(query.get("before"));
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
  const found = await read((unit) =>
    eventsBefore(unit, { before, limit: PAGE + 1, type: type ?? undefined }),
  );
  const events = found.slice(0, PAGE);
  const next = found.length > PAGE ? (events.at(-1)?.seq ?? null) : null;
  return { now, zone: shop.timezone, type, types, before, events, next };
}

export default function EventsRoute() {
  const busy = useNavigation().state === "loading";
  return <EventStream {...useLoaderData<typeof loader>()} busy={busy} />;
}

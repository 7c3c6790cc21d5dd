import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { listMessages, messageFiltersIn } from "../modules/messages/index.server";
import { Log } from "../modules/messages/ui/log";
import { merchant } from "../server/merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const query = new URL(request.url).searchParams;
  const filters = messageFiltersIn(query);
  const after = query.get("after");
  const page = await read((unit) => listMessages(unit, filters, after));
  return { now, zone: shop.timezone, filters, after, ...page };
}

export default function MessageLogRoute() {
  const busy = useNavigation().state === "loading";
  return <Log {...useLoaderData<typeof loader>()} busy={busy} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { promiseOverview } from "../modules/promises/index.server";
import { Overview } from "../modules/promises/ui/overview";
import { merchant } from "../server/merchant.server";
import { serving } from "../server/serving.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const { SHOPIFY_API_KEY: clientId } = serving().config;
  return { now, zone: shop.timezone, ...(await read((unit) => promiseOverview(unit, clientId))) };
}

export default function PromiseRoute() {
  return <Overview {...useLoaderData<typeof loader>()} />;
}

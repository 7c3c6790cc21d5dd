import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { orderNames } from "../modules/orders/index.server";
import { readPromise, whyForShopper, whyForStaff } from "../modules/promises/index.server";
import { PromiseDetail } from "../modules/promises/ui/promise";
import { merchant, notFound } from "../server/merchant.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const order = new URL(request.url).searchParams.get("order");
  const found = (await read((unit) => readPromise(unit, params.id ?? "", order))) ?? notFound();
  const { inputs, ...promise } = found;
  const why = { staff: whyForStaff(inputs, "en"), shopper: whyForShopper(inputs, "en") };
  const orders = [...new Set([found.chosen, ...found.subjects.map((s) => s.order_id)])].filter(
    (id) => id !== null,
  );
  const names = Object.fromEntries(await read((unit) => orderNames(unit, orders)));
  return { now, zone: shop.timezone, promise, why, names };
}

export default function PromiseDetailRoute() {
  return <PromiseDetail {...useLoaderData<typeof loader>()} />;
}

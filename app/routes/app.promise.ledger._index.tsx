import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { orderNames } from "../modules/orders/index.server";
import { ledgerFilters, listPromises } from "../modules/promises/index.server";
import { Ledger } from "../modules/promises/ui/ledger";
import { merchant } from "../server/merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const query = new URL(request.url).searchParams;
  const filters = ledgerFilters.parse(
    Object.fromEntries(["state", "surface", "search"].map((name) => [name, query.get(name) || undefined])),
  );
  const after = query.get("after");
  return read(async (unit) => {
    const page = await listPromises(unit, filters, after);
    const names = Object.fromEntries(
      await orderNames(unit, [...new Set(page.promises.map((p) => p.order_id))]),
    );
    return { now, zone: shop.timezone, filters, after, names, ...page };
  });
}

export default function LedgerRoute() {
  const busy = useNavigation().state === "loading";
  return <Ledger {...useLoaderData<typeof loader>()} busy={busy} />;
}

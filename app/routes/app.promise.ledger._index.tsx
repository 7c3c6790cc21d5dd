import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
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
  const page = await read((unit) => listPromises(unit, filters, after));
  return { now, zone: shop.timezone, filters, after, ...page };
}

export default function LedgerRoute() {
  const busy = useNavigation().state === "loading";
  return <Ledger {...useLoaderData<typeof loader>()} busy={busy} />;
}

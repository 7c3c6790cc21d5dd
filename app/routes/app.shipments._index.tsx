import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import {
  dropView,
  listShipments,
  savedViews,
  saveView,
  shipmentFilters,
} from "../modules/shipments/index.server";
import { ShipmentList } from "../modules/shipments/ui/list";
import { merchant } from "../server/merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const query = new URL(request.url).searchParams;
  const filters = filtersOf(query);
  return read(async (unit) => ({
    now,
    zone: shop.timezone,
    filters,
    after: query.get("after"),
    ...(await listShipments(unit, filters, query.get("after"))),
    views: await savedViews(unit),
  }));
}

const filtersOf = (query: URLSearchParams) =>
  shipmentFilters.parse(
    Object.fromEntries(
      ["milestone", "exception", "carrier", "search"].map((name) => [name, query.get(name) || undefined]),
    ),
  );

export async function action({ request }: ActionFunctionArgs) {
  const { id, spine } = await merchant(request);
  const form = new URLSearchParams(await request.text());
  if (form.get("intent") === "drop") {
    await spine.act(id, "shipments.drop-view", async (unit) => {
      await dropView(unit, form.get("view") ?? "");
      return { ok: true, value: null };
    });
    return redirect("/app/shipments");
  }
  const saved = await spine.act(id, "shipments.save-view", (unit) =>
    saveView(unit, form.get("name") ?? "", filtersOf(form)),
  );
  return saved.ok ? { saved: saved.value.name } : { problem: saved.failure.detail ?? saved.failure.code };
}

export default function ShipmentsRoute() {
  const busy = useNavigation().state === "loading";
  return <ShipmentList {...useLoaderData<typeof loader>()} busy={busy} />;
}

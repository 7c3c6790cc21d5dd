import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import {
  bulkForm,
  dropView,
  listShipments,
  markDelivered,
  remapCarrier,
  savedViews,
  saveView,
  shipmentFiltersIn,
  toldAsked,
  toldDelivered,
  toldRemap,
} from "../modules/shipments/index.server";
import { pageLengths, ShipmentList } from "../modules/shipments/ui/list";
import { askNow } from "../modules/tracking/index.server";
import { type Merchant, merchant } from "../server/merchant.server";
import { carrierName } from "../domain/carrier-name";
import { sourceName } from "../ui/source-name";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const query = new URL(request.url).searchParams;
  const filters = shipmentFiltersIn(query);
  const rows = pageLengths.find((length) => String(length) === query.get("rows")) ?? pageLengths[0];
  return read(async (unit) => ({
    now,
    zone: shop.timezone,
    filters,
    rows,
    after: query.get("after"),
    ...(await listShipments(unit, filters, query.get("after"), rows)),
    views: await savedViews(unit),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const here = await merchant(request);
  const { id, spine } = here;
  const form = new URLSearchParams(await request.text());
  const intent = form.get("intent");
  if (intent === "drop") {
    await spine.act(id, "shipments.drop-view", async (unit) => {
      await dropView(unit, form.get("view") ?? "");
      return { ok: true, value: null };
    });
    return redirect("/app/shipments");
  }
  if (intent) return bulk(here, form);
  const saved = await spine.act(id, "shipments.save-view", (unit) =>
    saveView(unit, form.get("name") ?? "", shipmentFiltersIn(form)),
  );
  return saved.ok ? { saved: saved.value.name } : { problem: saved.failure.detail ?? saved.failure.code };
}

const undone = { problem: "It could not be done. Nothing was changed; try again." };

async function bulk({ id, spine }: Merchant, form: URLSearchParams) {
  const asked = bulkForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return { problem: asked.error.issues[0]?.message ?? "This cannot be done." };
  const it = asked.data;
  switch (it.intent) {
    case "remap": {
      const done = await spine.act(id, "merchant.remap-carrier", (u) => remapCarrier(u, it.ids, it.carrier));
      return done.ok ? { said: toldRemap(done.value, carrierName(it.carrier)) } : undone;
    }
    case "deliver": {
      const done = await spine.act(id, "merchant.mark-delivered", (u) => markDelivered(u, it.ids, it.reason));
      return done.ok ? { said: toldDelivered(done.value) } : undone;
    }
    case "ask": {
      const done = await spine.act(id, "merchant.check-again", (u) => askNow(u, it.ids));
      if (!done.ok) return undone;
      const { parcels, sources } = done.value;
      return { said: toldAsked(it.ids.length, { parcels, through: sources.map(sourceName) }) };
    }
  }
}

export default function ShipmentsRoute() {
  const busy = useNavigation().state === "loading";
  return <ShipmentList {...useLoaderData<typeof loader>()} busy={busy} />;
}

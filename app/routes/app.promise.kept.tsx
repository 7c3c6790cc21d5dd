import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { localDate } from "../domain/local-date";
import { keptBy, keptQuestionOf, readSettings } from "../modules/promises/index.server";
import { Kept } from "../modules/promises/ui/kept";
import { locations } from "../modules/shops/index.server";
import { merchant } from "../server/merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const asked = keptQuestionOf(new URL(request.url).searchParams, localDate(new Date(now), shop.timezone));
  return read(async (unit) => ({
    asked,
    target: (await readSettings(unit)).target,
    ...(await keptBy(unit, asked)),
    weeks: (await keptBy(unit, { ...asked, by: "week", atLeast: 1 })).rows,
    names: Object.fromEntries((await locations(unit)).map(({ id, name }) => [id, name])),
  }));
}

export default function KeptRoute() {
  const busy = useNavigation().state === "loading";
  return <Kept {...useLoaderData<typeof loader>()} busy={busy} />;
}

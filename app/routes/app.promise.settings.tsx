import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localDate } from "../domain/local-date";
import { ok } from "../domain/result";
import { enteredSettings, readSettings, saveSettings } from "../modules/promises/index.server";
import type { Answer } from "../modules/promises/ui/answer";
import { SettingsForm } from "../modules/promises/ui/settings-form";
import { headlessKey } from "../server/headless.server";
import { merchant } from "../server/merchant.server";
import { serving } from "../server/serving.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const today = localDate(new Date(now), shop.timezone);
  const headless = {
    address: `${serving().config.SHOPIFY_APP_URL.replace(/\/$/, "")}/api/v1/promises`,
    domain: shop.domain,
    key: headlessKey(shop.domain),
  };
  return { today, country: shop.country, headless, settings: await read(readSettings) };
}

export async function action({ request }: ActionFunctionArgs): Promise<Answer> {
  const { id, spine } = await merchant(request);
  const given = (await request.formData()).get("settings");
  const entered = enteredSettings(typeof given === "string" ? given : "");
  if ("errors" in entered) return entered;
  const saved = await spine.act(id, "merchant.promise-settings", async (unit) =>
    ok(await saveSettings(unit, entered.settings)),
  );
  return saved.ok ? { said: "Saved." } : { problem: "It could not be saved. Nothing was changed." };
}

export default function PromiseSettingsRoute() {
  return <SettingsForm {...useLoaderData<typeof loader>()} />;
}

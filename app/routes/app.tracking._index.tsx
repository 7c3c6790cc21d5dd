import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { localDate } from "../domain/local-date";
import { ok } from "../domain/result";
import { enteredLook, keepLook, previewWish, readLook } from "../modules/tracking/index.server";
import type { Answer } from "../modules/tracking/ui/answer";
import { LookForm } from "../modules/tracking/ui/look-form";
import type { Previewed } from "../modules/tracking/ui/look-preview";
import { previewPage } from "../modules/tracking/ui/preview.server";
import { type Merchant, merchant } from "../server/merchant.server";

const todayAt = ({ now, shop }: Merchant) => localDate(new Date(now), shop.timezone);

export async function loader({ request }: LoaderFunctionArgs) {
  const here = await merchant(request);
  const look = await here.read(readLook);
  return { look, preview: previewPage(look, previewWish.parse({}), todayAt(here)) };
}

export async function action({ request }: ActionFunctionArgs): Promise<Answer | Previewed> {
  const here = await merchant(request);
  const form = Object.fromEntries(await request.formData());
  const given = form["look"];
  const entered = enteredLook(typeof given === "string" ? given : "");
  if ("errors" in entered) return entered;
  if (form["intent"] === "preview")
    return { html: previewPage(entered.look, previewWish.parse(form), todayAt(here)) };
  const saved = await here.spine.act(here.id, "merchant.tracking-look", async (unit) =>
    ok(await keepLook(unit, entered.look)),
  );
  return saved.ok
    ? { said: "Saved.", dropped: saved.value }
    : { problem: "It could not be saved. Nothing was changed." };
}

/** A preview changes nothing that is stored. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "preview" ? false : defaultShouldRevalidate;

export default function TrackingRoute() {
  return <LookForm {...useLoaderData<typeof loader>()} />;
}

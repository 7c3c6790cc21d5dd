import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ok } from "../domain/result";
import {
  confirmProcessing,
  enteredProcessing,
  forgetProcessing,
  processingOfLocations,
} from "../modules/promises/index.server";
import type { Answer } from "../modules/promises/ui/answer";
import { ProcessingScreen } from "../modules/promises/ui/processing";
import { merchant } from "../server/merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  return { now, zone: shop.timezone, places: await read(processingOfLocations) };
}

const asked = z.object({ intent: z.enum(["confirm", "forget"]), location: z.string().min(1).max(100) });

export async function action({ request }: ActionFunctionArgs): Promise<Answer> {
  const { id, spine } = await merchant(request);
  const form = await request.formData();
  const wish = asked.safeParse(Object.fromEntries(form));
  if (!wish.success) return { problem: "There is no such location." };
  const { intent, location } = wish.data;
  if (intent === "forget") {
    await spine.act(id, "merchant.forget-processing", async (unit) =>
      ok(await forgetProcessing(unit, location)),
    );
    return { said: "Taken back. The default is used until you confirm again." };
  }
  const entered = enteredProcessing(form);
  if ("errors" in entered) return entered;
  const confirmed = await spine.act(id, "merchant.confirm-processing", (unit) =>
    confirmProcessing(unit, location, entered.processing),
  );
  return confirmed.ok
    ? { said: "Confirmed. New promises go by it from now on." }
    : { problem: confirmed.failure.detail ?? "It could not be saved. Nothing was changed." };
}

export default function ProcessingRoute() {
  return <ProcessingScreen {...useLoaderData<typeof loader>()} />;
}

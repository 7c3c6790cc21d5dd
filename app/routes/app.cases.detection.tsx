import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localDate } from "../domain/local-date";
import { ok } from "../domain/result";
import {
  besidePublished,
  detectionSettings,
  entered,
  learntSilences,
  readDetection,
  saveDetection,
} from "../modules/exceptions/index.server";
import type { Answer } from "../modules/exceptions/ui/answer";
import { Detection } from "../modules/exceptions/ui/detection";
import { merchant } from "../server/merchant.server";

/** What is most certain stands first; a table of more than these nobody reads. */
const MOST_LEARNT = 100;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const today = localDate(new Date(now), shop.timezone);
  return read(async (unit) => ({
    today,
    settings: await readDetection(unit),
    learnt: besidePublished(await learntSilences(unit, MOST_LEARNT), today),
  }));
}

export async function action({ request }: ActionFunctionArgs): Promise<Answer> {
  const { id, spine } = await merchant(request);
  const given = (await request.formData()).get("settings");
  const typed = entered(detectionSettings, typeof given === "string" ? given : "");
  if ("errors" in typed) return typed;
  const saved = await spine.act(id, "merchant.detection", async (unit) =>
    ok(await saveDetection(unit, typed.value)),
  );
  return saved.ok
    ? { said: "Saved. It holds from each parcel's next scan on." }
    : { problem: "It could not be saved. Nothing was changed." };
}

export default function DetectionRoute() {
  return <Detection {...useLoaderData<typeof loader>()} />;
}

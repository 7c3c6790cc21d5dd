import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ok } from "../domain/result";
import {
  draftOf,
  dropPlacement,
  MOST_PLACEMENTS,
  type Placement,
  placementResults,
  placements,
  savePlacement,
} from "../modules/tracking/index.server";
import type { Answer } from "../modules/tracking/ui/answer";
import { Cards, type CardRow } from "../modules/tracking/ui/cards";
import { merchant } from "../server/merchant.server";

const COUNTED_MS = 30 * 86_400_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const at = new Date(now);
  return read(async (unit) => {
    const results = await placementResults(unit, new Date(at.getTime() - COUNTED_MS));
    const cards = (await placements(unit)).map((it): CardRow => {
      const { clicks = 0, orders = 0, revenue = [] } = results.get(it.id) ?? {};
      return {
        id: it.id,
        draft: draftOf(it, shop.timezone),
        state: stateOf(it, at),
        clicks,
        orders,
        revenue,
      };
    });
    return { cards, most: MOST_PLACEMENTS };
  });
}

function stateOf({ live, startsAt, endsAt }: Placement, now: Date): CardRow["state"] {
  if (endsAt && endsAt <= now) return "over";
  if (!live) return "off";
  return startsAt && startsAt > now ? "coming" : "live";
}

const asked = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("delete"), id: z.string().min(1).max(100) }),
  z.object({
    intent: z.literal("save"),
    id: z.string().min(1).max(100).nullable().default(null),
    card: z.string().max(20_000),
  }),
]);

const problems: Record<string, string> = {
  card_gone: "This card is not there any more.",
  cards_full: `There are ${MOST_PLACEMENTS} cards already. Delete one first.`,
};

export async function action({ request }: ActionFunctionArgs): Promise<Answer> {
  const { id, shop, spine } = await merchant(request);
  const wish = asked.safeParse(Object.fromEntries(await request.formData()));
  if (!wish.success) return { problem: "This cannot be done." };
  const it = wish.data;
  if (it.intent === "delete") {
    await spine.act(id, "merchant.delete-card", async (unit) => ok(await dropPlacement(unit, it.id)));
    return { said: "The card is deleted." };
  }
  const saved = await spine.act(id, "merchant.save-card", (unit) =>
    savePlacement(unit, { id: it.id, text: it.card, zone: shop.timezone }),
  );
  if (!saved.ok) return { problem: problems[saved.failure.code] ?? "It could not be saved." };
  return "errors" in saved.value ? saved.value : { said: "Saved." };
}

export default function CardsRoute() {
  return <Cards {...useLoaderData<typeof loader>()} />;
}

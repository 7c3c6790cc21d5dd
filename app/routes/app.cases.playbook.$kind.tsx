import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { exceptionKinds, type ExceptionKind } from "../domain/exception";
import { ok } from "../domain/result";
import {
  defaultPlays,
  dropPlay,
  entered,
  play,
  playbook,
  savePlay,
} from "../modules/exceptions/index.server";
import { type PlayAnswer, PlayForm } from "../modules/exceptions/ui/play-form";
import { read as readShop } from "../modules/shops/index.server";
import { type Merchant, merchant, notFound } from "../server/merchant.server";

const kindIn = (kind: string | undefined): ExceptionKind =>
  exceptionKinds.find((known) => known === kind) ?? notFound();

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const kind = kindIn(params.kind);
  return read(async (unit) => ({
    kind,
    now,
    zone: shop.timezone,
    shop: (await readShop(unit)).name,
    ...(await playbook(unit))[kind],
  }));
}

const asked = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("drop") }),
  z.object({
    intent: z.literal("save"),
    play: z.string().max(50_000),
    version: z.coerce.number().int().min(0),
  }),
]);

export async function action({ request, params }: ActionFunctionArgs): Promise<PlayAnswer> {
  const here = await merchant(request);
  const kind = kindIn(params.kind);
  const wish = asked.safeParse(Object.fromEntries(await request.formData()));
  if (!wish.success) return { problem: "This cannot be saved." };
  if (wish.data.intent === "drop") return drop(here, kind);
  const { version: over, play: text } = wish.data;
  const typed = entered(play, text);
  if ("errors" in typed) return typed;
  const saved = await here.spine.act(here.id, "merchant.playbook", async (unit) => {
    const version = await savePlay(unit, kind, typed.value, over);
    return ok<PlayAnswer>(
      version === null
        ? { theirs: (await playbook(unit))[kind].version }
        : { said: "Saved. It holds for what goes wrong from now on.", version, play: typed.value },
    );
  });
  return saved.ok ? saved.value : undone;
}

const undone = { problem: "It could not be saved. Nothing was changed." };

async function drop({ id, spine }: Merchant, kind: ExceptionKind): Promise<PlayAnswer> {
  const done = await spine.act(id, "merchant.playbook", async (unit) => ok(await dropPlay(unit, kind)));
  return done.ok ? { said: "Back to the default.", version: 0, play: defaultPlays[kind] } : undone;
}

export default function PlayRoute() {
  const data = useLoaderData<typeof loader>();
  return <PlayForm key={data.kind} {...data} />;
}

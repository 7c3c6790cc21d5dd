import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ok } from "../domain/result";
import { readAgain, sayMeaning, sourcesScreen, wordForm } from "../modules/tracking/index.server";
import { type Answer, errorsOf } from "../modules/tracking/ui/answer";
import { Sources } from "../modules/tracking/ui/sources";
import { merchant } from "../server/merchant.server";
import { plural } from "../ui/spine/words";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  return { now, zone: shop.timezone, ...(await read(sourcesScreen)) };
}

const again = z.object({ intent: z.literal("again"), source: z.string().min(1).max(100) });

const readMessages = (n: number): string =>
  n === 0
    ? "No message waits for it."
    : `${plural(n, "message")} ${n === 1 ? "is" : "are"} being read again.`;

const undone: Answer = { problem: "It could not be saved. Nothing was changed." };

export async function action({ request }: ActionFunctionArgs): Promise<Answer> {
  const { id, spine } = await merchant(request);
  const form = Object.fromEntries(await request.formData());
  const waiting = again.safeParse(form);
  if (waiting.success) {
    const done = await spine.act(id, "merchant.read-again", async (unit) =>
      ok(await readAgain(unit, waiting.data.source)),
    );
    return done.ok ? { said: readMessages(done.value) } : undone;
  }
  const word = wordForm.safeParse(form);
  if (!word.success) return errorsOf(word.error.issues);
  const said = await spine.act(id, "merchant.say-meaning", (unit) => sayMeaning(unit, word.data));
  if (said.ok) return { said: `Saved. ${readMessages(said.value)}` };
  return said.failure.code === "word_never_seen" ? { problem: "Nobody ever used this word." } : undone;
}

export default function CarriersRoute() {
  return <Sources {...useLoaderData<typeof loader>()} />;
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { all as carriers } from "../adapters/carriers/_all";
import { all as channels } from "../adapters/channels/_all";
import { all as helpdesks } from "../adapters/helpdesks/_all";
import { all as marketing } from "../adapters/marketing/_all";
import { ok } from "../domain/result";
import { connect, type ConnectionKind, connections, disconnect } from "../modules/shops/index.server";
import { type Answer, Connections, type Member } from "../modules/shops/ui/connections";
import { enteredIn, fieldsOf } from "../modules/shops/ui/settings";
import { merchant } from "../server/merchant.server";
import { serving } from "../server/serving.server";

const sets = { carriers, helpdesks, channels, marketing };

const told: { kind: ConnectionKind; title: string; purpose: string }[] = [
  { kind: "carriers", title: "Carrier sources", purpose: "Tell where parcels are, and take claims." },
  { kind: "helpdesks", title: "Helpdesks", purpose: "Get a ticket for every case that needs a person." },
  { kind: "channels", title: "Channels", purpose: "Reach the shopper, once, when something changes." },
  {
    kind: "marketing",
    title: "Marketing tools",
    purpose: "Hear of everything that happens to a parcel, for flows of their own.",
  },
];

/** Where a member that sends by itself sends to, what its signature proves, and what a person does at its side. */
function webhookOf(kind: ConnectionKind, id: string, home: string, domain: string): Member["webhook"] {
  const member = [...carriers, ...helpdesks, ...channels].find((m) => m.id === id);
  if (!member?.webhook) return null;
  const url = `${home.replace(/\/$/, "")}/webhooks/${kind}/${id}/${domain}`;
  const steps = "webhookSteps" in member ? [...member.webhookSteps] : [];
  return { url, proves: member.webhook.proves, steps };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, read } = await merchant(request);
  const { SHOPIFY_APP_URL: home } = serving().config;
  const groups = told.map(async (group) => {
    const known = new Map(
      (await read((unit) => connections(unit, group.kind))).map((c) => [c.member, c.settings]),
    );
    const members = sets[group.kind].map(({ id, title, settings }) => ({
      id,
      title,
      connected: known.has(id),
      fields: fieldsOf(settings, known.get(id)),
      webhook: webhookOf(group.kind, id, home, shop.domain),
    }));
    // What is there already comes first: the list of what could be is long.
    return { ...group, members: members.sort((a, b) => Number(b.connected) - Number(a.connected)) };
  });
  return { groups: await Promise.all(groups) };
}

const asked = z.object({
  intent: z.enum(["connect", "disconnect"]),
  kind: z.enum(["carriers", "helpdesks", "channels", "marketing"]),
  member: z.string(),
});

export async function action({ request }: ActionFunctionArgs): Promise<Answer> {
  const { id, spine } = await merchant(request);
  const form = await request.formData();
  const wish = asked.safeParse(Object.fromEntries(form));
  const adapter = wish.success ? sets[wish.data.kind].find((a) => a.id === wish.data.member) : undefined;
  if (!wish.success || !adapter) return { problem: "There is no such connection." };
  const { kind, member, intent } = wish.data;
  const changed = await spine.act<Answer>(id, `merchant.${intent}`, async (unit) => {
    if (intent === "disconnect") {
      await disconnect(unit, kind, member);
      return ok({ said: `${adapter.title} is disconnected.` });
    }
    const known = (await connections(unit, kind)).find((c) => c.member === member);
    const entered = enteredIn(adapter.settings, form, known?.settings);
    if ("errors" in entered) return ok(entered);
    await connect(unit, kind, member, entered.settings);
    return ok({ said: `${adapter.title} is connected.` });
  });
  return changed.ok ? changed.value : { problem: "It could not be saved. Nothing was changed." };
}

export default function ConnectionsRoute() {
  return <Connections {...useLoaderData<typeof loader>()} />;
}

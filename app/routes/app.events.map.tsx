import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { merchant } from "../server/merchant.server";
import { catalogue } from "../spine/catalogue";
import { EventMap } from "../ui/spine/event-map";

/** Drawn from what this very process runs. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { spine } = await merchant(request);
  const { reactions, intakes, effects, alarms } = spine.deps.registry.parts;
  return {
    events: Object.keys(catalogue).map((type) => ({
      type,
      reactions: reactions
        .filter((r) => r.on === type)
        .map(({ name, records = [], effects = [] }) => ({
          name,
          records: [...records],
          effects: [...effects],
        })),
    })),
    intakes: intakes.map(({ name, source, topics }) => ({ name, source, topics: [...topics] })),
    effects: effects.map((e) => e.kind),
    alarms: alarms.map((a) => a.name),
  };
}

export default function EventMapRoute() {
  return <EventMap {...useLoaderData<typeof loader>()} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { exceptionKinds } from "../domain/exception";
import { playbook } from "../modules/exceptions/index.server";
import { PlaybookList } from "../modules/exceptions/ui/playbook-list";
import { agentsKey } from "../server/agents.server";
import { merchant } from "../server/merchant.server";
import { serving } from "../server/serving.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, read } = await merchant(request);
  const plays = await read(playbook);
  const home = serving().config.SHOPIFY_APP_URL.replace(/\/$/, "");
  return {
    agents: {
      address: `${home}/agents/context?shop=${shop.domain}`,
      token: await read(agentsKey),
    },
    plays: exceptionKinds.map((kind) => ({
      kind,
      play: plays[kind].play,
      changed: plays[kind].version > 0,
    })),
  };
}

export default function PlaybookRoute() {
  return <PlaybookList {...useLoaderData<typeof loader>()} />;
}

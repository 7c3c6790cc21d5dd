import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { exceptionKinds } from "../domain/exception";
import { playbook } from "../modules/exceptions/index.server";
import { PlaybookList } from "../modules/exceptions/ui/playbook-list";
import { merchant } from "../server/merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { read } = await merchant(request);
  const plays = await read(playbook);
  return {
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

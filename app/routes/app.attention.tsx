import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { merchant, tryAgain } from "../server/merchant.server";
import { attention } from "../spine/attention.server";
import { AttentionView } from "../ui/spine/attention";

const MOST = 100;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  return { now, zone: shop.timezone, most: MOST, ...(await read((unit) => attention(unit, MOST))) };
}

export async function action({ request }: ActionFunctionArgs) {
  const here = await merchant(request);
  return tryAgain(here, await request.formData());
}

export default function AttentionRoute() {
  return <AttentionView {...useLoaderData<typeof loader>()} />;
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { merchant, notFound, tryAgain } from "../server/merchant.server";
import { receiptOf } from "../spine/receipt.server";
import { ReceiptView } from "../ui/spine/receipt";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const story = z.uuid().safeParse(params.story);
  if (!story.success) return notFound();
  const receipt = (await read((unit) => receiptOf(unit, story.data))) ?? notFound();
  return { now, zone: shop.timezone, receipt };
}

export async function action({ request }: ActionFunctionArgs) {
  const here = await merchant(request);
  return tryAgain(here, await request.formData());
}

export default function ReceiptRoute() {
  return <ReceiptView {...useLoaderData<typeof loader>()} />;
}

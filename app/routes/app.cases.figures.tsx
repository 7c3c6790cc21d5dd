import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { figuresByKind } from "../modules/exceptions/index.server";
import { Figures, spans } from "../modules/exceptions/ui/figures";
import { merchant } from "../server/merchant.server";

const DAY = 86_400_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { now, read } = await merchant(request);
  const asked = new URL(request.url).searchParams.get("days");
  const days = spans.find((span) => String(span) === asked) ?? spans[0];
  const since = new Date(new Date(now).getTime() - days * DAY);
  return { days, figures: await read((unit) => figuresByKind(unit, since)) };
}

export default function FiguresRoute() {
  return <Figures {...useLoaderData<typeof loader>()} />;
}

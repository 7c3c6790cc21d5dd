import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { localDate } from "../domain/local-date";
import { keptCsv, keptPage, keptQuestionOf } from "../modules/promises/index.server";
import { merchant } from "../server/merchant.server";

const PAGE = 2_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const asked = keptQuestionOf(new URL(request.url).searchParams, localDate(new Date(now), shop.timezone));
  const lines = keptCsv((after) => read((unit) => keptPage(unit, asked, after, PAGE)));
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="promises-kept-${asked.from}-to-${asked.to}.csv"`,
      "cache-control": "no-store",
    },
  });
}

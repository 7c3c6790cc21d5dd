import type { LoaderFunctionArgs } from "@remix-run/node";
import { servePromises } from "../server/promises.server";
import { visit } from "../server/storefront.server";

/** Dates for the theme's blocks, asked through the store's own address. Nothing but the question is told: Shopify signs the visit. */
export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> =>
  visit(
    request,
    (here) => servePromises(request, new URL(request.url).searchParams, here.shop),
    () =>
      Response.json(
        { error: { code: "unavailable", message: "No date can be told.", field: null } },
        { status: 503 },
      ),
  );

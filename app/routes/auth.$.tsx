import type { LoaderFunctionArgs } from "@remix-run/node";
import { limitFraming } from "../adapters/shopify/embedding.server";
import { readConfig } from "../platform/config.server";
import { authenticate } from "../shopify.server";

/** The library's own pages: they fetch a session token in the frame, or leave the frame. */
export async function loader({ request }: LoaderFunctionArgs) {
  try {
    await authenticate.admin(request);
  } catch (answer) {
    if (answer instanceof Response) limitFraming(answer.headers, readConfig().DOORSTEP_SANDBOX_URL);
    throw answer;
  }
  return null;
}

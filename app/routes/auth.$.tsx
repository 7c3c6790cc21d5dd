import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { limitFraming } from "../adapters/shopify/embedding.server";
import { readConfig } from "../platform/config.server";
import { authenticate } from "../shopify.server";

/** The library's own pages: they fetch a session token in the frame, or leave the frame. */
export async function loader({ request }: LoaderFunctionArgs) {
  // Whoever comes without a store finds the app in the admin; nobody types a domain here.
  if (new URL(request.url).pathname === "/auth/login") return redirect("https://admin.shopify.com/");
  try {
    await authenticate.admin(request);
  } catch (answer) {
    if (answer instanceof Response) limitFraming(answer.headers, readConfig().DOORSTEP_SANDBOX_URL);
    throw answer;
  }
  return null;
}

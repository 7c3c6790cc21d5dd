import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** Shopify opens the app here. Who has no store in the address is sent on by the admin layout; nobody types a domain. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/app${new URL(request.url).search}`);
}

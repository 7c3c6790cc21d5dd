import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Link, Outlet, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import type { ReactNode } from "react";
import { authenticate } from "../shopify.server";
import { PageError } from "../ui/page-error";

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  return { shop: session.shop };
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

export default function AdminLayout() {
  return (
    <Provider>
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/shipments">Shipments</Link>
        <Link to="/app/events">Events</Link>
        <Link to="/app/attention">Needs attention</Link>
        <Link to="/app/connections">Connections</Link>
      </NavMenu>
      <Outlet />
    </Provider>
  );
}

/** App Bridge stands in the head already: the provider brings Polaris and the navigation of the admin's menu. */
function Provider({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<{ apiKey: string }>("root");
  return (
    <AppProvider isEmbeddedApp={false} apiKey={root?.apiKey ?? ""}>
      {children}
    </AppProvider>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  // A thrown answer that is no error is a page of the library, which fetches a session token or leaves the frame.
  if (isRouteErrorResponse(error) && error.status === 200) {
    return <div dangerouslySetInnerHTML={{ __html: String(error.data) }} />;
  }
  return (
    <Provider>
      <PageError status={isRouteErrorResponse(error) ? error.status : 500} />
    </Provider>
  );
}

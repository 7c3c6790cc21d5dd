import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Link,
  Outlet,
  useNavigation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { NavMenu, useAppBridge } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { type ReactNode, useEffect } from "react";
import { adminSession } from "../server/admin-session.server";
import { PageError } from "../ui/page-error";

/** The admin shows its own; readers of screens hear this one for the frame. */
export const meta: MetaFunction = () => [{ title: "Doorstep" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await adminSession(request);
  return { shop: session.shop };
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

export default function AdminLayout() {
  const shopify = useAppBridge();
  const busy = useNavigation().state !== "idle";
  useEffect(() => void shopify.loading(busy), [busy, shopify]);
  return (
    <Provider>
      <Outlet />
    </Provider>
  );
}

/** App Bridge stands in the head already: this brings Polaris, links that stay in the frame, and the admin's menu. */
function Provider({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<{ apiKey: string }>("root");
  return (
    <AppProvider isEmbeddedApp={false} apiKey={root?.apiKey ?? ""}>
      {/* The admin draws this menu; here it would only flash up until App Bridge has read it. */}
      <style>{"ui-nav-menu{display:none}"}</style>
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/cases">Cases</Link>
        <Link to="/app/shipments">Shipments</Link>
        <Link to="/app/carriers">Carriers</Link>
        <Link to="/app/tracking">Tracking page</Link>
        <Link to="/app/messages">Messages</Link>
        <Link to="/app/promise">Promise</Link>
        <Link to="/app/events">Events</Link>
        <Link to="/app/attention">Needs attention</Link>
        <Link to="/app/connections">Connections</Link>
      </NavMenu>
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

import type { LinksFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import type { ReactNode } from "react";
import { readConfig } from "./platform/config.server";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

export const links: LinksFunction = () => [
  { rel: "preconnect", href: "https://cdn.shopify.com/" },
  { rel: "stylesheet", href: "https://cdn.shopify.com/static/fonts/inter/v4/styles.css" },
  { rel: "stylesheet", href: polarisStyles },
];

export function loader() {
  const { SHOPIFY_API_KEY: apiKey, APP_BRIDGE_URL: appBridge = APP_BRIDGE } = readConfig();
  return { apiKey, appBridge };
}

/** Neither of the two changes while the app runs. */
export const shouldRevalidate = () => false;

export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <AppBridge />
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

/** Shopify wants it to be the first script of every embedded document. Pages outside the admin do without. */
function AppBridge() {
  const data = useRouteLoaderData<typeof loader>("root");
  const { pathname } = useLocation();
  if (!data || !pathname.startsWith("/app")) return null;
  return (
    <>
      <meta name="shopify-api-key" content={data.apiKey} />
      <script src={data.appBridge} />
    </>
  );
}

export default function Root() {
  return <Outlet />;
}

/** The last resort: without Polaris, which may be what failed. */
export function ErrorBoundary() {
  const error = useRouteError();
  const known = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main style={{ fontFamily: "Inter, system-ui, sans-serif", margin: "4rem auto", maxWidth: "32rem" }}>
      <h1>{known ? "There is nothing here" : "Something went wrong"}</h1>
      <p>{known ? "The address leads nowhere." : "Nothing was lost. Try again in a moment."}</p>
    </main>
  );
}

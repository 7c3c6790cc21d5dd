import { useLocation } from "@remix-run/react";
import { Box, Button, InlineStack } from "@shopify/polaris";

const pages = [
  { name: "Overview", url: "/app/promise" },
  { name: "Settings", url: "/app/promise/settings" },
  { name: "Processing", url: "/app/promise/processing" },
  { name: "Promises kept", url: "/app/promise/kept" },
  { name: "Ledger", url: "/app/promise/ledger" },
  { name: "Look back", url: "/app/promise/backtest" },
];

/** The way between the pages about promises; the admin's own menu names only the first. */
export function PromisePages() {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Promise">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <InlineStack gap="200">
          {pages.map(({ name, url }) => {
            const here = pathname.replace(/\/$/, "") === url;
            return (
              <Button
                key={url}
                url={url}
                size="slim"
                variant={here ? "primary" : "secondary"}
                accessibilityLabel={here ? `${name}, shown now` : name}
              >
                {name}
              </Button>
            );
          })}
        </InlineStack>
      </Box>
    </nav>
  );
}

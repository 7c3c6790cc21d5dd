import { useLocation } from "@remix-run/react";
import { Box, Button, InlineStack } from "@shopify/polaris";

const pages = [
  { name: "Look", url: "/app/tracking" },
  { name: "Cards", url: "/app/tracking/cards" },
];

/** The way between the pages about the tracking page; the admin's own menu names only the first. */
export function TrackingPages() {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Tracking page">
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

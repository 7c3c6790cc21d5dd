import { useLocation } from "@remix-run/react";
import { Box, Button, InlineStack } from "@shopify/polaris";

/** The way between the pages of one matter; the admin's own menu names only the first. */
export function PageTabs({
  label,
  pages,
}: {
  label: string;
  pages: readonly { name: string; url: string }[];
}) {
  const { pathname } = useLocation();
  return (
    <nav aria-label={label}>
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

import { Badge, type BadgeProps, BlockStack, Box, InlineStack, Link, Text } from "@shopify/polaris";
import type { Surface } from "../settings/surfaces.server";
import { Snippet } from "./snippet";

const badges: Record<Surface["state"], { text: string; tone: BadgeProps["tone"] }> = {
  seen: { text: "Live", tone: "success" },
  always: { text: "Always on", tone: "success" },
  to_add: { text: "Not seen yet", tone: undefined },
  by_hand: { text: "Yours to add", tone: undefined },
  plus: { text: "Shopify Plus stores only", tone: "info" },
};

/** Each place where a promise can stand, whether it does, and how it gets there. */
export function SurfaceList({ surfaces }: { surfaces: Surface[] }) {
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {surfaces.map((it, i) => (
        <li key={it.id}>
          <Box paddingBlock="300" borderColor="border-secondary" borderBlockStartWidth={i > 0 ? "025" : "0"}>
            <BlockStack gap="150">
              <InlineStack gap="200" blockAlign="center">
                <Text as="h3" variant="headingSm">
                  {it.title}
                </Text>
                <Badge tone={badges[it.state].tone}>{badges[it.state].text}</Badge>
              </InlineStack>
              <Text as="p">{it.says}</Text>
              {it.snippet ? <Snippet text={it.snippet} name={it.title} /> : null}
              {it.id === "headless" ? (
                <Text as="p">
                  <Link url="/app/promise/settings#own-storefront">Key and example</Link>
                </Text>
              ) : null}
              {it.link ? (
                <Text as="p">
                  <Link url={it.link.url} target="_top" accessibilityLabel={`${it.link.label}: ${it.title}`}>
                    {it.link.label}
                  </Link>
                </Text>
              ) : null}
            </BlockStack>
          </Box>
        </li>
      ))}
    </ul>
  );
}

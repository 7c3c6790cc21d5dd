import { BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

export interface EmptyOfProps {
  /** "No shipments yet" */
  title: string;
  /** What fills this place, and what the merchant can do about it. */
  children: ReactNode;
  action?: ReactNode;
}

/** In place of a list that has nothing in it. */
export function EmptyOf({ title, children, action }: EmptyOfProps) {
  return (
    <Card>
      <Box paddingBlock="800">
        <BlockStack gap="300" inlineAlign="center">
          <Text as="h2" variant="headingMd" alignment="center">
            {title}
          </Text>
          <Text as="p" tone="subdued" alignment="center">
            {children}
          </Text>
          {action ? <InlineStack>{action}</InlineStack> : null}
        </BlockStack>
      </Box>
    </Card>
  );
}

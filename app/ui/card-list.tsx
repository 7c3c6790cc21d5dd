import {
  BlockStack,
  Box,
  Checkbox,
  IndexTableSelectionType,
  InlineStack,
  Link,
  Text,
  type useIndexResourceState,
} from "@shopify/polaris";
import type { ReactNode } from "react";

export interface Choosing {
  chosen: string[];
  choose: ReturnType<typeof useIndexResourceState>["handleSelectionChange"];
}

export interface CardRow {
  id: string;
  /** What it is called, as a link to it. */
  name: string;
  url: string;
  /** "Choose #1001, Lost" */
  choice: string;
  /** At the end of the first line. */
  aside: ReactNode;
  children: ReactNode;
}

/** A table on a phone, where a row of eight would run off the side. */
export function CardList(props: Choosing & { label: string; busy: boolean; rows: CardRow[] }) {
  const { label, busy, rows, chosen, choose } = props;
  return (
    <ul
      aria-label={label}
      aria-busy={busy}
      style={{ listStyle: "none", margin: 0, padding: 0, opacity: busy ? 0.6 : 1 }}
    >
      {rows.map((row, i) => (
        <li key={row.id}>
          <Box padding="400" borderColor="border-secondary" borderBlockStartWidth={i > 0 ? "025" : "0"}>
            <BlockStack gap="150">
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <InlineStack blockAlign="center" gap="200">
                  <Checkbox
                    label={row.choice}
                    labelHidden
                    checked={chosen.includes(row.id)}
                    onChange={(on) => choose(IndexTableSelectionType.Single, on, row.id)}
                  />
                  <Link url={row.url}>{row.name}</Link>
                </InlineStack>
                <Text as="span" tone="subdued">
                  {row.aside}
                </Text>
              </InlineStack>
              {row.children}
            </BlockStack>
          </Box>
        </li>
      ))}
    </ul>
  );
}

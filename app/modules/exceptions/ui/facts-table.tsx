import { BlockStack, DataTable, Text, useBreakpoints } from "@shopify/polaris";

export interface FactsTableProps {
  label: string;
  headings: string[];
  /** How many of the first columns are words; the others are numbers. */
  words: number;
  rows: (string | number)[][];
}

/** A table; on a phone, where it would run off the side, each row under the name in its first column. */
export function FactsTable(props: FactsTableProps) {
  const { headings, words, rows } = props;
  const { smDown } = useBreakpoints();
  if (smDown) return <Rows {...props} />;
  return (
    <DataTable
      columnContentTypes={headings.map((_, at) => (at < words ? "text" : "numeric"))}
      headings={headings}
      rows={rows}
    />
  );
}

function Rows({ label, headings, rows }: FactsTableProps) {
  return (
    <ul aria-label={label} style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: "1rem" }}>
      {rows.map(([name, ...cells], n) => (
        <li key={n}>
          <BlockStack gap="100">
            <Text as="p" fontWeight="semibold">
              {name}
            </Text>
            <dl style={{ margin: 0, display: "grid", gridTemplateColumns: "auto 1fr", columnGap: "1rem" }}>
              {cells.map((cell, at) => (
                <div key={headings[at + 1]} style={{ display: "contents" }}>
                  <dt>
                    <Text as="span" tone="subdued">
                      {headings[at + 1]}
                    </Text>
                  </dt>
                  <dd style={{ margin: 0, textAlign: "end" }}>{cell}</dd>
                </div>
              ))}
            </dl>
          </BlockStack>
        </li>
      ))}
    </ul>
  );
}

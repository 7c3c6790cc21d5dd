import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, FormLayout, Page, Text } from "@shopify/polaris";
import { useId } from "react";
import { Section } from "../../../ui/section";
import { plural } from "../../../ui/spine/words";

export type ImportAnswer =
  { problem: string } | { changed: number; same: number; refused: { line: number; why: string }[] };

/** Tracking numbers that came otherwise than through the store: from a warehouse's list. */
export function ImportNumbers({ mostRows }: { mostRows: number }) {
  const fetcher = useFetcher<ImportAnswer>();
  const id = useId();
  const { data } = fetcher;
  const busy = fetcher.state !== "idle";
  return (
    <Page title="Import tracking numbers" backAction={{ content: "Shipments", url: "/app/shipments" }}>
      <BlockStack gap="400">
        {data && !busy ? <Outcome answer={data} /> : null}
        <Section title="A file of numbers">
          <Text as="p">
            A CSV file with the columns <code>order</code>, <code>tracking number</code> and, where you know
            it, <code>carrier</code>. A parcel of that order without a number gets it; one that has this
            number gets the carrier. Nothing else is changed, and no parcel is made.
          </Text>
          <fetcher.Form method="post" encType="multipart/form-data" aria-label="Import tracking numbers">
            <FormLayout>
              <BlockStack gap="100">
                <label htmlFor={id}>File, up to 2 MB and {mostRows.toLocaleString("en")} lines</label>
                <div>
                  <input
                    id={id}
                    type="file"
                    name="numbers"
                    accept=".csv,text/csv"
                    required
                    style={{ maxWidth: "100%" }}
                  />
                </div>
              </BlockStack>
              <Button submit variant="primary" loading={busy}>
                Import
              </Button>
            </FormLayout>
          </fetcher.Form>
          <details>
            <summary>An example</summary>
            <pre style={{ overflowX: "auto" }}>
              {"order,tracking number,carrier\n#1042,1Z999AA10123456784,UPS\n#1043,00340434161094000017,\n"}
            </pre>
          </details>
        </Section>
      </BlockStack>
    </Page>
  );
}

const MOST_LISTED = 200;

function Outcome({ answer }: { answer: ImportAnswer }) {
  if ("problem" in answer)
    return (
      <div role="alert">
        <Banner tone="critical" title="Nothing was imported">
          <p>{answer.problem}</p>
        </Banner>
      </div>
    );
  const { changed, same, refused } = answer;
  return (
    <div role="status">
      <Banner
        tone={refused.length > 0 ? "warning" : "success"}
        title={`${plural(changed, "parcel")} ${changed === 1 ? "was" : "were"} changed`}
      >
        <BlockStack gap="200">
          {same > 0 ? <p>{plural(same, "line")} said what was known already.</p> : null}
          {refused.length > 0 ? (
            <>
              <p>{plural(refused.length, "line")} could not be taken:</p>
              <ul aria-label="Lines that were not taken" style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
                {refused.slice(0, MOST_LISTED).map(({ line, why }) => (
                  <li key={line}>
                    Line {line}: {why}
                  </li>
                ))}
              </ul>
              {refused.length > MOST_LISTED ? (
                <p>And {(refused.length - MOST_LISTED).toLocaleString("en")} more.</p>
              ) : null}
            </>
          ) : null}
        </BlockStack>
      </Banner>
    </div>
  );
}

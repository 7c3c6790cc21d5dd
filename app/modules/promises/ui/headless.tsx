import { Text } from "@shopify/polaris";
import { Section } from "../../../ui/section";
import { Snippet } from "./snippet";

export interface HeadlessProps {
  /** Where the questions go: `https://…/api/v1/promises`. */
  address: string;
  domain: string;
  apiKey: string;
  country: string | null;
}

/** What a front end of the store's own needs to ask for dates. */
export function Headless({ address, domain, apiKey, country }: HeadlessProps) {
  const query = new URLSearchParams({ shop: domain, to: country ?? "US", surface: "headless" }).toString();
  return (
    <div id="own-storefront">
      <Section title="Your own storefront">
        <Text as="p">
          Where your pages do not come from a Shopify theme, they ask for dates themselves, with this key. It
          opens nothing but the dates that every visitor may see, so it may stand in a page.
        </Text>
        <Snippet name="Key" text={apiKey} />
        <Text as="p">
          A question. Add item=variant:quantity for what is looked at, to=country-postcode for where it goes,
          service for how; each may stand there several times.
        </Text>
        <Snippet
          name="Example"
          text={`curl -H "Authorization: Bearer ${apiKey}" \\\n  "${address}?${query}"`}
        />
      </Section>
    </div>
  );
}

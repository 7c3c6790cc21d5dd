import { InlineStack, Link } from "@shopify/polaris";

/** Ways through a long list that is paged by where a page begins: back to the start, and on. */
export function PageLinks({ first, next }: { first: string | null; next: string | null }) {
  return (
    <nav aria-label="Pages">
      <InlineStack gap="400" align="center">
        {first ? <Link url={first}>First page</Link> : null}
        {next ? <Link url={next}>Next page</Link> : null}
      </InlineStack>
    </nav>
  );
}

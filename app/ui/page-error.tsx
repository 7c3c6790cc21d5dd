import { Banner, Layout, Page } from "@shopify/polaris";

const told: Record<number, { title: string; text: string } | undefined> = {
  403: { title: "You may not see this", text: "Ask the owner of the store for access." },
  404: { title: "There is nothing here", text: "It may have been removed, or the address is wrong." },
};

const other = { title: "Something went wrong", text: "Nothing was lost. Try again in a moment." };

/** A whole page in place of one that could not be shown. */
export function PageError({ status }: { status: number }) {
  const { title, text } = told[status] ?? other;
  return (
    <Page title={title}>
      <Layout>
        <Layout.Section>
          <Banner tone={status >= 500 ? "critical" : "warning"} action={{ content: "Home", url: "/app" }}>
            <p>{text}</p>
          </Banner>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

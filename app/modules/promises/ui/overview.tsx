import { Badge, Banner, BlockStack, InlineStack, Layout, Link, Page, Text } from "@shopify/polaris";
import { percent } from "../../../ui/charts/scale";
import { ShareOverTime } from "../../../ui/charts/share-over-time";
import { plural } from "../../../ui/spine/words";
import { When } from "../../../ui/when";
import type { PromiseOverview } from "../report/overview.server";
import { wilson } from "../report/wilson";
import { PromisePages } from "./promise-pages";
import { Section } from "../../../ui/section";
import { SurfaceList } from "./surface-list";
import { shortDay } from "./words";

export interface OverviewProps extends PromiseOverview {
  now: string;
  zone: string;
}

/** Are promises kept, what do they rest on, and where do shoppers see them? */
export function Overview(props: OverviewProps) {
  const { settings, unconfirmed } = props;
  return (
    <Page title="Promise">
      <BlockStack gap="400">
        <PromisePages />
        {settings.on ? null : (
          <Banner tone="warning" title="Nothing is promised">
            <p>
              Promises are switched off for the whole store.{" "}
              <Link url="/app/promise/settings">Switch them on</Link>.
            </p>
          </Banner>
        )}
        {unconfirmed.length > 0 ? (
          <Banner title={`${plural(unconfirmed.length, "location")} to confirm`}>
            <p>
              {listed(unconfirmed)}: until you confirm how orders are packed there, a cautious default is
              used. <Link url="/app/promise/processing">Look at what was learnt</Link>.
            </p>
          </Banner>
        ) : null}
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <Kept {...props} />
              <Section title="Where shoppers see it">
                <SurfaceList surfaces={props.surfaces} />
              </Section>
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <Model {...props} />
              <Thin {...props} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}

/** At most three names: a store may have hundreds of locations. */
function listed(names: string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return new Intl.ListFormat("en").format(shown);
}

function Kept({ weeks, settings }: OverviewProps) {
  const settled = weeks.reduce((sum, w) => sum + w.settled, 0);
  const kept = weeks.reduce((sum, w) => sum + w.kept, 0);
  const all = wilson(kept, settled);
  return (
    <Section title="Promises kept, last eight weeks">
      {all ? (
        <>
          <InlineStack gap="300" blockAlign="baseline">
            <Text as="p" variant="headingXl" numeric>
              {percent(all.share)}
            </Text>
            <Text as="p" tone="subdued">
              of {settled.toLocaleString("en")} promises, between {percent(all.low)} and {percent(all.high)};
              your target is {percent(settings.target)}
            </Text>
          </InlineStack>
          <ShareOverTime
            title="Share of promises kept, by the week in which the parcel was due."
            of="Week from"
            target={settings.target}
            points={weeks.map((w) => ({ label: shortDay(w.week), count: w.settled, share: w.share }))}
          />
          <Text as="p">
            <Link url="/app/promise/kept">By lane, carrier, service and location</Link>
          </Text>
        </>
      ) : (
        <Text as="p" tone="subdued">
          No promise has come due yet. A promise is counted in the week of its last day, once the parcel has
          arrived.
        </Text>
      )}
    </Section>
  );
}

function Model({ model, parcels, now, zone }: OverviewProps) {
  const drift = model?.drift ?? null;
  const moved = drift !== null && Math.abs(drift - 1) > 0.1;
  return (
    <Section title="What it rests on">
      <Text as="p">
        {parcels === 0 ? "No delivered parcel yet: dates come from what carriers publish." : null}
        {parcels > 0
          ? `Learnt from ${parcels.toLocaleString("en")}${parcels >= 100_000 ? " or more" : ""} delivered parcels.`
          : null}
      </Text>
      {model ? (
        <>
          <Text as="p">
            Model {model.version}, made <When at={model.madeAt.toISOString()} now={now} zone={zone} />.
          </Text>
          {model.kept !== null ? (
            <Text as="p">
              Measured that night: {percent(model.kept)} kept
              {model.target !== null ? `, asked for ${percent(model.target)}` : ""}.
            </Text>
          ) : null}
          {drift === null ? null : (
            <InlineStack gap="200" blockAlign="center">
              <Badge tone={moved ? "warning" : "success"}>{moved ? "Drifting" : "Steady"}</Badge>
              <Text as="span">
                {moved
                  ? `Parcels are ${percent(Math.abs(drift - 1))} ${drift > 1 ? "slower" : "faster"} than learnt.`
                  : "Parcels move as was learnt."}
              </Text>
            </InlineStack>
          )}
        </>
      ) : (
        <Text as="p" tone="subdued">
          The first night of learning is still to come.
        </Text>
      )}
    </Section>
  );
}

function Thin({ thin, settings }: OverviewProps) {
  return (
    <Section title="Lanes with few parcels">
      {thin.lanes.length === 0 ? (
        <Text as="p" tone="subdued">
          None. Where fewer than {thin.below} promises were settled in half a year, a lane is named here.
        </Text>
      ) : (
        <>
          <ul style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
            {thin.lanes.map(({ lane, settled }) => (
              <li key={lane}>
                {lane}: {plural(settled, "promise")} settled
              </li>
            ))}
          </ul>
          <Text as="p" tone="subdued">
            {thin.thin.toLocaleString("en")} of {thin.of.toLocaleString("en")} lanes.{" "}
            {settings.thin === "hide"
              ? "By your settings no date is shown where too little is known."
              : "By your settings the range gets wider where little is known."}
          </Text>
        </>
      )}
    </Section>
  );
}

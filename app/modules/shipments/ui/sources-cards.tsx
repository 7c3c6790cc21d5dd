import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useId } from "react";
import { isFinal, milestones } from "../../../domain/milestone";
import { words } from "../../../platform/i18n/words";
import { Section } from "../../../ui/section";
import { sourceName } from "../../../ui/source-name";
import { plural } from "../../../ui/spine/words";
import { When } from "../../../ui/when";
import type { Answer } from "./answer";
import type { CarrierFacts } from "./facts";

/** `delivered carrier.easypost, in_transit shopify`, as each said it last. */
const sidesOf = ({ shipment, scans }: CarrierFacts) =>
  shipment.disagreement.split(", ").map((side) => {
    const [milestone = "", source = ""] = side.split(" ");
    const said = scans.filter((s) => s.source === source && s.milestone === milestone).at(-1);
    return { milestone: milestones.find((m) => m === milestone) ?? "unknown", source, said };
  });

/** When the sources of a parcel cannot all be right: what each says, and what holds meanwhile. */
export function Disagreement(props: CarrierFacts) {
  const { shipment, now, zone } = props;
  if (!shipment.disagreement) return null;
  const say = words("en");
  return (
    <Banner tone="warning" title="The sources of this parcel disagree">
      <BlockStack gap="200">
        <ul style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
          {sidesOf(props).map(({ milestone, source, said }) => (
            <li key={source}>
              {sourceName(source)} says “{say.milestone(milestone)}”{said?.message ? `: ${said.message}` : ""}
              {said ? (
                <>
                  , <When at={said.occurred_at.toISOString()} now={now} zone={zone} />
                </>
              ) : null}
              .
            </li>
          ))}
        </ul>
        <p>
          Until they agree it stands as “{say.milestone(shipment.milestone)}”, here and for the shopper, and
          both words are kept. Often the carrier is another one than we think.
          {isFinal(shipment.milestone)
            ? ""
            : " If you know that the parcel is there, mark it as delivered in the list."}
        </p>
      </BlockStack>
    </Banner>
  );
}

/** Who speaks of the parcel, when each last did, and when each is asked next. */
export function Sources({ sources, now, zone }: CarrierFacts) {
  const fetcher = useFetcher<Answer>();
  const id = useId();
  const { data } = fetcher;
  return (
    <Section title="Sources">
      {sources.length === 0 ? (
        <Text as="p" tone="subdued">
          No connected source follows this parcel. What Shopify is told of it still counts.
        </Text>
      ) : null}
      {sources.map((s) => (
        <BlockStack key={s.source} gap="050">
          <Text as="h3" variant="headingSm">
            {sourceName(s.source)}
          </Text>
          <Text as="p" tone="subdued">
            {s.heardAt ? (
              <>
                Last spoke <When at={s.heardAt.toISOString()} now={now} zone={zone} />
              </>
            ) : (
              "Has not spoken yet"
            )}
            {s.dueAt ? (
              <>
                , is asked <Next at={s.dueAt.toISOString()} now={now} zone={zone} />
              </>
            ) : s.asked ? (
              ", is not asked any more"
            ) : (
              ", sends by itself"
            )}
            .{s.failures > 0 ? ` ${plural(s.failures, "answer")} in a row did not come.` : ""}
          </Text>
        </BlockStack>
      ))}
      {sources.some((s) => s.asked) ? (
        <fetcher.Form method="post">
          <input type="hidden" name="intent" value="ask" />
          <InlineStack gap="200" blockAlign="center">
            <Button submit loading={fetcher.state !== "idle"}>
              Check again now
            </Button>
            {data && "said" in data ? (
              <span role="status">{data.said}</span>
            ) : data ? (
              <InlineError fieldID={id} message={data.problem} />
            ) : null}
          </InlineStack>
        </fetcher.Form>
      ) : null}
    </Section>
  );
}

/** A time that has come already is now. */
function Next({ at, now, zone }: { at: string; now: string; zone: string }) {
  return at <= now ? <>now</> : <When at={at} now={now} zone={zone} />;
}

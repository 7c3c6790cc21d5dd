import { BlockStack, Text } from "@shopify/polaris";
import { carrierName } from "../../../domain/carrier-name";
import { Section } from "../../../ui/section";
import { plural } from "../../../ui/spine/words";
import { stages } from "../detection/settings";
import { type LearntBeside, publishedOn } from "../detection/where-from";
import { FactsTable } from "./facts-table";
import { paceNames, stageNames } from "./stage-names";

export interface NumbersProps {
  learnt: LearntBeside[];
  /** Day whose published numbers are shown. */
  today: string;
}

const hours = (n: number): string => `${Math.round(n * 10) / 10} h`;

/** Where a number comes from: what was learnt beside what is published. */
export function WhereFrom({ learnt, today, learns }: NumbersProps & { learns: boolean }) {
  return (
    <>
      <Section title="What was learnt from your parcels">
        {learnt.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing yet: it takes 200 silences that ended well on one lane of one carrier. Until then the
            published numbers below count.
          </Text>
        ) : (
          <BlockStack gap="300">
            <Text as="p" tone="subdued">
              {learns
                ? "Of 1,000 silences that ended well, 995 were shorter than what was learnt."
                : "It is not used: learning is off. The published numbers count."}
            </Text>
            <FactsTable
              label="What was learnt"
              words={3}
              headings={["Carrier", "Lane", "Where it is", "Learnt", "Published", "Counts", "From"]}
              rows={learnt.map((row) => [
                `${carrierName(row.carrier)}${row.service ? ` ${row.service}` : ""}`,
                row.lane ? row.lane.replace(">", " to ") : "All",
                stageNames[row.stage],
                hours(row.hours),
                hours(row.published),
                hours(learns ? row.counts : row.published),
                plural(row.gaps, "silence"),
              ])}
            />
          </BlockStack>
        )}
      </Section>
      <Section title="Published numbers">
        <Text as="p" tone="subdued">
          Working hours of silence after which carriers, by their own published practice, would look into it.
          They count where you have no rule and nothing was learnt.
        </Text>
        <FactsTable
          label="Published numbers"
          words={1}
          headings={["Where it is", ...Object.values(paceNames)]}
          rows={publishedOn(stages, today).map(({ stage, hours: waits }) => [
            stageNames[stage],
            ...waits.map((wait) => hours(wait.hours)),
          ])}
        />
      </Section>
    </>
  );
}

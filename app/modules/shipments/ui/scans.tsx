import { Text } from "@shopify/polaris";
import { type ExceptionKind, exceptionKinds } from "../../../domain/exception";
import { type Milestone, milestones } from "../../../domain/milestone";
import { mergeScans } from "../../../domain/same-scan";
import { words } from "../../../platform/i18n/words";
import { exceptionName } from "../../../ui/badges";
import { Section } from "../../../ui/section";
import { sourceName } from "../../../ui/source-name";
import { Timeline } from "../../../ui/timeline";
import type { CarrierFacts, DetailScan } from "./facts";

const titleOf = (
  s: { milestone: Milestone | null; exception: ExceptionKind | null },
  say: ReturnType<typeof words>,
): string => {
  if (s.milestone) return say.milestone(s.milestone);
  return s.exception ? exceptionName(s.exception) : "No news";
};

const asTold = (s: DetailScan) => ({
  ...s,
  milestone: milestones.find((m) => m === s.milestone) ?? null,
  exception: exceptionKinds.find((k) => k === s.exception) ?? null,
  at: s.occurred_at,
});

/** What happened, once each however many told of it, by the clock of its place where that is known. */
export function Scans({ scans, now, zone }: CarrierFacts) {
  const say = words("en");
  const entries = mergeScans(scans.map(asTold))
    .toReversed()
    .map((s) => ({
      id: s.id,
      at: s.at.toISOString(),
      title: titleOf(s, say),
      detail: s.message,
      place: s.place,
      badge: { text: [...new Set(s.toldBy.map(sourceName))].join(", ") },
      more: s.local_time ? (
        <Text as="p" tone="subdued" variant="bodySm">
          {say.moment(new Date(`${s.local_time}Z`), "UTC")} by the clock there
        </Text>
      ) : null,
    }));
  return (
    <Section title="Seen on the way">
      {entries.length > 0 ? (
        <Timeline entries={entries} now={now} zone={zone} label="Scans, newest first" />
      ) : (
        <Text as="p" tone="subdued">
          No scan yet. Silence past its limit becomes an exception by itself.
        </Text>
      )}
    </Section>
  );
}

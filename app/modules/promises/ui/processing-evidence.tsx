import { BlockStack, Text } from "@shopify/polaris";
import { percent } from "../../../ui/charts/scale";
import { When } from "../../../ui/when";
import type { Processing } from "../processing/shape";
import type { LocationProcessing } from "../processing/store.server";
import { shortDay } from "./words";

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const week = (p: Processing) =>
  p.workingDays.length === 7 ? "every day" : p.workingDays.map((day) => weekdays[day]).join(", ");
const handling = (p: Processing) => (p.handlingDays === 0 ? "same day" : `${p.handlingDays}`);
const limit = (p: Processing) => (p.capacity === null ? "no limit" : p.capacity.toLocaleString("en"));
const calendar = (p: Processing) =>
  p.holidays ? [p.holidays.country, p.holidays.region].filter(Boolean).join("-") : "none";

/** The two ends of the day say nothing as times. */
const cutoff = ({ cutoff: at }: Processing) =>
  at === "24:00" ? "none, the whole day" : at === "00:00" ? "none, always the next day" : at;

const facts: { name: string; of: (p: Processing) => string }[] = [
  { name: "Cut-off", of: cutoff },
  { name: "Working days", of: week },
  { name: "Working days to pack", of: handling },
  { name: "Orders a day", of: limit },
  { name: "Public holidays of", of: calendar },
  { name: "Own days off", of: (p) => String(p.closed.length) },
];

/** What was learnt, what was confirmed and what is assumed, side by side, with what each would have kept. */
export function Comparison({ place }: { place: LocationProcessing }) {
  const { confirmed, learned, standard, name } = place;
  const columns = [
    { title: "Learnt", of: learned?.proposal ?? null, kept: learned?.kept.learned },
    { title: "Confirmed", of: confirmed, kept: learned?.kept.confirmed },
    { title: "Default", of: standard, kept: learned?.kept.standard },
  ].filter((c) => c.of !== null);
  const cell = {
    padding: "var(--p-space-100) var(--p-space-300) var(--p-space-100) 0",
    textAlign: "start",
  } as const;
  return (
    <div style={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={`How ${name} packs`}>
      <table style={{ borderCollapse: "collapse" }}>
        <thead>
          <tr>
            <th scope="col" style={cell}>
              <Text as="span" visuallyHidden>
                What
              </Text>
            </th>
            {columns.map((c) => (
              <th key={c.title} scope="col" style={cell}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(({ name: fact, of }) => (
            <tr key={fact}>
              <th scope="row" style={{ ...cell, fontWeight: "normal" }}>
                <Text as="span" tone="subdued">
                  {fact}
                </Text>
              </th>
              {columns.map((c) => (
                <td key={c.title} style={cell}>
                  {c.of ? of(c.of) : null}
                </td>
              ))}
            </tr>
          ))}
          {learned ? (
            <tr>
              <th scope="row" style={{ ...cell, fontWeight: "normal" }}>
                <Text as="span" tone="subdued">
                  Past orders that left in time
                </Text>
              </th>
              {columns.map((c) => (
                <td key={c.title} style={cell}>
                  {c.kept == null ? "–" : percent(c.kept)}
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

/** How much of the past agrees. */
export function Evidence({
  place: { learned, learnedAt },
  now,
  zone,
}: {
  place: LocationProcessing;
  now: string;
  zone: string;
}) {
  if (!learned) {
    return (
      <Text as="p" tone="subdued">
        Too few orders have left here to learn from: thirty are needed. Until you confirm, the default is
        used.
      </Text>
    );
  }
  const { evidence } = learned;
  return (
    <BlockStack gap="100">
      <Text as="p">
        Learnt from {learned.parcels.toLocaleString("en")} orders, {shortDay(learned.from)} to{" "}
        {shortDay(learned.to)}
        {learnedAt ? (
          <>
            , <When at={learnedAt.toISOString()} now={now} zone={zone} />
          </>
        ) : null}
        .
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
        <li>Cut-off: {percent(evidence.cutoff)} of orders left on exactly the day that it explains.</li>
        <li>Working days: {percent(evidence.workingDays)} of parcels left on them.</li>
        <li>Time to pack: {percent(evidence.handlingDays)} had left by then.</li>
        {evidence.capacity ? (
          <li>
            Orders a day: the limit was met on {evidence.capacity.days} of {evidence.capacity.of} days.
          </li>
        ) : null}
      </ul>
    </BlockStack>
  );
}

import { Text } from "@shopify/polaris";
import { When } from "../../../ui/when";
import { clockOf, type ClockFacts } from "../cases/clock";

const what = { answer: "Answer", end: "End" } as const;

/** The time of a case that counts now: "Answer due in 2 hours", and in red once it is past. */
export function Due({ of: it, now, zone }: { of: ClockFacts; now: string; zone: string }) {
  const { of, at, overdue } = clockOf(it, new Date(now));
  const when = <When at={at.toISOString()} now={now} zone={zone} />;
  if (of === "over") return <>Resolved {when}</>;
  if (!overdue)
    return (
      <>
        {what[of]} due {when}
      </>
    );
  return (
    <Text as="span" tone="critical" fontWeight="semibold">
      {what[of]} overdue: {when}
    </Text>
  );
}

import { Badge, type BadgeProps } from "@shopify/polaris";
import { type ExceptionKind, exceptions } from "../domain/exception";
import { isFinal, type Milestone } from "../domain/milestone";
import { words } from "../platform/i18n/words";

type Tone = BadgeProps["tone"];

const toneOfMilestone = (milestone: Milestone): Tone => {
  if (milestone === "delivered") return "success";
  if (milestone === "failed") return "critical";
  if (milestone === "returning" || milestone === "returned") return "warning";
  if (isFinal(milestone) || milestone === "unknown" || milestone === "label_created") return undefined;
  return "info";
};

/** How far a parcel has come. */
export function MilestoneBadge({ milestone }: { milestone: Milestone }) {
  const ring = { unknown: "incomplete", delivered: "complete" } as const;
  const progress = milestone in ring ? ring[milestone as keyof typeof ring] : "partiallyComplete";
  return (
    <Badge tone={toneOfMilestone(milestone)} progress={progress}>
      {words("en").milestone(milestone)}
    </Badge>
  );
}

const toneOfSeverity = (severity: number): Tone => {
  if (severity >= 80) return "critical";
  if (severity >= 45) return "warning";
  return "attention";
};

/** `failed_attempt` → `Failed attempt`. */
export function exceptionName(kind: string): string {
  const name = kind.replaceAll("_", " ");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What is wrong with a parcel: the worse, the louder. */
export function ExceptionBadge({ kind }: { kind: ExceptionKind }) {
  return <Badge tone={toneOfSeverity(exceptions[kind].severity)}>{exceptionName(kind)}</Badge>;
}

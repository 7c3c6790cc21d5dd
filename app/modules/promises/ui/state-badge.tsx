import { Badge, type BadgeProps } from "@shopify/polaris";
import { stateName } from "./words";

const tones: Record<string, BadgeProps["tone"]> = { kept: "success", missed: "critical", open: "info" };

/** What became of a promise. */
export function StateBadge({ state }: { state: string }) {
  return <Badge tone={tones[state]}>{stateName(state)}</Badge>;
}

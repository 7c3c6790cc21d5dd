// Written by scripts/collect.ts; do not edit.
import { reactions as claims } from "../modules/claims/reactions.server";
import { reactions as exceptions } from "../modules/exceptions/reactions.server";
import { reactions as insights } from "../modules/insights/reactions.server";
import { reactions as messages } from "../modules/messages/reactions.server";
import { reactions as onboarding } from "../modules/onboarding/reactions.server";
import { reactions as orders } from "../modules/orders/reactions.server";
import { reactions as promises } from "../modules/promises/reactions.server";
import { reactions as protection } from "../modules/protection/reactions.server";
import { reactions as shipments } from "../modules/shipments/reactions.server";
import { reactions as tracking } from "../modules/tracking/reactions.server";
import type { Reaction } from "../spine/definitions";

export const reactions: readonly Reaction[] = [
  ...claims,
  ...exceptions,
  ...insights,
  ...messages,
  ...onboarding,
  ...orders,
  ...promises,
  ...protection,
  ...shipments,
  ...tracking,
];

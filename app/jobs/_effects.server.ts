// Written by scripts/collect.ts; do not edit.
import { effects as claims } from "../modules/claims/effects.server";
import { effects as exceptions } from "../modules/exceptions/effects.server";
import { effects as messages } from "../modules/messages/effects.server";
import { effects as onboarding } from "../modules/onboarding/effects.server";
import { effects as orders } from "../modules/orders/effects.server";
import { effects as promises } from "../modules/promises/effects.server";
import { effects as protection } from "../modules/protection/effects.server";
import { effects as shipments } from "../modules/shipments/effects.server";
import { effects as tracking } from "../modules/tracking/effects.server";
import type { AnyEffect } from "../spine/definitions";

export const effects: readonly AnyEffect[] = [
  ...claims,
  ...exceptions,
  ...messages,
  ...onboarding,
  ...orders,
  ...promises,
  ...protection,
  ...shipments,
  ...tracking,
];

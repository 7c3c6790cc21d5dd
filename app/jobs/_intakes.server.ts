// Written by scripts/collect.ts; do not edit.
import { intakes as exceptions } from "../modules/exceptions/intakes.server";
import { intakes as messages } from "../modules/messages/intakes.server";
import { intakes as orders } from "../modules/orders/intakes.server";
import { intakes as payouts } from "../modules/payouts/intakes.server";
import { intakes as people } from "../modules/people/intakes.server";
import { intakes as returns } from "../modules/returns/intakes.server";
import { intakes as shipments } from "../modules/shipments/intakes.server";
import { intakes as shops } from "../modules/shops/intakes.server";
import { intakes as tracking } from "../modules/tracking/intakes.server";
import type { Intake } from "../spine/definitions";

export const intakes: readonly Intake[] = [
  ...exceptions,
  ...messages,
  ...orders,
  ...payouts,
  ...people,
  ...returns,
  ...shipments,
  ...shops,
  ...tracking,
];

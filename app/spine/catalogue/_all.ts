// Written by scripts/collect.ts; do not edit.
import { events as claims } from "./claims";
import { events as exceptions } from "./exceptions";
import { events as insights } from "./insights";
import { events as messages } from "./messages";
import { events as orders } from "./orders";
import { events as payouts } from "./payouts";
import { events as people } from "./people";
import { events as promises } from "./promises";
import { events as protection } from "./protection";
import { events as returns } from "./returns";
import { events as shipments } from "./shipments";
import { events as shops } from "./shops";
import { events as tracking } from "./tracking";

export const catalogue = {
  ...claims,
  ...exceptions,
  ...insights,
  ...messages,
  ...orders,
  ...payouts,
  ...people,
  ...promises,
  ...protection,
  ...returns,
  ...shipments,
  ...shops,
  ...tracking,
} as const;

// Written by scripts/collect.ts; do not edit.
import { alarms as exceptions } from "../modules/exceptions/alarms.server";
import { alarms as messages } from "../modules/messages/alarms.server";
import { alarms as onboarding } from "../modules/onboarding/alarms.server";
import { alarms as promises } from "../modules/promises/alarms.server";
import { alarms as shops } from "../modules/shops/alarms.server";
import { alarms as tracking } from "../modules/tracking/alarms.server";
import type { AlarmHandler } from "../spine/definitions";

export const alarms: readonly AlarmHandler[] = [
  ...exceptions,
  ...messages,
  ...onboarding,
  ...promises,
  ...shops,
  ...tracking,
];

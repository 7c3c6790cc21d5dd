// Written by scripts/collect.ts; do not edit.
import { alarms as tracking } from "../modules/tracking/alarms.server";
import type { AlarmHandler } from "../spine/definitions";

export const alarms: readonly AlarmHandler[] = [
  ...tracking,
];

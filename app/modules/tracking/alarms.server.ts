import type { AlarmHandler } from "../../spine/definitions";
import { askAlarm } from "./asking/ask.server";

export const alarms: AlarmHandler[] = [askAlarm];

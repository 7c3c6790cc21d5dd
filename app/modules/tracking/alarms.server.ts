import type { AlarmHandler } from "../../spine/definitions";
import { askAlarm } from "./asking/ask.server";
import { silenceAlarm } from "./silence/watch.server";

export const alarms: AlarmHandler[] = [silenceAlarm, askAlarm];

import type { AlarmHandler } from "../../spine/definitions";
import { timerAlarm } from "./cases/timer.server";
import { learnAlarm } from "./detection/learn.server";
import { leavingAlarm } from "./detection/leaving.server";
import { promisedDayAlarm } from "./detection/promised-day.server";
import { silenceAlarm } from "./detection/silence.server";

export const alarms: AlarmHandler[] = [silenceAlarm, promisedDayAlarm, leavingAlarm, learnAlarm, timerAlarm];

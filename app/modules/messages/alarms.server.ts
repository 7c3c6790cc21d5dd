import type { AlarmHandler } from "../../spine/definitions";
import { dueAlarm } from "./governing/dispatch.server";

export const alarms: AlarmHandler[] = [dueAlarm];

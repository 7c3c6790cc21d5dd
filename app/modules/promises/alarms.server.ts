import { type AlarmHandler, done } from "../../spine/definitions";
import { PUBLISH, publishDaily } from "./publish.server";

export const alarms: AlarmHandler[] = [
  { name: PUBLISH, run: async (unit) => done(`the date of ${await publishDaily(unit)}`) },
];

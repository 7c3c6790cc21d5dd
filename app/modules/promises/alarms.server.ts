import type { AlarmHandler } from "../../spine/definitions";
import { night } from "./forecasting/learn.server";
import { LOOK_ORDER, LOOK_PARCEL, lookAtOrder, lookAtParcel } from "./ledger/look.server";

export const alarms: AlarmHandler[] = [
  night,
  { name: LOOK_ORDER, run: lookAtOrder },
  { name: LOOK_PARCEL, run: lookAtParcel },
];

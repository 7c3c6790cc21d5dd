import type { AnyEffect } from "../../spine/definitions";
import { follow } from "./follow.server";

export const effects: AnyEffect[] = [follow];

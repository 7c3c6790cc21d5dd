import type { AnyEffect } from "../../spine/definitions";
import { publish } from "./publish.server";

export const effects: AnyEffect[] = [publish];

import type { AnyEffect } from "../../spine/definitions";
import { tellPlatform } from "./writeback/tell.server";

export const effects: AnyEffect[] = [tellPlatform];

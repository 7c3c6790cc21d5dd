import type { AnyEffect } from "../../spine/definitions";
import { describeShop } from "./describe.server";
import { ordersPage } from "./import.server";

export const effects: AnyEffect[] = [describeShop, ordersPage];

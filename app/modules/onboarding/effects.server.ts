import type { AnyEffect } from "../../spine/definitions";
import { productsPage } from "./catalogue.server";
import { describeShop } from "./describe.server";
import { ordersPage } from "./import.server";

export const effects: AnyEffect[] = [describeShop, ordersPage, productsPage];

import { z } from "zod";
import { adminFor } from "../../../adapters/shopify/admin.server";
import {
  OrderAddress,
  OrderAddressUpdate,
  OrderTagsAdd,
} from "../../../adapters/shopify/operations/addresses";
import { final, ok, type Result } from "../../../domain/result";
import { defineEffect, defineReaction, done } from "../../../spine/definitions";
import { request } from "../../../spine/unit.server";
import { readWish } from "../../shipments/index.server";
import { read as readShop } from "../../shops/index.server";

const TELL_ORDER = "tracking.tell-order";

/** Whoever opens the order sees what the shopper asked for; a corrected address stands on it. */
export const tellOrderReaction = defineReaction({
  name: "tracking.tell-order",
  on: "tracking.wish_made",
  effects: [TELL_ORDER],
  async run(unit, { payload: { wishId } }) {
    await request(unit, { kind: TELL_ORDER, key: wishId, orderKey: `order:${wishId}`, payload: { wishId } });
    return done("written on the order");
  },
});

const tagOf = { redeliver: "redelivery-wished", hold: "hold-wished", correct_address: "address-corrected" };

/** Setting the same address or tag twice changes nothing. */
export const tellOrder = defineEffect({
  kind: TELL_ORDER,
  payload: z.object({ wishId: z.string() }),
  async prepare(unit, { wishId }) {
    const wish = await readWish(unit, wishId);
    const { domain, state } = await readShop(unit);
    if (!wish || state !== "active") return final("nothing_to_tell", wishId);
    const { address = null, phone = null } = wish.details ?? {};
    return ok({ domain, id: `gid://shopify/Order/${wish.orderId}`, tag: tagOf[wish.wish], address, phone });
  },
  async perform(_outside, { domain, id, tag, address, phone }): Promise<Result<{ corrected: boolean }>> {
    const admin = adminFor(domain);
    const tagged = await admin.run(OrderTagsAdd, { id, tags: [tag] });
    if (!tagged.ok) return tagged;
    if (!address) return ok({ corrected: false });
    // Name and company stay as they are: only where it goes was wrong.
    const before = await admin.run(OrderAddress, { id });
    if (!before.ok) return before;
    const known = before.value.data.order?.shippingAddress;
    const sameCountry = known?.countryCodeV2 === address.country;
    const written = await admin.run(OrderAddressUpdate, {
      input: {
        id,
        shippingAddress: {
          firstName: known?.firstName ?? null,
          lastName: known?.lastName ?? null,
          company: known?.company ?? null,
          address1: address.street,
          city: address.city,
          zip: address.postal,
          provinceCode: sameCountry ? (known.provinceCode ?? null) : null,
          countryCode: address.country,
          phone: phone ?? known?.phone ?? null,
        },
      },
    });
    return written.ok ? ok({ corrected: true }) : written;
  },
  settle: () => Promise.resolve(),
});

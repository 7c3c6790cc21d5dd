import { z } from "zod";
import { adminFor } from "../../../adapters/shopify/admin.server";
import { MetafieldsSet } from "../../../adapters/shopify/operations/shop";
import { ok, type Result } from "../../../domain/result";
import { defineEffect } from "../../../spine/definitions";
import { read as readShop } from "../../shops/index.server";
import { givenPromise } from "./ledger.store.server";

export const FREEZE = "promises.freeze";

/** Writes the promise onto the order, where mails, staff and other apps read it. Setting the same value twice changes nothing. */
export const freeze = defineEffect({
  kind: FREEZE,
  payload: z.object({ orderId: z.string() }),
  async prepare(unit, { orderId }) {
    const { domain, state } = await readShop(unit);
    const given = state === "active" ? await givenPromise(unit, orderId) : undefined;
    if (!given) return ok(null);
    const { id, earliest, likely, latest } = given;
    return ok({ domain, value: { id, earliest, likely, latest } });
  },
  async perform(_outside, need, { orderId }): Promise<Result<{ written: boolean }>> {
    if (!need) return ok({ written: false });
    const written = await adminFor(need.domain).run(MetafieldsSet, {
      metafields: [
        {
          ownerId: `gid://shopify/Order/${orderId}`,
          namespace: "$app",
          key: "promise",
          type: "json",
          value: JSON.stringify(need.value),
        },
      ],
    });
    return written.ok ? ok({ written: true }) : written;
  },
  settle: () => Promise.resolve(),
});

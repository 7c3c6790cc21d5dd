import type { Api } from "@shopify/ui-extensions/purchase.checkout.shipping-option-item.render-after";
import type { Promised } from "./promise";

type Carrier = Pick<
  Api,
  | "isTargetSelected"
  | "instructions"
  | "appMetafields"
  | "attributes"
  | "applyMetafieldChange"
  | "applyAttributeChange"
>;

const KEY = "promise";
/** Also written by the blocks of the theme; it is in what Shopify sends of an order, whatever the subscription asks for. */
const ATTRIBUTE = "_doorstep_promise";

/** The cart carries the promise that stands under the chosen option. None there, none carried. */
export async function carry(shopify: Carrier, promised: Promised | null): Promise<void> {
  await carryMetafield(shopify, promised);
  // The buyer may have chosen another option in the meantime: its own line carries on from here.
  if (shopify.isTargetSelected.value) await carryAttribute(shopify, promised);
}

async function carryMetafield(shopify: Carrier, promised: Promised | null): Promise<void> {
  const { canSetCartMetafields, canDeleteCartMetafield } = shopify.instructions.value.metafields;
  const held = shopify.appMetafields.value.find(
    ({ target, metafield }) => target.type === "cart" && metafield.key === KEY,
  );
  if (!promised) {
    if (held && canDeleteCartMetafield)
      await shopify.applyMetafieldChange({ type: "removeCartMetafield", namespace: "$app", key: KEY });
    return;
  }
  const { id, earliest, likely, latest } = promised;
  const value = JSON.stringify({ id, earliest, likely, latest });
  if (canSetCartMetafields && held?.metafield.value !== value)
    await shopify.applyMetafieldChange({
      type: "updateCartMetafield",
      metafield: { namespace: "$app", key: KEY, type: "json", value },
    });
}

async function carryAttribute(shopify: Carrier, promised: Promised | null): Promise<void> {
  const held = shopify.attributes.value?.find(({ key }) => key === ATTRIBUTE)?.value;
  if (!shopify.instructions.value.attributes.canUpdateAttributes || held === promised?.id) return;
  await shopify.applyAttributeChange(
    promised
      ? { type: "updateAttribute", key: ATTRIBUTE, value: promised.id }
      : { type: "removeAttribute", key: ATTRIBUTE },
  );
}

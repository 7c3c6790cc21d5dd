import { expect, test } from "vitest";
import { bulkForm, MOST_CHOSEN } from "./choice";
import { toldAsked, toldDelivered, toldRemap } from "./told";

test.each([
  [toldRemap({ changed: 1, same: 0, missing: 0 }, "DHL"), "1 shipment is with DHL now."],
  [
    toldRemap({ changed: 2, same: 1, missing: 3 }, "UPS"),
    "2 shipments are with UPS now. 1 shipment was already. 3 shipments could not be found.",
  ],
  [
    toldDelivered({ changed: 0, already: 2, ended: 1, missing: 0 }),
    "0 shipments are marked as delivered. 2 shipments were delivered before. 1 shipment cannot be: cancelled, or on the way back.",
  ],
  [
    toldAsked(3, { parcels: 2, through: ["DHL", "EasyPost"] }),
    "DHL, EasyPost are being asked about 2 shipments. Answers come within some minutes. For 1 shipment no connected source can be asked.",
  ],
  [toldAsked(1, { parcels: 0, through: [] }), "For 1 shipment no connected source can be asked."],
])("%#: %s", (said, wanted) => {
  expect(said).toBe(wanted);
});

const ids = (n: number) => Array.from({ length: n }, (_, i) => `shp_${i}`).join(",");

test.each([
  ["none is chosen", { intent: "ask", ids: "" }, false],
  ["as many as allowed", { intent: "ask", ids: ids(MOST_CHOSEN) }, true],
  ["one more", { intent: "ask", ids: ids(MOST_CHOSEN + 1) }, false],
  ["one twice", { intent: "ask", ids: `${ids(MOST_CHOSEN)},shp_0` }, true],
  ["a carrier of ours", { intent: "remap", ids: "a", carrier: "dhl_express" }, true],
  ["nobody in particular", { intent: "remap", ids: "a", carrier: "other" }, true],
  ["a carrier that is none", { intent: "remap", ids: "a", carrier: "pony" }, false],
  ["a reason", { intent: "deliver", ids: "a", reason: "Seen" }, true],
  ["no reason", { intent: "deliver", ids: "a", reason: "  " }, false],
  ["too long a reason", { intent: "deliver", ids: "a", reason: "x".repeat(201) }, false],
])("a form with %s", (_, form, taken) => {
  expect(bulkForm.safeParse(form).success).toBe(taken);
});

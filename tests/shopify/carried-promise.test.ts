import { expect, test } from "vitest";
import { carriedPromise } from "../../app/adapters/shopify/carried-promise";
import { readOrderNode } from "../../app/adapters/shopify/order-node";
import { readOrderWebhook } from "../../app/adapters/shopify/order-webhook";
import { orderPayload } from "../support/payloads";

const id = "prm_0a1B2c3D";
const other = "prm_ZZZZZZZZ";
const metafield = (value: string, namespace = "app--123", key = "promise") => [{ namespace, key, value }];
const attribute = (value: unknown, name = "_doorstep_promise") => [{ name, value }];
const json = JSON.stringify({ id, earliest: "2026-11-24" });

test.each([
  ["a metafield", metafield(json), [], id],
  ["a metafield under its short name", metafield(json, "$app"), [], id],
  ["an attribute", undefined, attribute(id), id],
  ["both: the metafield counts", metafield(json), attribute(other), id],
  ["a broken metafield beside an attribute", metafield("{"), attribute(other), other],
  ["another's namespace", metafield(json, "custom"), [], null],
  ["another key", metafield(json, "$app", "edd"), [], null],
  ["a promise without an id", metafield("{}"), [], null],
  ["no object", metafield("null"), [], null],
  ["another attribute", [], attribute(id, "note"), null],
  ["something that is no id", [], attribute("prm_'; drop table"), null],
  ["an id too short", [], attribute("prm_1"), null],
  ["an id too long", [], attribute(`prm_${"a".repeat(61)}`), null],
  ["a number", [], attribute(7), null],
  ["no lists", "x", { name: "_doorstep_promise", value: id }, null],
  ["nothing", undefined, undefined, null],
])("%s", (_, metafields, attributes, expected) => {
  expect(carriedPromise(metafields, attributes)).toBe(expected);
});

const payload = orderPayload({ id: "1", at: "2026-11-20T10:00:00Z" });

test("an order webhook tells it, and a strange one fails no order", () => {
  const read = (more: object) => readOrderWebhook({ ...payload, ...more });
  expect(read({ note_attributes: attribute(id) })).toMatchObject({ ok: true, value: { promiseId: id } });
  expect(read({ metafields: metafield(json) })).toMatchObject({ ok: true, value: { promiseId: id } });
  expect(read({ metafields: 7, note_attributes: [null, {}] })).toMatchObject({
    ok: true,
    value: { promiseId: null },
  });
  expect(read({})).toMatchObject({ ok: true, value: { promiseId: null } });
});

test("a compared order tells it", () => {
  const node = {
    id: "gid://shopify/Order/1",
    name: "#1",
    createdAt: "2026-11-20T10:00:00Z",
    updatedAt: "2026-11-20T10:00:00Z",
    totalPriceSet: { shopMoney: { amount: "10.00", currencyCode: "USD" } },
    lineItems: { nodes: [] },
    fulfillments: [],
  };
  const read = (more: object) => readOrderNode({ ...node, ...more });
  expect(read({ promise: { value: json } })).toMatchObject({ ok: true, value: { order: { promiseId: id } } });
  expect(read({ promise: null, customAttributes: [{ key: "_doorstep_promise", value: id }] })).toMatchObject({
    ok: true,
    value: { order: { promiseId: id } },
  });
  expect(read({ customAttributes: [{ key: "gift", value: null }] })).toMatchObject({
    ok: true,
    value: { order: { promiseId: null } },
  });
});

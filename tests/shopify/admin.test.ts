import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Admin, createAdmin, type Tokens } from "../../app/adapters/shopify/admin.server";
import { shopifyFetch } from "../../app/adapters/shopify/fetch.server";
import { readOrderNode } from "../../app/adapters/shopify/order-node";
import { Locations, ShopFacts } from "../../app/adapters/shopify/operations/shop";
import { RefundCreate } from "../../app/adapters/shopify/operations/refunds";
import { readOrders } from "../../app/adapters/shopify/read-orders.server";
import { final, ok } from "../../app/domain/result";
import { type Call, type Said, type StandIn, startStandIn } from "./stand-in";

const shop = "one.myshopify.com";
let standIn: StandIn;
let admin: Admin;
let answer: (call: Call) => Said;
let replaced: string[] = [];

const tokens: Tokens = {
  offlineToken: async () => ok("old"),
  replaceToken: async (_, refused) => {
    replaced.push(refused);
    return ok("new");
  },
};

const none = { locations: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } };
const ask = () => admin.run(Locations, { after: null });

beforeAll(async () => {
  standIn = await startStandIn((call) => answer(call));
  admin = createAdmin(shop, tokens, shopifyFetch(standIn.base));
});

beforeEach(() => {
  replaced = [];
  standIn.calls.length = 0;
  answer = () => ({ body: { data: none } });
});

afterAll(() => standIn.stop());

test("asks the store's own API with the offline token", async () => {
  expect(await ask()).toEqual(ok({ data: none, withheld: [] }));
  expect(standIn.calls[0]).toMatchObject({ path: "/admin/api/2026-07/graphql.json", shop, token: "old" });
});

test("a full bucket says how long to wait", async () => {
  answer = () => ({
    body: {
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
      extensions: {
        cost: {
          requestedQueryCost: 700,
          actualQueryCost: null,
          throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 100, restoreRate: 100 },
        },
      },
    },
  });
  expect(await ask()).toMatchObject({ failure: { code: "throttled", disposition: "retry", waitMs: 6000 } });
});

test.each([
  [429, "throttled", "retry"],
  [500, "shopify_unavailable", "retry"],
  [503, "shopify_unavailable", "retry"],
  [403, "egress_not_allowed", "final"],
  [402, "shop_gone", "final"],
  [404, "shop_gone", "final"],
  [400, "admin_refused", "final"],
])("status %i is %s (%s)", async (status, code, disposition) => {
  answer = () => ({ status, headers: { "retry-after": "2" }, body: "<html>no</html>" });
  expect(await ask()).toMatchObject({ ok: false, failure: { code, disposition } });
});

test("a refused token is replaced once", async () => {
  answer = (call) =>
    call.token === "old" ? { status: 401, body: { errors: "[API] Invalid" } } : { body: { data: none } };
  expect(await ask()).toMatchObject({ ok: true });
  expect(replaced).toEqual(["old"]);
});

test("a second refusal is final", async () => {
  answer = () => ({ status: 401, body: { errors: "[API] Invalid" } });
  expect(await ask()).toMatchObject({ failure: { code: "token_refused", disposition: "final" } });
  expect(standIn.calls.map((call) => call.token)).toEqual(["old", "new"]);
});

test("without a token nothing is sent", async () => {
  const gone = createAdmin(
    shop,
    { ...tokens, offlineToken: async () => final("token_missing") },
    shopifyFetch(standIn.base),
  );
  expect(await gone.run(ShopFacts, {})).toMatchObject({ failure: { code: "token_missing" } });
  expect(standIn.calls).toHaveLength(0);
});

test("nobody there is retried", async () => {
  const nobody = createAdmin(shop, tokens, shopifyFetch("http://127.0.0.1:9"));
  expect(await nobody.run(ShopFacts, {})).toMatchObject({
    failure: { code: "shopify_unreachable", disposition: "retry" },
  });
});

test("a complaint about the input is final, with Shopify's code", async () => {
  answer = () => ({
    body: {
      data: {
        refundCreate: { refund: null, userErrors: [{ field: ["x"], message: "No.", code: "NOT_ALLOWED" }] },
      },
    },
  });
  const input = { orderId: "gid://shopify/Order/1", refundLineItems: [], transactions: [] };
  expect(await admin.run(RefundCreate, { input, key: "k" })).toMatchObject({
    failure: { code: "not_allowed", disposition: "final", detail: "No." },
  });
});

test("an answer of another shape is not passed on", async () => {
  answer = () => ({ body: { data: { locations: { nodes: "?" } } } });
  expect(await ask()).toMatchObject({ failure: { code: "shape_unknown", disposition: "final" } });
});

test("a host that is no store is refused before anything is sent", () => {
  expect(() => createAdmin("evil.example/one.myshopify.com", tokens, fetch)).toThrow(TypeError);
});

const money = { shopMoney: { amount: "10.00", currencyCode: "USD" } };
const end = { hasNextPage: false, endCursor: null };
const line = (n: number) => ({
  id: `gid://shopify/LineItem/${n}`,
  title: "Mug",
  sku: null,
  quantity: 1,
  requiresShipping: true,
  originalUnitPriceSet: money,
  product: null,
});
const parcel = (n: number, more: boolean) => ({
  id: `gid://shopify/Fulfillment/${n}`,
  status: "SUCCESS",
  createdAt: "2026-11-01T10:00:00Z",
  updatedAt: "2026-11-01T10:00:00Z",
  trackingInfo: [{ company: "UPS", number: `1Z${n}`, url: null }],
  location: null,
  service: null,
  fulfillmentLineItems: {
    nodes: [{ id: "f", quantity: 1, lineItem: { id: line(1).id, title: "Mug" } }],
    pageInfo: end,
  },
  events: {
    nodes: [{ id: "e", status: "IN_TRANSIT", happenedAt: "2026-11-02T10:00:00Z", message: null }],
    pageInfo: { hasNextPage: more, endCursor: "e1" },
  },
});
const order = {
  id: "gid://shopify/Order/7",
  name: "#7",
  createdAt: "2026-11-01T09:00:00Z",
  updatedAt: "2026-11-02T09:00:00Z",
  cancelledAt: null,
  totalPriceSet: money,
  customer: null,
  shippingAddress: null,
  lineItems: { nodes: [line(1)], pageInfo: { hasNextPage: true, endCursor: "l1" } },
  fulfillmentsCount: { count: 2 },
  fulfillments: [parcel(1, true)],
};

test("an order too large for a page is completed, and what is withheld is noted", async () => {
  const replies: Record<string, unknown> = {
    OrdersPage: { orders: { nodes: [order], pageInfo: { hasNextPage: true, endCursor: "o1" } } },
    OrderLines: { order: { lineItems: { nodes: [line(2)], pageInfo: end } } },
    OrderParcels: { order: { fulfillments: [{ id: parcel(1, false).id }, { id: parcel(2, false).id }] } },
  };
  answer = ({ body }) => {
    const name = String(body["operationName"]);
    const { id } = body["variables"] as { id?: string };
    const data = replies[name] ?? { fulfillment: parcel(id?.endsWith("2") ? 2 : 1, false) };
    const errors = [
      { message: "no", path: ["orders", "nodes", 0, "email"], extensions: { code: "ACCESS_DENIED" } },
    ];
    return { body: { data, ...(name === "OrdersPage" ? { errors } : {}) } };
  };
  const read = await readOrders(admin, "updated_at:>2026-11-01", null);
  if (!read.ok) throw new Error(read.failure.code);
  expect(read.value.next).toBe("o1");
  expect(read.value.withheld).toEqual(["orders.nodes.0.email"]);
  const story = readOrderNode(read.value.orders[0]);
  if (!story.ok) throw new Error(story.failure.detail);
  expect(story.value.order.lines.map((each) => each.id)).toEqual(["1", "2"]);
  expect(story.value.fulfillments.map(({ word }) => word.id)).toEqual(["1", "2"]);
});

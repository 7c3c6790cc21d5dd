import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../../main";
import { adminClient, testSandbox } from "../../testing/harness";

let sandbox: Sandbox;
let admin: Awaited<ReturnType<typeof adminClient>>;
beforeAll(async () => {
  sandbox = await testSandbox({ orders: 5 });
  admin = await adminClient(sandbox.url);
});
afterAll(() => sandbox.close());

interface Made {
  orderId: string;
  lines: { lineItemId: string }[];
}
interface State {
  refunds: unknown[];
  fulfillmentEvents: unknown[];
  draftOrders: { status: string; orderId: string | null }[];
}
const state = () => sandbox.control.state() as unknown as State;

const REFUND = `mutation($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { id totalRefundedSet { shopMoney { amount } } } order { displayFinancialStatus } userErrors { field message } } }`;

async function payment(orderId: string): Promise<string> {
  const { json } = await admin("query($id: ID!) { order(id: $id) { transactions { id } } }", { id: orderId });
  return (json as unknown as { data: { order: { transactions: { id: string }[] } } }).data.order
    .transactions[0]!.id;
}

async function refundInput(order: Made, amount: string) {
  const parentId = await payment(order.orderId);
  const transaction = { orderId: order.orderId, parentId, amount, kind: "REFUND", gateway: "manual" };
  return { orderId: order.orderId, transactions: [transaction] };
}

describe("refundCreate", () => {
  it("does one refund for one key, however often it is asked", async () => {
    const order = sandbox.control.order({ value: 40 }) as Made;
    const input = await refundInput(order, "10.00");
    const first = await admin(REFUND, { input, key: "claim-1" });
    const again = await admin(REFUND, { input, key: "claim-1" });
    expect(first.json).toMatchObject({
      data: {
        refundCreate: { refund: { totalRefundedSet: { shopMoney: { amount: "10.0" } } }, userErrors: [] },
      },
    });
    expect(again.json["data"]).toEqual(first.json["data"]);
    expect(state().refunds).toHaveLength(1);
    const other = await admin(REFUND, { input: await refundInput(order, "11.00"), key: "claim-1" });
    expect(other.json).toMatchObject({
      errors: [{ extensions: { code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" } }],
    });
  });

  it("refuses without a key, beyond what was paid, and without the payment it goes back to", async () => {
    const order = sandbox.control.order({ value: 20 }) as Made;
    const input = await refundInput(order, "5000.00");
    const keyless = REFUND.replace(", $key: String!", "").replace(" @idempotent(key: $key)", "");
    expect(JSON.stringify((await admin(keyless, { input })).json)).toContain("@idempotent");
    expect(JSON.stringify((await admin(REFUND, { input, key: "k2" })).json)).toContain(
      "exceeds the amount available",
    );
    const orphan = {
      ...input,
      transactions: [{ ...input.transactions[0], parentId: "gid://shopify/OrderTransaction/1" }],
    };
    expect(JSON.stringify((await admin(REFUND, { input: orphan, key: "k3" })).json)).toContain(
      "Transactions require a parent_id",
    );
  });

  it("keeps what was done when the answer is lost, and a retry finds it", async () => {
    const order = sandbox.control.order({ value: 30 }) as Made;
    const input = await refundInput(order, "5.00");
    const before = state().refunds.length;
    await sandbox.control.faults({ admin: [{ kind: "lost_answer", match: "refundCreate" }] });
    await expect(admin(REFUND, { input, key: "lost-1" })).rejects.toThrow();
    await admin(REFUND, { input, key: "lost-1" });
    expect(state().refunds).toHaveLength(before + 1);
  });
});

describe("other mutations", () => {
  it("writes a fulfilment event that the order then shows", async () => {
    const order = sandbox.control.order() as Made;
    const { fulfillmentId } = sandbox.control.fulfillment({ orderId: order.orderId }) as {
      fulfillmentId: string;
    };
    const mutation = `mutation($e: FulfillmentEventInput!) { fulfillmentEventCreate(fulfillmentEvent: $e) {
      fulfillmentEvent { id status } userErrors { message } } }`;
    const { json } = await admin(mutation, {
      e: { fulfillmentId, status: "DELAYED", estimatedDeliveryAt: "2026-11-30T00:00:00Z" },
    });
    expect(json).toMatchObject({ data: { fulfillmentEventCreate: { userErrors: [] } } });
    const read = await admin(
      "query($id: ID!) { fulfillment(id: $id) { displayStatus estimatedDeliveryAt } }",
      { id: fulfillmentId },
    );
    expect(read.json).toMatchObject({
      data: { fulfillment: { displayStatus: "DELAYED", estimatedDeliveryAt: "2026-11-30T00:00:00Z" } },
    });
    expect(state().fulfillmentEvents).toHaveLength(1);
  });

  it("turns a free draft into a replacement order", async () => {
    const variant = (await admin("{ products(first: 1) { nodes { variants(first: 1) { nodes { id } } } } }"))
      .json;
    const variantId = /gid:\/\/shopify\/ProductVariant\/\d+/.exec(JSON.stringify(variant))?.[0];
    const input = {
      email: "shopper-1@example.com",
      tags: ["replacement"],
      lineItems: [{ variantId, quantity: 1, appliedDiscount: { value: 100, valueType: "PERCENTAGE" } }],
    };
    const create = `mutation($input: DraftOrderInput!) { draftOrderCreate(input: $input) { draftOrder { id totalPriceSet { shopMoney { amount } } } userErrors { message } } }`;
    const draft = await admin(create, { input });
    expect(draft.json).toMatchObject({
      data: { draftOrderCreate: { draftOrder: { totalPriceSet: { shopMoney: { amount: "0.0" } } } } },
    });
    const id = /gid:\/\/shopify\/DraftOrder\/\d+/.exec(JSON.stringify(draft.json))?.[0];
    const complete =
      "mutation($id: ID!) { draftOrderComplete(id: $id) { draftOrder { status order { name tags } } userErrors { message } } }";
    expect((await admin(complete, { id })).json).toMatchObject({
      data: { draftOrderComplete: { draftOrder: { status: "COMPLETED", order: { tags: ["replacement"] } } } },
    });
    expect(JSON.stringify((await admin(complete, { id })).json)).toContain("This order has been paid");
  });

  it("sets metafields in the app's own namespace", async () => {
    const { json } = await admin("{ products(first: 1) { nodes { id } } }");
    const ownerId = /gid:\/\/shopify\/Product\/\d+/.exec(JSON.stringify(json))?.[0];
    const set =
      "mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { key namespace } userErrors { code message } } }";
    const done = await admin(set, { m: [{ ownerId, key: "edd", type: "json", value: '{"days":3}' }] });
    expect(done.json).toMatchObject({
      data: {
        metafieldsSet: { metafields: [{ key: "edd", namespace: "app--sandbox-api-key" }], userErrors: [] },
      },
    });
    const bad = await admin(set, { m: [{ ownerId, key: "edd", type: "json", value: "{" }] });
    expect(bad.json).toMatchObject({
      data: { metafieldsSet: { metafields: null, userErrors: [{ code: "INVALID_VALUE" }] } },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../main";
import { adminClient, testSandbox } from "../testing/harness";

const NOW = Date.parse("2026-11-01T12:00:00Z");
const clock = { now: () => new Date(NOW) };
let sandbox: Sandbox;
let admin: Awaited<ReturnType<typeof adminClient>>;
beforeAll(async () => {
  sandbox = await testSandbox({ clock, orders: 40 });
  admin = await adminClient(sandbox.url, clock);
});
afterAll(() => sandbox.close());

const BACKFILL = `query($after: String, $query: String) {
  orders(first: 3, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id name email createdAt updatedAt displayFinancialStatus displayFulfillmentStatus
      totalPriceSet { shopMoney { amount currencyCode } }
      customer { id locale defaultEmailAddress { emailAddress } }
      shippingAddress { city provinceCode zip countryCodeV2 }
      lineItems(first: 5) { nodes { id sku quantity product { productType } } }
      fulfillments(first: 5) { id displayStatus deliveredAt trackingInfo { company number } location { id }
        events(first: 5) { nodes { status happenedAt message } }
        fulfillmentLineItems(first: 5) { nodes { quantity lineItem { id } } } }
      transactions { id kind amountSet { shopMoney { amount } } }
    }
  }
}`;

interface Page {
  data: {
    orders: {
      pageInfo: { hasNextPage: boolean; endCursor: string };
      nodes: { id: string; updatedAt: string }[];
    };
  };
}

describe("Admin GraphQL", () => {
  it("walks every order once, in order, through cursors", async () => {
    const seen: { id: string; updatedAt: string }[] = [];
    let after: string | null = null;
    do {
      const answer = (await admin(BACKFILL, { after })).json as unknown as Page;
      seen.push(...answer.data.orders.nodes);
      after = answer.data.orders.pageInfo.hasNextPage ? answer.data.orders.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen.map((each) => each.id)).size).toBe(40);
    expect(seen.map((each) => each.updatedAt)).toEqual([...seen.map((each) => each.updatedAt)].sort());
  });

  it("searches by a window of time", async () => {
    const query = "updated_at:>='2026-10-01T00:00:00Z' AND updated_at:<'2026-10-10T00:00:00Z'";
    const found = (await admin(BACKFILL, { query })).json as unknown as Page;
    expect(found.data.orders.nodes.length).toBeGreaterThan(0);
    for (const { updatedAt } of found.data.orders.nodes)
      expect(updatedAt >= "2026-10-01" && updatedAt < "2026-10-10").toBe(true);
  });

  it("refuses a field whose scope was not granted, and gives the rest", async () => {
    await sandbox.control.lifecycle({ action: "scopes", scopes: "read_orders" });
    const { json } = await admin("{ orders(first: 1) { nodes { name customer { id } } } }");
    expect(json).toMatchObject({
      data: { orders: { nodes: [{ customer: null }] } },
      errors: [{ extensions: { code: "ACCESS_DENIED" }, path: ["orders", "nodes", 0, "customer"] }],
    });
    const products = await admin("{ products(first: 1) { nodes { id } } }");
    expect(products.json).toMatchObject({ data: null, errors: [{ extensions: { code: "ACCESS_DENIED" } }] });
    await sandbox.control.reset();
    admin = await adminClient(sandbox.url, clock);
  });

  it("hides orders older than sixty days without read_all_orders", async () => {
    const old = sandbox.control.order({ at: "2026-08-01T00:00:00Z" }) as { orderId: string };
    const read = () => admin("query($id: ID!) { order(id: $id) { name } }", { id: old.orderId });
    expect((await read()).json).toMatchObject({ data: { order: null } });
    await sandbox.control.lifecycle({ action: "scopes", scopes: "read_orders,read_all_orders" });
    expect((await read()).json).toMatchObject({ data: { order: { name: expect.any(String) } } });
    await sandbox.control.reset();
    admin = await adminClient(sandbox.url, clock);
  });

  it("charges the bucket and throttles with HTTP 200 when it is empty", async () => {
    await sandbox.control.faults({ bucket: { maximum: 40, restore: 10 } });
    const ask = () => admin("{ orders(first: 30) { nodes { id } } }");
    expect((await ask()).json).toMatchObject({
      extensions: { cost: { requestedQueryCost: 30, throttleStatus: { restoreRate: 10 } } },
    });
    const refused = await ask();
    expect(refused.status).toBe(200);
    expect(refused.json).toMatchObject({ errors: [{ extensions: { code: "THROTTLED" } }] });
    await sandbox.control.reset();
    admin = await adminClient(sandbox.url, clock);
  });

  it("says which field it does not implement instead of inventing a value", async () => {
    const { json } = await admin("{ shop { name accountOwner { id } } }");
    expect(JSON.stringify(json)).toMatch(/ACCESS_DENIED|sandbox does not implement Shop.accountOwner/);
    const unknown = await admin("{ orders(first: 1) { nodes { nosuch } } }");
    expect(JSON.stringify(unknown.json)).toContain('Cannot query field \\"nosuch\\"');
  });

  it("refuses other versions, too dear queries, missing page sizes and malformed ids", async () => {
    expect((await (await adminClient(sandbox.url, clock, "2025-01"))("{ shop { name } }")).status).toBe(404);
    const dear = await admin("{ orders(first: 100) { nodes { lineItems(first: 50) { nodes { id } } } } }");
    expect(dear.json).toMatchObject({ errors: [{ extensions: { code: "MAX_COST_EXCEEDED" } }] });
    expect(JSON.stringify((await admin("{ orders { nodes { id } } }")).json)).toContain(
      "you must provide one of first or last",
    );
    expect((await admin('{ order(id: "7") { id } }')).json).toMatchObject({
      errors: [{ extensions: { code: "RESOURCE_NOT_FOUND" } }],
    });
  });
});

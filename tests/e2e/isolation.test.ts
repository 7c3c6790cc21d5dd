import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headlessKey } from "../../app/server/headless.server";
import { domain as domainOfA, secret } from "../faults/processes";
import { adminToken, Asking, type Answer, extensionToken } from "./isolation-asking";
import { helpdeskQuestions } from "./isolation-cases";
import {
  everyId,
  filled,
  formsOf,
  idOf,
  questionsOf,
  type Route,
  routes,
  nameless,
  shownBy,
} from "./isolation-routes";
import { raiseTwoStores, type TwoStores } from "./isolation-stage";

let stores: TwoStores | undefined;
let asking: Asking;
const here = (): TwoStores => {
  if (!stores) throw new Error("The stage was not raised.");
  return stores;
};

beforeAll(async () => {
  stores = await raiseTwoStores();
  asking = new Asking(stores.appUrl);
}, 120_000);
afterAll(() => stores?.close());

const all = routes();
const admin = all.filter((r) => r.door === "admin");
const withId = admin.filter((r) => r.params.length > 0);
const lists = admin.filter((r) => r.params.length === 0);
const acting = all.filter((r) => r.hasAction);
const formsFor = (route: Route, a: TwoStores["a"]) => formsOf[route.name]?.(a) ?? [];

/** Which of A's names stand in an answer, apart from what the question itself brought along. */
function marksIn({ text, location }: Answer, ...asked: string[]): string[] {
  const said = `${text}\n${location ?? ""}`;
  return Object.entries(here().a.marks)
    .filter(([, mark]) => said.includes(mark) && !asked.some((q) => q.includes(mark)))
    .map(([name]) => name);
}

const asB = () => adminToken(here().b.domain);
const asA = () => adminToken(here().a.domain);
/** A form of a list is asked for by its index; a form of a page with an id stands at each of A's ids in turn. */
const addressFor = (route: Route, id: string) => `${filled(route, id)}${route.index ? "?index" : ""}`;

describe("the routes", () => {
  it("GIVEN the folder WHEN it is read THEN each route belongs to a known door", () => {
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((r) => r.door === "unknown").map((r) => r.name)).toEqual([]);
    expect(all.filter((r) => ["storefront", "extension"].includes(r.door)).map((r) => r.name)).toEqual([
      "api.outlook",
      "api.v1.promises",
      "proxy.messages",
      "proxy.promises",
      "proxy.track",
    ]);
  });

  it("GIVEN a route with an id or a form WHEN it is new THEN this test must be told what they are", () => {
    expect(withId.map((r) => r.name).filter((name) => !idOf[name])).toEqual([]);
    expect(acting.map((r) => r.name).filter((name) => !formsOf[name])).toEqual([]);
    const known = [...Object.keys(idOf), ...Object.keys(formsOf), ...Object.keys(questionsOf), ...nameless];
    expect(known.filter((name) => !all.some((r) => r.name === name))).toEqual([]);
  });

  it("GIVEN the two stores WHEN looked at THEN none of A's names is empty or also B's", () => {
    const { a, b } = here();
    expect(Object.entries(a.marks).filter(([, mark]) => mark.length < 5)).toEqual([]);
    expect(everyId(a).filter((id) => id === "")).toEqual([]);
    const ofB = Object.values(b.marks).join("\n");
    expect(Object.entries(a.marks).filter(([, mark]) => ofB.includes(mark))).toEqual([]);
  });
});

describe.each(withId)("$name", (route) => {
  const own = (owner: Pick<TwoStores["a"], "owns">) => filled(route, idOf[route.name]?.(owner) ?? "unknown");

  it("GIVEN each store's own id WHEN its own session asks THEN it is there", async () => {
    const { a, b } = here();
    for (const [it, token] of [[a, asA()] as const, [b, asB()] as const]) {
      const document = await asking.document(own(it), it.domain, token);
      const data = await asking.data(own(it), token);
      expect([document.status, data.status]).toEqual([200, 200]);
      const shown = shownBy[route.name]?.(it) ?? it.owns.shipmentId;
      expect(document.text).toContain(shown);
      expect(data.text).toContain(shown);
    }
  });

  it("GIVEN any id of A WHEN B's session asks THEN it is not there, and nothing of A is told", async () => {
    const { a, b } = here();
    const token = asB();
    for (const id of everyId(a)) {
      const at = filled(route, id);
      const answers = {
        document: await asking.document(at, b.domain, token),
        data: await asking.data(at, token),
        dataNamingA: await asking.data(at, token, { shop: a.domain }),
      };
      for (const [how, answer] of Object.entries(answers)) {
        expect({ how, id, status: answer.status }).toEqual({ how, id, status: 404 });
        expect({ how, id, told: marksIn(answer, id, a.domain) }).toEqual({ how, id, told: [] });
      }
    }
  });
});

describe.each(lists)("$name", (route) => {
  const questions = () => [{}, ...(questionsOf[route.name]?.(here().a) ?? [])];

  it("GIVEN A's trouble WHEN A's session asks THEN the page tells of it", async () => {
    const { a } = here();
    const document = await asking.document(route.address, a.domain, asA());
    const data = await asking.data(route.address, asA());
    expect([document.status, data.status]).toEqual([200, 200]);
    if (!nameless.has(route.name)) expect(marksIn(document)).not.toEqual([]);
    if (!nameless.has(route.name)) expect(marksIn(data)).not.toEqual([]);
  });

  it("GIVEN A's trouble WHEN B's session asks THEN the page tells nothing of A", async () => {
    const { b } = here();
    for (const question of questions()) {
      const asked = Object.values<string>(question);
      const document = await asking.document(route.address, b.domain, asB(), question);
      const data = await asking.data(route.address, asB(), question);
      expect([document.status, data.status]).toEqual([200, 200]);
      expect(marksIn(document, ...asked)).toEqual([]);
      expect(marksIn(data, ...asked)).toEqual([]);
    }
  });

  it("GIVEN A's name in the address WHEN B's session asks THEN nothing of A is told", async () => {
    const { a } = here();
    const document = await asking.document(route.address, a.domain, asB());
    const data = await asking.data(route.address, asB(), { shop: a.domain });
    expect(marksIn(document, a.domain)).toEqual([]);
    expect(marksIn(data, a.domain)).toEqual([]);
  });
});

describe("a session that is none", () => {
  /** Single fetch sends a redirect as 202, with where to go and nothing else. */
  const refused = ({ status, text }: Answer): boolean =>
    [302, 401, 410].includes(status) || (status === 202 && text.includes('"redirect"'));
  const wrong = (shop: string): Record<string, string | null> => ({
    none: null,
    garbage: "garbage",
    unsigned: `${adminToken(shop).split(".").slice(0, 2).join(".")}.`,
    "another key": adminToken(shop, { key: "a guess" }),
    "another app": adminToken(shop, { audience: "another-app" }),
    "too old": adminToken(shop, { life: -3_600 }),
  });

  it.each(admin)("GIVEN a wrong token WHEN $name is asked THEN it is refused without data", async (route) => {
    const { a } = here();
    const at = filled(route, idOf[route.name]?.(a) ?? "unknown");
    for (const [what, token] of Object.entries(wrong(a.domain))) {
      const answers = [await asking.document(at, a.domain, token), await asking.data(at, token)];
      for (const answer of answers) {
        expect({ what, is: answer.status, refused: refused(answer) }).toMatchObject({ what, refused: true });
        // A refusal leads back to where one was, so the store and the id in the address may be named.
        expect(marksIn(answer, a.domain, at)).toEqual([]);
      }
    }
  });

  it("GIVEN a wrong token WHEN forms are sent THEN nothing of A changes", async () => {
    const { a, rowsOfA } = here();
    const before = await rowsOfA();
    for (const route of acting.filter((r) => r.door === "admin"))
      for (const fields of formsFor(route, a))
        for (const token of Object.values(wrong(a.domain))) {
          const at = addressFor(route, idOf[route.name]?.(a) ?? "unknown");
          expect(refused(await asking.post(at, token, fields))).toBe(true);
        }
    expect(await rowsOfA()).toEqual(before);
  });

  // Signed with the same key, for the same app and store: but its bearer is a customer.
  const ofShoppers = (dest: string) => [
    extensionToken(dest),
    extensionToken(dest, { sub: here().a.owns.customerGid }),
  ];

  async function knockAsShopper(dest: string): Promise<void> {
    const { a, rowsOfA } = here();
    const before = await rowsOfA();
    for (const token of ofShoppers(dest))
      for (const route of admin) {
        const at = filled(route, idOf[route.name]?.(a) ?? "unknown");
        const answers = [await asking.document(at, a.domain, token), await asking.data(at, token)];
        for (const fields of route.hasAction ? formsFor(route, a) : [])
          answers.push(
            await asking.post(addressFor(route, idOf[route.name]?.(a) ?? "unknown"), token, fields),
          );
        for (const answer of answers) {
          expect({ route: route.name, told: marksIn(answer, a.domain, at) }).toEqual({
            route: route.name,
            told: [],
          });
          expect(answer.status).toBeGreaterThanOrEqual(300);
        }
      }
    expect(await rowsOfA()).toEqual(before);
  }

  it("GIVEN a shopper's token of A as Shopify makes them WHEN it comes to the admin THEN it opens nothing", () =>
    knockAsShopper(here().a.domain));

  it("GIVEN one whose store is named as an address WHEN it comes to the admin THEN it opens nothing", () =>
    knockAsShopper(`https://${here().a.domain}`));

  it("GIVEN the library's own routes WHEN B asks for A's ids THEN nothing of A is told", async () => {
    const { a, b } = here();
    for (const route of all.filter((r) => r.door === "library"))
      for (const id of route.params.length > 0 ? everyId(a) : [""]) {
        const answer = await asking.document(filled(route, id), b.domain, asB());
        expect(answer.status).toBeLessThan(500);
        expect(marksIn(answer, id)).toEqual([]);
      }
  });
});

describe.each(acting.filter((r) => r.door === "admin"))("the forms of $name", (route) => {
  it("GIVEN A's ids in every field WHEN B's session sends them THEN no row of A changes", async () => {
    const { a, b, rowsOfA } = here();
    const before = await rowsOfA();
    const places = route.params.length > 0 ? [a, b].map((o) => idOf[route.name]?.(o) ?? "unknown") : [""];
    for (const fields of formsFor(route, a))
      for (const id of places) {
        const at = addressFor(route, id);
        const answers = [
          await asking.post(at, asB(), fields),
          await asking.post(at, asB(), fields, { shop: a.domain }),
          await asking.post(at, asB(), { ...fields, shop: a.domain, shop_id: String(a.id) }),
          await asking.postDocument(at, b.domain, asB(), fields),
        ];
        for (const answer of answers) {
          expect(answer.status).toBeLessThan(500);
          expect(marksIn(answer, id, ...Object.values(fields), a.domain)).toEqual([]);
        }
        expect(await rowsOfA()).toEqual(before);
      }
  });
});

describe("the storefront", () => {
  beforeAll(() => here().breakAgain());
  const remedied = () => ({ do: "choose", remedy: here().a.troubles.remedyId, option: "refund" });

  it("GIVEN A's key to an order WHEN it is opened at B THEN there is the lookup page, with nothing of A", async () => {
    const { a, b } = here();
    const own = await asking.visit(b.domain, { t: b.owns.token });
    expect(own.text).toContain(b.owns.orderName);
    const answer = await asking.visit(b.domain, { t: a.owns.token });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('name="contact"');
    expect(marksIn(answer)).toEqual([]);
  });

  it("GIVEN A's order and e-mail WHEN they are looked up at B THEN the answer is that of any wrong pair", async () => {
    const { a, b } = here();
    const look = (order: string, email: string) => asking.visit(b.domain, {}, { order, contact: email });
    const wrong = await look("#99999", "nobody@example.com");
    expect((await look(b.owns.orderName, b.owns.email)).status).toBe(303);
    const pairs = [
      [a.owns.orderName, a.owns.email],
      [a.owns.orderId, a.owns.email],
      [b.owns.orderName, a.owns.email],
      [a.owns.orderName, b.owns.email],
    ] as const;
    for (const [order, email] of pairs) {
      const answer = await look(order, email);
      expect({ ...answer }).toEqual({ ...wrong });
      expect(marksIn(answer)).toEqual([]);
    }
  });

  it("GIVEN A's remedy WHEN it is chosen at B THEN nothing of A changes", async () => {
    const { a, b, rowsOfA } = here();
    const before = await rowsOfA();
    for (const t of [a.owns.token, b.owns.token, "garbage", ""]) {
      const answer = await asking.visit(b.domain, {}, { ...remedied(), t });
      expect(answer.status).toBeLessThan(500);
      expect(marksIn(answer, t)).toEqual([]);
    }
    expect(await rowsOfA()).toEqual(before);
  });

  it("GIVEN B's key to an order WHEN it comes with A's remedy to A THEN nothing of A changes", async () => {
    const { a, b, rowsOfA } = here();
    const before = await rowsOfA();
    const answer = await asking.visit(a.domain, {}, { ...remedied(), t: b.owns.token });
    expect(answer.status).toBe(200);
    expect(await rowsOfA()).toEqual(before);
  });

  it("GIVEN a visit that Shopify did not sign WHEN it is made THEN it is refused", async () => {
    const { a, rowsOfA } = here();
    const before = await rowsOfA();
    const seen = await asking.visit(a.domain, { t: a.owns.token }, undefined, "a guess");
    const chosen = await asking.visit(a.domain, {}, { ...remedied(), t: a.owns.token }, "a guess");
    expect([seen.status, chosen.status]).toEqual([401, 401]);
    expect([...marksIn(seen), ...marksIn(chosen)]).toEqual([]);
    expect(await rowsOfA()).toEqual(before);
  });
});

describe("an extension on the pages after buying", () => {
  it("GIVEN A's order WHEN a token of B asks THEN it is not there", async () => {
    const { a, b } = here();
    const sub = a.owns.customerGid;
    expect((await asking.outlook(a.owns.orderGid, extensionToken(a.domain, { sub }))).status).toBe(200);
    for (const order of [
      a.owns.orderGid,
      a.owns.orderId,
      a.owns.orderGid.replace("/Order/", "/OrderIdentity/"),
    ])
      for (const token of [extensionToken(b.domain), extensionToken(b.domain, { sub })]) {
        const answer = await asking.outlook(order, token);
        expect({ order, status: answer.status }).toEqual({ order, status: 404 });
        expect(JSON.parse(answer.text)).toEqual({ error: "not_found" });
      }
  });

  it("GIVEN A's order WHEN a wrong token asks THEN it is refused", async () => {
    const { a } = here();
    const sub = a.owns.customerGid;
    const wrong = [
      null,
      "garbage",
      extensionToken(a.domain, { sub, key: "a guess" }),
      adminToken(a.domain, { key: "a guess" }),
      adminToken(a.domain, { life: -3_600 }),
    ];
    for (const token of wrong) {
      const answer = await asking.outlook(a.owns.orderGid, token);
      expect([401, 410]).toContain(answer.status);
      expect(marksIn(answer)).toEqual([]);
    }
  });
});

describe("a helpdesk's question", () => helpdeskQuestions(here, () => asking, marksIn));

describe("a question for dates", () => {
  it("GIVEN A's name WHEN B's key, B's token or nobody's asks THEN it is refused, or answered as B", async () => {
    const { a, b, rowsOfA } = here();
    const before = await rowsOfA();
    const [ofA, ofB] = [headlessKey(a.domain, secret), headlessKey(b.domain, secret)];
    expect((await asking.dates({ shop: a.domain, key: ofA }, null)).status).toBe(200);
    for (const [query, token] of [
      [{ shop: a.domain, key: ofB }, null],
      [{ shop: a.domain }, `${ofB}`],
      [{ shop: b.domain, key: ofA }, null],
      [{ shop: a.domain }, null],
      [{}, extensionToken(a.domain, { key: "a guess" })],
    ] as [Record<string, string>, string | null][]) {
      const answer = await asking.dates(query, token);
      expect({ query, refused: [401, 410].includes(answer.status) }).toEqual({ query, refused: true });
      expect(marksIn(answer, a.domain)).toEqual([]);
    }
    const asB = await asking.dates({ shop: a.domain, to: "US-94103" }, extensionToken(b.domain));
    expect(asB.status).toBe(200);
    expect(marksIn(asB)).toEqual([]);
    // The one question in A's own name asked what nobody had asked before.
    const { promise_quote: _, ...after } = await rowsOfA();
    expect(before).toMatchObject(after);
  });
});

// Last, because these do change something: what B sent in vain were true forms.
describe.each(acting)("the forms of $name, in the right hands", (route) => {
  it("GIVEN the same forms WHEN A sends them THEN each changes something", async () => {
    const { a, breakAgain, rowsOfA } = here();
    const id = idOf[route.name]?.(a) ?? "";
    expect(a.domain).toBe(domainOfA);
    for (const fields of formsFor(route, a)) {
      await breakAgain();
      const before = await rowsOfA();
      const answer =
        route.door === "admin"
          ? await asking.post(addressFor(route, id), asA(), fields)
          : await asking.visit(a.domain, {}, fields, undefined, route.address);
      expect(answer.status).toBeLessThan(400);
      expect({ fields, rows: await rowsOfA() }).not.toEqual({ fields, rows: before });
    }
  });
});

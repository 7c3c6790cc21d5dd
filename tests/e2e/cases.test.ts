import { readFileSync } from "node:fs";
import type { Frame } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { desktop, phone, visitor, type Visitor } from "./browser";
import { lookOver } from "./checks";
import { tabTo } from "./keyboard";
import { openAdmin, raiseTheatre, type Theatre } from "./stage";
import { scans, troubled } from "./troubles";

type Trouble = Awaited<ReturnType<typeof troubled>>;
type Troubles = Record<"address" | "attempt" | "held" | "damaged", Trouble>;

let theatre: Theatre | undefined;
const here = (): Theatre => {
  if (!theatre) throw new Error("The stage was not raised.");
  return theatre;
};
let made: Troubles | undefined;
const the = (name: keyof Troubles): Trouble => {
  if (!made) throw new Error("Nothing has gone wrong yet.");
  return made[name];
};

beforeAll(async () => {
  theatre = await raiseTheatre();
  made = {
    // Two troubles of one parcel: the worse hides the other.
    address: await troubled(theatre, "CA", scans.weather, scans.address),
    attempt: await troubled(theatre, "NY", scans.attempt),
    held: await troubled(theatre, "GA", scans.held),
    damaged: await troubled(theatre, "IL", scans.damaged),
  };
}, 300_000);
afterAll(() => theatre?.close());

let who: Visitor;
beforeEach(async () => {
  who = await visitor(here().browser);
});
afterEach(async () => {
  // Shopify's own files are not to be had here.
  expect(who.complaints.filter((text) => !text.includes("cdn.shopify.com"))).toEqual([]);
  await who.context.close();
});

const open = (at = "") => openAdmin(who.page, here().stage, `/app/cases${at}`);
const toast = (text: string | RegExp) => who.page.getByText(text).first().waitFor();
const frame = () => who.page.frame("app-iframe") as Frame;
const stored = (caseId: string) =>
  here().store.read(({ tx, shop }) =>
    tx.q
      .selectFrom("exception_case")
      .selectAll()
      .where("shop_id", "=", shop)
      .where("id", "=", caseId)
      .executeTakeFirstOrThrow(),
  );

describe("the queue", () => {
  it("shows one line for a parcel however much is wrong with it, and is narrowed by its filters", async () => {
    const app = await open();
    const row = app.getByRole("row").filter({ hasText: the("address").orderName });
    await row.getByText("+1 more").waitFor();
    await row.getByText(/^Answer due/).waitFor();
    await app.getByLabel("Trouble", { exact: true }).selectOption("held");
    await app.getByRole("link", { name: the("held").orderName }).waitFor();
    await row.waitFor({ state: "detached" });
    await app.getByLabel("State").selectOption("resolved");
    await app.getByText("No case fits").waitFor();
  });

  it("assigns two at once, and says which of them could not be worked on and why", async () => {
    const app = await open();
    for (const name of ["held", "attempt"] as const)
      await app
        .getByRole("row")
        .filter({ hasText: the(name).orderName })
        .getByRole("checkbox")
        .check({ force: true });
    // Meanwhile one of them ends.
    await endElsewhere(the("attempt").caseId);
    const bar = app.getByRole("group", { name: "With the chosen cases" });
    await bar.getByText("2 cases chosen").waitFor();
    await bar.getByRole("button", { name: "Assign" }).click();
    const dialog = app.getByRole("dialog");
    await dialog.getByLabel("Who takes them").selectOption({ label: "Somebody else …" });
    await dialog.getByLabel("Somebody else").fill("kim@example.com");
    await dialog.getByRole("button", { name: "Assign" }).click();
    await app.getByText("1 case goes to kim@example.com now.").waitFor();
    await app.getByText(`${the("attempt").orderName}: it is over; open it again first.`).waitFor();
    expect((await stored(the("held").caseId)).owner).toBe("kim@example.com");
  });

  const endElsewhere = (caseId: string) =>
    here().store.runtime.spine.act(here().store.shop, "test.end", async ({ tx, shop, clock }) => {
      await tx.q
        .updateTable("exception_case")
        .set({ state: "resolved", resolved_at: clock.now(), resolution: "good_news" })
        .where("shop_id", "=", shop)
        .where("id", "=", caseId)
        .execute();
      return { ok: true, value: null };
    });

  it("resolves what was chosen after it was asked whether to", async () => {
    const app = await open();
    const row = app.getByRole("row").filter({ hasText: the("held").orderName });
    await row.getByRole("checkbox").check({ force: true });
    await app.getByRole("button", { name: "Resolve" }).click();
    await app.getByRole("dialog").getByRole("button", { name: "Resolve" }).click();
    await app.getByText("1 case is resolved.").waitFor();
    await row.waitFor({ state: "detached" });
    expect(await stored(the("held").caseId)).toMatchObject({ state: "resolved", resolution: "by_person" });
  });
});

describe("a case", () => {
  it("says what the shopper is told, has its steps ticked, is taken, noted on, answered and resolved", async () => {
    const { caseId, orderName, trackingNumber } = the("address");
    const app = await open();
    await app.getByRole("link", { name: orderName }).click();
    await app.getByRole("heading", { name: `Order ${orderName}`, level: 1 }).waitFor();
    await app.getByText("There is a problem with the delivery address.").waitFor();
    await app.getByText("Your turn", { exact: true }).waitFor();
    await app.getByRole("link", { name: trackingNumber }).waitFor();
    await app.getByRole("link", { name: "Weather", exact: true }).waitFor();

    const step = "Get the right address, and a phone number for the driver.";
    await app.getByLabel(step).click();
    await toast("Noted.");
    const history = app.getByRole("list", { name: "History, newest first" });
    await history.getByText(`Done: ${step}`).waitFor();

    await app.getByRole("button", { name: "Take it" }).click();
    const dialog = app.getByRole("dialog");
    await dialog.getByRole("button", { name: "Take it" }).click();
    await dialog.getByText("Say how your team calls you.").waitFor();
    await dialog.getByLabel("Your name or e-mail address").fill("kim@example.com");
    await dialog.getByRole("button", { name: "Take it" }).click();
    await toast("kim@example.com has it now.");

    await app.getByRole("button", { name: "Write an internal note" }).click();
    await app.getByLabel("Internal note").fill("The number is 12, not 21.\nSaid on the phone.");
    await app.getByRole("button", { name: "Keep the note" }).click();
    await history.getByText("The number is 12, not 21.").waitFor();

    const answer = app.getByRole("textbox", { name: /^To / });
    expect(await answer.inputValue()).toBe("");
    await app.getByRole("button", { name: "Use the suggested answer" }).click();
    expect(await answer.inputValue()).toMatch(/^Hello /);
    const before = (await here().received()).messages.length;
    await app.getByRole("button", { name: "Send", exact: true }).click();
    await toast("The answer is on its way to the shopper.");
    await history.getByText("Answer to the shopper").waitFor();
    expect(await answer.inputValue()).toBe("");
    await expect
      .poll(async () => (await here().received()).messages.length, { timeout: 20_000 })
      .toBeGreaterThan(before);

    await app.getByRole("button", { name: "Resolve" }).click();
    await toast("The case is resolved.");
    await app.getByText("your team settled it").first().waitFor();
    expect(await stored(caseId)).toMatchObject({ state: "resolved", owner: "kim@example.com" });
  });

  it("is reached and ticked with the keyboard alone", async () => {
    const { caseId, orderName } = the("damaged");
    const app = await open();
    await tabTo(who, frame(), orderName);
    await who.page.keyboard.press("Enter");
    await app.getByRole("heading", { name: `Order ${orderName}`, level: 1 }).waitFor();
    const box = app.getByRole("checkbox").first();
    for (let n = 0; n < 60 && !(await box.evaluate((el) => el === document.activeElement)); n++)
      await who.page.keyboard.press("Tab");
    await who.page.keyboard.press("Space");
    await toast("Noted.");
    expect((await stored(caseId)).steps_done).toHaveLength(1);
  });

  it("of another store is not there", async () => {
    const app = await open("/case_of_somebody_else");
    await app.getByRole("heading", { name: "There is nothing here" }).waitFor();
    who.complaints.length = 0;
  });
});

describe("the playbook", () => {
  it("is changed with a preview, refused with a reason, kept against a hasty neighbour, and put back", async () => {
    const app = await open("/playbook");
    await app.getByRole("link", { name: "Edit Held" }).click();
    const preview = app.getByRole("status", { name: "Preview of the suggested answer" });
    const answer = app.getByRole("textbox", { name: "Suggested answer" });
    await answer.fill("Dear {name}, about {order}: {nothing}");
    await preview.getByText("Dear Ada, about #1042:").waitFor();
    await app.getByText("Nothing is known under {nothing}").waitFor();
    await answer.fill("Dear {name}, about {order}: {headline}");
    await app.getByRole("button", { name: "Add a step" }).click();
    await app.getByRole("button", { name: "Save" }).click();
    await app.getByText("Nothing was saved yet").waitFor();
    await app.getByLabel("What is done in step 2").fill("Ask when it goes on");
    await app.getByRole("button", { name: "Move Step 2 up" }).click();
    await app.getByRole("button", { name: "Save" }).click();
    await toast("Saved. It holds for what goes wrong from now on.");
    expect(await app.getByLabel("What is done in step 1").inputValue()).toBe("Ask when it goes on");

    await savedByNeighbour();
    await app.getByLabel("Team").fill("Night shift");
    await app.getByRole("button", { name: "Save" }).click();
    await app.getByText("Somebody else saved this in between").waitFor();
    expect(await app.getByLabel("Team").inputValue()).toBe("Night shift");
    await app.getByRole("button", { name: "Save" }).click();
    await app.getByText("Somebody else saved this in between").waitFor({ state: "detached" });

    await app.getByRole("button", { name: "Back to the default" }).click();
    await toast("Back to the default.");
    expect(await app.getByLabel("Team").inputValue()).toBe("Delivery");
  });

  const savedByNeighbour = () =>
    here().store.runtime.spine.act(here().store.shop, "test.save", async ({ tx, shop }) => {
      await tx.q
        .updateTable("playbook")
        .set({ version: 2 })
        .where("shop_id", "=", shop)
        .where("kind", "=", "held")
        .execute();
      return { ok: true, value: null };
    });
});

it("what is watched is turned off, given a rule of the store's own, and refused with a reason", async () => {
  const app = await open("/detection");
  await app.getByLabel("Late risk").click();
  await app.getByRole("button", { name: "Add a rule" }).click();
  await app.getByLabel("Lane").fill("usca");
  await app.getByRole("button", { name: "Save" }).click();
  await app.getByText("Two country codes such as US>CA.").waitFor();
  await app.getByLabel("Lane").fill("us>ca");
  await app.getByRole("button", { name: "Save" }).click();
  await toast("Saved. It holds from each parcel's next scan on.");
  const again = await open("/detection");
  expect(await again.getByLabel("Lane").inputValue()).toBe("US>CA");
  expect(await again.getByLabel("Late risk").isChecked()).toBe(false);
});

describe("the view beside a ticket", () => {
  /** The address and the key as the merchant copies them. */
  async function told(): Promise<{ address: string; token: string }> {
    const app = await open("/playbook");
    const address = (await app.getByText(/\/agents\/context\?shop=/).textContent()) ?? "";
    return { address, token: (await app.getByText(/^dsa_/).textContent()) ?? "" };
  }

  const ask = (url: string, token: string, accept = "application/json") =>
    fetch(url, { headers: { accept, authorization: `Bearer ${token}` } });

  it("tells the open cases of an order, a shopper and a ticket, and may stand in the frames of helpdesks alone", async () => {
    const { address, token } = await told();
    const { orderName, caseId } = the("damaged");
    const { ticket_id: ticket } = await here().store.read(({ tx, shop }) =>
      tx.q
        .selectFrom("ticket")
        .select("ticket_id")
        .where("shop_id", "=", shop)
        .where("case_id", "=", caseId)
        .executeTakeFirstOrThrow(),
    );
    const email = `shopper-${orderName.slice(1)}@example.com`;
    for (const by of [`order=${orderName.slice(1)}`, `email=${email}`, `ticket=${ticket}`]) {
      const answer = await ask(`${address}&${by}`, token);
      expect(answer.headers.get("cache-control")).toContain("no-store");
      expect(await answer.json()).toMatchObject({
        cases: [{ id: caseId, order: orderName, kind: "damaged" }],
      });
    }
    const page = await ask(`${address}&order=${orderName.slice(1)}`, token, "text/html");
    expect(page.headers.get("content-security-policy")).toMatch(
      /frame-ancestors https:\/\/\*\.zendesk\.com /,
    );
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    await who.page.goto(`${address}&order=${orderName.slice(1)}&token=${token}`);
    await who.page.getByRole("heading", { name: `${orderName}: Damaged` }).waitFor();
    expect(await who.page.getByLabel("Suggested answer").inputValue()).toMatch(/^Hello /);
    expect(await lookOver(who.page)).toMatchObject({ headings: 1, nameless: [], faint: [], overflow: 0 });
  });

  it("answers the same for an unknown order, an unknown store and a wrong key", async () => {
    const { address, token } = await told();
    const order = the("damaged").orderName.slice(1);
    const unknown = await ask(`${address}&order=999999`, token);
    const text = await unknown.text();
    expect(JSON.parse(text)).toEqual({ cases: [] });
    for (const [at, key] of [
      [`${address.replace("demo-store", "other-store")}&order=${order}`, token],
      [`${address}&order=${order}`, `${token.slice(0, -1)}_`],
      [`${address}&order=${order}`, "none"],
      [`${address}&order=%00`, token],
    ] as const) {
      const answer = await ask(at, key);
      expect([answer.status, await answer.text()]).toEqual([unknown.status, text]);
    }
  });
});

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const pages = () => [
  "",
  "?state=waiting",
  `/${the("damaged").caseId}`,
  `/${the("address").caseId}`,
  "/playbook",
  "/playbook/lost",
  "/detection",
  "/figures",
];

it.each([
  ["a desk", desktop],
  ["a phone", phone],
])("every page about cases can be read and worked on %s", async (_, size) => {
  await who.page.setViewportSize(size);
  for (const at of pages()) {
    await open(at);
    const sound = { headings: 1, nameless: [], wordless: [], faint: [], overflow: 0 };
    expect({ at, ...(await lookOver(frame())) }).toMatchObject({ at, ...sound });
    expect({ at, found: await violations() }).toEqual({ at, found: [] });
  }
});

async function violations(): Promise<string[]> {
  await frame().evaluate(axe);
  return frame().evaluate(async () => {
    const { axe: ready } = window as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await ready.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] });
    return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)}`));
  });
}

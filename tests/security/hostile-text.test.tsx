import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { card, look, lookStyle, plainLook } from "../../app/modules/tracking/index.server";
import { safeCss } from "../../app/modules/tracking/look/css";
import { render } from "../../app/modules/messages/rendering/render";
import { sample } from "../../app/modules/messages/rendering/sample";
import { defaultTemplate } from "../../app/modules/messages/texts/texts";
import { languages, words } from "../../app/platform/i18n/words";
import { themePage } from "../../app/ui/storefront/liquid";
import { LookupPage } from "../../app/ui/storefront/lookup-page";
import type { Here } from "../../app/ui/storefront/page-frame";
import { placementSlots, type PlacementView } from "../../app/ui/storefront/placements";
import { StatusPage } from "../../app/ui/storefront/status-page";
import { type ParcelView, TrackingPage } from "../../app/ui/storefront/tracking-page";
import { hostile, hostileCss } from "./hostile";
import { elementsOf, foreign, inTheme, textOf } from "./looking";

const here: Here = {
  words: words("en"),
  action: "/apps/doorstep/track",
  chosen: null,
  languages,
  logo: null,
  helpLink: null,
};

const parcelOf = (id: string, text: string): ParcelView => ({
  id,
  carrier: text,
  milestone: "delivered",
  lastWord: text,
  heard: text,
  scans: [{ at: text, text, place: text }],
  remedy: { id: text, options: [text], amount: text },
  wishes: ["redeliver", "hold", "correct_address"],
  wish: null,
  reports: ["not_received", "damaged"],
  feedback: "open",
  headline: text,
  trouble: text,
  dates: null,
  next: { step: text, values: { options: text, amount: text } },
  items: [{ title: text, quantity: 1 }],
  number: text,
  legs: [{ carrier: text, number: text }],
});

/** An order's page on which everything that anybody can write says this. */
function trackingPage(text: string, placements: PlacementView[]): Response {
  const page = (
    <TrackingPage
      here={here}
      shows={{ items: true, history: true, feedback: true, promise: true }}
      returnsLink={null}
      orderName={text}
      promise={{ id: text, text, latest: "2026-11-24", why: [text] }}
      parcels={[parcelOf("shp_1", text), parcelOf("shp_2", text)]}
      placements={placements}
      order={{ headline: text, dates: null, next: null }}
      country="US"
      days={{ first: "2026-11-22", last: "2026-11-30" }}
      token={text}
      problem={null}
    />
  );
  return themePage(page, { slots: placementSlots(here, text, placements) });
}

const statusPage = (text: string): Response =>
  themePage(<StatusPage here={here} number={text} parcel={parcelOf("shp_1", text)} />);

const cardSaying = (text: string): PlacementView => ({
  id: text,
  card: { title: text, text, button: text, link: "/collections/new", products: ["lantern", text] },
});

/** As an HTML reader sees it; half a character becomes the mark for it when the page is sent. */
const asRead = (text: string): string => text.replace(/\p{Cs}/gu, "\ufffd").replace(/\r\n?/g, "\n");
const each = hostile.map((text) => ({ name: JSON.stringify(text.slice(0, 60)), text }));
const lantern = "https://cdn.shopify.com/lantern.jpg";

describe("what anybody can write, on a shopper's page", () => {
  it.each(each)(
    "GIVEN $name in every text WHEN the page stands in the theme THEN it is text and nothing else",
    async ({ text }) => {
      const html = await inTheme(trackingPage(text, [cardSaying(text)]));
      expect(foreign(html, { own: [lantern] })).toEqual([]);
      const [name] = elementsOf(html).filter((e) => e.tagName === "bdi");
      if (!text.includes("\0")) expect(textOf(name!)).toBe(asRead(text));
      // The product that is one stands there, once; the one that is not is left out.
      expect(elementsOf(html).filter((e) => e.tagName === "img")).toHaveLength(1);
    },
  );

  it.each(each)(
    "GIVEN $name as a number and its scans WHEN its status is shown THEN it is text and nothing else",
    async ({ text }) => {
      expect(foreign(await inTheme(statusPage(text)))).toEqual([]);
    },
  );

  it("GIVEN any texts beside each other WHEN shown THEN no two of them make what neither is", async () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile.filter((t) => t.length < 100)),
      fc.string({ unit: "binary" }),
    );
    const texts = fc.array(piece, { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(texts, async ([a = "", b = "", c = "", d = "", e = "", f = "", g = "", h = ""]) => {
        const parcel = {
          ...parcelOf("shp_1", a),
          carrier: b,
          lastWord: c,
          scans: [{ at: d, text: e, place: f }],
          number: g,
          legs: [{ carrier: h, number: a }],
        };
        const page = themePage(<StatusPage here={here} number={g} parcel={parcel} />);
        expect(foreign(await inTheme(page))).toEqual([]);
      }),
      { seed: 1611, numRuns: 300 },
    );
  });

  it.each(each)(
    "GIVEN $name as the look's addresses and colours WHEN it is saved THEN it is refused, or harmless where it stands",
    async ({ text }) => {
      for (const field of ["logo", "helpLink", "returnsLink", "accent", "background", "text"] as const) {
        const entered = look.safeParse({ [field]: text });
        const it = entered.success ? entered.data : plainLook;
        const frame = { ...here, logo: it.logo, helpLink: it.helpLink };
        const html = await inTheme(themePage(<LookupPage here={frame} />, { style: lookStyle(it) }));
        // A help centre may stand on any https address: the store says which.
        const own = [it.logo, it.helpLink].filter(
          (link) => link !== null && /^(https:\/\/|mailto:|\/[^/\\])/.test(link),
        );
        expect(foreign(html, { own: own as string[] })).toEqual([]);
      }
    },
  );

  it("GIVEN any style with hostile parts WHEN it is saved THEN the page has one style element, and the theme's language is not spoken in it", async () => {
    for (const given of hostileCss) {
      const { css } = safeCss(given);
      const html = await inTheme(
        themePage(<LookupPage here={here} />, { style: lookStyle({ ...plainLook, safeCss: css }) }),
      );
      expect(foreign(html), given.slice(0, 100)).toEqual([]);
      expect(css, given.slice(0, 100)).not.toMatch(/url\s*\(|@import|<|\{\{|\{%|javascript:|expression/i);
    }
  });

  it.each(each)(
    "GIVEN $name in a card WHEN it is saved and shown THEN it leads into the store or nowhere",
    async ({ text }) => {
      const links = card.shape.link.safeParse(text);
      const link = links.success ? links.data : null;
      const it = { title: text, text, button: text, link, products: [] };
      const html = await inTheme(trackingPage("Lantern", [{ id: "plc_1", card: it }]));
      expect(foreign(html)).toEqual([]);
      if (link !== null) expect(link).toMatch(/^\/(?![/\\])/);
      const handle = card.shape.products.safeParse([text]);
      if (handle.success) expect(text).toMatch(/^[a-z0-9-]*$/);
    },
  );
});

function valueOf<T>(result: { ok: true; value: T } | { ok: false; failure: { code: string } }): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

describe("what anybody can write, in a mail", () => {
  it.each(each)(
    "GIVEN $name as name, order, shop and item WHEN a letter is written THEN its head is one line, and its body text",
    ({ text }) => {
      const link = "https://lantern.myshopify.com/apps/doorstep/track?t=abc";
      const facts = sample("lost", { trigger: "exception.lost", medium: "email", language: "en" });
      const {
        subject,
        text: plain,
        html,
      } = valueOf(
        render(
          defaultTemplate("exception.lost", "en"),
          {
            ...facts,
            shop: { ...facts.shop, name: text },
            shopper: { name: text },
            order: { ...facts.order, name: text, link },
            outlook: {
              ...facts.outlook,
              next: words("en").next("remedy_taken_refund", { amount: text }),
              choices: [],
            },
            items: [{ title: text, quantity: 1 }],
          },
          { color: "#1c1c1a", logoUrl: null, footer: "" },
        ),
      );
      expect(subject).not.toMatch(/[\r\n\0\u2028\u2029]/);
      expect(
        foreign(html ?? "", { letter: true, own: [link, facts.shop.url, facts.unsubscribe_link ?? ""] }),
      ).toEqual([]);
      expect(plain.split("\n").filter((line) => line.startsWith("Bcc:"))).toEqual([]);
      // Text alone is not to be turned round either.
      expect(`${subject}${plain}${html}`).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      if (text.startsWith("$&")) expect(plain).toContain(text);
    },
  );
});

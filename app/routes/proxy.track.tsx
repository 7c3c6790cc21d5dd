import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { openToken, readOrder } from "../modules/orders/index.server";
import { spokenPromise } from "../modules/promises/index.server";
import { chooseRemedy, openRemedy } from "../modules/protection/index.server";
import {
  bareName,
  compact,
  feedbackForm,
  findOrder,
  findParcel,
  keepClick,
  keepFeedback,
  type Look,
  lookStyle,
  makeWish,
  orderPage,
  pageLanguage,
  parcelPage,
  placements,
  plainLook,
  readLook,
  reports,
  reportTrouble,
  targetOf,
} from "../modules/tracking/index.server";
import { wishForm } from "../modules/shipments/index.server";
import { plainText } from "../domain/plain-text";
import type { Result } from "../domain/result";
import { languages, spoken, words, type Words } from "../platform/i18n/words";
import { visit, type Visit } from "../server/storefront.server";
import type { Unit } from "../spine/unit.server";
import { themePage } from "../ui/storefront/liquid";
import { LookupPage, type LookupProps } from "../ui/storefront/lookup-page";
import type { Here } from "../ui/storefront/page-frame";
import { placementSlots } from "../ui/storefront/placements";
import { StatusPage } from "../ui/storefront/status-page";
import { TrackingPage, type TrackingProps } from "../ui/storefront/tracking-page";

const ACTION = "/apps/doorstep/track";

/** A visit in the language that the shopper chose, if any. */
type Reader = Visit & { chosen: string | null };

const reader = (here: Visit, chosen: unknown): Reader => ({
  ...here,
  chosen: typeof chosen === "string" ? spoken(chosen) : null,
});

const plain = <T,>(value: T): T | string => (typeof value === "string" ? plainText(value) : value);

const wished = ({ chosen, locale }: Reader) => ({ chosen, accepted: locale });

const frame = ({ chosen }: Reader, say: Words, look: Look): Here => ({
  words: say,
  action: ACTION,
  chosen,
  languages,
  logo: look.logo,
  helpLink: look.helpLink,
});

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const [token, number, card] = ["t", "n", "go"].map((name) => plain(query.get(name)));
  return visit(
    request,
    async (visitor) => {
      const here = reader(visitor, query.get("lang"));
      if (token && card) return follow(here, token, card, query.get("p"));
      if (token) return show(here, token, query.get("problem") === "wish" ? "wishWrong" : null);
      return number ? status(here, number) : lookup(here);
    },
    unavailable,
  );
}

const asked = {
  find: z.object({
    order: z.string().trim().min(1).max(40),
    contact: z.string().trim().min(3).max(254),
  }),
  parcel: z.object({ number: z.string().trim().min(4).max(60) }),
  choose: z.object({ t: z.string(), remedy: z.string(), option: z.enum(["replacement", "refund"]) }),
  wish: z.object({ t: z.string(), shipment: z.string() }),
  report: z.object({ t: z.string(), shipment: z.string(), what: z.enum(reports) }),
  feedback: z.object({ t: z.string(), shipment: z.string() }),
};

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  return visit(
    request,
    async (visitor) => {
      const sent = [...(await request.formData())].map(([name, value]) => [name, plain(value)] as const);
      const form: Form = Object.fromEntries(sent);
      const here = reader(visitor, form["lang"]);
      switch (form["do"]) {
        case "parcel":
          return parcel(here, form);
        case "choose":
          return choose(here, form);
        case "wish":
          return wish(here, form);
        case "report":
          return report(here, form);
        case "feedback":
          return feedback(here, form);
        default:
          return find(here, form);
      }
    },
    unavailable,
  );
}

type Form = Record<string, FormDataEntryValue>;

/** When something of ours broke: said without asking anything that may be broken too. */
function unavailable(locale: string | null): Response {
  const say = words(pageLanguage({ chosen: null, order: null, accepted: locale, country: null }));
  const here = {
    words: say,
    action: ACTION,
    chosen: null,
    languages,
    logo: null,
    helpLink: null,
  };
  return themePage(<LookupPage here={here} problem="unavailable" />, {
    status: 503,
    style: lookStyle(plainLook),
  });
}

async function lookup(here: Reader, problem?: LookupProps["problem"], status = 200): Promise<Response> {
  const look = await here.spine.read(here.shop, readLook);
  const say = words(pageLanguage({ ...wished(here), order: null, country: null }));
  return themePage(<LookupPage here={frame(here, say, look)} problem={problem} />, {
    status,
    style: lookStyle(look),
  });
}

function backTo(here: Reader, query: Record<string, string>): Response {
  const all = new URLSearchParams({ ...query, ...(here.chosen ? { lang: here.chosen } : {}) });
  return new Response(null, {
    status: 303,
    headers: { location: `${ACTION}?${all.toString()}`, "referrer-policy": "no-referrer" },
  });
}

async function find(here: Reader, form: Form): Promise<Response> {
  const wanted = asked.find.safeParse(form);
  if (!wanted.success) return lookup(here, "notFound");
  if (!here.mayTry(bareName(wanted.data.order))) return lookup(here, "tooMany", 429);
  const token = await here.spine.read(here.shop, (unit) => findOrder(unit, wanted.data));
  return token ? backTo(here, { t: token }) : lookup(here, "notFound");
}

async function parcel(here: Reader, form: Form): Promise<Response> {
  const wanted = asked.parcel.safeParse(form);
  return wanted.success ? status(here, wanted.data.number) : lookup(here, "parcelNotFound");
}

async function status(here: Reader, number: string): Promise<Response> {
  const wanted = number.slice(0, 60);
  if (!here.mayTry(`parcel ${compact(wanted)}`)) return lookup(here, "tooMany", 429);
  const page = await here.spine.read(here.shop, async (unit) => {
    const found = await findParcel(unit, wanted);
    return found ? parcelPage(unit, found, wished(here)) : null;
  });
  if (!page) return lookup(here, "parcelNotFound");
  const { words: say, look, ...rest } = page;
  return themePage(<StatusPage here={frame(here, say, look)} {...rest} />, { style: lookStyle(look) });
}

const problems = { link_expired: "expired", link_revoked: "revoked" } as const;
const problemOf = (code: string): NonNullable<LookupProps["problem"]> =>
  Object.hasOwn(problems, code) ? problems[code as keyof typeof problems] : "notFound";

async function show(here: Reader, token: string, problem: TrackingProps["problem"]): Promise<Response> {
  const read = async (unit: Unit) => {
    const opened = await openToken(unit, token);
    if (!opened.ok) return { problem: problemOf(opened.failure.code) };
    const page = await orderPage(unit, opened.value, wished(here), (id) => openRemedy(unit, id));
    if (!page) return { problem: "notFound" as const };
    return { problem: null, page, promise: await spokenPromise(unit, page.asked) };
  };
  const found = await here.spine.read(here.shop, read);
  if (found.problem !== null) return lookup(here, found.problem);
  const { words: say, look, placements: cards, ...page } = found.page;
  const shows = {
    items: look.showItems,
    history: look.showHistory,
    feedback: look.showFeedback,
    promise: look.showPromise,
  };
  const it = frame(here, say, look);
  return themePage(
    <TrackingPage
      {...page}
      here={it}
      shows={shows}
      returnsLink={look.returnsLink}
      promise={found.promise}
      placements={cards}
      token={token}
      problem={problem}
    />,
    { style: lookStyle(look), slots: placementSlots(it, token, cards) },
  );
}

/** Does something about the order of a link. A link that proves only a postcode decides nothing. */
async function decide(
  here: Reader,
  token: string,
  name: string,
  what: (unit: Unit, orderId: string) => Promise<Result<unknown>>,
): Promise<Response> {
  const opened = await here.spine.read(here.shop, (unit) => openToken(unit, token));
  if (!opened.ok) return lookup(here, problemOf(opened.failure.code));
  if (opened.value.proof !== "contact") return backTo(here, { t: token });
  const { orderId } = opened.value;
  const done = await here.spine.act(here.shop, `shopper.${name}`, (unit) => what(unit, orderId));
  if (done.ok) return backTo(here, { t: token });
  // What could not be done is on the page as it stands now: taken already, or for a person to decide.
  here.log.warn({ code: done.failure.code, shop: here.shop, name }, "a shopper's wish was not taken");
  return backTo(here, { t: token, ...(name === "wish" ? { problem: "wish" } : {}) });
}

async function choose(here: Reader, form: Form): Promise<Response> {
  const it = asked.choose.safeParse(form);
  if (!it.success) return lookup(here, "notFound");
  const { t, remedy, option } = it.data;
  return decide(here, t, "choose-remedy", (unit, orderId) =>
    chooseRemedy(unit, { remedyId: remedy, orderId, option }),
  );
}

async function wish(here: Reader, form: Form): Promise<Response> {
  const it = asked.wish.safeParse(form);
  if (!it.success) return lookup(here, "notFound");
  const { t, shipment } = it.data;
  const entered = wishForm.safeParse(form);
  if (!entered.success) return backTo(here, { t, problem: "wish" });
  return decide(here, t, "wish", (unit, orderId) =>
    makeWish(unit, { orderId, shipmentId: shipment, form: entered.data }),
  );
}

async function report(here: Reader, form: Form): Promise<Response> {
  const it = asked.report.safeParse(form);
  if (!it.success) return lookup(here, "notFound");
  const { t, shipment, what } = it.data;
  return decide(here, t, "report", (unit, orderId) =>
    reportTrouble(unit, { orderId, shipmentId: shipment, what }),
  );
}

async function feedback(here: Reader, form: Form): Promise<Response> {
  const it = asked.feedback.safeParse(form);
  const said = feedbackForm.safeParse(form);
  if (!it.success || !said.success) return lookup(here, "notFound");
  const { t, shipment } = it.data;
  return decide(here, t, "feedback", async (unit, orderId) => {
    const order = await readOrder(unit, orderId);
    const personId = order?.personId ?? null;
    return keepFeedback(unit, { shipmentId: shipment, orderId, personId, ...said.data });
  });
}

/** A shopper follows a card: it is noted, and leads where the card says and nowhere else. */
async function follow(here: Reader, token: string, id: string, product: string | null): Promise<Response> {
  const opened = await here.spine.read(here.shop, (unit) => openToken(unit, token));
  if (!opened.ok) return lookup(here, problemOf(opened.failure.code));
  const card = (await here.spine.read(here.shop, placements)).find((p) => p.id === id);
  const target = card ? targetOf(card, product) : null;
  if (!target) return backTo(here, { t: token });
  await here.spine.act(here.shop, "shopper.follow-card", (unit) => keepClick(unit, id, opened.value.orderId));
  return new Response(null, {
    status: 303,
    headers: { location: target, "referrer-policy": "no-referrer" },
  });
}

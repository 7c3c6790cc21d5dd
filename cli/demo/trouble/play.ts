import { exceptionKinds } from "../../../app/domain/exception";
import { ok } from "../../../app/domain/result";
import { act, casesOf } from "../../../app/modules/exceptions/index.server";
import { connect } from "../../../app/modules/shops/index.server";
import type { OrderWish } from "../sandbox-client";
import type { Store } from "../story";
import { abroad, type Ending, told, type ToldPart, watched, type WatchedPart, type Word } from "./cast";
import { caseOf, decided, look, type Seen, type Subject } from "./look";
import { pageOf, reportNotReceived } from "./page";
import { passTime, rest } from "./rest";
import type { HurriedStage } from "./stage";
import { type Played, Teller, warehouseSecret } from "./teller";
import { totalsOf, type Totals } from "./totals";

const HOUR = 3_600_000;
/** Long enough for a promise to pass and for a silence to be called a loss, holidays included. */
export const DAYS_BEFORE = 16;
/** What is left of today at the end: the rest is told at its own speed. */
const SPARE = HOUR / 4;
/** A message about a trouble waits for what else happens. */
const SETTLED = 11_000;

export interface DayOfTrouble {
  seconds: number;
  kinds: Seen[];
  totals: Totals;
}

interface Performed extends Subject {
  ends: Ending;
  word: Word | null;
  seen: Seen | null;
}

const moving: Word = {
  from: "easypost",
  status: "in_transit",
  detail: "departed_facility",
  says: "Departed facility",
};
const pickedUp: Word = { ...moving, detail: "received_at_origin_facility", says: "Picked up" };
const waiting: Word = {
  from: "easypost",
  status: "available_for_pickup",
  detail: "arrived_at_pickup_location",
  says: "Ready to be collected",
};
const arrived: Word = { ...moving, status: "delivered", detail: "delivered", says: "Delivered" };

/** How an order starts into the story. */
interface Opening extends Omit<Performed, "played" | "seen"> {
  order: OrderWish;
  /** By which it is shipped; null: it is not. */
  service: string | null;
  says: Word | null;
}

/** What is to be found out by waiting starts within the country: abroad one waits longer. */
function beginning({ kind, shopper: locale, at: destination, begins, ends }: WatchedPart): Opening {
  const first = {
    ordered: null,
    label: null,
    pickup: waiting,
    moving: pickedUp,
    slow: pickedUp,
  };
  return {
    kind,
    language: locale,
    foundBy: "clock",
    ends,
    word: null,
    order: { value: 80, destination, locale },
    service: begins === "ordered" ? null : "UPS Ground",
    says: first[begins],
  };
}

type OnItsWay = Pick<ToldPart, "kind" | "shopper" | "ends"> & { foundBy: string; word: Word | null };

const onItsWay = ({ kind, shopper, ends, foundBy, word }: OnItsWay): Opening => ({
  kind,
  language: shopper,
  foundBy,
  ends,
  word,
  order: {
    value: 60,
    locale: shopper,
    ...(shopper === "en" ? { destination: "CA" } : { to: abroad[shopper] }),
  },
  service: shopper === "en" ? "UPS Ground" : "UPS Worldwide Expedited",
  says: pickedUp,
});

/** Two weeks and a day: every kind of trouble that there is, told by whoever can tell it, and what became of each. */
export async function playTrouble(
  stage: HurriedStage,
  store: Store,
  say: (line: string) => void,
  atItsWorst: (kinds: readonly Seen[]) => Promise<void> = () => Promise.resolve(),
): Promise<DayOfTrouble> {
  const began = performance.now();
  const day = new DayOfPlay(stage, store, say);
  await day.connectWarehouse();
  await day.letTimeTell();
  await day.letOthersTell();
  await atItsWorst(day.all.flatMap((p) => p.seen ?? []));
  await day.endWhatCanEnd();
  const kinds = exceptionKinds.flatMap((kind) => day.all.find((p) => p.kind === kind)?.seen ?? []);
  const totals = await totalsOf(
    store,
    day.all.map((p) => p.played),
    kinds,
  );
  return { seconds: Math.round((performance.now() - began) / 100) / 10, kinds, totals };
}

class DayOfPlay {
  readonly all: Performed[] = [];
  readonly #teller: Teller;

  constructor(
    private readonly stage: HurriedStage,
    private readonly store: Store,
    private readonly say: (line: string) => void,
  ) {
    this.#teller = new Teller(stage, store);
  }

  async connectWarehouse(): Promise<void> {
    await this.store.act("demo.connect-warehouse", async (unit) => {
      await connect(unit, "carriers", "generic", { webhookSecret: warehouseSecret });
      return ok(null);
    });
    await this.#rest();
  }

  /** What nobody tells: orders and parcels of which nothing, or too little, is heard. */
  async letTimeTell(): Promise<void> {
    this.say("Two weeks ago seven orders came in; now time passes …");
    await this.#set(watched.map(beginning));
    let moved = this.stage.clock.now();
    const yesterday = new Date(Date.now() - SPARE - 26 * HOUR);
    const slow = this.all.filter((p) => p.kind === "late" || p.kind === "late_risk");
    await this.#pass(yesterday, async () => {
      for (const part of this.all) await this.#lookOnce(part);
      const late = slow.filter((p) => !p.seen);
      if (late.length > 0 && this.stage.clock.now().getTime() - moved.getTime() >= 8 * HOUR) {
        moved = this.stage.clock.now();
        for (const { played } of late) await this.#teller.tell(played, moving);
        await this.#rest();
      }
      if (this.all.every((p) => p.seen)) return 0;
      return (await this.#somethingIsNew()) ? SETTLED / HOUR : late.length > 0 ? 8 : 1_000;
    });
  }

  /** Carriers, the warehouse, the store and a shopper have something to say. */
  async letOthersTell(): Promise<void> {
    this.say("Yesterday parcels left for eleven countries …");
    const parts = await this.#set([
      ...told.map((part) => onItsWay({ ...part, foundBy: `scan (${part.word.from})` })),
      onItsWay({ kind: "data_conflict", shopper: "nl", foundBy: "clock", ends: "delivered", word: null }),
      onItsWay({ kind: "not_received", shopper: "ar", foundBy: "shopper", ends: "person", word: null }),
    ]);
    const [disputed, missed] = parts.slice(-2) as [Performed, Performed];
    await this.#pass(new Date(Date.now() - SPARE));
    this.say("Today everything goes wrong …");
    for (const { word, played } of parts) if (word) await this.#teller.tell(played, word);
    const lately: Word = { from: "warehouse", status: "delivered", says: "Delivered" };
    await this.#teller.tell(disputed.played, lately, 20);
    await this.#teller.tell(missed.played, arrived);
    await this.#rest();
    await this.#teller.tell(disputed.played, moving, 1);
    await reportNotReceived(await pageOf(this.store, this.stage.sandboxUrl, missed.played.orderId));
    await this.#settle();
    for (const part of parts) await this.#lookOnce(part);
  }

  /** Good news where a scan can bring it, a deed of the team where only a person can end it. */
  async endWhatCanEnd(): Promise<void> {
    this.say("And good news, where there is some …");
    for (const { seen, ends, played } of this.all)
      if (seen?.endedBy === "" && ends !== "person") await this.#teller.end(played, ends);
    await this.#settle();
    for (const part of this.all.filter((p) => p.ends === "person")) await this.#resolve(part);
    await this.#settle();
    for (const part of this.all) await this.#noteEnd(part);
    this.stage.clock.catchUp();
  }

  /** Places the orders, ships what is shipped, and lets each be heard of before the next thing happens. */
  async #set(parts: readonly Opening[]): Promise<Performed[]> {
    const set: Performed[] = [];
    for (const { order, service: _, says: __, ...part } of parts)
      set.push({ ...part, played: await this.#teller.order(order), seen: null });
    await this.#rest();
    const each = async (work: (played: Played, opening: Opening) => Promise<void>) => {
      for (const [i, { played }] of set.entries()) if (parts[i]) await work(played, parts[i]);
      await this.#rest();
    };
    await each(async (played, { service }) => {
      if (service) await this.#teller.ship(played, service);
    });
    await each((played) => this.#teller.find(played));
    await each(async (played, { says }) => {
      if (says) await this.#teller.tell(played, says);
    });
    this.all.push(...set);
    return set;
  }

  /** Looks at a trouble once it is known and all was said that will be; what time told is put right then. */
  async #lookOnce(part: Performed): Promise<void> {
    if (part.seen) return;
    const found = await caseOf(this.store, part);
    if (!found) return;
    const settled = this.stage.clock.now().getTime() - found.opened_at.getTime() > SETTLED;
    if (!settled && !(await decided(this.store, part))) return;
    part.seen = await look(this.store, this.stage.sandboxUrl, part, found);
    if (part.foundBy !== "clock" || part.kind === "data_conflict" || part.ends === "person") return;
    await this.#teller.end(part.played, part.ends);
    await this.#rest();
    await this.#noteEnd(part);
    if (part.ends === "delivered") return;
    // It arrives as well, or it would be missed again before the day is over.
    await this.#teller.find(part.played);
    await this.#teller.tell(part.played, arrived);
    await this.#rest();
  }

  /** A trouble is known, and its letter may be waiting still. */
  async #somethingIsNew(): Promise<boolean> {
    for (const part of this.all) if (!part.seen && (await caseOf(this.store, part))) return true;
    return false;
  }

  async #resolve(part: Performed): Promise<void> {
    const found = await caseOf(this.store, part);
    if (!found || found.state === "resolved") return;
    await this.store.act("demo.resolve", (unit) =>
      act(unit, found.id, { do: "resolve" }, { name: "sam@example.com", at: "here" }),
    );
  }

  async #noteEnd({ seen, kind, played, ends }: Performed): Promise<void> {
    if (seen?.endedBy !== "") return;
    const tickets = await this.store.sandbox.tickets();
    const subject = played.shipmentId ?? played.orderId;
    const ofBoth = [...new Set([subject, played.orderId])];
    const cases = await this.store.read(async (unit) =>
      (await Promise.all(ofBoth.map((s) => casesOf(unit, s)))).flat(),
    );
    const mine = cases.find((c) => c.kind === kind);
    if (mine?.state !== "resolved") return;
    const ticket = tickets.find((t) => t.id === seen.ticket?.number);
    const how = mine.resolution === "by_person" ? "a person" : `news: ${ends}`;
    const open = cases.some((c) => c.state !== "resolved");
    seen.endedBy = ticket && ticket.status !== "solved" && !open ? `${how}, ticket ${ticket.status}` : how;
  }

  #rest = () => rest(this.store, this.stage.sandboxUrl);
  #subjects = () => this.all.flatMap(({ played }) => [played.orderId, played.shipmentId ?? played.orderId]);
  #pass = (to: Date, each?: () => Promise<number>) =>
    passTime(this.stage, this.store, this.#subjects(), to, each);

  async #settle(): Promise<void> {
    await this.#rest();
    await this.#pass(new Date(this.stage.clock.now().getTime() + SETTLED));
  }
}

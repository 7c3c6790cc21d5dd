import { legacyId, type ShopId } from "../../app/domain/ids";
import { openRuntime, type Runtime } from "../../app/jobs/runtime.server";
import { casesOf, ticketOf } from "../../app/modules/exceptions/index.server";
import { claimsOf } from "../../app/modules/claims/index.server";
import { laneRecord } from "../../app/modules/insights/index.server";
import { messagesOf } from "../../app/modules/messages/index.server";
import { flaggedLanes, remediesOf } from "../../app/modules/protection/index.server";
import { exceptionsOf, factsOf, laneOf, shipmentsOfOrder } from "../../app/modules/shipments/index.server";
import { byDomain, connect, latestImport } from "../../app/modules/shops/index.server";
import { readConfig } from "../../app/platform/config.server";
import { eventsBefore, receiptOf } from "../../app/spine/receipt.server";
import type { Unit } from "../../app/spine/unit.server";
import { ok, type Result } from "../../app/domain/result";
import { SandboxClient } from "./sandbox-client";
import { sandboxKeys, type Stage } from "./stage";

export interface Effect {
  kind: string;
  /** The id of the thing where it landed: the helpdesk's ticket number, the mail's Message-ID, the carrier's claim. */
  id: string;
  at: string;
}

export interface Played {
  correlation_id: string;
  /** From the moment the carrier says lost until the last effect was seen where it landed. */
  seconds: number;
  effects: Effect[];
}

export const wanted = [
  "exception_case",
  "helpdesk_ticket",
  "shopper_message",
  "protection_decision",
  "carrier_claim",
  "lane_record",
  "risk_flag",
] as const;

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  seconds = 60,
): Promise<T> {
  const end = performance.now() + seconds * 1_000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > end) throw new Error(`Waited ${seconds} s for ${what}.`);
    await pause(50);
  }
}

/** Where a store stands: what of a stage it needs. */
type Place = Pick<Stage, "sandboxUrl" | "smtpPort" | "env">;

/** The sandbox's store with the app in it: installed, connected, its past imported. */
export class Store {
  private constructor(
    readonly runtime: Runtime,
    readonly sandbox: SandboxClient,
    readonly shop: ShopId,
    private readonly stage: Place,
  ) {}

  /** @param opened the runtime of a stage that has all in this process; else one of its own is opened. */
  static async open(stage: Place, say: (line: string) => void, opened?: Runtime): Promise<Store> {
    const runtime =
      opened ?? (await openRuntime({ config: readConfig(stage.env), name: "demo", connections: 2 }));
    const sandbox = new SandboxClient(stage.sandboxUrl);
    say("Installing the app in the store …");
    await sandbox.install();
    const shop = await until("the installation", () =>
      runtime.claiming.unscoped((tx) => byDomain(tx, sandboxKeys.shop)),
    );
    const store = new Store(runtime, sandbox, shop.id, stage);
    try {
      await store.#connect();
      say("Reading the last sixty days of orders …");
      const it = await until(
        "the import",
        () => store.read(async (unit) => finished(await latestImport(unit, "backfill"))),
        120,
      );
      say(`${it.seen} orders read.`);
      return store;
    } catch (error) {
      await runtime.close();
      throw error;
    }
  }

  read<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    return this.runtime.spine.read(this.shop, work);
  }

  /** Does something as the app itself would, or throws with its reason. */
  async act<T>(name: string, work: (unit: Unit) => Promise<Result<T>>): Promise<T> {
    const done = await this.runtime.spine.act(this.shop, name, work);
    if (!done.ok) throw new Error(done.failure.code);
    return done.value;
  }

  close = () => this.runtime.close();

  /** The keys of the stand-ins, as a merchant would enter them. */
  async #connect(): Promise<void> {
    const { easypostKey, easypostSecret, zendeskEmail, zendeskToken } = sandboxKeys;
    await this.act("demo.connect", async (unit) => {
      await connect(unit, "carriers", "easypost", {
        apiKey: easypostKey,
        webhookSecret: easypostSecret,
        contactEmail: zendeskEmail,
      });
      await connect(unit, "helpdesks", "zendesk", {
        subdomain: "demo-store",
        email: zendeskEmail,
        apiToken: zendeskToken,
      });
      await connect(unit, "channels", "email", {
        smtpUrl: `smtp://127.0.0.1:${this.stage.smtpPort}`,
        from: "Demo store <hello@demo-store.example>",
      });
      return ok(null);
    });
  }
}

const finished = <T extends { state: string; lastError: string | null }>(it: T | null): T | null => {
  if (it?.state === "failed") throw new Error(`The import failed: ${it.lastError}`);
  return it?.state === "done" ? it : null;
};

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** An order is placed and shipped, moves, and its carrier loses it. Everything after that is Doorstep's own doing. */
export async function playLoss(store: Store, say: (line: string) => void): Promise<Played> {
  const { sandbox } = store;
  const order = await sandbox.order({ value: 120, destination: "TX" });
  const parcel = await sandbox.fulfil(order.orderId);
  const orderId = legacyId(order.orderId);
  say(`Order ${order.orderName} is on its way as ${parcel.trackingNumber}.`);
  const shipment = await until("the parcel", () =>
    store.read(async (unit) => (await shipmentsOfOrder(unit, orderId))[0]),
  );
  await sandbox.scan(parcel.trackingNumber, {
    status: "in_transit",
    statusDetail: "departed_facility",
    message: "Departed facility",
    at: hoursAgo(20),
  });
  await until("the first scan", () =>
    store.read(async (unit) =>
      (await shipmentsOfOrder(unit, orderId)).some((s) => s.milestone === "in_transit"),
    ),
  );
  say("The carrier says that it is lost.");
  const began = performance.now();
  await sandbox.scan(parcel.trackingNumber, {
    status: "failure",
    statusDetail: "lost",
    message: "Package lost in network",
  });
  let last: Played | null = null;
  try {
    return await until(
      "every effect",
      async () => {
        last = await look(store, shipment.id, orderId, began);
        return last && wanted.every((kind) => last?.effects.some((e) => e.kind === kind)) ? last : null;
      },
      30,
    );
  } catch (error) {
    if (last) return last;
    throw error;
  }
}

/** Looks for each effect where it landed: the outside ones at their receivers, and only those of this one story. */
async function look(
  store: Store,
  shipmentId: string,
  orderId: string,
  began: number,
): Promise<Played | null> {
  const outside = await store.sandbox.received();
  return store.read(async (unit) => {
    const lost = (await exceptionsOf(unit, shipmentId)).find((e) => e.kind === "lost");
    const [opened] = await eventsBefore(unit, {
      before: null,
      limit: 1,
      type: "shipments.exception_opened",
      subject: { kind: "shipment", id: shipmentId },
    });
    const receipt = opened && (await receiptOf(unit, opened.storyId));
    if (!lost || !receipt) return null;
    const told = new Set(receipt.events.map((e) => e.type));
    const effects: Effect[] = [];
    const add = (kind: string, id: string | undefined, at: Date | string | undefined) => {
      if (id && at) effects.push({ kind, id, at: new Date(at).toISOString() });
    };
    const openCase = (await casesOf(unit, shipmentId)).find((c) => c.exception_id === lost.id);
    if (told.has("exceptions.case_opened")) add("exception_case", openCase?.id, openCase?.opened_at);
    const kept = await ticketOf(unit, shipmentId);
    const ticket = outside.tickets.find((t) => String(t.id) === kept?.ticket_id);
    if (told.has("exceptions.ticket_opened"))
      add("helpdesk_ticket", ticket && String(ticket.id), ticket?.created_at);
    const letter = (await messagesOf(unit, orderId)).find((m) => m.trigger === "exception.lost");
    const mail = outside.messages.find((m) => m.messageId === letter?.provider_id);
    if (told.has("messages.sent")) add("shopper_message", mail?.messageId, mail?.at);
    const remedy = (await remediesOf(unit, shipmentId)).find((r) => r.exception_id === lost.id);
    if (told.has("protection.remedy_offered")) add("protection_decision", remedy?.id, remedy?.decided_at);
    const [claim] = await claimsOf(unit, shipmentId);
    const filed = outside.claims.find((c) => c.reference === claim?.id);
    if (told.has("claims.filed")) add("carrier_claim", filed?.id, filed?.created_at);
    const shipment = (await shipmentsOfOrder(unit, orderId)).find((s) => s.id === shipmentId);
    const lane = shipment && laneOf(factsOf(shipment, false));
    const record = lane ? await laneRecord(unit, lane) : undefined;
    if (told.has("insights.lane_rerated") && record?.lost)
      add("lane_record", record.lane, record.last_event_at);
    const flag = (await flaggedLanes(unit, 100)).find((f) => f.lane === lane);
    if (told.has("protection.lane_flagged")) add("risk_flag", flag?.lane, flag?.flagged_at);
    return {
      correlation_id: receipt.storyId,
      seconds: Math.round((performance.now() - began) / 10) / 100,
      effects,
    };
  });
}

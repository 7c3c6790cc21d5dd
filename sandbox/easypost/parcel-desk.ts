import { randomBytes } from "node:crypto";
import type { Courier } from "../delivery/courier";
import type { Settings } from "../options";
import { DAY_MS, iso, type Clock } from "../support/clock";
import { BAD_SIGNATURE } from "./manner";
import { NOWHERE, trackerView, wireJson, type Parcel, type Place, type Scan } from "./parcel";
import { HUB_PLACE, SCRIPTS, type ScriptName } from "./scripts";

export interface Told {
  /** False when nobody registered the number: then no webhook leaves. */
  sent: boolean;
  trackerId: string | null;
}

export type Mutation = "none" | "unknown_word" | "changed_shape" | "bad_signature";

/** Carriers and EasyPost in one: parcels move, whoever registered them is told. */
export class ParcelDesk {
  readonly parcels = new Map<string, Parcel>();
  private readonly running = new Set<NodeJS.Timeout>();

  constructor(
    private readonly clock: Clock,
    private readonly courier: Courier,
    private readonly settings: Settings,
  ) {}

  scriptsRunning(): number {
    return this.running.size;
  }

  forget(): void {
    for (const timer of this.running) clearTimeout(timer);
    this.running.clear();
    this.parcels.clear();
  }

  /** A label was bought: the carrier knows the number, EasyPost not yet. */
  know(parcel: Pick<Parcel, "shop" | "trackingCode" | "carrier"> & Partial<Parcel>): Parcel {
    const known = this.parcels.get(parcel.trackingCode);
    if (known) return known;
    const at = iso(this.clock.now());
    const made: Parcel = {
      service: null,
      origin: NOWHERE,
      destination: NOWHERE,
      weightOunces: 32,
      scans: [],
      estimatedDelivery: null,
      trackerId: null,
      lastMileNumber: null,
      createdAt: at,
      updatedAt: at,
      ...parcel,
    };
    this.parcels.set(parcel.trackingCode, made);
    return made;
  }

  /** Registers a tracker; the same code again within three months is the same tracker. */
  register(parcel: Parcel): Parcel {
    if (parcel.trackerId) return parcel;
    parcel.trackerId = `trk_${randomBytes(16).toString("hex")}`;
    parcel.createdAt = iso(this.clock.now());
    this.tell(parcel, "tracker.created", "none", {});
    return parcel;
  }

  scan(parcel: Parcel, scan: Scan, estimate?: string | null, mutation: Mutation = "none"): Told {
    const before = trackerView(parcel);
    parcel.scans.push(scan);
    parcel.updatedAt = iso(this.clock.now());
    if (estimate !== undefined) parcel.estimatedDelivery = estimate;
    this.tell(parcel, "tracker.updated", mutation, { status: before["status"] });
    return { sent: parcel.trackerId !== null, trackerId: parcel.trackerId };
  }

  /** Plays a script. One simulated day takes `DAY / hurry`; what it writes lies in the past or is now. */
  play(parcel: Parcel, name: ScriptName, hurry: number): void {
    const script = SCRIPTS[name];
    const start = this.clock.now().getTime() - script.days * DAY_MS;
    const places: Record<string, Place> = {
      origin: parcel.origin,
      hub: HUB_PLACE,
      destination: parcel.destination,
    };
    parcel.estimatedDelivery = iso(start + script.promised * DAY_MS);
    for (const step of script.steps) {
      const timer = setTimeout(
        () => {
          this.running.delete(timer);
          const scan: Scan = {
            status: step.status,
            statusDetail: step.detail,
            message: step.message,
            at: iso(start + step.day * DAY_MS),
            place: places[step.where] ?? NOWHERE,
          };
          this.scan(parcel, scan);
        },
        (step.day * DAY_MS) / hurry,
      );
      this.running.add(timer);
    }
  }

  private tell(parcel: Parcel, description: string, mutation: Mutation, previous: object): void {
    if (!parcel.trackerId) return;
    const at = iso(this.clock.now());
    const eventId = `evt_${randomBytes(16).toString("hex")}`;
    const event = {
      id: eventId,
      object: "Event",
      mode: "test",
      description,
      created_at: at,
      updated_at: at,
      previous_attributes: previous,
      status: "pending",
      pending_urls: [],
      completed_urls: [],
      result: mutate(trackerView(parcel), mutation),
    };
    this.courier.send({
      id: eventId,
      kind: "easypost",
      shop: parcel.shop,
      topic: mutation === "bad_signature" ? BAD_SIGNATURE : description,
      webhookId: eventId,
      eventId,
      url: `${this.settings.appUrl}/webhooks/carriers/easypost/${parcel.shop}`,
      body: wireJson(event),
      triggeredAt: this.clock.now().toISOString(),
      copyOf: null,
      state: "waiting",
      attempts: [],
    });
  }
}

/** What a careless carrier might send tomorrow. */
function mutate(tracker: Record<string, unknown>, mutation: Mutation): Record<string, unknown> {
  const details = tracker["tracking_details"];
  if (mutation === "unknown_word") {
    const words = { status: "quantum_tunnelled", status_detail: "beamed_up" };
    const last = Array.isArray(details)
      ? details.slice(0, -1).concat({ ...(details.at(-1) as object), ...words })
      : details;
    return { ...tracker, ...words, tracking_details: last };
  }
  if (mutation === "changed_shape") {
    const { tracking_code: number, ...rest } = tracker;
    return { ...rest, tracking_number: { value: number }, tracking_details: { items: details } };
  }
  return tracker;
}

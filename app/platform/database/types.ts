import type { ColumnType } from "kysely";
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export type Alarm = {
    shop_id: number;
    name: string;
    subject_id: string;
    fires_at: Date;
    attempts: Generated<number>;
    last_error: string | null;
};
export type Claim = {
    shop_id: number;
    id: string;
    shipment_id: string;
    order_id: string;
    carrier: string;
    kind: string;
    amount_minor: number;
    currency: string;
    /**
     * Last local day on which the carrier accepts it, and the rule that says so.
     */
    deadline: string;
    rule: string;
    /**
     * "prepared" (a person files it), "filing", "filed", "refused".
     */
    state: string;
    reference: string | null;
    opened_at: Date;
    filed_at: Date | null;
};
export type Connection = {
    shop_id: number;
    /**
     * "carriers", "helpdesks", "channels".
     */
    kind: string;
    /**
     * The adapter's id: "easypost", "zendesk", "smtp".
     */
    member: string;
    /**
     * Settings as the adapter's schema says, sealed with the shop's key.
     */
    settings: Buffer;
    /**
     * "connected" or "failing"; the last error is shown to the merchant.
     */
    state: Generated<string>;
    last_error: string | null;
    updated_at: Date;
};
export type Cover = {
    shop_id: number;
    shipment_id: string;
    order_id: string;
    covered: boolean;
    reasons: unknown;
    limit_minor: number;
    currency: string;
    decided_at: Date;
};
export type DailyFigure = {
    shop_id: number;
    day: string;
    figure: string;
    value: Generated<number>;
};
export type Due = {
    shop_id: number;
    event_seq: number;
    reaction: string;
    run_at: Generated<Date>;
    attempts: Generated<number>;
    /**
     * "due", or "stuck" when its author said the failure is final: kept, shown, replayable.
     */
    state: Generated<string>;
    last_error: string | null;
};
export type Event = {
    shop_id: number;
    seq: Generated<number>;
    type: string;
    /**
     * What it is about, as the owning module names it ("order", "shipment"), and its id.
     */
    subject_kind: string;
    subject_id: string;
    story_id: string;
    /**
     * The event whose reaction recorded this one; null when an outside message did.
     */
    caused_by: number | null;
    /**
     * The reaction or intake that recorded it.
     */
    recorded_by: string;
    /**
     * When it happened in the world, as its source says.
     */
    occurred_at: Date;
    /**
     * When we learnt of it.
     */
    recorded_at: Generated<Date>;
    dedupe_key: string;
    payload: unknown;
};
export type ExceptionCase = {
    shop_id: number;
    id: string;
    exception_id: string;
    shipment_id: string;
    order_id: string;
    kind: string;
    /**
     * Helpdesk group that the playbook names.
     */
    team: string;
    priority: string;
    respond_by: Date;
    /**
     * "open", "resolved".
     */
    state: Generated<string>;
    helpdesk: string | null;
    ticket_id: string | null;
    ticket_url: string | null;
    opened_at: Date;
    resolved_at: Date | null;
};
export type Inbox = {
    shop_id: number;
    /**
     * Who sent it: "shopify", "shopify.sync" (reconciliation and backfill), "carrier.easypost".
     */
    source: string;
    /**
     * X-Shopify-Webhook-Id, EasyPost event id, or gid@updatedAt for a compared record.
     */
    delivery_id: string;
    topic: string;
    /**
     * X-Shopify-Event-Id: the same for every delivery that one merchant action caused. Correlation only.
     */
    event_id: string | null;
    triggered_at: Date | null;
    received_at: Generated<Date>;
    /**
     * The story that everything caused by this message belongs to.
     */
    story_id: string;
    /**
     * Raw bytes sealed with the shop's key; null once its personal data had to go or its time was up.
     */
    body: Buffer | null;
    /**
     * "new", "done", "ignored" (understood, nothing to do), "quarantined".
     */
    state: Generated<string>;
    /**
     * Why it is quarantined, as a stable code and a sentence without personal data.
     */
    reason: string | null;
    detail: string | null;
    /**
     * Whose data the body holds, known once it was read, so that an erasure reaches it.
     */
    person_id: string | null;
    handled_at: Date | null;
};
export type InboxWork = {
    shop_id: number;
    source: string;
    delivery_id: string;
    run_at: Generated<Date>;
    attempts: Generated<number>;
    /**
     * The fact it waits for ("order:123", "tracking:1Z…"); recording that fact makes it run at once.
     */
    waits_for: string | null;
};
export type LaneRecord = {
    shop_id: number;
    lane: string;
    carrier: string;
    shipped: Generated<number>;
    delivered: Generated<number>;
    lost: Generated<number>;
    damaged: Generated<number>;
    late: Generated<number>;
    transit_hours: Generated<number>;
    last_event_at: Date;
};
export type LaneRisk = {
    shop_id: number;
    lane: string;
    reason: string;
    flagged_at: Date;
    until: Date;
};
export type LaneTransit = {
    shop_id: number;
    /**
     * "carrier|service|origin|destination" with "*" where a level does not care.
     */
    lane: string;
    days: number;
    parcels: Generated<number>;
};
export type Ledger = {
    shop_id: number;
    event_seq: number;
    reaction: string;
    /**
     * "done" or "nothing_to_do".
     */
    outcome: string;
    /**
     * A sentence for the receipt view; no personal data.
     */
    note: string | null;
    attempts: number;
    finished_at: Generated<Date>;
};
export type Location = {
    shop_id: number;
    id: string;
    name: string;
    country: string;
    region: string | null;
    postal: string | null;
    active: Generated<boolean>;
    version: string;
};
export type Message = {
    shop_id: number;
    id: string;
    order_id: string;
    subject_id: string;
    person_id: string;
    channel: string;
    /**
     * Which message of the matrix ("exception.lost").
     */
    template: string;
    /**
     * Outlook revision it speaks for.
     */
    revision: number;
    /**
     * "queued", "sent", "failed".
     */
    state: Generated<string>;
    decided_at: Date;
    sent_at: Date | null;
};
export type Order = {
    shop_id: number;
    /**
     * Shopify's numeric order id, as text.
     */
    id: string;
    name: string;
    person_id: string | null;
    placed_at: Date;
    cancelled_at: Date | null;
    currency: string;
    total_minor: number;
    shipping_title: string | null;
    /**
     * Coarse geography only; the address itself is in people.
     */
    ship_to_country: string | null;
    ship_to_region: string | null;
    ship_to_postal_prefix: string | null;
    financial: string | null;
    locale: string | null;
    version: string;
    recorded_at: Generated<Date>;
};
export type OrderLine = {
    shop_id: number;
    order_id: string;
    id: string;
    product_id: string | null;
    title: string;
    sku: string | null;
    quantity: number;
    /**
     * What one unit cost the shopper, in minor units of the order's currency.
     */
    unit_minor: number;
    category: string | null;
    ships: Generated<boolean>;
};
export type Outbox = {
    shop_id: number;
    id: string;
    /**
     * Which effect: "exceptions.ticket", "messages.email", "claims.file" …
     */
    kind: string;
    /**
     * The same for every attempt; receivers use it to recognise a repeat.
     */
    idempotency_key: string;
    /**
     * Effects that share a key happen one after the other.
     */
    order_key: string;
    event_seq: number;
    story_id: string;
    payload: unknown;
    /**
     * "waiting" (not yet on the queue), "queued", "done", "failed" (final, shown, replayable).
     */
    state: Generated<string>;
    attempts: Generated<number>;
    last_error: string | null;
    /**
     * What the receiver answered: its id of the thing, in its own words.
     */
    receipt: unknown | null;
    created_at: Generated<Date>;
    done_at: Date | null;
};
export type Outlook = {
    shop_id: number;
    /**
     * The shipment it speaks of, or the order while nothing has left.
     */
    subject_id: string;
    order_id: string;
    /**
     * The exception it answers; empty while all is well.
     */
    exception_id: Generated<string>;
    /**
     * Code of what happened ("on_its_way", "lost", "stalled" …): words come from the translations.
     */
    headline: string;
    /**
     * Code of what happens next and its values.
     */
    next_step: string | null;
    next_values: unknown | null;
    /**
     * Promised local dates, and the zone they are dates in.
     */
    earliest: string | null;
    likely: string | null;
    latest: string | null;
    zone: string | null;
    /**
     * True once date and next step both stand for this headline: only then does anybody speak.
     */
    whole: Generated<boolean>;
    revision: Generated<number>;
    since: Date;
};
export type Payout = {
    shop_id: number;
    order_id: string;
    order_line_id: string;
    /**
     * 1 … quantity of the line.
     */
    unit: number;
    /**
     * "refund", "replacement", "credit", "exchange".
     */
    kind: string;
    amount_minor: number;
    currency: string;
    /**
     * What granted it: "remedy:…", "shopify-refund:…".
     */
    granted_by: string;
    at: Date;
};
export type Person = {
    shop_id: number;
    id: string;
    /**
     * The person's key wrapped by the shop's; null after erasure.
     */
    wrapped_key: Buffer | null;
    /**
     * JSON {email, phone, name, address lines, city, postal, country}, sealed.
     */
    details: Buffer | null;
    /**
     * Keyed hash of the normalised e-mail, to find a person without reading anybody.
     */
    email_index: Buffer | null;
    /**
     * Shopify's customer id, when the shopper has an account.
     */
    customer_id: string | null;
    locale: string | null;
    version: string;
    erased_at: Date | null;
};
export type Product = {
    shop_id: number;
    id: string;
    title: string;
    category: string | null;
    version: string;
};
export type Promise = {
    shop_id: number;
    id: string;
    subject_id: string;
    order_id: string;
    earliest: string;
    likely: string;
    latest: string;
    zone: string;
    /**
     * Share of parcels that the model expects by `latest`, 0 … 1.
     */
    confidence: number;
    /**
     * What it was made from: lane used, parcels seen, quantiles, processing days; enough to say why.
     */
    inputs: unknown;
    model: string;
    made_at: Date;
    /**
     * "open", "revised", "kept", "missed", "void".
     */
    state: Generated<string>;
    settled_at: Date | null;
};
export type Remedy = {
    shop_id: number;
    id: string;
    shipment_id: string;
    order_id: string;
    exception_id: string;
    /**
     * "offered", "refused" (not covered: a person decides), "taken", "settled".
     */
    state: string;
    options: unknown;
    chosen: string | null;
    amount_minor: number;
    currency: string;
    reasons: unknown;
    decided_at: Date;
    chosen_at: Date | null;
};
export type ReturnRecord = {
    shop_id: number;
    id: string;
    order_id: string;
    name: string | null;
    status: string;
    version: string;
};
export type Scan = {
    shop_id: number;
    shipment_id: string;
    /**
     * Hash of what makes it the same scan: source, carrier time to the minute, native code, place, words.
     */
    id: string;
    source: string;
    milestone: string | null;
    exception: string | null;
    native_code: string | null;
    message: string | null;
    place: string | null;
    occurred_at: Date;
    received_at: Date;
    /**
     * The inbox message that told us, so that the raw payload can be read again.
     */
    inbox_source: string;
    inbox_delivery: string;
};
export type Session = {
    id: string;
    shop: string;
    state: string;
    isOnline: Generated<boolean>;
    scope: string | null;
    expires: Date | null;
    accessToken: string;
    userId: number | null;
    firstName: string | null;
    lastName: string | null;
    email: string | null;
    accountOwner: Generated<boolean>;
    locale: string | null;
    collaborator: Generated<boolean | null>;
    emailVerified: Generated<boolean | null>;
    refreshToken: string | null;
    refreshTokenExpires: Date | null;
};
export type Shipment = {
    shop_id: number;
    id: string;
    order_id: string;
    fulfillment_id: string;
    /**
     * As Shopify shows it to the merchant ("#1042").
     */
    order_name: string;
    tracking_number: string | null;
    tracking_url: string | null;
    /**
     * Our id of the carrier ("ups"); "other" when not recognised.
     */
    carrier: string;
    service: string | null;
    location_id: string | null;
    origin_country: string | null;
    origin_region: string | null;
    dest_country: string | null;
    dest_region: string | null;
    /**
     * Value of its items in minor units.
     */
    value_minor: number;
    currency: string;
    category: string | null;
    milestone: string;
    milestone_at: Date;
    /**
     * The most serious open exception ("lost"), empty when none: what the list filters by.
     */
    exception: Generated<string>;
    shipped_at: Date | null;
    delivered_at: Date | null;
    last_scan_at: Date | null;
    /**
     * What the carrier itself expects, as it last said.
     */
    carrier_eta: Date | null;
    cancelled: Generated<boolean>;
    registered_at: Date;
    version: string;
};
export type ShipmentException = {
    shop_id: number;
    id: string;
    shipment_id: string;
    kind: string;
    /**
     * "carrier", "recipient", "shipper", "customs", "weather", "unknown".
     */
    responsible: string;
    opened_at: Date;
    resolved_at: Date | null;
};
export type ShipmentLine = {
    shop_id: number;
    shipment_id: string;
    order_line_id: string;
    title: string;
    quantity: number;
};
export type Shop = {
    shop_id: Generated<number>;
    domain: string;
    /**
     * "active", "gone" (uninstalled, kept for a return), "erased" (after shop/redact only the number is left).
     */
    state: Generated<string>;
    name: string | null;
    currency: string | null;
    /**
     * IANA zone: a promised date is a date in a place.
     */
    timezone: Generated<string>;
    country: string | null;
    scopes: string[];
    installed_at: Date;
    uninstalled_at: Date | null;
    updated_at: Date;
};
export type ShopImport = {
    shop_id: number;
    id: string;
    /**
     * "backfill" or "reconcile".
     */
    kind: string;
    from_time: Date;
    to_time: Date;
    cursor: string | null;
    /**
     * Orders to go through, as Shopify counts them.
     */
    total: Generated<number>;
    seen: Generated<number>;
    /**
     * "running", "done", "failed".
     */
    state: Generated<string>;
    last_error: string | null;
    started_at: Date;
    finished_at: Date | null;
};
export type ShopKey = {
    shop_id: number;
    wrapped: Buffer;
    created_at: Generated<Date>;
};
export type DB = {
    alarm: Alarm;
    claim: Claim;
    connection: Connection;
    cover: Cover;
    daily_figure: DailyFigure;
    due: Due;
    event: Event;
    exception_case: ExceptionCase;
    inbox: Inbox;
    inbox_work: InboxWork;
    lane_record: LaneRecord;
    lane_risk: LaneRisk;
    lane_transit: LaneTransit;
    ledger: Ledger;
    location: Location;
    message: Message;
    order: Order;
    order_line: OrderLine;
    outbox: Outbox;
    outlook: Outlook;
    payout: Payout;
    person: Person;
    product: Product;
    promise: Promise;
    remedy: Remedy;
    return_record: ReturnRecord;
    scan: Scan;
    session: Session;
    shipment: Shipment;
    shipment_exception: ShipmentException;
    shipment_line: ShipmentLine;
    shop: Shop;
    shop_import: ShopImport;
    shop_key: ShopKey;
};

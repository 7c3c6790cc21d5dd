import { randomUUID } from "node:crypto";
import { Courier } from "./delivery/courier";
import { parcelsOf } from "./easypost/from-fulfillment";
import { easypostManner } from "./easypost/manner";
import { ParcelDesk } from "./easypost/parcel-desk";
import { ClaimDesk } from "./easypost/claim-desk";
import { DESKS, HelpDesk, type DeskName } from "./helpdesks/help-desk";
import { deskManner, tellThrough } from "./helpdesks/telling";
import { EventDesk } from "./marketing/event-desk";
import type { Settings } from "./options";
import { postmarkManner } from "./postmark/manner";
import { PostOffice } from "./postmark/post-office";
import { Bucket } from "./shopify/bucket";
import { Grants } from "./shopify/grants";
import { Idempotency } from "./shopify/idempotency";
import { Secrets } from "./shopify/secrets";
import { shopifyManner, shopifySender, type ShopifySender } from "./shopify/webhooks/sender";
import { Subscriptions } from "./shopify/subscriptions";
import { withMetafields } from "./shopify/webhooks/metafields";
import { topicScopes, type Topic } from "./shopify/webhooks/topics";
import { seedCatalogue, seedHistory } from "./store/seed";
import { emptyState, type Shop } from "./store/state";
import type { World } from "./store/world";
import { DAY_MS, iso, type Clock } from "./support/clock";
import { Faults } from "./support/faults";
import { randomFrom } from "./support/random";
import { twilioManner } from "./twilio/manner";
import { Switchboard } from "./twilio/switchboard";

/** One shop with everything the platform keeps about it. */
export interface Shopfront {
  domain: string;
  world: World;
  grants: Grants;
  bucket: Bucket;
  idempotency: Idempotency;
}

/** Everything the faces share. */
export interface Platform {
  settings: Settings;
  clock: Clock;
  secrets: Secrets;
  easypostSecret: { current: string };
  courier: Courier;
  shops: Map<string, Shopfront>;
  parcels: ParcelDesk;
  claims: ClaimDesk;
  desks: Record<DeskName, HelpDesk>;
  postOffice: PostOffice;
  switchboard: Switchboard;
  eventDesk: EventDesk;
  subscriptions: Subscriptions;
  faults: Faults;
  /** The main shop, which has the storefront. */
  main(): Shopfront;
  /** Back to the seeded history, with nothing on its way. */
  reset(): void;
}

const API_VERSION = "2026-07";
/** App lifecycle and privacy topics are sent whatever the scopes. */
const ALWAYS = /^(app\/|customers\/|shop\/)/;

export function createPlatform(settings: Settings): Platform {
  const { clock } = settings;
  const secrets = new Secrets(settings.apiKey, settings.apiSecret);
  const easypostSecret = { current: settings.easypostWebhookSecret };
  const desks = {
    zendesk: new HelpDesk("zendesk", clock),
    gorgias: new HelpDesk("gorgias", clock),
    freshdesk: new HelpDesk("freshdesk", clock),
  };
  const manners = {
    shopify: shopifyManner(secrets, API_VERSION),
    easypost: easypostManner(easypostSecret),
    zendesk: deskManner(desks.zendesk),
    gorgias: deskManner(desks.gorgias),
    freshdesk: deskManner(desks.freshdesk),
    postmark: postmarkManner(settings.postmarkWebhookSecret),
    twilio: twilioManner(settings.twilioToken),
  };
  const courier = new Courier(clock, manners, settings.compress);
  for (const name of DESKS) tellThrough(courier, desks[name]);
  const sender = shopifySender(courier, clock, settings.appUrl);
  const shops = new Map<string, Shopfront>();
  const platform: Platform = {
    settings,
    clock,
    secrets,
    easypostSecret,
    courier,
    shops,
    parcels: new ParcelDesk(clock, courier, settings),
    claims: new ClaimDesk(clock, courier, settings),
    desks,
    postOffice: new PostOffice(clock, courier, settings),
    switchboard: new Switchboard(clock, courier, settings),
    eventDesk: new EventDesk(clock),
    subscriptions: new Subscriptions(clock),
    faults: new Faults(),
    main: () => shops.get(settings.shopDomain)!,
    reset() {
      courier.forget();
      platform.faults.clear();
      platform.parcels.forget();
      platform.claims.forget();
      for (const name of DESKS) desks[name].forget();
      platform.postOffice.forget();
      platform.switchboard.forget();
      platform.eventDesk.forget();
      platform.subscriptions.all.length = 0;
      [settings.shopDomain, ...settings.extraShops].forEach((domain, at) => {
        const shop = openShop(settings, sender, domain, at);
        shops.set(domain, shop);
        for (const parcel of parcelsOf(shop.world.state)) platform.parcels.know(parcel);
      });
    },
  };
  platform.reset();
  return platform;
}

function openShop(settings: Settings, sender: ShopifySender, domain: string, index: number): Shopfront {
  const { clock } = settings;
  const shop: Shop = {
    id: 80_400_000_001 + index,
    name: index === 0 ? "Demo Store" : `Demo Store ${index + 1}`,
    email: "owner@example.com",
    domain,
    currency: "USD",
    timezone: "America/New_York",
    createdAt: iso(clock.now().getTime() - 500 * DAY_MS),
    plan: settings.plan,
    nativeDates: false,
  };
  const grants = new Grants(
    settings.keysClock,
    settings.scopes.split(",").map((scope) => scope.trim()),
  );
  let quiet = true;
  const announce = (topic: Topic, payload: object, eventId: string) => {
    if (quiet || !(grants.installed || ALWAYS.test(topic))) return;
    if (settings.topics && !settings.topics.has(topic)) return;
    const needed = topicScopes(topic);
    if (needed.length > 0 && !needed.some((scope) => grants.granted().has(scope))) return;
    sender.send(domain, topic, withMetafields(settings, world.state, topic, payload), eventId);
  };
  const random = randomFrom(settings.seed + index * 7919);
  const world: World = { state: emptyState(shop), clock, random, announce, newEventId: randomUUID };
  seedCatalogue(world);
  seedHistory(world, settings.orders);
  quiet = false;
  return { domain, world, grants, bucket: new Bucket(clock), idempotency: new Idempotency() };
}

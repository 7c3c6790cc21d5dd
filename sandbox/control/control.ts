import type { z } from "zod";
import type { MailFault, SmtpDoor } from "../mail/smtp";
import type { Mailbox } from "../mail/mailbox";
import type { Platform } from "../platform";
import { createProduct, updateLocation, updateProduct } from "../store/actions/shop-changes";
import { gid, idFrom } from "../store/state";
import { Refused } from "../store/world";
import { iso } from "../support/clock";
import { CALM } from "../delivery/courier";
import { claimView } from "../easypost/claim-desk";
import { actAsAgent, deedSchema, ticketCard } from "../helpdesks/agent";
import { DESKS, type DeskName } from "../helpdesks/help-desk";
import { lifecycle } from "./lifecycle";
import { changeOrder, createFulfillment, createOrder, shopNamed } from "./orders";
import * as schemas from "./schemas";
import { receivedState } from "./state";

type In<T extends z.ZodType> = z.input<T>;

/** The verbs of a test, in process. HTTP offers the same under /control. */
export function createControl(platform: Platform, mailbox: Mailbox, smtp: SmtpDoor) {
  return {
    order: (wish: In<typeof schemas.orderSchema> = {}) =>
      createOrder(platform, schemas.orderSchema.parse(wish)),
    fulfillment: (wish: In<typeof schemas.fulfillmentSchema>) =>
      createFulfillment(platform, schemas.fulfillmentSchema.parse(wish)),
    change: (order: string, wish: In<typeof schemas.changeSchema>) =>
      changeOrder(platform, order, schemas.changeSchema.parse(wish)),
    script: (number: string, wish: In<typeof schemas.scriptSchema>) =>
      script(platform, number, schemas.scriptSchema.parse(wish)),
    scan: (number: string, wish: In<typeof schemas.scanSchema>) =>
      scan(platform, number, schemas.scanSchema.parse(wish)),
    newProduct: (wish: In<typeof schemas.newProductSchema> = {}) =>
      newProduct(platform, schemas.newProductSchema.parse(wish)),
    product: (id: string, wish: In<typeof schemas.productSchema>) =>
      product(platform, id, schemas.productSchema.parse(wish)),
    location: (id: string, wish: In<typeof schemas.locationSchema>) =>
      location(platform, id, schemas.locationSchema.parse(wish)),
    claim: (id: string, wish: In<typeof schemas.claimSchema>) =>
      decideClaim(platform, id, schemas.claimSchema.parse(wish)),
    reply: (number: string, wish: In<typeof schemas.replySchema> = {}) =>
      reply(platform, number, schemas.replySchema.parse(wish)),
    letter: (address: string, wish: In<typeof schemas.letterSchema>) =>
      letter(platform, address, schemas.letterSchema.parse(wish)),
    faults: (wish: In<typeof schemas.faultsSchema>) =>
      setFaults(platform, smtp, schemas.faultsSchema.parse(wish)),
    currentFaults: () => currentFaults(platform, smtp),
    hook: (desk: DeskName, wish: In<typeof schemas.hookSchema>) => {
      const { hook } = schemas.hookSchema.parse(wish);
      platform.desks[desk].hook = hook;
      return { desk, told: hook?.url ?? null };
    },
    deed: (desk: DeskName, ticket: number, wish: In<typeof deedSchema>) =>
      ticketCard(actAsAgent(platform.desks[desk], ticket, deedSchema.parse(wish))),
    tickets: (desk: DeskName) => [...platform.desks[desk].tickets.values()].map(ticketCard),
    lifecycle: (wish: In<typeof schemas.lifecycleSchema>) =>
      lifecycle(platform, schemas.lifecycleSchema.parse(wish)),
    secrets: (wish: In<typeof schemas.secretsSchema>) => secrets(platform, schemas.secretsSchema.parse(wish)),
    redeliver: (wish: In<typeof schemas.redeliverSchema> = {}) =>
      redeliver(platform, schemas.redeliverSchema.parse(wish)),
    webhooks: (wish: In<typeof schemas.logSchema> = {}) =>
      webhookLog(platform, schemas.logSchema.parse(wish)),
    state: (shop?: string) => receivedState(platform, mailbox, shop),
    idle: () => idle(platform),
    reset: async () => {
      platform.reset();
      mailbox.forget();
      await setFaults(platform, smtp, schemas.faultsSchema.parse({ clear: true }));
      return { reset: true };
    },
  };
}

export type Control = ReturnType<typeof createControl>;

function script(platform: Platform, number: string, wish: z.output<typeof schemas.scriptSchema>): object {
  const parcel = platform.parcels.parcels.get(number);
  if (!parcel) throw new Refused("parcel_unknown", `No carrier has heard of ${number}.`);
  if (wish.register) platform.parcels.register(parcel);
  platform.parcels.play(parcel, wish.script, wish.hurry);
  return { trackingNumber: number, script: wish.script, trackerId: parcel.trackerId };
}

function scan(platform: Platform, number: string, wish: z.output<typeof schemas.scanSchema>): object {
  const known = platform.parcels.parcels.get(number);
  const shop = shopNamed(platform, wish.shop).domain;
  const parcel =
    known ?? platform.parcels.know({ shop, trackingCode: number, carrier: wish.carrier ?? "USPS" });
  if (wish.carrier) parcel.carrier = wish.carrier;
  if (wish.lastMileNumber) parcel.lastMileNumber = wish.lastMileNumber;
  if (wish.register) platform.parcels.register(parcel);
  const place = { city: null, state: null, country: null, zip: null };
  const at = iso(wish.at ? new Date(wish.at) : platform.clock.now());
  const told = platform.parcels.scan(
    parcel,
    {
      status: wish.status,
      statusDetail: wish.statusDetail ?? "status_update",
      message: wish.message ?? wish.status.replaceAll("_", " "),
      at,
      place: {
        city: wish.location?.city ?? place.city,
        state: wish.location?.state ?? null,
        country: wish.location?.country ?? null,
        zip: wish.location?.zip ?? null,
      },
    },
    wish.estimatedDelivery === undefined ? undefined : wish.estimatedDelivery,
    wish.mutation,
  );
  return { trackingNumber: number, ...told };
}

function product(platform: Platform, id: string, wish: z.output<typeof schemas.productSchema>): object {
  const { world } = shopNamed(platform, wish.shop);
  const found = world.state.products.get(idFrom("Product", id) ?? Number(id));
  if (!found) throw new Refused("product_unknown", `There is no product ${id}.`);
  updateProduct(world, found, changeFrom(wish));
  return { productId: id, title: found.title, productType: found.productType };
}

function newProduct(platform: Platform, wish: z.output<typeof schemas.newProductSchema>): object {
  const made = createProduct(shopNamed(platform, wish.shop).world, {
    ...changeFrom(wish),
    count: wish.count,
  });
  return {
    productId: gid("Product", made.id),
    variantIds: made.variants.map((variant) => gid("ProductVariant", variant.id)),
  };
}

const changeFrom = ({ title, productType, tags, variants }: z.output<typeof schemas.productSchema>) =>
  definedOnly({ title, productType, tags, variants: variants && definedOnly(variants) });

function location(platform: Platform, id: string, wish: z.output<typeof schemas.locationSchema>): object {
  const { world } = shopNamed(platform, wish.shop);
  const found = world.state.locations.get(idFrom("Location", id) ?? Number(id));
  if (!found) throw new Refused("location_unknown", `There is no location ${id}.`);
  const { name = found.name, isActive = found.isActive } = wish;
  updateLocation(world, found, { name, isActive });
  return { locationId: id, name: found.name, isActive: found.isActive };
}

function decideClaim(platform: Platform, id: string, wish: z.output<typeof schemas.claimSchema>): object {
  const claim = platform.claims.claims.find((each) => each.id === id);
  if (!claim) throw new Refused("claim_unknown", `There is no claim ${id}.`);
  const whole = wish.status === "approved" ? claim.amount : null;
  platform.claims.decide(claim, wish.status, wish.detail, wish.approvedAmount ?? whole);
  return claimView(claim);
}

function reply(platform: Platform, number: string, wish: z.output<typeof schemas.replySchema>): object {
  const { sid, from, to, body } = platform.switchboard.reply(number, wish.medium, wish.body);
  return { sid, from, to, body };
}

function letter(
  platform: Platform,
  address: string,
  { happens }: z.output<typeof schemas.letterSchema>,
): object {
  if (happens === "Reactivate") platform.postOffice.reactivate(address);
  else {
    const last = platform.postOffice.letters.findLast((each) => each.to === address);
    if (!last) throw new Refused("letter_unknown", `Nothing was sent to ${address} through Postmark.`);
    platform.postOffice.happen(last, happens);
  }
  return { address, happens };
}

/** A value left out keeps what was set before. */
function definedOnly<T extends object>(from: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(from).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

async function setFaults(
  platform: Platform,
  smtp: SmtpDoor,
  wish: z.output<typeof schemas.faultsSchema>,
): Promise<object> {
  const { courier, faults } = platform;
  if (wish.clear) {
    courier.disturb(CALM);
    courier.compress = platform.settings.compress;
    courier.pause(false);
    faults.clear();
    const up: MailFault = { mode: "up", times: 0 };
    await smtp.setFault(up);
  }
  if (wish.webhooks) {
    const { compress, paused, ...disturbance } = wish.webhooks;
    courier.disturb(definedOnly(disturbance));
    if (compress !== undefined) courier.compress = compress;
    if (paused !== undefined) courier.pause(paused);
  }
  faults.admin.plan(wish.admin ?? []);
  faults.easypost.plan(wish.easypost ?? []);
  for (const face of ["postmark", "twilio", "klaviyo", "postscript", "attentive", "hook"] as const)
    faults[face].plan(wish[face] ?? []);
  for (const desk of DESKS) faults[desk].plan(wish[desk] ?? []);
  if (wish.mail) await smtp.setFault(wish.mail);
  for (const shop of platform.shops.values()) {
    if (wish.bucket) shop.bucket.resize(wish.bucket);
    if (wish.expireTokens) shop.grants.expireTokens();
  }
  return currentFaults(platform, smtp);
}

function currentFaults(platform: Platform, smtp: SmtpDoor): object {
  const { admin, easypost, zendesk, gorgias, freshdesk } = platform.faults;
  return {
    webhooks: {
      ...platform.courier.currentDisturbance(),
      compress: platform.courier.compress,
      paused: platform.courier.paused,
    },
    admin: admin.list(),
    easypost: easypost.list(),
    postmark: platform.faults.postmark.list(),
    twilio: platform.faults.twilio.list(),
    klaviyo: platform.faults.klaviyo.list(),
    postscript: platform.faults.postscript.list(),
    attentive: platform.faults.attentive.list(),
    hook: platform.faults.hook.list(),
    zendesk: zendesk.list(),
    gorgias: gorgias.list(),
    freshdesk: freshdesk.list(),
    mail: smtp.currentFault(),
  };
}

function secrets(platform: Platform, wish: z.output<typeof schemas.secretsSchema>): object {
  if (wish.shopify) platform.secrets.rotate(wish.shopify, wish.signWithOld);
  if (wish.finishRotation) platform.secrets.finishRotation();
  if (wish.easypostWebhook) platform.easypostSecret.current = wish.easypostWebhook;
  return { rotated: true };
}

function redeliver(platform: Platform, wish: z.output<typeof schemas.redeliverSchema>): object {
  const sent = platform.courier.redeliver(wish.times, wish.shuffle, wish.seed, (delivery) => {
    if (wish.kind !== "all" && delivery.kind !== wish.kind) return false;
    return wish.topic === undefined || delivery.topic === wish.topic;
  });
  return { sent };
}

function webhookLog(platform: Platform, wish: z.output<typeof schemas.logSchema>): object {
  const found = platform.courier.log.filter((delivery) => {
    if (wish.topic && delivery.topic !== wish.topic) return false;
    return (!wish.kind || delivery.kind === wish.kind) && (!wish.shop || delivery.shop === wish.shop);
  });
  const deliveries = found.map(({ body, ...rest }) => (wish.bodies === "true" ? { ...rest, body } : rest));
  return { count: deliveries.length, deliveries };
}

function idle(platform: Platform): { idle: boolean; pending: number; scripts: number } {
  const pending = platform.courier.pending();
  const scripts = platform.parcels.scriptsRunning();
  return { idle: pending === 0 && scripts === 0, pending, scripts };
}

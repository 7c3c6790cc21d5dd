import { DAY_MS, HOUR_MS, iso } from "../support/clock";
import type { Random } from "../support/random";
import { addFulfillmentEvent, fulfil } from "./actions/fulfil";
import { placeOrder } from "./actions/place-order";
import { CATALOGUE, LOCATIONS } from "./catalogue";
import { PLACES, SERVICES, type Place, type Service } from "./lanes";
import type { Fulfillment, Order } from "./model";
import type { World } from "./world";

const DAYS = 59;

export function seedCatalogue(world: World): void {
  const { state } = world;
  const at = iso(world.clock.now().getTime() - 400 * DAY_MS);
  for (const place of LOCATIONS) {
    const address = {
      id: state.nextId(),
      firstName: null,
      lastName: null,
      address1: place.address1,
      address2: null,
      city: place.city,
      province: place.province,
      provinceCode: place.code,
      zip: place.zip,
      country: "United States",
      countryCode: "US",
      phone: null,
    };
    const id = state.nextId();
    state.locations.set(id, { id, name: place.name, isActive: true, address, createdAt: at, updatedAt: at });
  }
  for (const [index, [title, productType, price, grams, description]] of CATALOGUE.entries()) {
    const id = state.nextId();
    const sku = `DS-${String(index + 1).padStart(3, "0")}`;
    const variant = {
      id: state.nextId(),
      productId: id,
      title: "Default Title",
      sku,
      price,
      grams,
      requiresShipping: true,
      inventory: 200,
      tracked: true,
      inventoryPolicy: "DENY" as const,
    };
    const handle = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const tags = [productType.toLowerCase()];
    const dates = { createdAt: at, updatedAt: at };
    state.products.set(id, {
      id,
      title,
      handle,
      productType,
      vendor: "Demo Store",
      description,
      tags,
      ...dates,
      variants: [variant],
    });
  }
}

/** Two months of trade: most of it delivered, some on its way, a few orders still open. */
export function seedHistory(world: World, count: number): void {
  const { random, clock } = world;
  const now = clock.now().getTime();
  const moments = Array.from({ length: count }, () => now - DAYS * DAY_MS * random.next() - HOUR_MS).sort(
    (a, b) => a - b,
  );
  for (const moment of moments) seedOrder(world, moment, now);
}

function seedOrder(world: World, moment: number, now: number): void {
  const { random, state } = world;
  const place = random.pick(PLACES);
  const service = random.pick(SERVICES);
  const variants = [...state.products.values()].flatMap((product) => product.variants);
  const wanted = random.shuffle(variants).slice(0, random.int(1, 3));
  const lines = wanted.map((variant) => ({ variantId: variant.id, quantity: random.chance(0.2) ? 2 : 1 }));
  const order = placeOrder(world, { lines, place, service, at: new Date(moment) });
  const shipped = moment + random.int(8, 40) * HOUR_MS;
  if (shipped > now - HOUR_MS) return;
  const fulfillment = ship(world, order, place, service, shipped);
  carry(world, order, fulfillment, { place, service, shipped, now });
}

function ship(world: World, order: Order, place: Place, service: Service, at: number): Fulfillment {
  const [newark, reno] = [...world.state.locations.values()];
  const near = place.east ? newark : reno;
  const other = place.east ? reno : newark;
  const from = (world.random.chance(0.85) ? near : other)!;
  const trackingNumber = service.trackingNumber(world.random);
  return fulfil(world, order, {
    company: service.company,
    service: service.name,
    trackingNumber,
    trackingUrl: service.trackingUrl(trackingNumber),
    locationId: from.id,
    at: new Date(at),
  });
}

interface Journey {
  place: Place;
  service: Service;
  shipped: number;
  now: number;
}

function transitDays(random: Random, near: boolean, service: Service): number {
  const [least, most] = near ? service.near : service.far;
  const late = random.chance(0.08) ? random.int(1, 4) : 0;
  return random.int(least, most) + late;
}

/** Scans along the way, only those that have already happened. */
function carry(world: World, order: Order, fulfillment: Fulfillment, journey: Journey): void {
  const { random, state } = world;
  const { place, shipped, now, service } = journey;
  const origin = state.locations.get(fulfillment.locationId)!.address;
  const days = transitDays(random, place.east === (origin.provinceCode === "NJ"), service);
  const picked = shipped + random.int(1, 6) * HOUR_MS;
  const arrived = picked + days * DAY_MS - random.int(0, 5) * HOUR_MS;
  const here = { city: origin.city, province: origin.provinceCode, country: "US", zip: origin.zip };
  const there = { city: place.city, province: place.code, country: "US", zip: place.zip };
  const scans: [number, string, string, typeof here][] = [
    [shipped, "CONFIRMED", "Label created", here],
    [picked, "IN_TRANSIT", "Picked up by the carrier", here],
    [arrived - 6 * HOUR_MS, "OUT_FOR_DELIVERY", "Out for delivery", there],
    [arrived, "DELIVERED", "Delivered", there],
  ];
  for (const [moment, status, message, at] of scans.filter(([moment]) => moment <= now)) {
    addFulfillmentEvent(
      world,
      order,
      fulfillment,
      { status, message, happenedAt: iso(moment), by: "shop", ...at },
      new Date(moment),
    );
  }
}

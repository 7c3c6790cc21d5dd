import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { PersonDetails } from "../../domain/order-word";
import { sameBytes, seal, unseal } from "../../platform/crypto/seal.server";
import type { Unit } from "../../spine/unit.server";

const details: z.ZodType<PersonDetails> = z.object({
  name: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  address: z
    .object({
      line1: z.string().nullable(),
      line2: z.string().nullable(),
      city: z.string().nullable(),
      region: z.string().nullable(),
      postal: z.string().nullable(),
      country: z.string().nullable(),
    })
    .nullable()
    .default(null),
});

const keyPlace = (id: string) => `person|wrapped_key|${id}`;
const detailsPlace = (shop: number, id: string) => `${shop}|person|details|${id}`;

export const normalEmail = (email: string): string => email.trim().toLowerCase();

/** Country codes and leading zeros are written in many ways; the last nine digits are the subscriber's. null: no phone number. */
export function normalPhone(phone: string): string | null {
  const digits = phone.replace(/\D/g, "");
  return digits.length >= 7 ? digits.slice(-9) : null;
}

export const normalPostal = (postal: string): string | null =>
  postal.replace(/[\s-]/g, "").toUpperCase() || null;

/** Keeps a person under a key of their own. An older word than the one we have, or a word about somebody erased, changes nothing. */
export async function keep(
  unit: Unit,
  person: {
    id: string;
    customerId: string | null;
    locale: string | null;
    version: string;
    details: PersonDetails;
  },
): Promise<void> {
  const keys = await unit.keys();
  const known = await unit.tx.q
    .selectFrom("person")
    .select(["wrapped_key", "version", "erased_at"])
    .where("shop_id", "=", unit.shop)
    .where("id", "=", person.id)
    .forUpdate()
    .executeTakeFirst();
  if (known && (known.erased_at || known.version > person.version)) return;
  const key = known?.wrapped_key ? keys.unseal(known.wrapped_key, keyPlace(person.id)) : randomBytes(32);
  const { email, phone, address } = person.details;
  const indexed = (kind: string, value: string | null) => (value ? keys.index(kind, value) : null);
  const row = {
    wrapped_key: known?.wrapped_key ?? keys.seal(key, keyPlace(person.id)),
    details: seal(key, Buffer.from(JSON.stringify(person.details)), detailsPlace(unit.shop, person.id)),
    email_index: indexed("email", email && normalEmail(email)),
    phone_index: indexed("phone", phone && normalPhone(phone)),
    postal_index: indexed("postal", address?.postal ? normalPostal(address.postal) : null),
    customer_id: person.customerId,
    locale: person.locale,
    version: person.version,
  };
  await unit.tx.q
    .insertInto("person")
    .values({ shop_id: unit.shop, id: person.id, ...row })
    .onConflict((c) => c.columns(["shop_id", "id"]).doUpdateSet(row))
    .execute();
}

export async function read(
  unit: Unit,
  id: string,
): Promise<(PersonDetails & { locale: string | null }) | null> {
  const row = await unit.tx.q
    .selectFrom("person")
    .select(["wrapped_key", "details", "locale"])
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row?.wrapped_key || !row.details) return null;
  const key = (await unit.keys()).unseal(row.wrapped_key, keyPlace(id));
  const plain = unseal(key, row.details, detailsPlace(unit.shop, id)).toString("utf8");
  return { ...details.parse(JSON.parse(plain)), locale: row.locale };
}

/** Destroys the key, and with it everything that was sealed under it. A backup from before still holds both, until it goes. */
export async function destroy(unit: Unit, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const gone = await unit.tx.q
    .updateTable("person")
    .set({
      wrapped_key: null,
      details: null,
      email_index: null,
      phone_index: null,
      postal_index: null,
      customer_id: null,
      erased_at: unit.clock.now(),
    })
    .where("shop_id", "=", unit.shop)
    .where("id", "in", ids)
    .where("erased_at", "is", null)
    .returning("id")
    .execute();
  return gone.map((p) => p.id);
}

export async function idsByCustomer(unit: Unit, customerId: string, email: string | null): Promise<string[]> {
  const keys = await unit.keys();
  const rows = await unit.tx.q
    .selectFrom("person")
    .select("id")
    .where("shop_id", "=", unit.shop)
    .where((w) =>
      w.or([
        w("customer_id", "=", customerId),
        ...(email ? [w("email_index", "=", keys.index("email", normalEmail(email)))] : []),
      ]),
    )
    .execute();
  return rows.map((r) => r.id);
}

/** What a shopper can show to be the person: an address proves more than a postcode, which neighbours share. */
export type Proof = "contact" | "postcode";

/** Whether this is the person's e-mail address, phone number or postcode. Compared without reading anybody, always with the same work. */
export async function proofOf(unit: Unit, id: string, shown: string): Promise<Proof | null> {
  const keys = await unit.keys();
  const row = await unit.tx.q
    .selectFrom("person")
    .select(["email_index", "phone_index", "postal_index"])
    .where("shop_id", "=", unit.shop)
    .where("id", "=", id)
    .executeTakeFirst();
  const fits = (kind: string, value: string, kept: Buffer | null | undefined) =>
    sameBytes(keys.index(kind, value), kept ?? Buffer.alloc(0));
  const email = fits("email", normalEmail(shown), row?.email_index);
  const phone = fits("phone", normalPhone(shown) ?? "none", row?.phone_index);
  const postal = fits("postal", normalPostal(shown) ?? "none", row?.postal_index);
  return email || phone ? "contact" : postal ? "postcode" : null;
}

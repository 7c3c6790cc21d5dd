import { z } from "zod";
import { legacyId } from "../../domain/ids";
import type { ConsentWord } from "../../domain/order-word";
import { id, reader, when, words } from "./fields";

/** Shopify's record of a yes or no to marketing. Missing where the store may not tell us. */
const consent = z
  .object({ state: words, consent_updated_at: when.nullish() })
  .nullish()
  .transform((c) => c ?? null);
type Consent = z.output<typeof consent>;

/** Only a yes or a no says something; "pending", "not_subscribed" and "redacted" are neither. */
const granted: Record<string, boolean | undefined> = { subscribed: true, unsubscribed: false };

function wordOf(medium: ConsentWord["medium"], it: Consent, otherwise: Date): ConsentWord[] {
  const yes = granted[it?.state?.toLowerCase() ?? ""];
  if (it === null || yes === undefined) return [];
  const at = it.consent_updated_at ?? otherwise;
  return [{ medium, class: "marketing", granted: yes, source: "customer", at }];
}

/** As the customer on an order carries them. */
export const consentFields = { email_marketing_consent: consent, sms_marketing_consent: consent };

export const consentsIn = (
  customer: { email_marketing_consent: Consent; sms_marketing_consent: Consent } | null,
  otherwise: Date,
): ConsentWord[] =>
  customer
    ? [
        ...wordOf("email", customer.email_marketing_consent, otherwise),
        ...wordOf("sms", customer.sms_marketing_consent, otherwise),
      ]
    : [];

/** `customers_email_marketing_consent/update` and `customers_marketing_consent/update` (which is about SMS). */
export const readConsentWebhook = reader(
  z.object({ customer_id: id, ...consentFields }),
  (told, triggeredAt) => ({
    customerId: legacyId(told.customer_id),
    consents: consentsIn(told, triggeredAt ?? new Date(0)),
  }),
);

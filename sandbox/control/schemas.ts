import { z } from "zod";
import { SENDERS } from "../delivery/delivery";
import { SCRIPT_NAMES } from "../easypost/scripts";
import { DESKS } from "../helpdesks/help-desk";
import { mailFaultSchema } from "../mail/smtp";
import { PLANS } from "../store/state";
import { faultSchema } from "../support/faults";

const shop = z.string().optional();
const moment = z.iso.datetime({ offset: true });

export const orderSchema = z.object({
  shop,
  /** Lines by SKU or variant; one line of the cheapest product when left out. */
  lines: z
    .array(
      z.object({
        sku: z.string().optional(),
        variantId: z.number().optional(),
        quantity: z.number().int().positive().default(1),
        price: z.number().nonnegative().optional(),
      }),
    )
    .optional(),
  /** Wanted value of the goods in the shop's currency: one line at that price. Ignored when `lines` is given. */
  value: z.number().positive().optional(),
  /** Two letters of a state the sandbox knows (NY MA GA FL IL TX CO OR WA CA AZ MN). */
  destination: z.string().length(2).optional(),
  /** Anywhere else: stands in place of what the destination would say. */
  to: z
    .object({
      address1: z.string(),
      city: z.string(),
      zip: z.string(),
      province: z.string().optional(),
      provinceCode: z.string().optional(),
      countryCode: z.string().length(2),
    })
    .optional(),
  service: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  locale: z.string().optional(),
  customAttributes: z.array(z.object({ key: z.string(), value: z.string() })).optional(),
  at: moment.optional(),
});

export const fulfillmentSchema = z.object({
  shop,
  orderId: z.string(),
  trackingNumber: z.string().min(1).optional(),
  company: z.string().optional(),
  service: z.string().optional(),
  locationId: z.string().optional(),
  lines: z.array(z.object({ lineItemId: z.string(), quantity: z.number().int().positive() })).optional(),
  at: moment.optional(),
});

export const scriptSchema = z.object({
  shop,
  script: z.enum(SCRIPT_NAMES),
  /** How many times faster than life. 86400 makes a day a second. */
  hurry: z.number().positive().default(86_400),
  /** Registers a tracker first when nobody has, as buying the label through EasyPost does. */
  register: z.boolean().default(true),
});

export const scanSchema = z.object({
  shop,
  status: z.string().min(1),
  statusDetail: z.string().min(1).optional(),
  at: moment.optional(),
  message: z.string().optional(),
  location: z
    .object({
      city: z.string().nullish(),
      state: z.string().nullish(),
      country: z.string().nullish(),
      zip: z.string().nullish(),
    })
    .optional(),
  carrier: z.string().optional(),
  estimatedDelivery: moment.nullish(),
  /** From now on another company has it, under this number. */
  lastMileNumber: z.string().min(1).optional(),
  mutation: z.enum(["none", "unknown_word", "changed_shape", "bad_signature"]).default("none"),
  register: z.boolean().default(true),
});

export const faultsSchema = z.object({
  /** Ends every fault first. */
  clear: z.boolean().default(false),
  webhooks: z
    .object({
      duplicates: z.number().int().min(1).optional(),
      disorderMs: z.number().min(0).optional(),
      drop: z.number().min(0).max(1).optional(),
      seed: z.number().int().optional(),
      compress: z.number().positive().optional(),
      paused: z.boolean().optional(),
    })
    .optional(),
  admin: z.array(faultSchema).optional(),
  easypost: z.array(faultSchema).optional(),
  postmark: z.array(faultSchema).optional(),
  twilio: z.array(faultSchema).optional(),
  klaviyo: z.array(faultSchema).optional(),
  postscript: z.array(faultSchema).optional(),
  attentive: z.array(faultSchema).optional(),
  hook: z.array(faultSchema).optional(),
  zendesk: z.array(faultSchema).optional(),
  gorgias: z.array(faultSchema).optional(),
  freshdesk: z.array(faultSchema).optional(),
  mail: mailFaultSchema.optional(),
  /** The Admin API's bucket: how much fits, how much comes back each second. */
  bucket: z.object({ maximum: z.number().positive(), restore: z.number().positive() }).optional(),
  expireTokens: z.boolean().default(false),
});

export const deskSchema = z.enum(DESKS);
/** Where a helpdesk tells what its agents do; null: nowhere. */
export const hookSchema = z.object({ hook: z.object({ url: z.url(), secret: z.string() }).nullable() });

export const redeliverSchema = z.object({
  times: z.number().int().min(1).max(50).default(1),
  shuffle: z.boolean().default(false),
  seed: z.number().int().default(1),
  kind: z.enum([...SENDERS, "all"]).default("all"),
  topic: z.string().optional(),
});

export const lifecycleSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("install"), shop, scopes: z.string().optional() }),
  z.object({ action: z.literal("reinstall"), shop, scopes: z.string().optional() }),
  z.object({ action: z.literal("open"), shop, path: z.string().default("/app") }),
  z.object({ action: z.literal("uninstall"), shop }),
  z.object({ action: z.literal("scopes"), shop, scopes: z.string() }),
  z.object({
    action: z.literal("redact"),
    shop,
    customerId: z.number().optional(),
    orderId: z.string().optional(),
  }),
  z.object({
    action: z.literal("data_request"),
    shop,
    customerId: z.number().optional(),
    orderId: z.string().optional(),
  }),
  z.object({ action: z.literal("shop_redact"), shop }),
  z.object({
    action: z.literal("shop_update"),
    shop,
    name: z.string().optional(),
    plan: z.enum(PLANS).optional(),
    /** Shopify's own dates at the shipping options. */
    nativeDates: z.boolean().optional(),
  }),
]);

export const secretsSchema = z.object({
  shopify: z.string().min(1).optional(),
  /** Go on signing webhooks with the old secret after the change. */
  signWithOld: z.boolean().default(true),
  finishRotation: z.boolean().default(false),
  easypostWebhook: z.string().min(1).optional(),
});

/** Somebody answers from their phone. */
export const replySchema = z.object({
  medium: z.enum(["sms", "whatsapp"]).default("sms"),
  body: z.string().min(1).default("STOP"),
});

/** What becomes of the last letter to an address; `Reactivate` puts the address back. */
export const letterSchema = z.object({
  happens: z.enum([
    "Delivery",
    "Open",
    "Click",
    "HardBounce",
    "SoftBounce",
    "Transient",
    "SpamComplaint",
    "ManualSuppression",
    "Reactivate",
  ]),
});

export const claimSchema = z.object({
  status: z.enum(["in_review", "approved", "approved_partial", "rejected", "cancelled"]),
  detail: z.string().default("Reviewed."),
  approvedAmount: z.string().nullable().default(null),
});

export const changeSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("cancel"), shop, reason: z.string().default("CUSTOMER") }),
  z.object({
    action: z.literal("edit"),
    shop,
    lines: z.array(z.object({ lineItemId: z.string(), quantity: z.number().int().min(0) })),
  }),
  z.object({
    action: z.literal("refund"),
    shop,
    amount: z.number().positive().optional(),
    note: z.string().optional(),
  }),
  z.object({
    action: z.literal("return_request"),
    shop,
    lines: z.array(
      z.object({
        lineItemId: z.string(),
        quantity: z.number().int().positive(),
        reason: z.string().default("OTHER"),
        customerNote: z.string().optional(),
      }),
    ),
  }),
  z.object({
    action: z.enum(["return_approve", "return_decline", "return_cancel", "return_close", "return_reopen"]),
    shop,
    returnId: z.string().optional(),
  }),
  z.object({
    action: z.literal("event"),
    shop,
    status: z.string(),
    message: z.string().optional(),
    at: moment.optional(),
    fulfillmentId: z.string().optional(),
  }),
]);

export const productSchema = z.object({
  shop,
  title: z.string().optional(),
  productType: z.string().optional(),
  tags: z.array(z.string()).optional(),
  /** For every variant of the product. */
  variants: z
    .object({
      price: z.number().int().min(0),
      grams: z.number().min(0),
      requiresShipping: z.boolean(),
      inventory: z.number().int(),
      tracked: z.boolean(),
      inventoryPolicy: z.enum(["DENY", "CONTINUE"]),
    })
    .partial()
    .optional(),
});
export const newProductSchema = productSchema.extend({ count: z.number().int().min(1).max(2048).default(1) });
export const locationSchema = z.object({
  shop,
  name: z.string().optional(),
  isActive: z.boolean().optional(),
});
export const logSchema = z.object({
  topic: z.string().optional(),
  kind: z.enum(SENDERS).optional(),
  shop,
  bodies: z.enum(["true", "false"]).default("false"),
});

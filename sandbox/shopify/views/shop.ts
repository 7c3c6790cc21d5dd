import { LOCATIONS } from "../../store/catalogue";
import { gid, planName } from "../../store/state";
import { byId, connection } from "../connection";
import type { Context } from "../context";
import { TOPICS, topicScopes } from "../webhooks/topics";
import { subscriptionView } from "../mutations/subscriptions";
import { addressView, metafieldFields } from "./common";

export function shopView(context: Context): object {
  const { shop } = context.world.state;
  const home = LOCATIONS[0];
  const address = {
    id: shop.id,
    firstName: null,
    lastName: null,
    address1: home.address1,
    address2: null,
    city: home.city,
    province: home.province,
    provinceCode: home.code,
    zip: home.zip,
    country: "United States",
    countryCode: "US",
    phone: null,
  };
  return {
    __typename: "Shop",
    id: gid("Shop", shop.id),
    name: shop.name,
    email: shop.email,
    contactEmail: shop.email,
    myshopifyDomain: shop.domain,
    primaryDomain: {
      id: gid("Domain", shop.id),
      host: shop.domain,
      url: `https://${shop.domain}`,
      sslEnabled: true,
    },
    url: `https://${shop.domain}`,
    currencyCode: shop.currency,
    ianaTimezone: shop.timezone,
    timezoneAbbreviation: "EST",
    timezoneOffset: "-0500",
    timezoneOffsetMinutes: -300,
    weightUnit: "POUNDS",
    unitSystem: "IMPERIAL_SYSTEM",
    createdAt: shop.createdAt,
    updatedAt: shop.createdAt,
    setupRequired: false,
    taxesIncluded: false,
    billingAddress: addressView(address),
    shopAddress: addressView(address),
    plan: {
      displayName: planName(shop),
      publicDisplayName: planName(shop),
      partnerDevelopment: false,
      shopifyPlus: shop.plan === "plus",
    },
    customerAccountsV2: {
      customerAccountsVersion: "NEW_CUSTOMER_ACCOUNTS",
      loginLinksVisibleOnStorefrontAndCheckout: true,
      loginRequiredAtCheckout: false,
      url: null,
    },
    ...metafieldFields(context, gid("Shop", shop.id)),
  };
}

export function installationView(context: Context): object {
  return {
    __typename: "AppInstallation",
    id: gid("AppInstallation", context.world.state.shop.id),
    accessScopes: [...context.granted].sort().map((handle) => ({ handle, description: handle })),
    activeSubscriptions: context.subscriptions.active(context.world.state.shop.domain).map(subscriptionView),
    app: {
      __typename: "App",
      id: gid("App", 1),
      title: "Doorstep",
      handle: "doorstep",
      apiKey: context.apiKey,
    },
    launchUrl: context.appUrl,
    uninstallUrl: null,
    ...metafieldFields(context, gid("AppInstallation", context.world.state.shop.id)),
  };
}

/** Subscriptions come from the app's own configuration; the list shows what this platform sends. */
export function subscriptions(context: Context, args: { topics?: string[] | null }): object {
  const open = TOPICS.filter(
    (topic) => !topicScopes(topic).length || topicScopes(topic).some((scope) => context.granted.has(scope)),
  );
  const rows = open
    .filter((topic) => !/redact|data_request/.test(topic))
    .map((topic, at) => ({ id: at + 1, topic: topic.replace("/", "_").toUpperCase() }))
    .filter((row) => !args.topics?.length || args.topics.includes(row.topic));
  return connection(
    rows,
    args,
    byId((row) => ({
      __typename: "WebhookSubscription",
      id: gid("WebhookSubscription", row.id),
      legacyResourceId: String(row.id),
      topic: row.topic,
      uri: `${context.appUrl}/webhooks/shopify`,
      format: "JSON",
      filter: null,
      includeFields: [],
      metafieldNamespaces: [],
      name: null,
      createdAt: context.world.state.shop.createdAt,
      updatedAt: context.world.state.shop.createdAt,
      apiVersion: { handle: context.apiVersion, displayName: context.apiVersion, supported: true },
    })),
  );
}

import { createHash } from "node:crypto";
import { GraphQLError } from "graphql";
import type { Address, Metafield } from "../../store/model";
import { gid, idFrom } from "../../store/state";
import { graphqlAmount } from "../../support/money";
import { fullName } from "../webhooks/payload-parts";
import { byId, connection } from "../connection";
import type { Context } from "../context";

export function moneyBag(context: Context, cents: number): object {
  const money = { amount: graphqlAmount(cents), currencyCode: context.world.state.shop.currency };
  return { shopMoney: money, presentmentMoney: money };
}

/** The platform refuses an id of the wrong shape at the top, not with null. */
export function requireId(type: string, globalId: string): number {
  const id = idFrom(type, globalId);
  if (id === null)
    throw new GraphQLError(`Invalid id: ${globalId}`, { extensions: { code: "RESOURCE_NOT_FOUND" } });
  return id;
}

export function addressView(address: Address | null): object | null {
  if (!address) return null;
  const lines = [
    address.address1,
    address.address2,
    `${address.city ?? ""} ${address.provinceCode ?? ""} ${address.zip ?? ""}`,
  ];
  return {
    __typename: "MailingAddress",
    id: `${gid("MailingAddress", address.id)}?model_name=Address`,
    firstName: address.firstName,
    lastName: address.lastName,
    name: fullName(address),
    company: null,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: address.province,
    provinceCode: address.provinceCode,
    zip: address.zip,
    country: address.country,
    countryCode: address.countryCode,
    countryCodeV2: address.countryCode,
    phone: address.phone,
    latitude: null,
    longitude: null,
    formatted: () => [...lines, address.country].filter(Boolean),
    formattedArea: [address.city, address.provinceCode, address.country].filter(Boolean).join(", "),
  };
}

export function metafieldView(metafield: Metafield): object {
  return {
    __typename: "Metafield",
    id: gid("Metafield", metafield.id),
    legacyResourceId: String(metafield.id),
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: () =>
      /json|list|number|boolean/.test(metafield.type)
        ? (JSON.parse(metafield.value) as unknown)
        : metafield.value,
    compareDigest: createHash("sha256").update(metafield.value).digest("hex"),
    createdAt: metafield.createdAt,
    updatedAt: metafield.updatedAt,
  };
}

/** `$app` is the app's own namespace; the platform stores it under the app's id. */
export const ownNamespace = (apiKey: string, namespace: string | null | undefined): string =>
  (namespace ?? "$app").replace(/^\$app/, `app--${apiKey}`);

/** `metafield(namespace, key)` and `metafields(...)` of any owner. */
export function metafieldFields(context: Context, ownerGid: string): object {
  const { metafields } = context.world.state;
  return {
    metafield: (args: { namespace?: string | null; key: string }) => {
      const found = metafields.get(`${ownerGid}/${ownNamespace(context.apiKey, args.namespace)}/${args.key}`);
      return found ? metafieldView(found) : null;
    },
    metafields: (args: { namespace?: string | null }) => {
      const wanted = args.namespace ? ownNamespace(context.apiKey, args.namespace) : null;
      const owned = [...metafields.values()].filter((each) => each.ownerGid === ownerGid);
      return connection(
        owned.filter((each) => wanted === null || each.namespace === wanted),
        args,
        byId(metafieldView),
      );
    },
  };
}

import type { Customer } from "../../store/model";
import { gid } from "../../store/state";
import { fullName } from "../webhooks/payload-parts";
import type { Context } from "../context";
import { metafieldFields } from "./common";

export function customerView(context: Context, customer: Customer): object {
  const orders = () =>
    [...context.world.state.orders.values()].filter((order) => order.customerId === customer.id);
  return {
    __typename: "Customer",
    id: gid("Customer", customer.id),
    legacyResourceId: String(customer.id),
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: fullName(customer) ?? customer.email ?? "",
    email: customer.email,
    phone: customer.phone,
    locale: customer.locale,
    state: "DISABLED",
    note: null,
    tags: [],
    taxExempt: false,
    verifiedEmail: true,
    dataSaleOptOut: false,
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    numberOfOrders: () => String(orders().length),
    defaultEmailAddress: customer.email
      ? {
          emailAddress: customer.email,
          validFormat: true,
          marketingState: "NOT_SUBSCRIBED",
          marketingOptInLevel: null,
        }
      : null,
    defaultPhoneNumber: customer.phone
      ? { phoneNumber: customer.phone, marketingState: "NOT_SUBSCRIBED" }
      : null,
    ...metafieldFields(context, gid("Customer", customer.id)),
  };
}

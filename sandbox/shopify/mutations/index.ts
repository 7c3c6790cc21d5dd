import { findReturn } from "../../store/state";
import { stepReturn } from "../../store/actions/returns";
import { Refused } from "../../store/world";
import type { Context } from "../context";
import { requireId } from "../views/common";
import { returnView } from "../views/refund";
import { draftOrderComplete, draftOrderCreate } from "./drafts";
import { fulfillmentEventCreate } from "./fulfillment-event-create";
import { metafieldsSet } from "./metafields-set";
import { appSubscriptionCancel, appSubscriptionCreate } from "./subscriptions";
import { changeTags, orderUpdate } from "./order-notes";
import { refundCreate } from "./refund-create";

function returnStep(context: Context, id: string, step: string): object {
  const found = findReturn(context.world.state, requireId("Return", id));
  const fail = (code: string, message: string) => ({
    return: null,
    userErrors: [{ field: ["id"], message, code }],
  });
  if (!found) return fail("NOT_FOUND", "Return not found.");
  try {
    stepReturn(context.world, found.order, found.record, step);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return fail(error.code, error.message);
  }
  return { return: () => returnView(context, found.order, found.record), userErrors: [] };
}

/** Every mutation this platform knows; the rest is answered with an honest error. */
export function mutationRoot(context: Context): object {
  return {
    refundCreate: (args: { input: unknown }) => refundCreate(context, args),
    fulfillmentEventCreate: (args: { fulfillmentEvent: unknown }) => fulfillmentEventCreate(context, args),
    draftOrderCreate: (args: { input: unknown }) => draftOrderCreate(context, args),
    draftOrderComplete: (args: { id: string }) => draftOrderComplete(context, args),
    orderUpdate: (args: { input: unknown }) => orderUpdate(context, args),
    tagsAdd: (args: { id: string; tags: string[] }) => changeTags(context, args, true),
    tagsRemove: (args: { id: string; tags: string[] }) => changeTags(context, args, false),
    metafieldsSet: (args: { metafields: unknown }) => metafieldsSet(context, args),
    appSubscriptionCreate: (args: unknown) => appSubscriptionCreate(context, args),
    appSubscriptionCancel: (args: { id: string }) => appSubscriptionCancel(context, args),
    returnApproveRequest: (args: { input: { id: string } }) => returnStep(context, args.input.id, "approve"),
    returnDeclineRequest: (args: { input: { id: string } }) => returnStep(context, args.input.id, "decline"),
    returnClose: (args: { id: string }) => returnStep(context, args.id, "close"),
    returnReopen: (args: { id: string }) => returnStep(context, args.id, "reopen"),
    returnCancel: (args: { id: string }) => returnStep(context, args.id, "cancel"),
  };
}

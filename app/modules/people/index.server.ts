import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";
import { destroy, idsByCustomer } from "./store.server";

export { consentsOf, keepConsent } from "./consent.store.server";
export { idsByCustomer, keep, normalEmail, proofOf, type Proof, read } from "./store.server";

const record = recorder("people");

/** Erases everyone who is this customer. Messages that hold their data lose their bodies too. Returns who. */
export async function erase(
  unit: Unit,
  who: { customerId: string; email: string | null },
): Promise<string[]> {
  const gone = await destroy(unit, await idsByCustomer(unit, who.customerId, who.email));
  for (const personId of gone) {
    await record(unit, "people.erased", {
      subject: { kind: "person", id: personId },
      at: unit.clock.now(),
      key: personId,
      payload: { personId },
    });
  }
  return gone;
}

/** Notes in the stream that a shopper asked for their data: the merchant has 30 days. */
export async function noteDataRequest(
  unit: Unit,
  request: { id: string; customerId: string; email: string | null },
): Promise<void> {
  const [personId = null] = await idsByCustomer(unit, request.customerId, request.email);
  await record(unit, "people.data_requested", {
    subject: { kind: "data_request", id: request.id },
    at: unit.clock.now(),
    key: request.id,
    payload: { personId, requestId: request.id },
  });
}

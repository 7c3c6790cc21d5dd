import { randomBytes } from "node:crypto";
import type { Courier } from "../delivery/courier";
import type { Settings } from "../options";
import { iso, type Clock } from "../support/clock";

export type ClaimStatus =
  "submitted" | "in_review" | "approved" | "approved_partial" | "rejected" | "cancelled";
const CLOSED: ClaimStatus[] = ["approved", "approved_partial", "rejected", "cancelled"];

export interface Claim {
  id: string;
  shop: string;
  trackingCode: string;
  type: string;
  amount: string;
  approvedAmount: string | null;
  description: string;
  contactEmail: string;
  recipientName: string | null;
  reference: string | null;
  paymentMethod: string;
  attachments: number;
  status: ClaimStatus;
  statusDetail: string;
  history: { status: string; status_detail: string; timestamp: string }[];
  createdAt: string;
  updatedAt: string;
}

export type ClaimWish = Pick<
  Claim,
  | "shop"
  | "trackingCode"
  | "type"
  | "amount"
  | "description"
  | "contactEmail"
  | "recipientName"
  | "reference"
  | "paymentMethod"
  | "attachments"
>;

export function claimView(claim: Claim): Record<string, unknown> {
  const file = (at: number) =>
    `https://easypost-files.s3.us-west-2.amazonaws.com/insurance/${claim.id}-${at + 1}.png`;
  return {
    id: claim.id,
    object: "Claim",
    mode: "test",
    approved_amount: claim.approvedAmount,
    attachments: Array.from({ length: claim.attachments }, (_, at) => file(at)),
    check_delivery_address: null,
    contact_email: claim.contactEmail,
    created_at: claim.createdAt,
    description: claim.description,
    history: claim.history,
    insurance_amount: claim.amount,
    insurance_id: claim.id.replace("clm_", "ins_"),
    payment_method: claim.paymentMethod,
    recipient_name: claim.recipientName,
    reference: claim.reference,
    requested_amount: claim.amount,
    salvage_value: null,
    shipment_id: null,
    status: claim.status,
    status_detail: claim.statusDetail,
    status_timestamp: claim.history.at(-1)?.timestamp ?? claim.createdAt,
    tracking_code: claim.trackingCode,
    type: claim.type,
    updated_at: claim.updatedAt,
  };
}

/** Takes claims, decides nothing by itself, and tells the merchant's webhook what a reviewer decided. */
export class ClaimDesk {
  readonly claims: Claim[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly courier: Courier,
    private readonly settings: Settings,
  ) {}

  forget(): void {
    this.claims.length = 0;
  }

  /** An open claim for the same parcel and loss, or with the same reference, blocks a second one. */
  blocking(trackingCode: string, type: string, reference: string | null): Claim | undefined {
    return this.claims.find((claim) => {
      if (reference !== null && claim.reference === reference) return true;
      return claim.trackingCode === trackingCode && claim.type === type && !CLOSED.includes(claim.status);
    });
  }

  file(wish: ClaimWish): Claim {
    const at = iso(this.clock.now());
    const claim: Claim = {
      ...wish,
      id: `clm_${randomBytes(16).toString("hex")}`,
      approvedAmount: null,
      status: "submitted",
      statusDetail: "Claim was created.",
      history: [{ status: "submitted", status_detail: "Claim was created.", timestamp: at }],
      createdAt: at,
      updatedAt: at,
    };
    this.claims.push(claim);
    this.tell(claim, "claim.submitted");
    return claim;
  }

  decide(claim: Claim, status: ClaimStatus, detail: string, approvedAmount: string | null): void {
    const at = iso(this.clock.now());
    Object.assign(claim, { status, statusDetail: detail, approvedAmount, updatedAt: at });
    claim.history.push({ status, status_detail: detail, timestamp: at });
    const word = status === "approved_partial" ? "approved" : status === "in_review" ? "updated" : status;
    this.tell(claim, `claim.${word}`);
  }

  private tell(claim: Claim, description: string): void {
    const at = iso(this.clock.now());
    const eventId = `evt_${randomBytes(16).toString("hex")}`;
    const event = { id: eventId, object: "Event", mode: "test", description, created_at: at, updated_at: at };
    const rest = { previous_attributes: {}, status: "pending", pending_urls: [], completed_urls: [] };
    this.courier.send({
      id: eventId,
      kind: "easypost",
      shop: claim.shop,
      topic: description,
      webhookId: eventId,
      eventId,
      url: `${this.settings.appUrl}/webhooks/carriers/easypost/${claim.shop}`,
      body: JSON.stringify({ ...event, ...rest, result: claimView(claim) }),
      triggeredAt: this.clock.now().toISOString(),
      copyOf: null,
      state: "waiting",
      attempts: [],
    });
  }
}

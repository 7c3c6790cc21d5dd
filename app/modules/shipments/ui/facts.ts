import type { Milestone } from "../../../domain/milestone";

/** What the cards about carrier and sources need to know of a parcel. */
export interface CarrierFacts {
  now: string;
  zone: string;
  shipment: {
    carrier: string;
    carrier_by: string;
    milestone: Milestone;
    disagreement: string;
    tracking_number: string | null;
  };
  scans: DetailScan[];
  /** Whose number it may be, the likeliest first. */
  candidates: { carrier: string; confidence: number; reason: string }[];
  legs: { carrier: string; tracking_number: string; source: string; told_at: Date }[];
  sources: { source: string; asked: boolean; heardAt: Date | null; dueAt: Date | null; failures: number }[];
}

export interface DetailScan {
  id: string;
  source: string;
  milestone: string | null;
  exception: string | null;
  message: string | null;
  place: string | null;
  local_time: string | null;
  occurred_at: Date;
  received_at: Date;
}

/** What the shopper asked for, as the team sees it. */
export interface WishFacts {
  wish: "redeliver" | "hold" | "correct_address";
  on: string | null;
  state: "asked" | "passed_on" | "by_person";
  askedAt: Date;
  details: {
    address: { street: string; city: string; postal: string; country: string } | null;
    phone: string | null;
  } | null;
}

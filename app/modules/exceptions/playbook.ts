import type { ExceptionKind } from "../../domain/exception";

export interface Play {
  /** Helpdesk group that takes it. */
  team: string;
  priority: "low" | "normal" | "high" | "urgent";
  /** Hours until a person must have answered. */
  respondWithinHours: number;
  /** What happens next, where nothing is remedied: a code that every surface puts into words. */
  next:
    | "we_watch"
    | "confirm_address"
    | "collect_or_rearrange"
    | "we_ask_carrier"
    | "duties_or_documents"
    | "we_dispatch"
    | "remedy";
  /** Does the helpdesk get a ticket at once, or only the shopper a word? */
  ticket: boolean;
}

/** Team, speed and standard answer for each kind of trouble: defaults that a store may change. */
export const playbook: Record<ExceptionKind, Play> = {
  lost: { team: "Lost parcels", priority: "high", respondWithinHours: 4, next: "remedy", ticket: true },
  damaged: { team: "Lost parcels", priority: "high", respondWithinHours: 4, next: "remedy", ticket: true },
  undeliverable: {
    team: "Delivery",
    priority: "high",
    respondWithinHours: 8,
    next: "we_ask_carrier",
    ticket: true,
  },
  returning: {
    team: "Delivery",
    priority: "normal",
    respondWithinHours: 8,
    next: "we_ask_carrier",
    ticket: true,
  },
  refused: {
    team: "Delivery",
    priority: "normal",
    respondWithinHours: 8,
    next: "we_ask_carrier",
    ticket: true,
  },
  address_issue: {
    team: "Delivery",
    priority: "high",
    respondWithinHours: 4,
    next: "confirm_address",
    ticket: true,
  },
  customs_hold: {
    team: "Delivery",
    priority: "normal",
    respondWithinHours: 8,
    next: "duties_or_documents",
    ticket: true,
  },
  failed_attempt: {
    team: "Delivery",
    priority: "normal",
    respondWithinHours: 8,
    next: "collect_or_rearrange",
    ticket: false,
  },
  stalled: {
    team: "Delivery",
    priority: "normal",
    respondWithinHours: 8,
    next: "we_ask_carrier",
    ticket: true,
  },
  never_shipped: {
    team: "Warehouse",
    priority: "high",
    respondWithinHours: 4,
    next: "we_dispatch",
    ticket: true,
  },
  held: {
    team: "Delivery",
    priority: "normal",
    respondWithinHours: 8,
    next: "we_ask_carrier",
    ticket: false,
  },
  unclaimed: {
    team: "Delivery",
    priority: "high",
    respondWithinHours: 8,
    next: "collect_or_rearrange",
    ticket: true,
  },
  payment_due: {
    team: "Delivery",
    priority: "normal",
    respondWithinHours: 8,
    next: "duties_or_documents",
    ticket: true,
  },
  missing_contents: {
    team: "Lost parcels",
    priority: "high",
    respondWithinHours: 4,
    next: "we_ask_carrier",
    ticket: true,
  },
  disposed: {
    team: "Lost parcels",
    priority: "high",
    respondWithinHours: 4,
    next: "we_ask_carrier",
    ticket: true,
  },
  not_received: {
    team: "Lost parcels",
    priority: "high",
    respondWithinHours: 4,
    next: "we_ask_carrier",
    ticket: true,
  },
  unspecified: {
    team: "Delivery",
    priority: "normal",
    respondWithinHours: 8,
    next: "we_ask_carrier",
    ticket: false,
  },
  weather: { team: "Delivery", priority: "low", respondWithinHours: 24, next: "we_watch", ticket: false },
  delayed: { team: "Delivery", priority: "low", respondWithinHours: 24, next: "we_watch", ticket: false },
};

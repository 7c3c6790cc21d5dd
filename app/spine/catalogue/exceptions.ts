import { z } from "zod";

const caseOf = z.object({
  caseId: z.string(),
  exceptionId: z.string(),
  shipmentId: z.string(),
  orderId: z.string(),
});

export const events = {
  "exceptions.case_opened": caseOf.extend({ kind: z.string(), team: z.string() }),
  "exceptions.case_resolved": caseOf,
  "exceptions.ticket_opened": caseOf.extend({ helpdesk: z.string(), ticketId: z.string() }),
} as const;

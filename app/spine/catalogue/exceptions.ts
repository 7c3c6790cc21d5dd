import { z } from "zod";
import { exceptionKinds } from "../../domain/exception";

const caseOf = z.object({
  caseId: z.string(),
  exceptionId: z.string(),
  /** The parcel, or the order while there is none. */
  subjectId: z.string(),
  orderId: z.string(),
  kind: z.enum(exceptionKinds),
});

export const events = {
  "exceptions.case_opened": caseOf.extend({ team: z.string() }),
  /** Nobody acted in time, or the playbook says that it goes higher. */
  "exceptions.case_escalated": caseOf.extend({ team: z.string(), level: z.number().int() }),
  "exceptions.case_resolved": caseOf.extend({ resolution: z.string() }),
  "exceptions.ticket_opened": z.object({
    caseId: z.string(),
    orderId: z.string(),
    helpdesk: z.string(),
    ticketId: z.string(),
  }),
  /** An agent did something at the helpdesk. */
  "exceptions.ticket_moved": z.object({
    caseId: z.string(),
    orderId: z.string(),
    helpdesk: z.string(),
    state: z.string(),
  }),
} as const;

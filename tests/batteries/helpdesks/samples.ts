import type { AgentWord } from "../../../app/adapters/helpdesks/contract";
import type { DeskName } from "../../../sandbox/helpdesks/help-desk";

/** What a helpdesk brings to the battery. */
export interface HelpdeskSamples {
  /** Its stand-in, and the host that it stands for. */
  face: DeskName;
  host: string;
  settings: { webhookSecret: string } & Record<string, string>;
  /** The same with credentials that are not the account's. */
  strangers: Record<string, string>;
  /** How its tickets' states look over there. */
  statuses: Record<"open" | "pending" | "solved", string>;
  /** A message as it is told, and what it means. */
  known: { payload: object; words: AgentWord[] };
  /** Messages that mean nothing to us. */
  meaningless: object[];
  sign(raw: Buffer, secret: string): Record<string, string>;
}

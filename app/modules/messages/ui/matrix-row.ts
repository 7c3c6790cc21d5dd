import type { Medium } from "../../../adapters/channels/contract";
import type { MessageState } from "../states";
import type { TriggerId } from "../triggers";

/** One message of the matrix. */
export interface MatrixRow {
  trigger: TriggerId;
  media: Medium[];
  elsewhere: string;
  changedIn: string[];
  counts: { state: MessageState; reason: string; messages: number }[];
}

import { z } from "zod";
import { media } from "../../../adapters/channels/contract";
import { messageStates } from "../states";
import { type TriggerId, triggerIds } from "../triggers";

/** What the log can be narrowed to. */
export const messageFilters = z.object({
  state: z.enum(messageStates).optional().catch(undefined),
  trigger: z
    .enum(triggerIds as [TriggerId, ...TriggerId[]])
    .optional()
    .catch(undefined),
  medium: z.enum(media).optional().catch(undefined),
});
export type MessageFilters = z.output<typeof messageFilters>;

/** The filters that an address carries. */
export const messageFiltersIn = (query: URLSearchParams): MessageFilters =>
  messageFilters.parse(
    Object.fromEntries(Object.keys(messageFilters.shape).map((name) => [name, query.get(name) || undefined])),
  );

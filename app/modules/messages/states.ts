export const messageStates = ["held", "queued", "sent", "failed", "merged", "dropped"] as const;
export type MessageState = (typeof messageStates)[number];

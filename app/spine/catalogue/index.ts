import type { z } from "zod";
import { catalogue } from "./_all";

export { catalogue };

/** Every event in the product. The prefix names the only module that may record it. */
export type EventType = keyof typeof catalogue;
export type Payload<T extends EventType> = z.output<(typeof catalogue)[T]>;
export type Owner = EventType extends `${infer O}.${string}` ? O : never;
export type OwnedBy<O extends string> = Extract<EventType, `${O}.${string}`>;

/** An event as a reaction sees it. */
export interface SpineEvent<T extends EventType = EventType> {
  seq: number;
  type: T;
  subjectKind: string;
  subjectId: string;
  storyId: string;
  occurredAt: Date;
  recordedAt: Date;
  payload: Payload<T>;
}

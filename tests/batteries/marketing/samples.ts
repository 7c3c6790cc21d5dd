/** What a marketing tool brings so that the battery can be run on it, against its stand-in. */
export interface MarketingSamples {
  settings: Record<string, unknown>;
  /** Another account's. */
  wrong: Record<string, unknown>;
  badSettings: Record<string, unknown>[];
  /** Its line of faults, and its name in the list of what was told. */
  face: "klaviyo" | "postscript" | "attentive" | "hook";
  /** What arrives of the battery's event, as the tool takes it. */
  arrives: unknown;
  /** The metric as the tool names it. */
  name: string;
  /** Flows of the stand-in that say what we say; null where the tool cannot be asked. */
  flows: { name: string; trigger: string }[] | null;
  /** A profile with nothing but our customer's id is no use to it. */
  needsContact: boolean;
}

import { iso, type Clock } from "../support/clock";

export type Tool = "klaviyo" | "postscript" | "attentive" | "hook";

export interface ToldEvent {
  tool: Tool;
  /** By this the tool knows a repeat. */
  id: string;
  name: string;
  person: string;
  /** As it was sent. */
  body: unknown;
  at: string;
  /** How often it came. The first alone counts. */
  received: number;
}

/** What the marketing tools were told. */
export class EventDesk {
  readonly events: ToldEvent[] = [];

  constructor(private readonly clock: Clock) {}

  forget(): void {
    this.events.length = 0;
  }

  hear(told: Pick<ToldEvent, "tool" | "id" | "name" | "person" | "body">): void {
    const known = this.events.find(
      (each) =>
        each.tool === told.tool &&
        each.id === told.id &&
        each.name === told.name &&
        each.person === told.person,
    );
    if (known) known.received++;
    else this.events.push({ ...told, at: iso(this.clock.now()), received: 1 });
  }
}

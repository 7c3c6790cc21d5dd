import type { EventType } from "./catalogue";
import type { AlarmHandler, AnyEffect, Intake, Reaction } from "./definitions";

export interface Parts {
  reactions: readonly Reaction[];
  intakes: readonly Intake[];
  effects: readonly AnyEffect[];
  alarms: readonly AlarmHandler[];
}

/** Who answers to what. Built once at the start from the generated lists; a double name stops the start. */
export class Registry {
  readonly #reactions: Map<string, Reaction>;
  readonly #byEvent = new Map<EventType, string[]>();
  readonly #intakes = new Map<string, Intake>();
  readonly #effects: Map<string, AnyEffect>;
  readonly #alarms: Map<string, AlarmHandler>;

  constructor(readonly parts: Parts) {
    this.#reactions = unique(parts.reactions, (r) => r.name);
    this.#effects = unique(parts.effects, (e) => e.kind);
    this.#alarms = unique(parts.alarms, (a) => a.name);
    for (const r of parts.reactions) this.#byEvent.set(r.on, [...(this.#byEvent.get(r.on) ?? []), r.name]);
    for (const intake of parts.intakes) {
      for (const topic of intake.topics) {
        const key = `${intake.source} ${topic}`;
        if (this.#intakes.has(key)) throw new Error(`two intakes read ${key}`);
        this.#intakes.set(key, intake);
      }
    }
  }

  reactionsTo = (type: EventType): readonly string[] => this.#byEvent.get(type) ?? [];
  reaction = (name: string): Reaction | undefined => this.#reactions.get(name);
  effect = (kind: string): AnyEffect | undefined => this.#effects.get(kind);
  alarm = (name: string): AlarmHandler | undefined => this.#alarms.get(name);
  intake = (source: string, topic: string): Intake | undefined =>
    this.#intakes.get(`${source} ${topic}`) ?? this.#intakes.get(`${source} *`);
}

function unique<T>(items: readonly T[], name: (item: T) => string): Map<string, T> {
  const map = new Map(items.map((item) => [name(item), item]));
  if (map.size !== items.length) throw new Error("two parts of the spine share a name");
  return map;
}

import { all } from "../../../adapters/carriers/_all";
import type { AnyCarrierSource } from "../../../adapters/carriers/contract";
import { waitingBySource } from "../../../spine/attention.server";
import type { Unit } from "../../../spine/unit.server";
import { connections } from "../../shops/index.server";
import { listWords } from "../hearing/words.store.server";
import { type SourceState, stateOfSource } from "./health-in-words";
import { healthOf } from "./health.store.server";
import { loadOf } from "./schedule.store.server";

/** More than this is not counted: "10,000 or more" says enough. */
export const MOST_COUNTED = 10_000;
const MOST_WORDS = 200;

export interface ConnectedSource {
  id: string;
  title: string;
  state: SourceState;
  heardAt: Date | null;
  askedAt: Date | null;
  answeredAt: Date | null;
  failedAt: Date | null;
  failures: number;
  lastError: string | null;
  parcels: number;
  waiting: { reason: string; messages: number }[];
}

export interface KnownSource {
  id: string;
  title: string;
  kind: AnyCarrierSource["kind"];
  carriers: readonly string[] | "any";
  sends: boolean;
  asked: boolean;
  connected: boolean;
}

const latest = (...moments: (Date | null | undefined)[]): Date | null =>
  moments.reduce<Date | null>((last, at) => (at && (!last || at > last) ? at : last), null);

/** Everything that the screen of sources says. */
export async function sourcesScreen(unit: Unit) {
  const members = new Set((await connections(unit, "carriers")).map((c) => c.member));
  const health = new Map((await healthOf(unit)).map((h) => [h.source, h]));
  const waiting = await waitingBySource(unit, MOST_COUNTED);
  const connected: ConnectedSource[] = [];
  for (const { id, title } of all.filter((s) => members.has(s.id))) {
    const known = health.get(id) ?? null;
    const load = await loadOf(unit, id, MOST_COUNTED);
    const heardAt = latest(known?.heardAt, load.heardAt);
    connected.push({
      id,
      title,
      state: stateOfSource(known, heardAt, load.parcels, unit.clock.now()),
      heardAt,
      askedAt: known?.askedAt ?? null,
      answeredAt: known?.answeredAt ?? null,
      failedAt: known?.failedAt ?? null,
      failures: known?.failures ?? 0,
      lastError: known?.lastError ?? null,
      parcels: load.parcels,
      waiting: waiting.filter((w) => w.source === `carrier.${id}`),
    });
  }
  const known: KnownSource[] = all
    .map((s) => ({
      id: s.id,
      title: s.title,
      kind: s.kind,
      carriers: s.carriers,
      sends: s.webhook !== null,
      asked: s.poll !== null,
      connected: members.has(s.id),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
  return { most: MOST_COUNTED, connected, known, words: await listWords(unit, MOST_WORDS) };
}

export type SourcesScreen = Awaited<ReturnType<typeof sourcesScreen>>;

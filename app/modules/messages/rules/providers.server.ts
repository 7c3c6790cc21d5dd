import { all as channels } from "../../../adapters/channels/_all";
import { media, type Medium } from "../../../adapters/channels/contract";
import type { Unit } from "../../../spine/unit.server";
import { providersOf } from "../governing/reach.server";
import type { MessageSettings } from "../settings";

/** Every provider of every medium, those that are connected first, in the order in which they are tried. */
export async function providerRows(unit: Unit, settings: MessageSettings) {
  const rows: { medium: Medium; id: string; title: string; connected: boolean }[] = [];
  for (const medium of media) {
    const connected = (await providersOf(unit, medium, settings)).map(({ channel }) => channel);
    const others = channels.filter((c) => c.medium === medium && !connected.includes(c));
    for (const { id, title } of connected) rows.push({ medium, id, title, connected: true });
    for (const { id, title } of others) rows.push({ medium, id, title, connected: false });
  }
  return rows;
}

/** The media over which something can be sent at all. */
export async function connectedMedia(unit: Unit, settings: MessageSettings): Promise<Medium[]> {
  const rows = await providerRows(unit, settings);
  return media.filter((medium) => rows.some((row) => row.medium === medium && row.connected));
}

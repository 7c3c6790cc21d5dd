import { randomUUID } from "node:crypto";
import type { ShopId } from "../../domain/ids";
import { recorder } from "../../spine/record.server";
import { adoptStrays } from "../../spine/strays.server";
import type { Spine } from "../../spine/spine.server";
import type { Unit } from "../../spine/unit.server";
import { byDomain, enter, leave, setScopes } from "./store.server";

const record = recorder("shops");

/**
 * A store has the app now, for the first time or again. Everything else (import, first promises) follows from the event.
 * Safe to call at every sign-in: it only records when the store was not active.
 */
export async function install(spine: Spine, domain: string, scopes: string[]): Promise<ShopId> {
  const { access, cabinet, clock, wake } = spine.deps;
  const shop = await access.unscoped(async (tx, into) => {
    const known = await byDomain(tx, domain);
    if (known?.state === "active") return known.id;
    const now = clock.now();
    const id = await enter(tx, domain, scopes, now);
    await into(id);
    await cabinet.create(tx, id);
    const unit = spine.unit(tx, id, { storyId: randomUUID(), eventSeq: null, by: "shops.install" });
    await record(unit, "shops.installed", {
      subject: { kind: "shop", id: String(id) },
      at: now,
      key: now.toISOString(),
      payload: { domain, again: known !== null },
    });
    await adoptStrays(unit, cabinet, domain);
    return id;
  });
  wake.ring();
  return shop;
}

export async function uninstall(unit: Unit, at: Date): Promise<boolean> {
  if (!(await leave(unit))) return false;
  await record(unit, "shops.uninstalled", {
    subject: { kind: "shop", id: String(unit.shop) },
    at,
    key: at.toISOString(),
    payload: {},
  });
  return true;
}

export async function changeScopes(unit: Unit, scopes: string[], at: Date): Promise<void> {
  await setScopes(unit, scopes);
  await record(unit, "shops.scopes_changed", {
    subject: { kind: "shop", id: String(unit.shop) },
    at,
    key: at.toISOString(),
    payload: { scopes },
  });
}

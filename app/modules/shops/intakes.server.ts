import {
  readDeletedWebhook,
  readLocationWebhook,
  readScopesWebhook,
  readShopWebhook,
} from "../../adapters/shopify/other-webhooks";
import { forgetSessions } from "../../platform/database/sessions.server";
import { done, type Intake, nothing } from "../../spine/definitions";
import { setAlarm } from "../../spine/unit.server";
import { ERASE } from "./alarms.server";
import { changeScopes, uninstall } from "./lifecycle.server";
import { closeLocation, keepLocation } from "./locations.store.server";
import { blank, describe, read } from "./store.server";

const source = "shopify";

export const intakes: Intake[] = [
  {
    name: "shops.uninstall",
    source,
    topics: ["app/uninstalled"],
    async run(unit, message) {
      const shop = await read(unit);
      // A late word about an earlier departure says nothing about a store that has come back since.
      const at = message.triggeredAt ?? message.receivedAt;
      if (at < shop.installedAt) return nothing("installed again since");
      await forgetSessions(unit.tx, shop.domain);
      return (await uninstall(unit, at)) ? done("store left") : nothing("had left before");
    },
  },
  {
    name: "shops.change-scopes",
    source,
    topics: ["app/scopes_update"],
    async run(unit, message) {
      const scopes = readScopesWebhook(message.json);
      if (!scopes.ok) return scopes;
      await changeScopes(unit, scopes.value, message.triggeredAt ?? message.receivedAt);
      return done(`${scopes.value.length} scopes`);
    },
  },
  {
    name: "shops.describe",
    source,
    topics: ["shop/update"],
    async run(unit, message) {
      const facts = readShopWebhook(message.json);
      if (!facts.ok) return facts;
      await describe(unit, facts.value);
      return done("store described");
    },
  },
  {
    name: "shops.keep-location",
    source,
    topics: ["locations/create", "locations/update", "locations/activate", "locations/deactivate"],
    async run(unit, message) {
      const location = readLocationWebhook(message.json);
      if (!location.ok) return location;
      await keepLocation(unit, location.value);
      return done("location kept");
    },
  },
  {
    name: "shops.close-location",
    source,
    topics: ["locations/delete"],
    async run(unit, message) {
      const gone = readDeletedWebhook(message.json);
      if (!gone.ok) return gone;
      await closeLocation(unit, gone.value.id);
      return done("location closed");
    },
  },
  {
    name: "shops.erase",
    source,
    topics: ["shop/redact"],
    async run(unit) {
      // From the moment this is committed nothing of the store is read or done; then what is left of it is taken away.
      await blank(unit);
      await setAlarm(unit, ERASE, "store", unit.clock.now());
      unit.stir();
      return { ok: true, value: { done: "the store is erased", forget: true } };
    },
  },
];

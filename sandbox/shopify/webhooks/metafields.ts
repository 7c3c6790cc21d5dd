import type { Settings } from "../../options";
import { gid, type State } from "../../store/state";
import { ownNamespace } from "../views/common";
import type { Topic } from "./topics";

/** Metafields travel with an order when its subscription names their namespace. */
export function withMetafields(settings: Settings, state: State, topic: Topic, payload: object): object {
  const wanted = settings.metafieldNamespaces.get(topic) ?? [];
  if (wanted.length === 0 || !topic.startsWith("orders/") || !("id" in payload)) return payload;
  const namespaces = new Set(wanted.map((each) => ownNamespace(settings.apiKey, each)));
  const ownerGid = gid("Order", Number(payload.id));
  const metafields = [...state.metafields.values()]
    .filter((each) => each.ownerGid === ownerGid && namespaces.has(each.namespace))
    .map((each) => ({
      id: each.id,
      admin_graphql_api_id: gid("Metafield", each.id),
      namespace: each.namespace,
      key: each.key,
      value: each.value,
      type: each.type,
      description: null,
      owner_id: Number(payload.id),
      owner_resource: "order",
      created_at: each.createdAt,
      updated_at: each.updatedAt,
    }));
  return { ...payload, metafields };
}

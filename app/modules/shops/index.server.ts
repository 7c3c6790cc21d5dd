export { changeScopes, install, uninstall } from "./lifecycle.server";
export { byDomain, describe, read, type Shop, type ShopFacts } from "./store.server";
export {
  closeLocation,
  keepLocation,
  locations,
  originOf,
  originPlace,
  type Location,
} from "./locations.store.server";
export {
  connect,
  connections,
  disconnect,
  type Connection,
  type ConnectionKind,
} from "./connections.store.server";
export {
  advanceImport,
  beginImport,
  failImport,
  finishImport,
  latestImport,
  readImport,
  type Import,
} from "./imports.store.server";

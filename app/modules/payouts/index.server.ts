export { grant, type Grant } from "./grant.server";
export { grantsBy, takenUnits } from "./store.server";

export { figuresSince, laneRecord } from "./store.server";

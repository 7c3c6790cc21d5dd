export { effects } from "./tickets/effects.server";

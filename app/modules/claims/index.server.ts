export { claimsOf, claimsToFile } from "./store.server";

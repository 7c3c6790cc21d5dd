export { returnsOf } from "./store.server";

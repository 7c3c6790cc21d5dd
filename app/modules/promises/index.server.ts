export { promisesOf } from "./store.server";

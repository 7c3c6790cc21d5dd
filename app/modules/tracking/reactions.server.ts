export { watchReactions as reactions } from "./watch.server";

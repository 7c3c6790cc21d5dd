export { messagesOf } from "./store.server";

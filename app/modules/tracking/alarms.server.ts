export { alarms } from "./watch.server";

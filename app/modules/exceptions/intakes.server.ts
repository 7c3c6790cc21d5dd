export { intakes } from "./tickets/hear.server";

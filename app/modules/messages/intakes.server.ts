export { intakes } from "./receipts/hear.server";

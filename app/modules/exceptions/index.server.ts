export { casesOf, openCases } from "./store.server";

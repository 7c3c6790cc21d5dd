export { findOrder, orderPage } from "./screens.server";

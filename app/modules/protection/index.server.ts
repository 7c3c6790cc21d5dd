export { chooseRemedy, openRemedy } from "./choose-remedy.server";
export { flaggedLanes, readCover, remediesOf } from "./store.server";

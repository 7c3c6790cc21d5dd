import type { Stage } from "../detection/settings";
import type { Pace } from "../detection/waits";

export const stageNames: Record<Stage, string> = {
  label: "Label made, not scanned yet",
  moving: "On its way",
  out: "Out for delivery",
  pickup: "Waiting to be collected",
  customs: "With customs",
  back: "On its way back",
  lost: "Silent for good",
};

export const paceNames: Record<Pace, string> = {
  express: "Express",
  ground: "Ground",
  postal: "Post",
  international: "Abroad",
};

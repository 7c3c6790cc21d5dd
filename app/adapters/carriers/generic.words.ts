import { type ExceptionKind, exceptionKinds } from "../../domain/exception";
import { type Milestone, milestones } from "../../domain/milestone";
import { at, meaningIn, only, silent, type Words } from "./reading/meaning";
import type { Meaning } from "./reading/reading";

/** Milestones and troubles are called what we call them: see app/domain/milestone.ts and app/domain/exception.ts. */
const ofMilestone = (milestone: Milestone): Meaning => {
  if (milestone === "unknown") return silent;
  return milestone === "returning" || milestone === "returned" ? at(milestone, "returning") : at(milestone);
};

const ofException = (kind: ExceptionKind): Meaning => {
  if (kind === "failed_attempt") return at("in_transit", kind);
  return kind === "disposed" ? at("failed", kind) : only(kind);
};

const words: Words = Object.fromEntries([
  ...exceptionKinds.map((kind) => [kind, ofException(kind)] as const),
  // "returning" is both, and is taken as the stretch of way that it is.
  ...milestones.map((milestone) => [milestone, ofMilestone(milestone)] as const),
]);

/** `Out for delivery` is `out_for_delivery`. */
export const meaningOf = (status: string): Meaning | null =>
  meaningIn(
    words,
    status
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  );

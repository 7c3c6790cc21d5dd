import { defineReaction, done, type Reaction } from "../../spine/definitions";
import { forgetCorrespondence } from "./correspondence.store.server";

export const reactions: Reaction[] = [
  defineReaction({
    name: "orders.forget-person",
    on: "people.erased",
    async run(unit, { payload: { personId } }) {
      await forgetCorrespondence(unit, personId);
      return done("what they wrote, and what was written to them, is gone");
    },
  }),
];

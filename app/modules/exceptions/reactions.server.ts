import { defineReaction, done, type Reaction } from "../../spine/definitions";
import { closeReactions } from "./cases/close.server";
import { forgetEntries } from "./cases/entries.store.server";
import { openReactions } from "./cases/open.server";
import { conflictReactions } from "./detection/conflict.server";
import { learnReactions } from "./detection/learn.server";
import { leavingReactions } from "./detection/leaving.server";
import { promisedDayReactions } from "./detection/promised-day.server";
import { silenceReactions } from "./detection/silence.server";
import { ticketReactions } from "./tickets/open.server";

const forgetPerson = defineReaction({
  name: "exceptions.forget-person",
  on: "people.erased",
  async run(unit, { payload }) {
    await forgetEntries(unit, payload.personId);
    return done("what was written of them is gone");
  },
});

export const reactions: Reaction[] = [
  ...silenceReactions,
  ...promisedDayReactions,
  ...leavingReactions,
  ...conflictReactions,
  ...learnReactions,
  ...openReactions,
  ...closeReactions,
  ...ticketReactions,
  forgetPerson,
];

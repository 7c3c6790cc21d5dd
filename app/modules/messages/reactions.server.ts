import { defineReaction, done, type Reaction } from "../../spine/definitions";
import { request } from "../../spine/unit.server";
import { nothing } from "../../spine/definitions";
import { forgetLetters } from "./messages.store.server";
import { journeyReactions } from "./hearing/journey.server";
import { moneyReactions } from "./hearing/money.server";
import { troubleReactions } from "./hearing/trouble.server";

export const reactions: Reaction[] = [
  ...troubleReactions,
  ...journeyReactions,
  ...moneyReactions,
  defineReaction({
    name: "messages.send-answer",
    on: "orders.answer_written",
    effects: ["messages.answer"],
    async run(unit, { payload: { orderId, writtenId, sentElsewhere } }) {
      if (sentElsewhere) return nothing("the helpdesk has sent it");
      await request(unit, {
        kind: "messages.answer",
        key: writtenId,
        orderKey: `letters:${orderId}`,
        payload: { orderId, writtenId },
      });
      return done("on its way");
    },
  }),
  defineReaction({
    name: "messages.forget-person",
    on: "people.erased",
    async run(unit, { payload }) {
      await forgetLetters(unit, payload.personId);
      return done("what was said to them is gone");
    },
  }),
];

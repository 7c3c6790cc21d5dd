import { remedied } from "../../domain/exception";
import { localDate } from "../../domain/local-date";
import { defineReaction, done, nothing, type Reaction } from "../../spine/definitions";
import { recorder } from "../../spine/record.server";
import type { Unit } from "../../spine/unit.server";
import { laneOf } from "../shipments/index.server";
import { read as readShop } from "../shops/index.server";
import { addToLane, count } from "./store.server";

const record = recorder("insights");

const today = async (unit: Unit, at: Date) => localDate(at, (await readShop(unit)).timezone);

export const reactions: Reaction[] = [
  defineReaction({
    name: "insights.count-parcel",
    on: "shipments.registered",
    projects: ["lane_record", "daily_figure"],
    async run(unit, { payload, occurredAt }) {
      await addToLane(unit, laneOf(payload), payload.carrier, { shipped: 1 }, occurredAt);
      await count(unit, await today(unit, occurredAt), "parcels", 1);
      return done("counted");
    },
  }),
  defineReaction({
    name: "insights.count-delivery",
    on: "shipments.milestone_reached",
    projects: ["lane_record", "daily_figure"],
    async run(unit, { payload, occurredAt }) {
      if (payload.milestone !== "delivered") return nothing("on its way");
      const transitHours = payload.shippedAt
        ? Math.max(0, Math.round((occurredAt.getTime() - Date.parse(payload.shippedAt)) / 3_600_000))
        : 0;
      await addToLane(unit, laneOf(payload), payload.carrier, { delivered: 1, transitHours }, occurredAt);
      await count(unit, await today(unit, occurredAt), "delivered", 1);
      return done("counted");
    },
  }),
  defineReaction({
    name: "insights.rerate-lane",
    on: "shipments.exception_opened",
    records: ["insights.lane_rerated"],
    projects: ["lane_record", "daily_figure"],
    async run(unit, { payload, occurredAt, seq }) {
      await count(unit, await today(unit, occurredAt), "exceptions", 1);
      const { kind } = payload;
      if (!remedied(kind)) return nothing("counted; the lane's losses are unchanged");
      const lane = laneOf(payload);
      const now = await addToLane(
        unit,
        lane,
        payload.carrier,
        kind === "lost" ? { lost: 1 } : { damaged: 1 },
        occurredAt,
      );
      await record(unit, "insights.lane_rerated", {
        subject: { kind: "lane", id: lane },
        at: occurredAt,
        key: `${lane}@${seq}`,
        payload: { lane, shipped: now.shipped, lost: now.lost, damaged: now.damaged },
      });
      return done(`${now.lost + now.damaged} of ${now.shipped} lost or damaged`);
    },
  }),
  defineReaction({
    name: "insights.count-told-first",
    on: "messages.sent",
    projects: ["daily_figure"],
    async run(unit, { occurredAt }) {
      await count(unit, await today(unit, occurredAt), "told_first", 1);
      return done("counted");
    },
  }),
  defineReaction({
    name: "insights.count-claimed",
    on: "claims.opened",
    projects: ["daily_figure"],
    async run(unit, { payload, occurredAt }) {
      await count(
        unit,
        await today(unit, occurredAt),
        `claimed_minor.${payload.currency}`,
        payload.amountMinor,
      );
      return done("counted");
    },
  }),
  defineReaction({
    name: "insights.count-promise",
    on: "promises.settled",
    projects: ["daily_figure"],
    async run(unit, { payload, occurredAt }) {
      await count(unit, await today(unit, occurredAt), payload.kept ? "promises_kept" : "promises_missed", 1);
      return done(payload.kept ? "kept" : "missed");
    },
  }),
];

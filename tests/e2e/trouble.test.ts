import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { amiss, raiseTrouble } from "../../cli/demo/trouble/command";
import { exceptionKinds, exceptions } from "../../app/domain/exception";
import { defaultPlays } from "../../app/modules/exceptions/index.server";
import { triggerOf } from "../../app/modules/messages/index.server";
import { buildPages } from "./stage";

let dataDir: string;
let played: Awaited<ReturnType<typeof raiseTrouble>> | undefined;
beforeAll(async () => {
  buildPages();
  dataDir = await mkdtemp(path.join(tmpdir(), "doorstep-trouble-"));
  played = await raiseTrouble(dataDir, () => undefined);
}, 240_000);
afterAll(async () => {
  await played?.stage.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const day = () => {
  if (!played) throw new Error("The day was not played.");
  return played.day;
};
const one = (kind: string) => day().kinds.find((k) => k.kind === kind);

describe("GIVEN a day on which every kind of trouble happens", () => {
  it("THEN each is known, page, letter and ticket say the same of it, and it ends", () => {
    expect(amiss(day())).toEqual([]);
    expect(day().kinds.map((k) => k.kind)).toEqual([...exceptionKinds]);
  });

  it.each(exceptionKinds)(
    "THEN %s is found by whom it is found by, within the minute in which it could be",
    (kind) => {
      const found = one(kind);
      const by = { scan: /^scan/, watch: /^clock$/, report: /^shopper$/ }[exceptions[kind].foundBy];
      // Nobody tells that a parcel is not collected in time: the clock does, though a carrier may.
      expect(found?.foundBy).toMatch(kind === "unclaimed" ? /^clock$/ : by);
      // A conflict is only there when the second source speaks, which it does an hour late.
      expect(found?.minutesUntilKnown).toBeLessThan(kind === "data_conflict" ? 61 : 1);
    },
  );

  it.each(exceptionKinds)(
    "THEN %s has a case, and a ticket with its context where the playbook wants one",
    (kind) => {
      const found = one(kind);
      expect(found?.case).toMatchObject({ stands: true, hiddenBy: "" });
      if (defaultPlays[kind].ticket) expect(found?.ticket).toMatchObject({ hasContext: true });
      else expect(found?.ticket).toBeNull();
    },
  );

  it.each(exceptionKinds)("THEN %s is told in the shopper's language where the matrix wants it", (kind) => {
    const found = one(kind);
    const wanted = triggerOf(`exception.${kind}`).media.length > 0;
    if (wanted) expect(found?.message).toMatchObject({ language: found?.language });
    else expect(found?.message).toEqual({ decision: "not told: turned off in the matrix" });
  });

  it("AND what was worse hides what was there before, on one parcel in one ticket", () => {
    expect(one("presumed_lost")?.case.hides).toContain("stalled");
  });

  it("AND a person ends what no scan can end", () => {
    const never = exceptionKinds.filter((kind) => exceptions[kind].resolvedBy.length === 0);
    expect(never.map((kind) => [kind, one(kind)?.endedBy])).toEqual(never.map((kind) => [kind, "a person"]));
  });

  it("AND nobody hears it twice, or more often than the cap allows, and soon", () => {
    const { totals } = day();
    expect(totals.doubles).toBe(0);
    expect(totals.mostPerOrder).toBeLessThanOrEqual(totals.capPerOrder);
    expect(totals.messages["sent"]).toBeGreaterThan(20);
    expect(totals.ticketSeconds.p99).toBeLessThan(30);
    // Ten of these it waits for what else happens.
    expect(totals.mailSeconds.p99).toBeLessThan(40);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { all } from "../../app/adapters/marketing/_all";
import type { MarketingEvent } from "../../app/adapters/marketing/contract";
import { createEgress, type Egress } from "../../app/platform/http/egress.server";
import type { Sandbox } from "../../sandbox/main";
import { testSandbox } from "../../sandbox/testing/harness";
import type { MarketingSamples } from "./marketing/samples";
import { told } from "./marketing/told";

const files = import.meta.glob<MarketingSamples>(
  ["./marketing/*.ts", "!./marketing/samples.ts", "!./marketing/told.ts"],
  { eager: true, import: "default" },
);
const samples = new Map(
  Object.entries(files).map(([file, sample]) => [file.replace(/^.*\/|\.ts$/g, ""), sample]),
);
const paired = all.map((tool) => [tool.id, tool, samples.get(tool.id)] as const);

let sandbox: Sandbox;
let egress: Egress;
beforeAll(async () => {
  sandbox = await testSandbox({ orders: 0 });
  egress = createEgress({
    "a.klaviyo.com": `${sandbox.url}/klaviyo`,
    "api.postscript.io": `${sandbox.url}/postscript`,
    "api.attentivemobile.com": `${sandbox.url}/attentive`,
    "hook.example.com": `${sandbox.url}/hook`,
  });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.control.reset());

interface State {
  marketingEvents: { tool: string; id: string; name: string; body: unknown; received: number }[];
}
const heard = () => (sandbox.control.state() as unknown as State).marketingEvents;

it("GIVEN the set of marketing tools WHEN one is added THEN it brings samples for this battery", () => {
  expect([...samples.keys()].sort()).toEqual(all.map((tool) => tool.id).sort());
});

describe.each(paired)("marketing tool %s", (_id, tool, given) => {
  const sample = given as MarketingSamples;
  const tell = (event: MarketingEvent = told, settings: unknown = sample.settings) =>
    tool.tell(egress, settings, event);

  it("GIVEN an event WHEN told THEN it arrives field by field, as the tool takes it", async () => {
    expect(await tell()).toEqual({ ok: true, value: null });
    expect(heard()).toMatchObject([{ tool: sample.face, id: "event-1", name: sample.name, received: 1 }]);
    expect(heard()[0]!.body).toEqual(sample.arrives);
  });

  it("GIVEN a lost answer WHEN told again THEN the tool has one event, by its id", async () => {
    await sandbox.control.faults({ [sample.face]: [{ kind: "lost_answer", match: "POST" }] });
    expect(await tell()).toMatchObject({ ok: false, failure: { disposition: "retry" } });
    expect(await tell()).toMatchObject({ ok: true });
    expect(await tell({ ...told, id: "event-2" })).toMatchObject({ ok: true });
    expect(heard().map((each) => [each.id, each.received])).toEqual([
      ["event-1", 2],
      ["event-2", 1],
    ]);
    expect(heard()[0]!.body).toEqual(sample.arrives);
  });

  it("GIVEN a tool that is busy or broken WHEN told THEN it is tried again; nothing arrived", async () => {
    for (const kind of ["429", "500", "502", "503"] as const) {
      await sandbox.control.faults({ [sample.face]: [{ kind }] });
      expect(await tell()).toMatchObject({
        ok: false,
        failure: { code: "outside_busy", disposition: "retry" },
      });
    }
    expect(heard()).toEqual([]);
  });

  it("GIVEN another account's secret WHEN told THEN it waits for a person, and nothing of it is in the failure", async () => {
    const refused = await tell(told, sample.wrong);
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: "outside_refused_credentials", disposition: "retry" },
    });
    expect(JSON.stringify(refused)).not.toMatch(/shopper-1|555|secre|other/);
    expect(heard()).toEqual([]);
  });

  it("GIVEN somebody with one identifier WHEN told THEN that one is enough, or the tool is not asked", async () => {
    const none = { email: null, phone: null, customerId: null };
    for (const profile of [
      { ...none, email: "shopper-2@example.com" },
      { ...none, phone: "+15555550102" },
    ])
      expect(await tell({ ...told, profile })).toMatchObject({ ok: true });
    const byId = await tell({ ...told, profile: { ...none, customerId: "77002" } });
    if (sample.needsContact)
      expect(byId).toMatchObject({ ok: false, failure: { code: "profile_unknown", disposition: "final" } });
    else expect(byId).toMatchObject({ ok: true });
    expect(heard()).toHaveLength(sample.needsContact ? 2 : 3);
  });

  it("GIVEN an event of no worth WHEN told THEN no amount is made up", async () => {
    expect(await tell({ ...told, value: null })).toMatchObject({ ok: true });
    expect(JSON.stringify(heard()[0]!.body)).not.toMatch(/129|EUR/);
  });

  it("GIVEN the tool's own flows WHEN asked THEN the live ones that say what we say are named, or it cannot be asked", async () => {
    if (sample.flows === null || tool.flows === null) {
      expect(tool.flows).toBe(sample.flows);
      return;
    }
    expect(await tool.flows(egress, sample.settings)).toEqual({ ok: true, value: sample.flows });
    expect(await tool.flows(egress, sample.wrong)).toMatchObject({
      failure: { code: "outside_refused_credentials" },
    });
    await sandbox.control.faults({ [sample.face]: [{ kind: "429", match: "metrics" }] });
    expect(await tool.flows(egress, sample.settings)).toMatchObject({ failure: { code: "outside_busy" } });
  });

  it("GIVEN settings WHEN parsed THEN good ones stay as they are and bad ones are refused", () => {
    expect(tool.settings.parse(sample.settings)).toEqual(sample.settings);
    for (const bad of sample.badSettings) expect(tool.settings.safeParse(bad).success).toBe(false);
  });
});

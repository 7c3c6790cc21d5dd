import { measured } from "../../app/modules/promises/index.server";
import { FIRST_DAY, historyRows, HEADER } from "./history";

const { DAY, dayOf, forecast, isHoliday, Learner, promiseSettings, readParcels, runNow, standard } = measured;
type Learnt = measured.Learnt;
type Parcel = measured.Parcel;

const ROWS = 20_000;
const DAYS = 365;
export const ZONE = "America/Sao_Paulo";

/** A made-up year of a store, the same in every run, and what one night learns from it. */
export async function trained(): Promise<{ learnt: Learnt; parcels: Parcel[] }> {
  const parcels: Parcel[] = [];
  const text = [HEADER, ...historyRows(ROWS, 11, 0, DAYS)];
  const now = FIRST_DAY / 60_000 + (DAYS + 60) * DAY;
  async function* chunks() {
    yield* text;
  }
  const read = await readParcels(chunks(), { required: ["order_id", "ordered_at"], now }, (p) => {
    parcels.push(p);
  });
  if (!read.ok || parcels.length !== ROWS) throw new Error("the made-up history could not be read");
  const today = dayOf(FIRST_DAY / 60_000) + DAYS;
  const learner = new Learner(isHoliday);
  const model = runNow(learner.learn(today, { parcels, ordersOn: () => ROWS / DAYS }));
  const regions = new Map(
    parcels.map((p) => [`BR-${p.destinationPostal?.slice(0, 3)}`, p.destinationRegion ?? ""]),
  );
  return { learnt: { model, watching: learner.state(), regions, usualService: "standard" }, parcels };
}

export const groundsWith = (learnt: Learnt): measured.Grounds => ({
  zone: ZONE,
  country: "BR",
  settings: promiseSettings.parse({}),
  model: { ...learnt, version: "bench" },
  waitingDays: 0,
  places: [
    {
      locationId: "5",
      name: "Santos",
      country: "BR",
      region: null,
      active: true,
      confirmed: standard({ country: "BR", region: null }),
      confirmedAt: null,
      learned: null,
      learnedAt: null,
      standard: standard({ country: "BR", region: null }),
    },
  ],
});

export const ask = ({ model }: Learnt, parcel: Parcel): unknown => {
  const question: measured.Question = { ...parcel, at: parcel.orderedAt, handedOverAt: null };
  return forecast(model, question, isHoliday);
};

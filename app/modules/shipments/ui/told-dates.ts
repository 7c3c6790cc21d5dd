export interface ToldDate {
  subject_id: string;
  surface: string;
  state: string;
  latest: string;
  confidence: number;
}

/** Of all dates of an order, oldest first: what was promised, what is expected of this parcel now, and how often that has changed. */
export function toldDates<T extends ToldDate>(dates: readonly T[], shipmentId: string) {
  const forecasts = dates.filter((d) => d.surface === "forecast" && d.subject_id === shipmentId);
  return {
    given: dates.find((d) => d.surface !== "forecast" && d.state !== "void") ?? null,
    expected: forecasts.findLast((d) => d.state === "open") ?? null,
    forecasts: forecasts.length,
  };
}

import type { Parcel } from "../model/parcel";

/** A text cut out of a larger one keeps all of that in memory: what stays is copied. */
const copied = (text: string): string => Buffer.from(text).toString();

/** A parcel that holds nothing of the text it was read from. */
export const owned = (parcel: Parcel): Parcel =>
  Object.fromEntries(
    Object.entries(parcel).map(([name, value]) => [name, typeof value === "string" ? copied(value) : value]),
  ) as unknown as Parcel;

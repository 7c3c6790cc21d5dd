/** First part of a postal code, as lanes know it: enough for a lane, not for a person. */
export const postalPrefix = (postal: string | null): string | null =>
  postal?.replaceAll(" ", "").toUpperCase().slice(0, 3) || null;

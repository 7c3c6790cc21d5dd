/** First part of a postal code, written as orders keep it: enough for a lane, not for a person. */
export const postalPrefixOf = (postal: string | null): string | null =>
  postal?.replaceAll(" ", "").toUpperCase().slice(0, 3) || null;

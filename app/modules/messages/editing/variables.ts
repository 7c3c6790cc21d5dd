/** Every value that a text may name, with what it is: shown beside the fields, put in at a click. */
export const variables: readonly { name: string; what: string }[] = [
  { name: "shop.name", what: "Your store" },
  { name: "shop.url", what: "Address of your store" },
  { name: "shop.email", what: "Where answers go" },
  { name: "shopper.name", what: "Name of the shopper" },
  { name: "order.name", what: "Number of the order" },
  { name: "order.placed_on", what: "Day it was placed" },
  { name: "order.link", what: "Page of the order" },
  { name: "parcel.carrier", what: "Carrier" },
  { name: "parcel.number", what: "Tracking number" },
  { name: "parcel.n", what: "Which parcel of the order" },
  { name: "parcel.total", what: "Of how many" },
  { name: "outlook.headline", what: "What is happening" },
  { name: "outlook.cause", what: "Why" },
  { name: "outlook.when", what: "When it comes" },
  { name: "outlook.next", what: "What happens next" },
  { name: "outlook.by", what: "Whose turn it is" },
  { name: "event.amount", what: "Amount that is paid back" },
  { name: "event.date", what: "Date that this is about" },
  { name: "event.reason", what: "Reason that was given" },
  { name: "event.reference", what: "Number of the return or claim" },
];

/** What each has in these facts; null: nothing there, and its place stays empty. */
export function valuesIn(facts: object): Record<string, string | null> {
  const at = (name: string): unknown =>
    name
      .split(".")
      .reduce<unknown>(
        (inner, key) =>
          typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
        facts,
      );
  return Object.fromEntries(
    variables.map(({ name }) => {
      const value = at(name);
      return [name, typeof value === "string" || typeof value === "number" ? String(value) || null : null];
    }),
  );
}

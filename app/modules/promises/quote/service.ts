/** `UPS Ground`, `ups-ground` and `ups_ground` are one service: shops, carriers and checkouts write it as they like. */
export const serviceName = (text: string | null): string | null =>
  text
    ?.toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "") || null;

/** Nothing is sent where somebody comes and takes it. */
export const isPickup = (service: string | null): boolean =>
  /pick[-_ ]?up|abholung|click.?and.?collect/i.test(service ?? "");

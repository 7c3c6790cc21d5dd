/** Zones and languages are few; beyond this many formats they are made anew. */
const MOST = 1_000;

/** Keeps what is costly to make by its name: making one of Intl's formats costs more than using it a thousand times. */
export function keptFormats<F>(): (name: string, make: () => F) => F {
  const kept = new Map<string, F>();
  return (name, make) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const made = make();
    if (kept.size >= MOST) kept.clear();
    kept.set(name, made);
    return made;
  };
}

/** The only source of the present. Everything that asks the time is handed one, so every test can be replayed. */
export interface Clock {
  now(): Date;
}

export const systemClock = (offsetMs = 0): Clock => ({ now: () => new Date(Date.now() + offsetMs) });

/** A clock that stands where it is put. */
export function clockAt(start: string): Clock & { set(to: string): void; advance(ms: number): void } {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    set: (to) => void (at = new Date(to).getTime()),
    advance: (ms) => void (at += ms),
  };
}

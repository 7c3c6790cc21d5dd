/** What a failure's author says of it: `retry` may pass by itself, `final` needs a person or a change. */
export type Disposition = "retry" | "final";

/** An expected failure. Bugs throw; everything that can be foreseen is one of these. */
export interface Failure {
  /** Stable, machine-readable, snake_case: `order_unknown`. */
  code: string;
  disposition: Disposition;
  /** A sentence for staff; never holds personal data or secrets. */
  detail?: string;
  /** The fact that would let it pass (`order:123`): recording that fact tries again at once. */
  waitsFor?: string;
}

export type Result<T, F = Failure> = { ok: true; value: T } | { ok: false; failure: F };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const retry = (code: string, detail?: string, waitsFor?: string) =>
  ({ ok: false, failure: { code, disposition: "retry", detail, waitsFor } }) as const satisfies Result<never>;

export const final = (code: string, detail?: string) =>
  ({ ok: false, failure: { code, disposition: "final", detail } }) as const satisfies Result<never>;

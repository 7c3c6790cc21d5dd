import type { NextFunction, Request, Response } from "express";
import type { Clock } from "../support/clock";

/** Basic authentication; the face says how its refusal looks. */
export function basicGate(user: string, password: string, refusal: object) {
  const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return (req: Request, res: Response, next: NextFunction): void => {
    if (req.get("Authorization") === wanted) return next();
    res.status(401).json(refusal);
  };
}

export interface Limit {
  calls: number;
  perSeconds: number;
  /** Header lines of every answer. */
  headers: (left: number, calls: number) => Record<string, string>;
  refusal: object;
}

/** A bucket that fills at an even pace: what is left is told with each answer. */
export function limitGate(clock: Clock, factor: number, { calls, perSeconds, headers, refusal }: Limit) {
  const most = calls * factor;
  let left = most;
  let seen = clock.now().getTime();
  return (_req: Request, res: Response, next: NextFunction): void => {
    const now = clock.now().getTime();
    left = Math.min(most, left + ((now - seen) / 1000 / perSeconds) * most);
    seen = now;
    const fits = left >= 1;
    if (fits) left -= 1;
    res.set(headers(Math.floor(left), most));
    if (fits) return next();
    res
      .set("Retry-After", String(Math.ceil(((1 - left) * perSeconds) / most)))
      .status(429)
      .json(refusal);
  };
}

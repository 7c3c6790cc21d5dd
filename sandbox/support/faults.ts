import type { NextFunction, Request, Response } from "express";
import { z } from "zod";

export const faultSchema = z.object({
  kind: z.enum(["401", "403", "429", "500", "502", "503", "timeout", "throttled", "lost_answer"]),
  /** How many requests it hits; 0 means until it is cleared. */
  times: z.number().int().min(0).default(1),
  /** Only requests whose label (operation name or method and path) contains this. */
  match: z.string().default(""),
  retryAfter: z.number().positive().default(2),
});

export type Fault = z.output<typeof faultSchema>;

/** Faults waiting to hit one face, in the order they were planned. */
export class FaultLine {
  private planned: Fault[] = [];

  plan(faults: Fault[]): void {
    this.planned.push(...faults.map((fault) => ({ ...fault })));
  }

  clear(): void {
    this.planned = [];
  }

  list(): readonly Fault[] {
    return this.planned;
  }

  take(label: string): Fault | null {
    const fault = this.planned.find((each) => label.includes(each.match));
    if (!fault) return null;
    if (fault.times === 1) this.planned = this.planned.filter((each) => each !== fault);
    else if (fault.times > 1) fault.times--;
    return fault;
  }
}

/** One line for each face that can fail. */
export class Faults {
  readonly admin = new FaultLine();
  readonly easypost = new FaultLine();
  readonly postmark = new FaultLine();
  readonly twilio = new FaultLine();
  readonly klaviyo = new FaultLine();
  readonly postscript = new FaultLine();
  readonly attentive = new FaultLine();
  readonly hook = new FaultLine();
  readonly zendesk = new FaultLine();
  readonly gorgias = new FaultLine();
  readonly freshdesk = new FaultLine();

  clear(): void {
    for (const line of Object.values(this)) if (line instanceof FaultLine) line.clear();
  }
}

/** Lets the handler do its work, and cuts the line before the answer leaves: done, but nobody hears of it. */
export function loseAnswer(req: Request, res: Response): void {
  const cut = () => {
    req.socket.destroy();
    return res;
  };
  res.write = () => true;
  res.end = cut as typeof res.end;
}

const TIMEOUT_MS = 60_000;

export interface ErrorBodies {
  [status: string]: unknown;
}

/** Applies whatever is planned for this request; the face says how its errors look. */
export function faultGate(
  line: FaultLine,
  bodies: ErrorBodies,
  labelOf = (req: Request) => `${req.method} ${req.path}`,
) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const fault = line.take(labelOf(req));
    if (!fault) return next();
    if (fault.kind === "lost_answer") {
      loseAnswer(req, res);
      return next();
    }
    if (fault.kind === "throttled") {
      res.locals["throttled"] = true;
      return next();
    }
    if (fault.kind === "timeout") {
      const timer = setTimeout(() => req.socket.destroy(), TIMEOUT_MS);
      req.socket.once("close", () => clearTimeout(timer));
      return;
    }
    const status = Number(fault.kind);
    if (status === 429 || status === 503) res.set("Retry-After", String(fault.retryAfter));
    res.status(status).json(bodies[fault.kind] ?? { error: `sandbox fault ${fault.kind}` });
  };
}

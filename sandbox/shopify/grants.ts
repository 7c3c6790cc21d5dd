import { randomBytes } from "node:crypto";
import type { Clock } from "../support/clock";

const HOUR_S = 3600;
const REFRESH_LIFE_S = 90 * 24 * HOUR_S;

export interface Access {
  kind: "offline" | "online";
  expiresAt: number;
}

export interface Issued {
  token: string;
  refreshToken: string | null;
  expiresIn: number;
  refreshExpiresIn: number;
  scopes: string[];
}

/** A write scope brings its read scope with it. */
export function withImplied(scopes: string[]): Set<string> {
  const implied = scopes
    .filter((scope) => scope.startsWith("write_"))
    .map((scope) => `read_${scope.slice(6)}`);
  return new Set([...scopes, ...implied]);
}

/** What one shop has granted the app, and the tokens that prove it. */
export class Grants {
  installed = true;
  scopes: string[];
  private readonly access = new Map<string, Access>();
  private readonly refresh = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    scopes: string[],
  ) {
    this.scopes = scopes;
  }

  issue(kind: Access["kind"]): Issued {
    const token = `${kind === "offline" ? "shpat" : "shpua"}_${randomBytes(16).toString("hex")}`;
    const now = this.clock.now().getTime();
    this.access.set(token, { kind, expiresAt: now + HOUR_S * 1000 });
    const refreshToken = kind === "offline" ? `shprt_${randomBytes(16).toString("hex")}` : null;
    if (refreshToken) this.refresh.set(refreshToken, now + REFRESH_LIFE_S * 1000);
    return { token, refreshToken, expiresIn: HOUR_S, refreshExpiresIn: REFRESH_LIFE_S, scopes: this.scopes };
  }

  /** Rotates: the refresh token is spent by its use. Null when it is unknown, spent or too old. */
  renew(refreshToken: string): Issued | null {
    const until = this.refresh.get(refreshToken);
    if (until === undefined || !this.installed || until < this.clock.now().getTime()) return null;
    this.refresh.delete(refreshToken);
    return this.issue("offline");
  }

  check(token: string | undefined): Access | null {
    const access = token === undefined ? undefined : this.access.get(token);
    if (!access || !this.installed || access.expiresAt <= this.clock.now().getTime()) return null;
    return access;
  }

  /** Scopes are those of the shop now, not those of the moment the token was made. */
  granted(): Set<string> {
    return withImplied(this.scopes);
  }

  uninstall(): void {
    this.installed = false;
    this.access.clear();
    this.refresh.clear();
  }

  install(scopes: string[]): void {
    this.installed = true;
    this.scopes = scopes;
  }

  /** For drills: every access token is as if its hour were over. */
  expireTokens(): void {
    this.access.clear();
  }
}

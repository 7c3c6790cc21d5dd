import type { PrismaClient } from "@prisma/client";
import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { final, ok, type Result } from "../../domain/result";
import type { ShopKeys } from "../../platform/crypto/keyring.server";
import type { Log } from "../../platform/log.server";
import { domainOfSession, scopedToShop } from "./session-scope.server";

/** More than the library's own five minutes, so that it never meets a token that it would refresh by itself. */
const AHEAD_MS = 10 * 60_000;

export interface SessionDeps {
  prisma: PrismaClient;
  /** The key in use first, then the one before it. */
  keys: readonly ShopKeys[];
  /** Trades a refresh token, which is spent by it, for a new session. */
  refresh(domain: string, refreshToken: string): Promise<Result<Session>>;
  log: Log;
}

/**
 * Shopify's sessions: its own library keeps the rows, sealed tokens are all that reaches them, and the offline token
 * that is handed out is always fresh. Refreshing here, under a lock on the row, is what lets many processes share a
 * token whose refresh token works only once.
 */
export class SealedSessions implements SessionStorage {
  readonly #rows: PrismaSessionStorage<PrismaClient>;
  readonly #renewals = new Map<string, Promise<Result<string>>>();

  constructor(private readonly deps: SessionDeps) {
    this.#rows = new PrismaSessionStorage(scopedToShop(deps.prisma));
  }

  async storeSession(session: Session): Promise<boolean> {
    const { id, accessToken, refreshToken } = session;
    return this.#rows.storeSession(
      new Session({
        ...session.toObject(),
        accessToken: accessToken && this.#seal(id, accessToken),
        refreshToken: refreshToken && this.#seal(id, refreshToken),
      }),
    );
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const session = await this.#read(id);
    if (!session?.accessToken || !session.refreshToken || !session.isExpired(AHEAD_MS)) return session;
    const renewed = await this.#renew(id, session.accessToken);
    if (renewed.ok) return this.#read(id);
    this.deps.log.warn(
      { shop: session.shop, code: renewed.failure.code },
      "An offline token was not refreshed",
    );
    return session;
  }

  async deleteSession(id: string): Promise<boolean> {
    return this.#rows.deleteSessions([id]);
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    for (const id of ids) await this.#rows.deleteSessions([id]);
    return true;
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    const sealed = await this.#rows.findSessionsByShop(shop);
    return sealed.flatMap((session) => this.#open(session) ?? []);
  }

  /** The token to work with when no merchant is there. */
  async offlineToken(domain: string): Promise<Result<string>> {
    const session = await this.#read(`offline_${domain}`);
    if (!session?.accessToken) return final("token_missing", `${domain} has no offline session`);
    if (!session.refreshToken || !session.isExpired(AHEAD_MS)) return ok(session.accessToken);
    return this.#renew(session.id, session.accessToken);
  }

  /** Another token than the one that was refused. */
  async replaceToken(domain: string, refused: string): Promise<Result<string>> {
    return this.#renew(`offline_${domain}`, refused);
  }

  /** One renewal at a time: in this process by the map, among processes by the lock on the row. */
  #renew(id: string, seen: string): Promise<Result<string>> {
    const running = this.#renewals.get(id);
    if (running) return running;
    const renewal = this.#renewLocked(id, seen).finally(() => this.#renewals.delete(id));
    this.#renewals.set(id, renewal);
    return renewal;
  }

  async #renewLocked(id: string, seen: string): Promise<Result<string>> {
    const domain = domainOfSession(id);
    return this.deps.prisma.$transaction(
      async (tx): Promise<Result<string>> => {
        await tx.$executeRaw`select set_config('app.shop_domain', ${domain}, true)`;
        await tx.$executeRaw`select id from session where id = ${id} for update`;
        const row = await tx.session.findUnique({ where: { id } });
        if (!row?.refreshToken) return final("token_missing", `${domain} has nothing to refresh`);
        const current = this.#unseal(id, row.accessToken);
        if (current && current !== seen) return ok(current);
        const refreshToken = this.#unseal(id, row.refreshToken);
        if (!refreshToken) return final("token_unreadable", `${domain}: sealed under an unknown key`);
        const renewed = await this.deps.refresh(domain, refreshToken);
        if (!renewed.ok) return renewed;
        const { accessToken = "", expires, scope, refreshToken: next, refreshTokenExpires } = renewed.value;
        await tx.session.update({
          where: { id },
          data: {
            accessToken: this.#seal(id, accessToken),
            refreshToken: next ? this.#seal(id, next) : null,
            expires: expires ?? null,
            refreshTokenExpires: refreshTokenExpires ?? null,
            scope: scope ?? row.scope,
          },
        });
        return ok(accessToken);
      },
      { maxWait: 10_000, timeout: 30_000 },
    );
  }

  async #read(id: string): Promise<Session | undefined> {
    const sealed = await this.#rows.loadSession(id);
    return sealed && this.#open(sealed);
  }

  /** Nothing when no key opens it: the library then asks for a new token, as for a store it never saw. */
  #open(sealed: Session): Session | undefined {
    const { id } = sealed;
    const accessToken = sealed.accessToken && this.#unseal(id, sealed.accessToken);
    const refreshToken = sealed.refreshToken && this.#unseal(id, sealed.refreshToken);
    if (accessToken === null || refreshToken === null) {
      this.deps.log.error({ shop: sealed.shop }, "A session is sealed under an unknown key");
      return undefined;
    }
    return new Session({ ...sealed.toObject(), accessToken, refreshToken });
  }

  #seal(id: string, token: string): string {
    const [key] = this.deps.keys;
    if (!key) throw new Error("sessions need a key");
    return key.seal(Buffer.from(token), `session|token|${id}`).toString("base64");
  }

  #unseal(id: string, sealed: string): string | null {
    const bytes = Buffer.from(sealed, "base64");
    for (const key of this.deps.keys) {
      try {
        return key.unseal(bytes, `session|token|${id}`).toString();
      } catch {
        // Sealed under another key: the next one is tried, and who asks is told when none fits.
        continue;
      }
    }
    return null;
  }
}

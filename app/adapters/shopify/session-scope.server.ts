import type { PrismaClient } from "@prisma/client";

const DOMAIN = /^(?:offline_)?([a-z0-9][a-z0-9-]*\.myshopify\.com)(?:_\d+)?$/;

/** `offline_<shop>` and `<shop>_<user>` carry the shop; nothing else is a session of ours. */
export function domainOfSession(id: string): string {
  return DOMAIN.exec(id)?.[1] ?? "";
}

/** The shop that a query of the session library is about; empty (the probe of the table) sees no row. */
function domainOfQuery(args: unknown): string {
  const where = (args as { where?: { id?: string | { in?: string[] }; shop?: string } } | undefined)?.where;
  if (!where) return "";
  if (where.shop) return where.shop;
  const id = typeof where.id === "string" ? where.id : where.id?.in?.[0];
  return domainOfSession(id ?? "");
}

/** Row level security asks which shop is meant, in the transaction of the query. */
export function scopedToShop(prisma: PrismaClient): PrismaClient {
  const scoped = prisma.$extends({
    query: {
      session: {
        async $allOperations({ args, query }) {
          const domain = domainOfQuery(args);
          const [, found] = await prisma.$transaction([
            prisma.$executeRaw`select set_config('app.shop_domain', ${domain}, true)`,
            query(args),
          ]);
          return found;
        },
      },
    },
  });
  // An extended client lacks `$on` alone, which the session library never calls.
  return scoped as unknown as PrismaClient;
}

import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";

/** Prisma's own few connections, for Shopify's session library alone; everything else goes through `openAccess`. */
export function openPrisma(url: string, onError: (error: Error) => void): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: 5,
      connectionTimeoutMillis: 4_000,
      keepAlive: true,
      application_name: "doorstep_sessions",
      options: "-c role=doorstep_app",
    },
    // Without a listener a restart of the server would end this process.
    { onPoolError: onError, onConnectionError: onError },
  );
  return new PrismaClient({ adapter });
}

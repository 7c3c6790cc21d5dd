import { Command } from "commander";
import { migrate, pendingMigrations } from "../app/platform/database/migrate.server";
import { readConfig } from "../app/platform/config.server";
import { startEmbedded } from "../app/platform/database/embedded.server";
import { print } from "./context";

/** The address of the database: the given one, or the one that came with the package, for as long as the work takes. */
async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const config = readConfig();
  if (config.DATABASE_URL) return work(config.DATABASE_URL);
  const server = await startEmbedded({ dataDir: config.DOORSTEP_DATA_DIR, preferredPort: 54_329 });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

export function dbCommand(): Command {
  const command = new Command("db").description("Looks after the database. Works offline.");
  command
    .command("migrate")
    .description("brings the database up to date; safe to repeat, and to run twice at once")
    .action(() => withDatabase(async (url) => print({ applied: await migrate(url) })));
  command
    .command("status")
    .description("what the database lacks; fails when it lacks something")
    .action(() =>
      withDatabase(async (url) => {
        const pending = await pendingMigrations(url);
        print({ pending });
        if (pending.length > 0) process.exitCode = 1;
      }),
    );
  command
    .command("start")
    .description("starts the database that came with the package and keeps it running until stopped")
    .action(() =>
      withDatabase(async (url) => {
        await migrate(url);
        print({ url });
        await new Promise<void>((resolve) => {
          process.once("SIGINT", resolve);
          process.once("SIGTERM", resolve);
          // A pending promise alone does not keep the process.
          const alive = setInterval(() => undefined, 60_000);
          process.once("SIGINT", () => clearInterval(alive));
          process.once("SIGTERM", () => clearInterval(alive));
        });
      }),
    );
  return command;
}

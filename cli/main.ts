import { Command } from "commander";
import { dbCommand } from "./db";
import { demoCommand } from "./demo/command";
import { eventsCommand } from "./events";
import { promiseModel } from "../app/modules/promises/index.server";
import { promiseCommand } from "./promise";
import { reconcileCommand } from "./reconcile";
import { replayCommand } from "./replay";
import { trackCommand } from "./track";

const program = new Command("doorstep")
  .description("Doorstep: a post-purchase operating system for Shopify stores that you run yourself.")
  .showHelpAfterError()
  .addCommand(demoCommand())
  .addCommand(dbCommand())
  .addCommand(eventsCommand())
  .addCommand(replayCommand())
  .addCommand(reconcileCommand())
  .addCommand(promiseCommand(promiseModel))
  .addCommand(trackCommand());

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

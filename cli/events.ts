import { Command } from "commander";
import { eventsBefore, receiptOf } from "../app/spine/receipt.server";
import { print, shopOf, withRuntime } from "./context";

export function eventsCommand(): Command {
  const command = new Command("events").description("Reads a store's stream of events.");
  command
    .command("list")
    .description("the newest events of a store")
    .requiredOption("--shop <domain>", "the store, as in lantern.myshopify.com")
    .option("--type <type>", "events of one type, as in shipments.milestone_reached")
    .option("--limit <n>", "how many", "50")
    .action((it: { shop: string; type?: string; limit: string }) =>
      withRuntime(async (runtime) => {
        const shop = await shopOf(runtime, it.shop);
        const limit = Math.min(Math.max(1, Number(it.limit) || 50), 1_000);
        print(
          await runtime.spine.read(shop, (unit) =>
            eventsBefore(unit, { before: null, limit, type: it.type }),
          ),
        );
      }),
    );
  command
    .command("story")
    .description("the receipt of one story: every event, who answered it, and what was done outside")
    .requiredOption("--shop <domain>", "the store")
    .argument("<story>", "the story's id, as the list shows it")
    .action((story: string, it: { shop: string }) =>
      withRuntime(async (runtime) => {
        const shop = await shopOf(runtime, it.shop);
        const receipt = await runtime.spine.read(shop, (unit) => receiptOf(unit, story));
        if (!receipt) throw new Error("No such story in this store.");
        print(receipt);
      }),
    );
  return command;
}

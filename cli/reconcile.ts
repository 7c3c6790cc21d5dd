import { Command } from "commander";
import { ok } from "../app/domain/result";
import { reconcileNow } from "../app/modules/onboarding/index.server";
import { print, shopOf, withRuntime } from "./context";

export function reconcileCommand(): Command {
  return new Command("reconcile")
    .description("compares a store with Shopify now, instead of at the next of its ten-minute rounds")
    .requiredOption("--shop <domain>", "the store")
    .action((it: { shop: string }) =>
      withRuntime(async (runtime) => {
        const shop = await shopOf(runtime, it.shop);
        const result = await runtime.claimingSpine.act(shop, "cli.reconcile", async (unit) => {
          await reconcileNow(unit);
          return ok({ asked: true });
        });
        if (!result.ok) throw new Error(result.failure.code);
        print(result.value);
      }),
    );
}

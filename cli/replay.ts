import { Command } from "commander";
import { ok } from "../app/domain/result";
import { rebuildProjections, rereadMessage, rereadSince, retryReaction } from "../app/spine/replay.server";
import type { Unit } from "../app/spine/unit.server";
import { print, shopOf, withRuntime } from "./context";

export function replayCommand(): Command {
  const command = new Command("replay").description(
    "Does again what was done, or could not be done, before.",
  );
  command
    .command("projections")
    .description(
      "drops a store's projections, folds the stream into them again and compares; fails when they differ",
    )
    .requiredOption("--shop <domain>", "the store")
    .action((it: { shop: string }) =>
      withRuntime(async (runtime) => {
        const rebuilt = await rebuildProjections(runtime.claimingSpine, await shopOf(runtime, it.shop));
        print({ ...rebuilt, same: rebuilt.before === rebuilt.after });
        if (rebuilt.before !== rebuilt.after) process.exitCode = 1;
      }),
    );
  command
    .command("message")
    .description("reads a quarantined message again, after whatever hindered it was mended")
    .requiredOption("--shop <domain>", "the store")
    .argument("<source>", "as in shopify or carrier.easypost")
    .argument("<delivery>", "the delivery's id")
    .action((source: string, delivery: string, it: { shop: string }) =>
      act(it.shop, "cli.replay-message", async (unit) => ({
        again: await rereadMessage(unit, source, delivery),
      })),
    );
  command
    .command("reaction")
    .description("tries a reaction again that was given up")
    .requiredOption("--shop <domain>", "the store")
    .argument("<seq>", "the event's number")
    .argument("<reaction>", "as in messages.tell-shopper")
    .action((seq: string, reaction: string, it: { shop: string }) =>
      act(it.shop, "cli.replay-reaction", async (unit) => ({
        again: await retryReaction(unit, Number(seq), reaction),
      })),
    );
  command
    .command("since")
    .description("reads every stored message since a time again; known facts change nothing")
    .requiredOption("--shop <domain>", "the store")
    .argument("<time>", "as in 2026-11-21T00:00:00Z")
    .action((time: string, it: { shop: string }) => {
      const since = new Date(time);
      if (Number.isNaN(since.getTime())) throw new Error(`Not a time: ${time}`);
      return act(it.shop, "cli.replay-since", async (unit) => ({ messages: await rereadSince(unit, since) }));
    });
  return command;
}

type Work = (unit: Unit) => Promise<object>;

const act = (domain: string, by: string, work: Work) =>
  withRuntime(async (runtime) => {
    const result = await runtime.claimingSpine.act(await shopOf(runtime, domain), by, async (unit) =>
      ok(await work(unit)),
    );
    if (!result.ok) throw new Error(result.failure.code);
    print(result.value);
  });

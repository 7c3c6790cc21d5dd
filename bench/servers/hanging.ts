/** A worker that is in the middle of a reaction for ever: it holds its claim until it is killed. */
import { Claimers } from "../../app/spine/claimers.server";
import { defineReaction } from "../../app/spine/definitions";
import { createBenchSpine } from "../spine";
import { benchEnvironment } from "./environment";

const { databaseUrl, masterKey } = benchEnvironment();
const hang = defineReaction({
  name: "insights.bench-noop",
  on: "orders.changed",
  run: () => {
    process.stdout.write(`${JSON.stringify({ port: 0 })}\n`);
    return new Promise(() => undefined);
  },
});
const spine = createBenchSpine(databaseUrl, masterKey, {
  reactions: [hang],
  intakes: [],
  effects: [],
  alarms: [],
});
new Claimers(spine).start();
setInterval(() => undefined, 60_000);
